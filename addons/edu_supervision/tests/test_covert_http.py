"""The same from outside: the external interface, exports and files (TS32)."""

import json
from datetime import timedelta

from odoo import fields
from odoo.http import Request
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from odoo.addons.edu_base.tests.common import PASSWORD

from .covert_common import SECRET, CovertCommon

ASKED = (
    "officer of the county",
    "chief of the county",
    "colleague",
    "leader",
    "other inspector",
    "liaison",
    "administrator",
)
NOISE = (
    "odoo.addons.base.models.ir_model",
    "odoo.addons.base.models.ir_rule",
    "odoo.addons.web.controllers.export",
    "odoo.http",
)


@tagged("post_install", "-at_install")
class TestCovertHttp(CovertCommon, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.visit = cls.make_covert()
        cls.file = cls.env["ir.attachment"].search(
            [("res_model", "=", "edu.visit.answer"), ("name", "=", SECRET)]
        )
        cls.told = {
            SECRET,
            f'"id": {cls.visit.id},',
            str(cls.visit.date),
        }

    def ask(self, user, model, method, **given):
        expires = fields.Datetime.now() + timedelta(days=1)
        key = (
            self.env["res.users.apikeys"]
            .with_user(user)
            ._generate("rpc", "covert", expires)
        )
        with mute_logger(*NOISE):
            return self.url_open(
                f"/json/2/{model}/{method}",
                json=given,
                headers={"Authorization": f"bearer {key}"},
            )

    def calls(self):
        """Yield (model, method, arguments) of what might be asked from outside."""
        ids, spec = self.visit.ids, {"unit_id": {}, "date": {}}
        yield "edu.visit", "search_read", {"domain": []}
        yield "edu.visit", "search", {"domain": [("unit_id", "=", self.schools[0].id)]}
        yield "edu.visit", "read", {"ids": ids, "fields": ["unit_id", "date"]}
        yield "edu.visit", "web_read", {"ids": ids, "specification": spec}
        yield "edu.visit", "name_search", {"name": ""}
        yield (
            "edu.visit",
            "formatted_read_group",
            {"domain": [], "groupby": ["unit_id"], "aggregates": ["__count"]},
        )
        yield "edu.visit", "export_data", {"ids": ids, "fields_to_export": ["date"]}
        yield "edu.visit", "write", {"ids": ids, "vals": {"confidant_ids": []}}
        yield "edu.visit.member", "search_read", {"domain": []}
        yield "edu.finding", "search_read", {"domain": []}
        yield "mail.message", "search_read", {"domain": [("model", "=", "edu.visit")]}
        yield (
            "calendar.event",
            "search_read",
            {"domain": [("id", "=", self.visit.sudo().event_id.id)]},
        )
        yield "edu.list.item", "search", {"domain": [("visit_ids", "in", ids)]}

    def test_the_external_interface(self):
        for role in ASKED:
            for model, method, given in self.calls():
                with self.subTest(role, model=model, method=method):
                    answer = self.ask(self.outsiders[role], model, method, **given)
                    if answer.ok:
                        self.assertFalse(answer.json())
                    self.assertFalse([one for one in self.told if one in answer.text])

    def test_the_external_interface_tells_the_planner(self):
        for model, method, given in self.calls():
            if model == "calendar.event":
                continue  # those who go
            with self.subTest(model=model, method=method):
                self.assertTrue(self.ask(self.planner, model, method, **given).json())

    def test_exports_and_files(self):
        for role in ASKED:
            user = self.outsiders[role]
            self.authenticate(user.login, PASSWORD)
            with self.subTest(role), mute_logger(*NOISE):
                export = self.export("edu.visit", self.visit.ids)
                self.assertNotIn(str(self.visit.date), export.text)
                file = self.url_open(f"/web/content/{self.file.id}?download=1")
                self.assertEqual(file.status_code, 404)

    def test_exports_and_files_of_the_planner(self):
        self.authenticate(self.planner.login, PASSWORD)
        export = self.export("edu.visit", self.visit.ids)
        self.assertIn(str(self.visit.date), export.text)
        file = self.url_open(f"/web/content/{self.file.id}?download=1")
        self.assertEqual(file.content.decode(), SECRET)

    def export(self, model, ids):
        data = {
            "model": model,
            "fields": [{"name": "date", "label": "Day", "type": "date"}],
            "ids": ids,
            "domain": [],
            "groupby": [],
            "import_compat": False,
        }
        return self.url_open(
            "/web/export/csv",
            data={"data": json.dumps(data), "csrf_token": Request.csrf_token(self)},
        )
