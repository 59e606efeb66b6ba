import json

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from .complaint_common import NAME, PHONE, ComplaintCommon

NOISE = ("odoo.addons.base.models.ir_model", "odoo.addons.base.models.ir_rule")


@tagged("post_install", "-at_install")
class TestComplainant(ComplaintCommon):
    """Who filed a complaint is told to its handler and the owner's chief alone."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.complaint = cls.make_complaint("verifying")
        cls.entitled = {"officer", "chief", "concerned"}  # a chief, here not concerned

    def test_who_is_shown_the_name_and_that_it_is_on_record(self):
        for person, user in self.people.items():
            with self.subTest(person):
                own, before = self.complaint.with_user(user), self._reads()
                if person not in self.entitled:
                    with self.assertRaises(AccessError), mute_logger(*NOISE):
                        own.action_show_person()
                    self.assertEqual(self._reads(), before)
                    continue
                shown = own.action_show_person()["params"]["message"]
                self.assertEqual(shown, f"{NAME} {PHONE}")
                row = self._reads() - before
                self.assertEqual(row.user_id, user)
                self.assertEqual(row.res_model, "edu.complaint.person")
                self.assertNotIn(NAME, row.detail)

    def _reads(self):
        return self.env["edu.audit"].search([("kind", "=", "read")])

    def test_not_even_the_chief_when_it_is_about_that_one(self):
        complaint = self.make_complaint("verifying", kind="inspector")
        with self.assertRaises(AccessError), mute_logger(*NOISE):
            complaint.with_user(self.concerned).action_show_person()

    def test_the_form_shows_a_mask_to_those_and_less_to_others(self):
        masks = {"officer": "甘** ****78", "second": "Withheld", "leader": "Withheld"}
        for person, mask in masks.items():
            own = self.complaint.with_user(self.people[person])
            self.assertEqual(own.complainant, mask)
            self.assertEqual(own.may_show_person, person == "officer")
        anonymous = self.make_complaint(person_name=False, person_phone=False)
        self.assertEqual(anonymous.complainant, "Anonymous")
        self.assertFalse(anonymous._persons())
        with self.assertRaises(AccessError):
            anonymous.action_show_person()

    def test_nobody_has_access_to_the_rows(self):
        for person, user in self.people.items():
            rows = self.complaint._persons().with_user(user).sudo(False)
            for attempt in (
                lambda r=rows: r.read(),
                lambda r=rows: r.search([]),
                lambda r=rows: r.search_count([("name", "=", NAME)]),
                lambda r=rows: r.name_search(NAME),
                lambda r=rows: r.formatted_read_group([], ["name"], ["__count"]),
                lambda r=rows: r.export_data(["name"]),
                lambda r=rows: r.write({"name": "别人"}),
                lambda r=rows: r.unlink(),
                lambda r=rows: r.create({"complaint_id": self.complaint.id}),
            ):
                with (
                    self.subTest(person),
                    self.assertRaises(UserError),
                    mute_logger(*NOISE),
                ):
                    attempt()

    def test_no_reading_of_the_complaint_gives_it_away(self):
        self.complaint.message_post(body="已联系。")
        for person in ("officer", "chief", "second", "officer of the city"):
            own = self.complaint.with_user(self.people[person])
            own.env.invalidate_all()
            names = list(own.fields_get())
            texts = [
                own.read(),
                own.search_read([], names),
                own.export_data(names),
                own.message_ids.mapped("body"),
                own.message_ids.sudo().tracking_value_ids.read(),
                own.activity_ids.read(),
                own.transition_ids.read(),
                own.web_read({name: {} for name in names}),
            ]
            with self.subTest(person):
                self.assertNotIn(NAME, str(texts))
                self.assertNotIn(PHONE, str(texts))

    def test_no_search_finds_by_it(self):
        own = self.complaint.with_user(self.officer)
        for name in ("person_name", "complainant", "person_phone"):
            with self.subTest(name), self.assertRaises(ValueError):
                own.search([(name, "ilike", NAME)])
        self.assertFalse(own.name_search(NAME))
        self.assertFalse(own.search([("text", "ilike", NAME)]))

    def test_it_is_taken_down_once(self):
        with self.assertRaises(AccessError):
            self.complaint.person_name = "别人"
        anonymous = self.make_complaint(person_name=False, person_phone=False)
        anonymous.person_phone = "010-66012345"
        self.assertEqual(anonymous._persons().phone, "010-66012345")

    def test_years_after_closing_it_is_erased_and_that_is_on_record(self):
        kept, gone, open_one = (
            self.make_complaint("closed"),
            self.make_complaint("closed"),
            self.complaint,
        )
        for complaint, days in ((kept, -1), (gone, 1)):
            day = fields.Date.subtract(today(), years=3, days=days)
            opened(complaint.sudo(), STATE_GUARD).write({"closed_on": day})
        self.env["edu.complaint.person"]._cron_forget()
        self.assertTrue(kept._persons())
        self.assertTrue(open_one._persons())
        self.assertFalse(gone._persons())
        row = self.env["edu.audit"].search([("kind", "=", "erased")])
        self.assertEqual((row.res_model, row.res_id), ("edu.complaint", gone.id))


@tagged("post_install", "-at_install")
class TestComplainantOutside(ComplaintCommon, HttpCase):
    """The external interface reaches no complainant either."""

    def test_json2_with_a_key(self):
        person = self.make_complaint("verifying")._persons()
        tries = {
            "read": {"ids": person.ids},
            "search_read": {"domain": []},
            "web_search_read": {"domain": [], "specification": {"name": {}}},
        }
        for role in ("officer", "second", "chief", "system"):
            key = self._key(self.people[role])
            for method, body in tries.items():
                with self.subTest(role=role, method=method):
                    answer = self._post(method, body, key)
                    self.assertEqual(answer.status_code, 403)
                    self.assertNotIn(NAME, answer.text)

    def _key(self, user):
        keys = self.env["res.users.apikeys"].with_user(user)
        tomorrow = fields.Datetime.add(fields.Datetime.now(), days=1)
        return keys._generate("rpc", "trial", tomorrow)

    def _post(self, method, body, key):
        headers = {
            "Authorization": f"Bearer {key}",
            "Content-Type": "application/json",
        }
        with mute_logger(*NOISE, "odoo.http"):
            return self.url_open(
                f"/json/2/edu.complaint.person/{method}",
                json.dumps(body),
                headers=headers,
            )
