"""Nobody outside the circle of a hidden visit is written to, or has to do with it."""

import json

from odoo.exceptions import UserError
from odoo.tests import tagged

from .covert_common import SECRET, CovertCommon


@tagged("post_install", "-at_install")
class TestCovertMail(CovertCommon):
    """TS32: planned, discussed, confirmed and entered in the diary, unheard."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env.cr.precommit.run()
        cls.bus_before = cls.env["bus.bus"].search([])
        cls.visit = cls.make_covert()
        cls.strangers = cls.env["res.partner"].browse(cls.outsider_partners())

    def about(self, model, key="res_model"):
        family = {"edu.visit": self.visit, "edu.finding": self.visit.finding_ids}
        found = self.env[model]
        for name, records in family.items():
            found |= found.search([(key, "=", name), ("res_id", "in", records.ids)])
        return found

    def test_nobody_follows(self):
        """Everybody may read who follows what, so nobody follows what is hidden."""
        for record in (self.visit, self.visit.finding_ids):
            record.with_user(self.planner).message_subscribe(self.strangers.ids)
            record.with_user(self.planner).message_post(body=SECRET)
        self.assertFalse(self.about("mail.followers"))

    def test_no_outsider_is_addressed(self):
        finding = self.visit.finding_ids.with_user(self.planner)
        finding.message_post(body=SECRET, partner_ids=self.strangers.ids)
        messages = self.about("mail.message", "model")
        self.assertIn(SECRET, " ".join(messages.mapped("body")))
        self.assertFalse(messages.partner_ids & self.strangers)
        self.assertFalse(messages.notified_partner_ids & self.strangers)
        mails = self.env["mail.mail"].search([("mail_message_id", "in", messages.ids)])
        self.assertFalse(mails.recipient_ids & self.strangers)

    def test_no_outsider_hears_of_it_live(self):
        self.env.cr.precommit.run()
        rows = self.env["bus.bus"].search([]) - self.bus_before
        channels = [json.loads(row.channel) for row in rows]
        told = {
            channel[2]
            for channel in channels
            if isinstance(channel, list) and channel[1] == "res.partner"
        }
        self.assertFalse(told & set(self.strangers.ids))
        self.assertFalse([row for row in rows if SECRET in (row.message or "")])

    def test_no_outsider_has_to_do_with_it(self):
        for record in (self.visit, self.visit.finding_ids):
            for user in self.outsiders.values():
                with self.assertRaises(UserError), self.env.cr.savepoint():
                    record.with_user(self.planner).activity_schedule(
                        summary=SECRET, user_id=user.id
                    )

    def test_who_leaves_the_circle_is_told_no_more(self):
        visit = self.visit.with_user(self.planner)
        step = visit.activity_schedule(summary=SECRET, user_id=self.confidant.id)
        other = self.make_user("chief_city_2", "chief", serves=self.city)
        visit.write({"confidant_ids": other.ids})
        self.assertEqual(step.user_id, self.planner)

    def test_who_followed_does_so_no_more_once_it_is_covert(self):
        visit = self.make_visit(
            self.schools[1], self.inspectors[1], planner=self.planner, kind="special"
        )
        visit.message_subscribe(self.strangers.ids)
        self.assertTrue(visit.message_partner_ids & self.strangers)
        visit.open_mode = "covert"
        self.assertFalse(visit.message_partner_ids)

    def test_the_diary_tells_the_team_alone(self):
        event = self.visit.sudo().event_id
        self.assertEqual(event.partner_ids, self.goer.partner_id)
        self.assertTrue(event.with_user(self.goer).has_access("read"))
        for text in (self.schools[0].name, SECRET):
            self.assertNotIn(text, f"{event.name}{event.description}{event.location}")
        for role, user in self.outsiders.items():
            self.assertFalse(event.with_user(user).has_access("read"), role)

    def test_open_visits_bear_the_same_title(self):
        other = self.make_visit(
            self.schools[1], self.inspectors[1], planner=self.planner
        )
        self.move(other, "confirm", "confirmed")
        self.keep_diary()
        shown, hidden = other.sudo().event_id, self.visit.sudo().event_id
        self.assertEqual((shown.name, shown.location), (hidden.name, hidden.location))
        self.assertTrue(shown.with_user(self.officer_a).has_access("read"))

    def test_released_it_stands_in_the_diary_as_any_other(self):
        self.visit._release()
        self.keep_diary()
        event = self.visit.sudo().event_id
        self.assertTrue(event.with_user(self.outsiders["colleague"]).has_access("read"))
