from datetime import date, timedelta

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.edu_base.tools.dates import today

from .complaint_common import ComplaintCommon

REASON = "补充核实"
RULES = "odoo.addons.base.models.ir_rule"


@tagged("post_install", "-at_install")
class TestComplaint(ComplaintCommon):
    """What becomes of a complaint, and by whose hand (B14 art. 19)."""

    def as_(self, person, record):
        return record.with_user(self.people[person])

    def test_numbers_run_by_government_and_year(self):
        first, second = self.make_complaint(), self.make_complaint()
        beside = self.make_complaint(
            user=self.people["officer beside"], unit_id=self.school_b.id
        )
        past = self.make_complaint(received_on=date(2024, 5, 6))
        year = today().year
        self.assertEqual(first.number, f"投{year}00001")
        self.assertEqual(second.number, f"投{year}00002")
        self.assertEqual(beside.number, f"投{year}00001")
        self.assertEqual(past.number, "投202400001")

    def test_a_batch_is_numbered_without_gap(self):
        values = {"unit_id": self.school.id, "text": "食堂排队过久。"}
        batch = self.env["edu.complaint"].with_user(self.officer).create([values] * 3)
        self.assertEqual(
            [number[-5:] for number in batch.mapped("number")],
            ["00001", "00002", "00003"],
        )

    def test_the_way_to_a_closed_answer(self):
        complaint = self.make_complaint()
        complaint.action_accept()
        self.assertEqual(complaint.handler_id, self.officer)
        complaint.write({"answer": "已整改。", "outcome": "partly"})
        complaint.action_answer()
        self.assertEqual(complaint.answered_by_id, self.officer)
        self.assertEqual(complaint.answered_on, today())
        self.as_("second", complaint).action_close()
        self.assertEqual((complaint.state, complaint.closed_on), ("closed", today()))
        self.as_("chief", complaint)._make_move("reopen", REASON)
        self.assertEqual(complaint.state, "verifying")
        self.assertFalse(complaint.answered_on or complaint.closed_on)
        self.assertGreater(complaint.date_due, today())

    def assertRefused(self, person, complaint, move, reason=REASON):
        with (
            self.assertRaises(UserError),
            mute_logger("odoo.addons.base.models.ir_rule"),
        ):
            self.as_(person, complaint)._make_move(move, reason)

    def test_no_step_is_made_from_a_wrong_state(self):
        legal = {
            "received": {"accept", "reject"},
            "verifying": {"reject", "refer", "answer"},
            "answered": {"return", "close"},
            "closed": {"reopen"},
        }
        for state, moves in legal.items():
            complaint = self.make_complaint(state)
            for move in complaint._moves:
                if move.name not in moves:
                    with self.subTest(state=state, move=move.name):
                        self.assertRefused("chief", complaint, move.name)

    def test_no_step_is_made_by_the_wrong_hands(self):
        hands = {
            ("received", "accept"): ("leader", "officer beside", "inspector"),
            ("received", "reject"): ("officer", "leader", "chief beside"),
            ("verifying", "reject"): ("officer", "inspector"),
            ("verifying", "refer"): ("leader", "officer beside"),
            ("verifying", "answer"): ("leader", "inspector", "officer beside"),
            ("answered", "return"): ("officer", "inspector", "leader"),
            ("answered", "close"): ("officer", "inspector", "chief beside"),
            ("closed", "reopen"): ("officer", "second", "chief beside"),
        }
        for (state, move), people in hands.items():
            complaint = self.make_complaint(state)
            complaint.sudo().inner_note = "仍在核实"
            for person in people:
                with self.subTest(state=state, move=move, person=person):
                    self.assertRefused(person, complaint, move)

    def test_who_answered_does_not_close_not_even_the_chief(self):
        complaint = self.make_complaint("verifying")
        own = self.as_("chief", complaint)
        own.write({"answer": "不属实。", "outcome": "unsubstantiated"})
        own.action_answer()
        self.assertRefused("chief", complaint, "close")
        self.as_("officer", complaint).action_close()
        self.assertEqual(complaint.state, "closed")

    def test_nothing_is_answered_or_rejected_without_saying_what(self):
        complaint = self.make_complaint("verifying")
        with self.assertRaisesRegex(UserError, "Write the answer"):
            complaint.action_answer()
        with self.assertRaisesRegex(UserError, "Write the answer"):
            self.as_("chief", complaint).action_reject()
        complaint.answer = "不属于受理范围。"
        with self.assertRaisesRegex(UserError, "what verifying has shown"):
            complaint.action_answer()
        self.as_("chief", complaint).action_reject()
        self.assertEqual((complaint.state, complaint.closed_on), ("rejected", today()))

    def test_what_came_and_what_was_answered_stay(self):
        complaint = self.make_complaint("verifying")
        with self.assertRaises(UserError):
            complaint.text = "另一件事"
        answered = self.make_complaint("closed")
        for name, value in {
            "answer": "别的",
            "outcome": "unsubstantiated",
            "handler_id": self.second.id,
            "kind": "inspector",
        }.items():
            with self.subTest(name), self.assertRaises(UserError):
                answered.write({name: value})
            with self.subTest(name), self.assertRaises(UserError):
                answered.sudo().write({name: value})

    def test_days_run_in_calendar_days_from_the_figure(self):
        self.env["ir.config_parameter"].set_param("edu_inspector.complaint_days", "10")
        complaint = self.make_complaint(received_on=today() - timedelta(days=12))
        self.assertEqual(complaint.date_due, today() - timedelta(days=2))
        self.assertEqual((complaint.days_used, complaint.days_left), (12, -2))
        self.assertTrue(complaint.is_overdue)
        fresh = self.make_complaint()
        late = self.env["edu.complaint"].search([("is_overdue", "=", True)])
        self.assertIn(complaint, late.with_env(complaint.env))
        self.assertNotIn(fresh, late.with_env(complaint.env))
        complaint.action_accept()
        complaint.write({"answer": "已办。", "outcome": "partly"})
        complaint.action_answer()
        self.assertFalse(complaint.is_overdue)
        self.assertEqual(complaint.days_taken, 12)

    def test_the_school_is_one_of_the_owner(self):
        with self.assertRaises(ValidationError):
            self.make_complaint(unit_id=self.school_b.id)

    def test_a_complaint_about_the_inspector_names_the_one_of_the_plate(self):
        complaint = self.make_complaint(kind="inspector")
        self.assertEqual(complaint.plate_id.id, self.plate.id)
        self.assertEqual(complaint.inspector_id.id, self.responsible.id)
        self.assertFalse(self.make_complaint().inspector_id)

    def test_handlers_are_of_the_owner_and_not_concerned(self):
        complaint = self.make_complaint(kind="inspector")
        fit = complaint.possible_handler_ids
        self.assertIn(self.officer, fit)
        self.assertIn(self.people["inspector"], fit)
        for person in ("concerned", "officer beside", "leader", "other inspector"):
            self.assertNotIn(self.people[person], fit, person)
            with self.subTest(person), self.assertRaises(ValidationError):
                complaint.handler_id = self.people[person]
        complaint.handler_id = self.people["inspector"]

    def test_an_inspector_answers_what_is_assigned_and_changes_nothing_else(self):
        complaint = self.make_complaint()
        inspector = self.as_("inspector", complaint)
        self.assertFalse(inspector.search([]))
        complaint.handler_id = self.people["inspector"]
        complaint.action_accept()
        self.assertEqual(inspector.search([]), inspector)
        for name, value in {
            "text": "别的",
            "handler_id": self.officer.id,
            "unit_id": self.school.id,
            "person_name": "某某",
        }.items():
            with self.subTest(name), self.assertRaises(UserError):
                inspector.write({name: value})
        inspector.write({"answer": "已到校核实。", "outcome": "partly"})
        inspector.action_answer()
        self.assertEqual(complaint.answered_by_id, self.people["inspector"])
        complaint.action_close()

    def test_whoever_it_is_about_does_not_know_of_it(self):
        complaint = self.make_complaint("verifying", kind="inspector")
        referral = self.refer(complaint)
        concerned = self.as_("concerned", complaint)
        self.assertFalse(concerned.search([]))
        self.assertFalse(concerned.search_count([]))
        self.assertFalse(concerned.formatted_read_group([], ["unit_id"], ["__count"]))
        for record in (concerned, self.as_("concerned", referral)):
            with self.assertRaises(AccessError):
                record.read(["display_name"])
        steps = self.as_("concerned", self.env["edu.transition"])
        self.assertFalse(steps.search([("res_model", "like", "edu.complaint")]))
        self.assertFalse(
            self.env["mail.activity"].search(
                [
                    ("res_model", "=", "edu.complaint"),
                    ("user_id", "=", self.concerned.id),
                ]
            )
        )
        self.assertNotIn(complaint.number, concerned.sudo().display_name)
        # Of others' complaints the same person reads as the chief that one is.
        self.assertTrue(self.as_("concerned", self.make_complaint()).read(["text"]))

    def test_who_reads(self):
        complaint = self.make_complaint("verifying")
        readers = {
            person
            for person in self.people
            if self.as_(person, complaint).has_access("read")
        }
        self.assertEqual(
            readers,
            {
                "officer",
                "second",
                "chief",
                "leader",
                "concerned",
                "officer of the city",
            },
        )
        for person in self.people:
            self.assertFalse(self.as_(person, complaint).has_access("unlink"), person)
        self.assertFalse(self.as_("leader", complaint).has_access("write"))


@tagged("post_install", "-at_install")
class TestReferral(ComplaintCommon):
    """Another unit is asked, learns what it is asked, and replies."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.complaint = cls.make_complaint("verifying")

    def test_the_unit_reads_the_question_and_not_the_complaint(self):
        referral = self.refer(self.complaint)
        self.assertEqual(self.complaint.state, "referred")
        asked = referral.with_user(self.liaison)
        self.assertEqual(asked.note, "请核查该校周末安排。")
        self.assertEqual(asked.name, self.complaint.number)
        self.assertFalse(asked.complaint_id.has_access("read"))
        self.assertNotIn(self.complaint.number, asked.complaint_id.display_name)
        other = referral.with_user(self.people["other liaison"])
        self.assertFalse(other.search([]))

    def test_it_is_owed_by_the_unit(self):
        referral = self.refer(self.complaint)
        own = self.env["edu.due.item"].with_user(self.liaison)
        item = own.search([("res_model", "=", "edu.complaint.referral")])
        self.assertEqual(item.res_id, referral.id)
        self.assertEqual(item.unit_id, self.education_a)
        self.assertEqual(item.date_due, today() + timedelta(days=15))

    def test_the_unit_replies_and_the_handler_is_told(self):
        referral = self.refer(self.complaint).with_user(self.liaison)
        with self.assertRaisesRegex(UserError, "in a sentence"):
            referral.action_reply()
        referral.reply = "已约谈学校，补课停止。"
        referral.action_reply()
        self.assertEqual(referral.replied_by_id, self.liaison)
        self.assertEqual(self.complaint.activity_ids.date_deadline, today())
        with self.assertRaises(UserError):
            referral.reply = "改口"
        self.complaint.action_take_back()
        self.assertEqual(self.complaint.state, "verifying")
        self.assertEqual(referral.sudo().state, "replied")

    def test_taking_back_ends_the_question(self):
        referral = self.refer(self.complaint)
        self.complaint.action_take_back()
        self.assertEqual(referral.state, "ended")
        with self.assertRaises(UserError):
            referral.with_user(self.liaison)._make_move("reply")

    def test_only_the_office_asks_and_one_unit_at_a_time(self):
        self.refer(self.complaint)
        with self.assertRaises(UserError):
            self.refer(self.complaint, self.finance_unit_a)
        with self.assertRaises(AccessError):
            self.env["edu.complaint.referral"].with_user(self.liaison).create(
                {
                    "complaint_id": self.complaint.id,
                    "unit_id": self.education_a.id,
                    "note": "自问",
                }
            )
        referral = self.complaint.referral_ids.with_user(self.liaison)
        for name, value in {"note": "别的", "date_due": "2030-01-01"}.items():
            with self.subTest(name), self.assertRaises(UserError):
                referral.write({name: value})

    def test_other_liaisons_do_not_reply(self):
        referral = self.refer(self.complaint)
        for person in ("other liaison", "inspector", "leader", "officer beside"):
            with self.subTest(person), self.assertRaises(UserError):
                referral.with_user(self.people[person])._make_move("reply")

    def test_more_time_puts_the_day_off(self):
        referral = self.refer(self.complaint)
        later = referral.date_due + timedelta(days=7)
        request = (
            self.env["edu.extension"]
            .with_user(self.liaison)
            .create(
                {
                    "res_model": referral._name,
                    "res_id": referral.id,
                    "unit_id": self.education_a.id,
                    "date_to": later,
                    "reason": "需要走访。",
                }
            )
        )
        request.with_user(self.chief).action_grant()
        self.assertEqual(referral.date_due, later)


@tagged("post_install", "-at_install")
class TestComplaintSteps(ComplaintCommon):
    """The next step of a complaint stands with one person, once."""

    def steps(self, user):
        return self.env["mail.activity"].search(
            [("res_model", "=", "edu.complaint"), ("user_id", "=", user.id)]
        )

    def test_many_complaints_are_announced_once_to_each(self):
        complaints = self.make_complaint() | self.make_complaint()
        complaints |= self.make_complaint()
        for user in (self.officer, self.second, self.chief, self.concerned):
            self.assertEqual(len(self.steps(user)), 1, user.login)
        self.assertFalse(self.steps(self.people["leader"]))
        self.assertFalse(self.steps(self.people["officer beside"]))
        complaints[0].action_accept()
        waiting = self.steps(self.second)
        self.assertEqual(waiting.res_id, complaints[1].id)
        complaints[1:].action_accept()
        self.assertFalse(self.steps(self.second))

    def test_the_handler_has_the_step_until_it_is_answered(self):
        complaint = self.make_complaint("verifying")
        step = self.steps(self.officer)
        self.assertEqual(step.date_deadline, complaint.date_due)
        complaint.handler_id = self.second
        self.assertFalse(self.steps(self.officer))
        self.assertEqual(len(self.steps(self.second)), 1)
        complaint.write({"answer": "已办。", "outcome": "partly"})
        complaint.action_answer()
        self.assertFalse(self.steps(self.second))

    def test_who_leaves_hands_over_what_is_open(self):
        complaint = self.make_complaint("verifying")
        closed = self.make_complaint("closed")
        complaints = self.env["edu.complaint"].sudo()
        complaints._hand_over_person(self.officer, self.second, today())
        self.assertEqual(complaint.handler_id, self.second)
        self.assertEqual(closed.handler_id, self.officer)
        complaints._hand_over_person(self.second, self.people["leader"], today())
        self.assertFalse(complaint.handler_id)

    def test_the_appraisal_counts_what_was_found_to_be_so(self):
        for outcome in ("substantiated", "partly", "unsubstantiated"):
            complaint = self.make_complaint("verifying", kind="inspector")
            complaint.write({"answer": "已核实。", "outcome": outcome})
            complaint.action_answer()
            complaint.with_user(self.chief).action_close()
        self.make_complaint("answered", kind="inspector")
        self.make_complaint("closed")
        people = self.responsible | self.colleague
        figures = people._appraisal_figures(today().year)
        self.assertEqual(figures[self.responsible.id]["complaints"], 2)
        self.assertEqual(figures[self.colleague.id]["complaints"], 0)
        self.assertIn("complaints", people._appraisal_labels())
        past = people._appraisal_figures(today().year - 1)
        self.assertEqual(past[self.responsible.id]["complaints"], 0)
