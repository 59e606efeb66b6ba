import io
import json
from datetime import timedelta

from openpyxl import load_workbook

from odoo import fields
from odoo.http import Request
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from .common import TEXT, ReformCommon

NOISE = (
    "odoo.http",
    "odoo.addons.base.models.ir_rule",
    "odoo.addons.base.models.ir_model",
    "odoo.addons.web.controllers.export",
)
MODELS = ("edu.plan", "edu.task", "edu.task.unit", "edu.task.report")
SECRET = "秘密"


class ExternalCommon(HttpCase, ReformCommon):
    """A plan of county A and one of county B, each with a task and a report."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.liaison_b = cls.make_user("liaison_b", "liaison", works_at=cls.education_b)
        cls.make_liaison(cls.liaison_b, cls.education_b)
        cls.mine = cls.make_everything(
            cls.officer, cls.liaison, cls.education_a, "甲县"
        )
        cls.foreign = cls.make_everything(
            cls.stranger, cls.liaison_b, cls.education_b, SECRET
        )

    @classmethod
    def make_everything(cls, officer, liaison, unit, word):
        """Return {model: record} of a plan whose every text holds `word`."""
        plan = cls.make_plan(officer, name=f"{word}方案", links={unit: "lead"})
        plan.task_ids.write({"name": f"{word}任务", "text": f"{word}举措"})
        report = (
            plan.env["edu.task.report"]
            .with_user(liaison)
            .create(
                {
                    "task_id": plan.task_ids.id,
                    "unit_id": unit.id,
                    "text": f"{word}进展",
                }
            )
        )
        records = (plan, plan.task_ids, plan.task_ids.link_ids, report)
        return {record._name: record.sudo() for record in records}

    def setUp(self):
        super().setUp()
        self.before = self.content()

    def content(self):
        self.env.flush_all()
        self.env.invalidate_all()
        return {
            name: (
                self.env[name].search_count([]),
                self.foreign[name].read(["write_date", "owner_unit_id"], load=False),
            )
            for name in MODELS
        }

    def ask(self, model, method, *args, **kwargs):
        """Return the whole answer to a call of the web client."""
        return self.url_open(
            f"/web/dataset/call_kw/{model}/{method}",
            json={
                "params": {
                    "model": model,
                    "method": method,
                    "args": args,
                    "kwargs": kwargs,
                }
            },
        ).json()

    def call(self, model, method, *args, **kwargs):
        """Return the result of a call of the web client, which succeeds."""
        answer = self.ask(model, method, *args, **kwargs)
        self.assertNotIn("error", answer)
        return answer.get("result")

    @mute_logger(*NOISE)
    def assertRefused(self, model, method, *args, **kwargs):
        """Assert that a call fails for lack of rights and tells nothing."""
        answer = self.ask(model, method, *args, **kwargs)
        self.assertIn("error", answer)
        self.assertRegex(answer["error"]["data"]["name"], "UserError|AccessError")
        self.assertNotIn(SECRET, json.dumps(answer, ensure_ascii=False))
        self.assertUntouched()

    def assertUntouched(self):
        self.assertEqual(self.content(), self.before)


@tagged("post_install", "-at_install")
class TestBrowser(ExternalCommon):
    """What a person reaches with a browser, beside the buttons."""

    def people(self):
        """Yield the login of each person of county A, logged in."""
        for user in (self.officer, self.chief, self.leader, self.liaison):
            self.authenticate(user.login, user.login)
            with self.subTest(user.login):
                yield user

    def test_each_finds_the_own_alone(self):
        for _user in self.people():
            for name in MODELS:
                found = self.call(name, "search_read", [], ["display_name"])
                self.assertEqual([row["id"] for row in found], self.mine[name].ids)

    def test_counts_and_groups_hold_the_own_alone(self):
        for _user in self.people():
            groups = self.call(
                "edu.task.unit", "formatted_read_group", [], ["unit_id"], ["__count"]
            )
            self.assertEqual([group["__count"] for group in groups], [1])
            self.assertNotIn(SECRET, json.dumps(groups, ensure_ascii=False))
            self.assertEqual(self.call("edu.task", "search_count", []), 1)

    def test_names_are_found_by_nobody_else(self):
        for _user in self.people():
            for name in MODELS:
                self.assertFalse(self.call(name, "name_search", SECRET))

    def test_the_foreign_is_not_read(self):
        for _user in self.people():
            for name, record in self.foreign.items():
                self.assertRefused(name, "read", record.ids, ["display_name"])
                self.assertRefused(
                    name, "web_read", record.ids, specification={"write_date": {}}
                )

    def test_a_refusal_names_nothing_in_debug_mode(self):
        self.authenticate(self.officer.login, self.officer.login)
        self.url_open("/odoo?debug=1")
        for name, record in self.foreign.items():
            with self.subTest(name):
                self.assertRefused(name, "read", record.ids, ["write_date"])

    def test_the_foreign_is_not_written(self):
        for _user in self.people():
            for name, record in self.foreign.items():
                self.assertRefused(name, "write", record.ids, {"text": "改"})
                self.assertRefused(name, "unlink", record.ids)
                self.assertRefused(name, "copy", record.ids)

    def test_the_foreign_is_not_moved(self):
        for _user in self.people():
            self.assertRefused(
                "edu.task", "action_submit", self.foreign["edu.task"].ids
            )
            self.assertRefused(
                "edu.plan", "write", self.foreign["edu.plan"].ids, {"state": "closed"}
            )

    def test_no_report_on_the_foreign(self):
        for _user in self.people():
            for unit in self.education_a | self.education_b:
                values = {
                    "task_id": self.foreign["edu.task"].id,
                    "unit_id": unit.id,
                    "text": "代报。",
                }
                self.assertRefused(
                    "edu.task.report", "web_save", [], values, specification={}
                )

    def test_a_title_is_not_read_through_a_reference(self):
        self.authenticate(self.officer.login, self.officer.login)
        self.assertRefused(
            "edu.plan.import",
            "web_save",
            [],
            {"plan_id": self.foreign["edu.plan"].id},
            specification={"plan_id": {"fields": {"display_name": {}}}},
        )
        self.assertRefused(
            "edu.task.unit",
            "web_save",
            self.mine["edu.task.unit"].ids,
            {"task_id": self.foreign["edu.task"].id},
            specification={"task_id": {"fields": {"display_name": {}}}},
        )

    def test_a_city_officer_serves_both(self):
        self.authenticate(self.city_officer.login, self.city_officer.login)
        found = self.call("edu.task", "search_read", [], ["name"])
        self.assertEqual({row["name"] for row in found}, {"甲县任务", f"{SECRET}任务"})

    def test_the_scope_ends_at_the_next_request(self):
        self.authenticate(self.officer.login, self.officer.login)
        self.assertTrue(self.call("edu.task", "search_count", []))
        self.officer.scope_unit_ids = self.county_b
        found = self.call("edu.task", "search_read", [], ["id"])
        self.assertEqual([row["id"] for row in found], self.foreign["edu.task"].ids)
        with mute_logger(*NOISE):
            answer = self.ask("edu.task", "read", self.mine["edu.task"].ids, ["name"])
        self.assertIn("AccessError", answer["error"]["data"]["name"])

    def test_the_post_ends_at_the_next_request(self):
        self.authenticate(self.liaison.login, self.liaison.login)
        self.assertTrue(self.call("edu.task", "search_count", []))
        self.env["edu.liaison"].search([("user_id", "=", self.liaison.id)]).write(
            {"date_to": "2020-12-31"}
        )
        self.assertFalse(self.call("edu.task", "search_count", []))


@tagged("post_install", "-at_install")
class TestImportByBrowser(ExternalCommon):
    """The import, asked for without its form."""

    def read_in(self, **values):
        """Return the id of an import that has read the text."""
        rows = self.call(
            "edu.plan.import",
            "web_save",
            [],
            {"pasted": TEXT, **values},
            specification={},
        )
        wizard_id = rows[0]["id"]
        self.call("edu.plan.import", "action_read", [wizard_id])
        return wizard_id

    def test_an_officer_imports(self):
        self.authenticate(self.officer.login, self.officer.login)
        action = self.call("edu.plan.import", "action_confirm", [self.read_in()])
        plan = self.env["edu.plan"].browse(action["res_id"])
        self.assertEqual((plan.owner_unit_id, plan.task_count), (self.county_a, 5))

    def test_a_document_is_imported_once(self):
        first, second = [], []
        for user, wizards in ((self.officer, first), (self.colleague, second)):
            self.authenticate(user.login, user.login)
            wizards.append(self.read_in())
        self.call("edu.plan.import", "action_confirm", second)
        self.before = self.content()
        self.authenticate(self.officer.login, self.officer.login)
        with mute_logger("odoo.sql_db", "odoo.http"):
            answer = self.ask("edu.plan.import", "action_confirm", first)
        self.assertRegex(
            answer["error"]["data"]["message"], "already in the system|已在系统中"
        )
        self.assertUntouched()

    def test_the_proposal_is_read_by_its_person_alone(self):
        self.authenticate(self.officer.login, self.officer.login)
        wizard_id = self.read_in()
        lines = self.call("edu.plan.import.line", "search", [])
        self.authenticate(self.stranger.login, self.stranger.login)
        self.assertFalse(self.call("edu.plan.import", "search", []))
        for model, ids in (
            ("edu.plan.import", [wizard_id]),
            ("edu.plan.import.line", lines),
        ):
            self.assertRefused(model, "read", ids, ["name"])
            self.assertRefused(model, "write", ids, {"name": "改"})
        self.assertRefused("edu.plan.import", "action_confirm", [wizard_id])

    def test_nobody_else_imports(self):
        for user in (self.liaison, self.leader):
            self.authenticate(user.login, user.login)
            with self.subTest(user.login):
                self.assertRefused("edu.plan.import", "create", [{"pasted": TEXT}])

    def test_not_into_what_is_foreign(self):
        self.authenticate(self.officer.login, self.officer.login)
        self.assertRefused(
            "edu.plan.import",
            "create",
            [{"pasted": TEXT, "plan_id": self.foreign["edu.plan"].id}],
        )
        wizard_id = self.read_in(owner_unit_id=self.county_b.id)
        units = self.call("edu.plan.import.unit", "search", [])
        self.call("edu.plan.import.unit", "write", units, {"as_text": True})
        self.assertRefused("edu.plan.import", "action_confirm", [wizard_id])

    def test_no_private_step(self):
        self.authenticate(self.officer.login, self.officer.login)
        wizard_id = self.read_in()
        for method in ("_check_confirmable", "_find_plan", "_keep_document"):
            self.assertRefused("edu.plan.import", method, [wizard_id])


@tagged("post_install", "-at_install")
class TestKey(ExternalCommon):
    """A program with a person's key reaches no further than the person."""

    def json2(self, user, model, method, **body):
        keys = self.env["res.users.apikeys"].with_user(user)
        tomorrow = fields.Datetime.now() + timedelta(days=1)
        return self.url_open(
            f"/json/2/{model}/{method}",
            json=body,
            headers={"Authorization": f"bearer {keys._generate('rpc', 't', tomorrow)}"},
        )

    def test_each_finds_the_own_alone(self):
        for user, ids in (
            (self.officer, self.mine["edu.task"].ids),
            (self.liaison, self.mine["edu.task"].ids),
            (self.stranger, self.foreign["edu.task"].ids),
            (self.liaison_b, self.foreign["edu.task"].ids),
        ):
            with self.subTest(user.login):
                self.assertEqual(
                    self.json2(user, "edu.task", "search", domain=[]).json(), ids
                )

    @mute_logger(*NOISE)
    def test_the_foreign_is_refused(self):
        for user in (self.officer, self.liaison, self.leader):
            for name, record in self.foreign.items():
                for method, body in (
                    ("read", {"fields": ["display_name"]}),
                    ("write", {"vals": {"sequence": 1}}),
                    ("unlink", {}),
                ):
                    with self.subTest(user.login, model=name, method=method):
                        answer = self.json2(user, name, method, ids=record.ids, **body)
                        self.assertEqual(answer.status_code, 403)
                        self.assertNotIn(SECRET, answer.text)
        self.assertUntouched()

    @mute_logger(*NOISE)
    def test_the_liaison_reports_on_the_own_task_alone(self):
        for task, status in (
            (self.mine["edu.task"], 200),
            (self.foreign["edu.task"], 422),
        ):
            values = {
                "task_id": task.id,
                "unit_id": self.education_a.id,
                "text": "已报送。",
            }
            answer = self.json2(
                self.liaison, "edu.task.report", "create", vals_list=[values]
            )
            self.assertEqual(answer.status_code, status)
        self.assertEqual(
            self.foreign["edu.task"].report_ids.mapped("text"), ["秘密进展"]
        )


@tagged("post_install", "-at_install")
class TestExport(ExternalCommon):
    """Export gives what the person may read, and only to whom export belongs."""

    def export(self, model, ids=False, domain=()):
        """Return the answer to an export of names, as the list's dialog asks for it."""
        data = {
            "model": model,
            "fields": [{"name": "display_name", "label": "Name", "type": "char"}],
            "ids": ids,
            "domain": list(domain),
            "groupby": [],
            "import_compat": False,
        }
        return self.url_open(
            "/web/export/xlsx",
            data={"data": json.dumps(data), "csrf_token": Request.csrf_token(self)},
        )

    def cells(self, answer):
        rows = load_workbook(io.BytesIO(answer.content)).active.values
        return [cell for row in rows for cell in row]

    def test_the_own_alone(self):
        self.authenticate(self.officer.login, self.officer.login)
        for name in MODELS:
            with self.subTest(name):
                cells = self.cells(self.export(name))
                self.assertEqual(cells, ["Name", self.mine[name].display_name])

    def test_the_foreign_is_refused(self):
        self.authenticate(self.officer.login, self.officer.login)
        for name, record in self.foreign.items():
            with self.subTest(name), mute_logger(*NOISE):
                answer = self.export(name, record.ids)
                self.assertEqual(answer.status_code, 500)
                self.assertNotIn(SECRET, answer.text)

    def test_a_liaison_exports_nothing(self):
        self.authenticate(self.liaison.login, self.liaison.login)
        with mute_logger(*NOISE):
            answer = self.export("edu.task", self.mine["edu.task"].ids)
        self.assertNotEqual(answer.status_code, 200)

    def table(self, plan):
        return self.url_open(f"/edu/plan/{plan.id}/decomposition.xlsx")

    def test_the_decomposition_table(self):
        self.authenticate(self.officer.login, self.officer.login)
        self.assertIn("甲县任务", self.cells(self.table(self.mine["edu.plan"])))
        self.assertEqual(self.table(self.foreign["edu.plan"]).status_code, 404)

    def test_no_table_for_a_liaison(self):
        self.authenticate(self.liaison.login, self.liaison.login)
        self.assertEqual(self.table(self.mine["edu.plan"]).status_code, 404)
