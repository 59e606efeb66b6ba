from odoo.tests import tagged

from odoo.addons.edu_base.tools.dates import today

from .common import ReformCommon


@tagged("post_install", "-at_install")
class TestHandover(ReformCommon):
    """Where the open work of an officer goes who leaves."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.keeper = cls.make_keeper()
        cls.officer.unit_id = cls.office_a
        cls.plan = cls.make_plan()
        cls.plan.activity_schedule(
            "mail.mail_activity_data_todo", user_id=cls.officer.id, summary="催报进展"
        )
        cls.plan.message_subscribe(partner_ids=cls.officer.partner_id.ids)

    def hand_over(self, successor):
        handover = (
            self.env["edu.handover"]
            .with_user(self.keeper)
            .create(
                {
                    "person_id": self.officer.id,
                    "successor_id": successor and successor.id,
                    "date_effective": today(),
                }
            )
        )
        preview = handover.preview
        handover.action_decide()
        self.assertFalse(self.officer.active)
        return preview

    def next_step(self):
        return self.plan.sudo().activity_ids

    def followers(self):
        return self.plan.sudo().message_partner_ids

    def test_next_steps_and_followers_change(self):
        preview = self.hand_over(self.colleague)
        self.assertIn("Open activities: 1", preview)
        self.assertIn("Followed records: ", preview)
        self.assertEqual(self.next_step().user_id, self.colleague)
        self.assertIn(self.colleague.partner_id, self.followers())
        self.assertNotIn(self.officer.partner_id, self.followers())

    def test_nothing_goes_to_who_may_not_read_it(self):
        self.hand_over(self.stranger)
        self.assertEqual(self.next_step().user_id, self.officer)
        self.assertNotIn(self.stranger.partner_id, self.followers())
        self.assertNotIn(self.officer.partner_id, self.followers())

    def test_without_a_successor_the_next_steps_wait(self):
        self.hand_over(None)
        self.assertEqual(self.next_step().user_id, self.officer)
