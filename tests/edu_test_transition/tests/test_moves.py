from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import CaseCommon

STATES = ["draft", "submitted", "approved", "closed"]
REASONED = {"send_back", "void"}

# Whoever is not named may not move the case; the officer of county A submitted it.
MAY = {
    ("draft", "officer_a"): ["submit"],
    ("draft", "officer_city"): ["submit"],
    ("draft", "chief_aa"): ["submit", "void"],
    ("draft", "chief_city"): ["submit", "void"],
    ("submitted", "officer_a"): ["withdraw"],
    ("submitted", "chief_aa"): ["approve", "send_back", "void"],
    ("submitted", "chief_city"): ["approve", "send_back", "void"],
    ("approved", "chief_aa"): ["close"],
    ("approved", "chief_city"): ["close"],
    ("approved", "liaison_a"): ["close"],
}


class Undo(Exception):
    """Rolls back a move that was only tried."""


@tagged("post_install", "-at_install")
class TestMoves(CaseCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.people = (
            cls.officer
            | cls.chief
            | cls.liaison
            | cls.make_user("officer_city", "officer", serves=cls.city)
            | cls.make_user("chief_city", "chief", serves=cls.city)
            | cls.stranger
            | cls.make_user("chief_bb", "chief", serves=cls.county_b)
            | cls.make_user("liaison_b", "liaison", works_at=cls.education_b)
            | cls.make_user("leader_a", "leader", serves=cls.county_a)
            | cls.make_user("system_a", "system", serves=cls.county_a)
        )
        cls.make_liaison(cls.people[7], cls.education_b)

    def accepts(self, act, *args):
        """Return whether `act(*args)` is accepted, and undo it."""
        try:
            with self.env.cr.savepoint():
                act(*args)
                self.env.flush_all()
                raise Undo
        except Undo:
            return True
        except UserError:
            return False

    def offered(self, case, user):
        try:
            return case.with_user(user).allowed_moves or []
        except AccessError:
            return []

    def reasoned(self, case, name):
        """Make a move through the dialog that asks for its reason."""
        context = case._ask_reason(name)["context"]
        dialog = case.env["edu.transition.reason"].with_context(**context)
        return dialog.create({"reason": "The annex is missing"}).action_confirm()

    def test_what_is_offered_is_what_is_accepted(self):
        moves = {move.name: move for move in self.cases._moves}
        for state in STATES:
            case = self.make_case(state)
            for user in self.people:
                with self.subTest(state=state, user=user.login):
                    may = MAY.get((state, user.login), [])
                    mine = case.with_user(user)
                    self.assertEqual(self.offered(case, user), may)
                    written = {
                        target
                        for target in STATES
                        if target != state
                        and self.accepts(mine.write, {"state": target})
                    }
                    self.assertEqual(
                        written,
                        {moves[name].target for name in may if name not in REASONED},
                    )
                    called = [
                        name
                        for name in moves
                        if self.accepts(mine._make_move, name, "Because")
                    ]
                    self.assertEqual(called, may)
                    asked = {
                        name
                        for name in REASONED
                        if self.accepts(self.reasoned, mine, name)
                    }
                    self.assertEqual(asked, REASONED & set(may))

    def test_a_move_stamps_and_releases(self):
        case = self.make_case("submitted")
        self.assertEqual(case.submitted_by_id, self.officer)
        self.assertFalse(case.released_on)
        case.with_user(self.chief).write({"state": "approved"})
        self.assertEqual(case.state, "approved")
        self.assertEqual(case.approved_by_id, self.chief)
        self.assertTrue(case.released_on)

    def test_nobody_approves_the_own_submission(self):
        case = self.make_case()
        case.with_user(self.chief)._make_move("submit")
        with self.assertRaises(UserError):
            case.with_user(self.chief)._make_move("approve")
        case.with_user(self.people[4])._make_move("approve")
        self.assertEqual(case.approved_by_id.login, "chief_city")

    def test_a_record_that_is_not_ready_stays(self):
        case = self.make_case(note=False)
        with self.assertRaisesRegex(UserError, "Write the note first"):
            case.write({"state": "submitted"})
        self.assertEqual(case.state, "draft")

    def test_a_reason_is_needed_and_kept(self):
        case = self.make_case("submitted").with_user(self.chief)
        for reason in (None, "", "  \n"):
            with self.assertRaises(UserError):
                case._make_move("send_back", reason)
        with self.assertRaises(UserError):
            case.write({"state": "draft"})
        self.reasoned(case, "send_back")
        self.assertEqual(case.state, "draft")
        self.assertEqual(self.history_of(case)[0].reason, "The annex is missing")

    def test_the_dialog_refuses_what_does_not_move(self):
        dialog = self.env["edu.transition.reason"].with_user(self.officer)
        for values in (
            {"res_model": "res.users", "res_ids": [2], "move": "submit"},
            {"res_model": "no.model", "res_ids": [2], "move": "submit"},
            {
                "res_model": "edu.test.case",
                "res_ids": self.make_case().ids,
                "move": "unheard_of",
            },
        ):
            with self.subTest(values=values), self.assertRaises(UserError):
                dialog.create({**values, "reason": "Because"}).action_confirm()

    def test_a_move_may_hide_a_record(self):
        case = self.make_case().with_user(self.chief)
        case._make_move("void", "Opened twice")
        self.assertEqual((case.state, case.active), ("closed", False))

    def test_one_forbidden_record_stops_the_batch(self):
        ready = self.make_case()
        elsewhere = ready.with_user(self.stranger).create({"name": "B", "note": "x"})
        both = ready | elsewhere.with_env(ready.env)
        with self.assertRaises(UserError):
            both.write({"state": "submitted"})
        with self.assertRaises(UserError):
            both._make_move("submit")
        self.assertEqual(set(both.sudo().mapped("state")), {"draft"})
        self.assertFalse(self.history_of(both))

    def test_a_batch_in_two_states_moves_each_by_its_own_way(self):
        draft, submitted = self.make_case(), self.make_case("submitted")
        (draft | submitted).write({"state": "submitted"})
        self.assertEqual(len(self.history_of(draft)), 1)
        self.assertEqual(len(self.history_of(submitted)), 1)

    def test_other_fields_are_written_beside_a_move(self):
        case = self.make_case()
        case.write({"state": "submitted", "name": "Renamed"})
        self.assertEqual((case.state, case.name), ("submitted", "Renamed"))
        with self.assertRaises(UserError):
            case.write({"state": "approved", "name": "Forged"})
        self.assertEqual(case.name, "Renamed")

    def test_a_form_with_unsaved_text_keeps_its_buttons(self):
        case = self.make_case()
        unsaved = case.new({"name": "Typed"}, origin=case)
        self.assertEqual(unsaved.allowed_moves, ["submit"])
