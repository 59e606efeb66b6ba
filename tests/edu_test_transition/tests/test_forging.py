from odoo import SUPERUSER_ID, fields
from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tests import tagged

from .common import CaseCommon

JSON_KEYS = (True, 1, "STATE_GUARD", "open", {"key": 1}, ["STATE_GUARD"])


@tagged("post_install", "-at_install")
class TestForging(CaseCommon):
    """Ways to a state that no move leads to. Each is refused, whoever tries."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        system = cls.make_user("system_a", "system", serves=cls.county_a)
        root = cls.env["res.users"].browse(SUPERUSER_ID)
        case = cls.make_case("submitted")
        cls.forgers = {
            "officer": case,
            "officer in sudo": case.sudo(),
            "liaison in sudo": case.with_user(cls.liaison).sudo(),
            "administrator": case.with_user(system),
            "administrator in sudo": case.with_user(system).sudo(),
            "superuser": case.with_user(root),
        }

    def each_forger(self):
        for name, case in self.forgers.items():
            yield case
            case.invalidate_recordset()
            found = case.sudo()
            self.assertEqual(
                (found.state, found.approved_by_id.id, found.active),
                ("submitted", False, True),
                f"forged by: {name}",
            )

    def values(self, **values):
        return {"name": "Forged", "owner_unit_id": self.county_a.id, **values}

    def test_create_with_state(self):
        for case in self.each_forger():
            for state in ("submitted", "approved", "closed"):
                with self.assertRaises(UserError):
                    case.create(self.values(state=state))

    def test_create_with_a_stamp(self):
        for case in self.each_forger():
            for stamp in (
                {"approved_by_id": self.chief.id},
                {"submitted_by_id": self.chief.id},
                {"released_on": fields.Datetime.now()},
            ):
                with self.assertRaises(UserError):
                    case.create(self.values(**stamp))

    def test_create_archived(self):
        for case in self.each_forger():
            with self.assertRaises(UserError):
                case.create(self.values(active=False))

    def test_one_forged_record_stops_a_batch_of_new_ones(self):
        with self.assertRaises(UserError):
            self.cases.create([self.values(), self.values(state="approved")])
        self.assertFalse(self.cases.search([("name", "=", "Forged")]))

    def test_create_with_the_values_a_new_record_has(self):
        case = self.cases.create(
            self.values(state="draft", active=True, approved_by_id=False)
        )
        self.assertEqual((case.state, case.active), ("draft", True))

    def assertBlank(self, case):
        self.assertEqual((case.state, case.active), ("draft", True))
        self.assertFalse(case.approved_by_id or case.released_on)

    def test_defaults_in_the_context(self):
        for case in self.each_forger():
            context = {
                "default_state": "approved",
                "default_approved_by_id": self.chief.id,
                "default_released_on": "2026-01-01 00:00:00",
                "default_active": False,
            }
            self.assertBlank(case.with_context(**context).create(self.values()))
            self.assertEqual(
                case.with_context(**context).default_get(["state", "active"]),
                {"state": "draft", "active": True},
            )

    def test_defaults_of_a_user(self):
        defaults = self.env["ir.default"]
        for user_id in (False, self.officer.id):
            defaults.set("edu.test.case", "state", "approved", user_id=user_id)
            defaults.set("edu.test.case", "active", False, user_id=user_id)
            defaults.set(
                "edu.test.case", "approved_by_id", self.chief.id, user_id=user_id
            )
        self.assertBlank(self.cases.create(self.values()))

    def test_import_of_new_records(self):
        for case in self.each_forger():
            columns = ["name", "owner_unit_id/.id", "state"]
            result = case.load(columns, [["Forged", str(self.county_a.id), "approved"]])
            self.assertFalse(result["ids"])
            self.assertIn("State", result["messages"][0]["message"])

    def test_import_over_existing_records(self):
        for case in self.each_forger():
            result = case.load([".id", "state"], [[str(case.id), "approved"]])
            self.assertFalse(result["ids"])
            self.assertEqual(result["messages"][0]["type"], "error")

    def test_write_state(self):
        for case in self.each_forger():
            for state in ("approved", "closed", "unheard_of", False, None, 3):
                with self.assertRaises(UserError):
                    case.write({"state": state})

    def test_assign_state(self):
        for case in self.each_forger():
            with self.assertRaises(UserError):
                case.state = "approved"

    def test_write_a_stamp(self):
        for case in self.each_forger():
            for name, value in (
                ("approved_by_id", self.chief.id),
                ("submitted_by_id", False),
                ("released_on", fields.Datetime.now()),
            ):
                with self.assertRaises(UserError):
                    case.write({name: value})

    def test_write_a_stamp_beside_a_legal_move(self):
        case = self.make_case()
        with self.assertRaises(UserError):
            case.write({"state": "submitted", "submitted_by_id": self.chief.id})
        self.assertEqual(case.state, "draft")

    def test_archive(self):
        for case in self.each_forger():
            with self.assertRaises(UserError):
                case.write({"active": False})
            with self.assertRaises(UserError):
                case.action_archive()

    def test_unarchive(self):
        case = self.make_case()
        case.with_user(self.chief)._make_move("void", "Opened twice")
        with self.assertRaises(UserError):
            case.action_unarchive()
        self.assertFalse(case.active)

    def test_update_through_a_parent(self):
        for case in self.each_forger():
            parent = self.make_case().with_env(case.env)
            for vals in ({"state": "approved"}, {"approved_by_id": self.chief.id}):
                with self.assertRaises(UserError):
                    parent.write({"child_ids": [Command.update(case.id, vals)]})

    def test_create_through_a_parent(self):
        for case in self.each_forger():
            parent = self.make_case().with_env(case.env)
            vals = self.values(state="approved")
            with self.assertRaises(UserError):
                parent.write({"child_ids": [Command.create(vals)]})
            with self.assertRaises(UserError):
                case.create(self.values(child_ids=[Command.create(vals)]))

    def test_context_keys(self):
        for case in self.each_forger():
            for key in JSON_KEYS:
                forged = case.with_context(edu_transition_guard=key)
                with self.assertRaises(UserError):
                    forged.write({"state": "approved"})
                with self.assertRaises(UserError):
                    forged.write({"approved_by_id": self.chief.id})
                with self.assertRaises(UserError):
                    forged.create(self.values(state="approved"))

    def test_context_keys_do_not_open_the_history(self):
        for case in self.each_forger():
            for key in JSON_KEYS:
                history = case.env["edu.transition"]
                with self.assertRaises(UserError):
                    history.with_context(edu_transition_guard=key).create(
                        self.row(case)
                    )

    def row(self, case):
        return {
            "res_model": case._name,
            "res_id": case.id,
            "move": "approve",
            "from_state": "submitted",
            "to_state": "approved",
            "user_id": self.chief.id,
            "date": fields.Datetime.now(),
        }

    def test_private_moves_ask_for_the_role(self):
        for case in self.each_forger():
            with self.assertRaises(UserError):
                case._make_move("approve")

    def test_copy_starts_anew(self):
        copy = self.make_case("approved").copy()
        self.assertBlank(copy)
        self.assertFalse(copy.submitted_by_id or copy.transition_ids)

    def test_copy_of_a_hidden_record_starts_anew(self):
        case = self.make_case()
        case.with_user(self.chief)._make_move("void", "Opened twice")
        self.assertBlank(case.copy())

    def test_copy_with_state(self):
        for case in self.each_forger():
            for default in (
                {"state": "approved"},
                {"approved_by_id": self.chief.id},
                {"active": False},
            ):
                with self.assertRaises(UserError):
                    case.copy(default)

    def test_delete_a_moved_record(self):
        for case in self.each_forger():
            with self.assertRaises(UserError):
                case.unlink()
            self.assertTrue(case.sudo().exists())

    def test_delete_a_record_that_came_back(self):
        case = self.make_case("submitted")
        case._make_move("withdraw")
        self.assertEqual(case.state, "draft")
        with self.assertRaises(UserError):
            case.unlink()

    def test_delete_a_fresh_record(self):
        case = self.make_case()
        case.unlink()
        self.assertFalse(case.exists())

    def test_delete_through_a_parent(self):
        for case in self.each_forger():
            parent = self.make_case().with_env(case.env)
            with self.assertRaises(UserError):
                parent.write({"child_ids": [Command.delete(case.id)]})

    def test_a_move_opens_only_what_moves(self):
        """What runs inside a move cannot forge the state of another record."""
        other, moving = self.make_case("submitted"), self.make_case()
        tried = []

        origin = type(moving).write

        def write(records, vals):
            result = origin(records, vals)
            if "submitted_by_id" in vals:
                tried.append(vals)
                with self.assertRaises(UserError):
                    records.env["edu.test.case"].browse(other.id).write(
                        {"approved_by_id": self.chief.id}
                    )
            return result

        self.patch(type(moving), "write", write)
        moving._make_move("submit")
        self.assertTrue(tried)
