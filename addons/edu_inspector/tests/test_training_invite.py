from datetime import timedelta

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from odoo.addons.edu_base.tools.dates import today

from .training_common import TrainingCommon


@tagged("post_install", "-at_install")
class TestTrainingInvite(TrainingCommon):
    """Who is put on a list: all who serve, who lacks something, or the chosen."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.gone = cls.make_inspector("已退出者")
        cls.end(cls.gone, today() - timedelta(days=365))
        cls.hold(cls.make_training(cls.inspector_a, hours=40, kind="induction"))
        cls.training = cls.make_training(name="秋季研修班", days=9)
        cls.ours = cls.inspector_a | cls.inspector_b | cls.gone

    def invite(self, user=None, **values):
        wizards = self.env["edu.training.invite"].with_user(user or self.city_officer)
        return wizards.create({"training_id": self.training.id, **values})

    def test_all_who_serve(self):
        serving = self.inspector_a | self.inspector_b
        self.assertEqual(self.invite().inspector_ids, serving)

    def test_who_lacks_hours(self):
        """TS62: whoever has the figure of the year is left out."""
        self.assertEqual(self.invite(who="deficit").inspector_ids, self.inspector_b)

    def test_who_lacks_induction(self):
        """TS62: whoever has attended one is left out."""
        self.assertEqual(self.invite(who="induction").inspector_ids, self.inspector_b)

    def test_of_some_governments(self):
        of_a = self.invite(unit_ids=self.county_a.ids)
        self.assertEqual(of_a.inspector_ids, self.inspector_a)
        self.assertFalse(self.invite(unit_ids=[]).inspector_ids)

    def test_chosen_by_name_and_changed_by_hand(self):
        with Form(self.invite()) as form:
            form.who = "chosen"
            form.inspector_ids.remove(self.inspector_a.id)
        wizard = form.record
        self.assertEqual(wizard.inspector_ids, self.inspector_b)
        self.assertEqual(wizard.inspector_count, 1)
        wizard.action_invite()
        self.assertEqual(self.training.attendance_ids.inspector_id, self.inspector_b)

    def test_nobody_twice(self):
        self.invite().action_invite()
        again = self.invite()
        self.assertFalse(again.inspector_ids)
        with self.assertRaises(UserError):
            again.action_invite()
        self.invite(who="chosen", inspector_ids=self.ours.ids).action_invite()
        self.assertEqual(self.training.attendance_ids.inspector_id, self.ours)

    def test_officers_of_a_county_fill_no_list_of_the_city(self):
        with self.assertRaises(AccessError):
            self.invite(self.officer, who="chosen").write(
                {"inspector_ids": self.inspector_a.ids}
            )
            self.invite(
                self.officer, who="chosen", inspector_ids=self.inspector_a.ids
            ).action_invite()
