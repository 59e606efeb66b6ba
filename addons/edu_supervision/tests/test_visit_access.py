"""Who sees visits, and who moves them on."""

from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from .confirm_common import ConfirmCommon


@tagged("post_install", "-at_install")
class TestVisitAccess(ConfirmCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.liaison = cls.make_user("visit_liaison", "liaison")
        cls.make_liaison(cls.liaison, cls.education_a)
        cls.visit = cls.make_visit()

    def test_who_reads(self):
        """Owner and level above, and the team; not beside, not outside it."""
        inside, outside = self.inspectors[0].user_id, self.inspectors[1].user_id
        readers = {
            self.officer_a,
            self.chief_a,
            self.leader_a,
            self.officer_city,
            self.chief_city,
            inside,
        }
        others = {self.officer_b, self.chief_b, self.leader_b, self.liaison, outside}
        for user in readers | others:
            found = self.visit.with_user(user).has_access("read")
            self.assertEqual(found, user in readers, user.login)

    def test_who_changes(self):
        """Officers and chiefs of the owner's side alone."""
        allowed = {self.officer_a, self.chief_a, self.officer_city, self.chief_city}
        inside = self.inspectors[0].user_id
        for user in allowed | {self.officer_b, self.leader_a, self.liaison, inside}:
            may = self.visit.with_user(user).has_access("write")
            self.assertEqual(may, user in allowed, user.login)

    def test_who_reads_a_visit_opens_its_page(self):
        """With its team, checklist, answers and findings, in every state."""
        for user in (self.officer_a, self.leader_a, self.inspectors[0].user_id):
            for state in ("draft", "confirmed", "recorded", "closed", "cancelled"):
                self.set_state(state)
                with self.subTest(user=user.login, state=state):
                    page = Form(self.visit.with_user(user))
                    self.assertEqual(page.state, state)

    def test_moves_of_each_state_and_role(self):
        """What is not offered is refused; nobody but the record records."""
        officer = {"draft": {"confirm", "cancel"}, "confirmed": {"cancel"}}
        for user in (self.officer_a, self.leader_a, self.inspectors[0].user_id):
            own = user == self.officer_a
            mine = self.visit.with_user(user)
            for state in ("draft", "confirmed", "closed", "cancelled"):
                self.set_state(state)
                allowed = officer.get(state, set()) if own else set()
                self.assertEqual(
                    set(mine.allowed_moves or ()), allowed, (user.login, state)
                )
                for move in {move.name for move in mine._moves} - allowed:
                    with self.assertRaises(UserError):
                        mine._make_move(move, "试试")
                with self.assertRaises(UserError):
                    mine.state = "recorded"

    def test_the_chief_alone_releases_what_is_hidden(self):
        """TS32: once it is recorded; and it is closed only then."""
        hidden = self.make_visit(
            self.schools[1],
            self.inspectors[1],
            open_mode="covert",
            planner=self.chief_a,
        )
        self.set_state("recorded", hidden)
        mine = hidden.with_user(self.chief_a)
        with self.assertRaises(UserError):
            mine.action_close()
        self.assertFalse(hidden.with_user(self.officer_a).has_access("read"))
        mine.action_release()
        self.assertEqual((hidden.state, hidden.is_hidden), ("recorded", False))
        self.assertTrue(hidden.with_user(self.officer_a).has_access("read"))
        self.assertNotIn("release", mine.allowed_moves)

    def set_state(self, state, visit=None):
        visit = visit or self.visit
        self.env.cr.execute(
            "UPDATE edu_visit SET state = %s WHERE id = %s", (state, visit.id)
        )
        self.env.invalidate_all()
