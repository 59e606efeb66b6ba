from psycopg2 import IntegrityError

from odoo import SUPERUSER_ID, fields
from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestHistory(CaseCommon):
    def cost(self, count):
        """Return the queries that submitting `count` cases takes."""
        cases = self.make_cases(count)
        return self.statements(cases._make_move, "submit")

    def test_one_row_for_each_record_and_move(self):
        cases = self.make_cases(3, "approved")
        rows = self.history_of(cases)
        for case in cases:
            mine = rows.filtered(lambda row, case=case: row.res_id == case.id)
            self.assertEqual(mine.mapped("move"), ["approve", "submit"])
            self.assertEqual(mine.mapped("from_state"), ["submitted", "draft"])
            self.assertEqual(mine.mapped("to_state"), ["approved", "submitted"])
            self.assertEqual(mine.mapped("user_id"), self.chief | self.officer)
            self.assertEqual(case.transition_ids, mine.with_env(case.env))

    def test_one_row_for_a_record_named_twice(self):
        case = self.make_case()
        case.browse([case.id, case.id])._make_move("submit")
        self.assertEqual(len(self.history_of(case)), 1)

    def test_one_insert_for_a_batch(self):
        cases, inserts = self.make_cases(80), []
        execute = type(self.cr).execute

        def spy(cr, query, *args, **kwargs):
            if 'INSERT INTO "edu_transition"' in str(query):
                inserts.append(query)
            return execute(cr, query, *args, **kwargs)

        self.patch(type(self.cr), "execute", spy)
        cases._make_move("submit")
        self.env.flush_all()
        self.assertEqual(len(inserts), 1)
        self.assertEqual(len(self.history_of(cases)), 80)

    def test_the_cost_does_not_grow_with_the_batch(self):
        self.cost(1)
        self.assertEqual(self.cost(10), self.cost(80))

    def test_the_cost_of_offering_moves_does_not_grow(self):
        def cost(count):
            cases = self.make_cases(count)
            return self.statements(cases.mapped, "allowed_moves")

        cost(1)
        self.assertEqual(cost(10), cost(80))

    def writers(self):
        system = self.make_user("system_a", "system", serves=self.county_a)
        root = self.env["res.users"].browse(SUPERUSER_ID)
        row = self.history_of(self.make_case("submitted"))
        return [
            row.with_user(user).sudo(su)
            for user in (self.officer, self.chief, system, root)
            for su in (False, True)
        ]

    def test_rows_are_never_changed(self):
        for row in self.writers():
            for values in ({"reason": "Other"}, {"user_id": 1}, {"res_id": 0}, {}):
                with self.subTest(env=row.env), self.assertRaises(AccessError):
                    row.write(values)
            with self.assertRaises(AccessError):
                row.reason = "Other"

    def test_rows_are_never_deleted(self):
        for row in self.writers():
            with self.subTest(env=row.env), self.assertRaises(AccessError):
                row.unlink()
            self.assertTrue(row.sudo().exists())

    def test_rows_are_never_written_by_hand(self):
        for row in self.writers():
            values = row.sudo().copy_data()[0] | {"date": fields.Datetime.now()}
            with self.subTest(env=row.env), self.assertRaises(AccessError):
                row.create(values)
            with self.assertRaises(AccessError):
                row.copy()

    def test_rows_are_never_imported(self):
        for row in self.writers():
            before = self.history_of(self.cases.browse(row.sudo().res_id))
            with self.subTest(env=row.env):
                self.assertFalse(self.imported(row))
            after = self.history_of(self.cases.browse(row.sudo().res_id))
            self.assertEqual(before.read(), after.read())

    def imported(self, row):
        """Return whether an import over a row goes through."""
        try:
            return bool(row.load([".id", "reason"], [[str(row.id), "Other"]])["ids"])
        except AccessError:
            return False

    def test_rows_do_not_change_through_their_record(self):
        case, other = self.make_case("submitted"), self.make_case("submitted")
        row, foreign = self.history_of(case), self.history_of(other)
        forged = {"move": "approve", "to_state": "approved", "user_id": self.chief.id}
        for command in (
            Command.create({**forged, "date": fields.Datetime.now()}),
            Command.update(row.id, {"user_id": self.chief.id}),
            Command.delete(row.id),
            Command.unlink(row.id),
            Command.link(foreign.id),
            Command.clear(),
            Command.set(foreign.ids),
        ):
            for su in (False, True):
                with self.subTest(command=command), self.assertRaises(AccessError):
                    case.sudo(su).write({"transition_ids": [command]})
        with self.assertRaises(AccessError):
            self.cases.create(
                {"name": "Forged", "transition_ids": [Command.link(row.id)]}
            )

    def test_who_reads_the_record_reads_its_history(self):
        case = self.make_case("approved")
        rows = self.history_of(case)
        about = [("res_model", "=", case._name), ("res_id", "=", case.id)]
        leader = self.make_user("leader_a", "leader", serves=self.county_a)
        for user in (self.officer, self.chief, self.liaison, leader):
            with self.subTest(user.login):
                mine = rows.with_user(user)
                self.assertEqual(mine.search(about), mine)
                self.assertEqual(mine.search_count(about), 2)
                self.assertEqual(mine.search([("id", "in", mine.ids)]), mine)
                self.assertEqual(mine.mapped("move_label"), ["Approve", "Submit"])
                self.assertEqual(case.with_user(user).transition_ids, mine)

    @mute_logger("odoo.addons.base.models.ir_rule")
    def test_who_does_not_read_the_record_reads_no_history(self):
        case = self.make_case("submitted")
        rows = self.history_of(case)
        about = [("res_model", "=", case._name), ("res_id", "=", case.id)]
        roleless = self.make_user("employee", "employee")
        for user in (self.stranger, roleless, self.liaison):
            with self.subTest(user.login):
                mine = rows.with_user(user)
                for domain in (about, [], [("id", "in", rows.ids)], ["!", *about[:1]]):
                    self.assertFalse(mine.search(domain) & mine)
                    self.assertFalse(mine.search_count(domain))
                self.assertFalse(mine._read_group(about, ["user_id"], ["__count"]))
                self.assertFalse(mine.has_access("read"))
                self.assertFalse(mine._filtered_access("read"))
                for read, argument in (
                    (mine.read, ["reason"]),
                    (mine.mapped, "reason"),
                    (mine.export_data, ["reason"]),
                    (mine.web_read, {"reason": {}}),
                    (case.with_user(user).mapped, "transition_ids"),
                    (mine.check_access, "read"),
                ):
                    self.env.invalidate_all()
                    with self.assertRaises(UserError):
                        read(argument)

    def test_outsiders_have_no_access_to_history(self):
        for role in ("portal", "public"):
            user = self.make_user(f"{role}_user", role)
            with self.assertRaises(AccessError):
                self.env["edu.transition"].with_user(user).search([])

    def test_a_batch_of_mixed_rows_is_filtered(self):
        mine = self.make_case("submitted")
        theirs = self.cases.with_user(self.stranger).create({"name": "B", "note": "x"})
        theirs._make_move("submit")
        both = mine | theirs.with_env(mine.env)
        rows = self.history_of(both).with_user(self.officer)
        self.assertEqual(rows._filtered_access("read"), self.history_of(mine))
        self.assertEqual(rows.search([("id", "in", rows.ids)]).res_id, mine.id)

    def test_search_finds_the_models_a_domain_leaves_possible(self):
        case = self.make_case("submitted")
        row = self.history_of(case).with_user(self.officer)
        named = ("res_model", "=", case._name)
        other = ("res_model", "=", "res.partner")
        for domain, found in (
            ([], row),
            ([named], row),
            ([other], row.browse()),
            (["|", other, ("id", "=", row.id)], row),
            (["|", other, named], row),
            ([("res_model", "!=", "res.partner")], row),
            (["!", named], row.browse()),
            ([("res_model", "in", [case._name, False])], row),
            ([("res_model", "=", False)], row.browse()),
            ([("res_model", "like", "edu.test")], row),
            ([("res_model", "in", [])], row.browse()),
        ):
            with self.subTest(domain=domain):
                self.assertEqual(row.search(domain), found)

    def test_the_history_of_a_hidden_record_stays_readable(self):
        case = self.make_case()
        case.with_user(self.chief)._make_move("void", "Opened twice")
        self.assertEqual(
            self.history_of(case).with_user(self.officer).reason, "Opened twice"
        )
        self.assertEqual(case.transition_ids.mapped("move"), ["void"])

    def test_labels_are_in_the_language_of_the_reader(self):
        self.env["res.lang"]._activate_lang("zh_CN")
        self.env["ir.module.module"]._load_module_terms(
            ["edu_test_transition"], ["zh_CN"]
        )
        row = self.history_of(self.make_case("submitted"))
        self.assertEqual(
            (row.move_label, row.from_label, row.to_label),
            ("Submit", "Draft", "Submitted"),
        )
        chinese = row.with_context(lang="zh_CN")
        self.assertEqual(
            (chinese.move_label, chinese.from_label, chinese.to_label),
            ("提交", "草稿", "已提交"),
        )

    def test_a_person_of_the_history_is_not_deleted(self):
        person = self.make_user("officer_gone", "officer", serves=self.county_a)
        self.make_case().with_user(person)._make_move("submit")
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError):
            person.unlink()
