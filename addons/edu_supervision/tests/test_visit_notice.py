from datetime import date

from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.edu_base.tests.letter_common import PDF
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from .common import SCHOOL_DAY
from .record_common import KEY, NOON, RecordCommon

OUT = date(2026, 1, 14)
LATER = date(2026, 3, 18)


@tagged("post_install", "-at_install")
@freeze_time(OUT)
class TestVisitNotice(RecordCommon):
    """B10 art. 17: a written notice goes before the visit, and names what it must."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.item = cls.make_item(basis="《2026年度督导清单》")
        kind = cls.env.ref("edu_supervision.edu_letter_type_visit_notice")
        cls.env["edu.letter.series"].create(
            {"word": "临督通", "type_id": kind.id, "owner_unit_id": cls.county_a.id}
        )
        cls.schools.managing_unit_id = cls.education_a

    def confirmed(self, school=None, **values):
        """Return a special visit of three, confirmed, in the officer's hands."""
        values = {"kind": "special", "item_id": self.item.id, **values}
        visit = self.make_visit(school, self.inspectors[:3], **values)
        opened(visit, STATE_GUARD).state = "confirmed"
        return visit.with_user(self.officer_a)

    def out(self, visits):
        """Have the notices of visits issued and printed."""
        letters = visits.notice_letter_id
        letters.with_user(self.chief_a)._issue()
        letters.sudo()._store([PDF] * len(letters))
        return letters

    def void(self, letter):
        letter.with_user(self.chief_a)._make_move("void", "时间调整")

    def test_it_says_what_it_must(self):
        """B10: matters, basis, time, team of three, self-report, whom to call."""
        visit = self.confirmed(asks_self_report=True)
        visit.action_prepare_notice()
        letter = visit.notice_letter_id
        self.assertEqual(letter.title, "关于开展食品安全专项督导的通知")
        for part in (
            "《2026年度督导清单》",
            "专项督导",
            "2026年3月11日",
            "组长：陆青；成员：何岚、邵屿",
            "报送自评报告",
            self.office_a.name,
        ):
            self.assertIn(part, letter.body)
        self.assertNotIn("{", letter.body)

    def test_who_receives_it(self):
        """The unit answers, its managing body knows; a county is told by the city."""
        visit = self.confirmed(asks_self_report=True)
        visit.action_prepare_notice()
        rows = visit.notice_letter_id.recipient_ids.sorted("sequence")
        self.assertEqual(rows.unit_id.ids, [self.schools[0].id, self.education_a.id])
        self.assertEqual(rows.mapped("kind"), ["main", "copy"])
        self.assertEqual(rows.mapped("reply_days"), [10, 0])
        of_city = self.confirmed(owner_unit_id=self.city.id, day=LATER)
        of_city.with_user(self.officer_city).action_prepare_notice()
        rows = of_city.sudo().notice_letter_id.recipient_ids
        self.assertIn(self.office_a, rows.unit_id)
        self.assertEqual(set(rows.mapped("reply_days")), {0})

    def test_once_it_is_out_the_unit_sees_the_visit(self):
        visit = self.confirmed()
        visit.action_prepare_notice()
        self.assertFalse(visit.notice_on or visit.released_on)
        self.out(visit)
        self.assertEqual(visit.notice_on, OUT)
        self.assertTrue(visit.released_on)
        visit._refuse_unannounced()

    def test_nothing_is_recorded_without_it(self):
        """B10: special and comprehensive visits; routine and covert ones need none."""
        visit = self.confirmed()
        with self.assertRaises(UserError) as refused:
            visit._refuse_unannounced()
        self.assertIn(self.schools[0].name, str(refused.exception))
        for values in (
            {"kind": "routine"},
            {"kind": "recheck"},
            {"open_mode": "covert"},
        ):
            opened(visit.sudo(), STATE_GUARD).write({"kind": "special", **values})
            visit._refuse_unannounced()

    def test_safety_alone_needs_none(self):
        """JJ10: what looks at safety and at nothing else is not announced."""
        visit = self.confirmed()
        safety = self.env.ref("edu_supervision.edu_topic_safety")
        self.change_item(self.item, topic_ids=safety.ids)
        visit._refuse_unannounced()
        fees = self.env.ref("edu_supervision.edu_topic_fees")
        self.change_item(self.item, topic_ids=(safety | fees).ids)
        with self.assertRaises(UserError):
            visit._refuse_unannounced()

    def test_the_phone_cannot_record_it_either(self):
        values = {"kind": "special", "item_id": self.item.id}
        visit = self.make_confirmed(inspectors=self.inspectors[:3], **values)
        with freeze_time(NOON), self.assertRaises(UserError) as refused:
            visit.submit_record(self.payload(visit), KEY)
        self.assertIn(self.schools[0].name, str(refused.exception))
        opened(visit.sudo(), STATE_GUARD).notice_on = OUT
        with freeze_time(NOON):
            visit.submit_record(self.payload(visit), KEY)
        self.assertEqual(visit.state, "recorded")

    def test_on_the_day_and_not_after(self):
        """An urgent one goes on the day of its notice; a day later it is too late."""
        visit = self.confirmed(day=OUT, is_urgent=True, urgent_reason="食物中毒报告")
        visit.action_prepare_notice()
        self.out(visit)
        visit._refuse_unannounced()
        opened(visit.sudo(), STATE_GUARD).notice_on = date(2026, 1, 15)
        with self.assertRaises(UserError):
            visit._refuse_unannounced()

    def test_covert_visits_have_none(self):
        """TS32: a covert visit must send no notice."""
        visit = self.confirmed(open_mode="covert")
        with self.assertRaises(UserError):
            visit.sudo().action_prepare_notice()
        self.assertFalse(visit.sudo().needs_notice)

    def test_only_of_what_is_confirmed(self):
        planned = self.make_visit(kind="special").with_user(self.officer_a)
        with self.assertRaises(UserError):
            planned.action_prepare_notice()

    def test_moved_visits_need_a_new_one(self):
        visit = self.confirmed()
        visit.action_prepare_notice()
        letter = self.out(visit)
        opened(visit.sudo(), STATE_GUARD).write({"date": LATER, "date_to": LATER})
        self.assertFalse(visit.notice_on)
        self.assertTrue(visit.has_old_notice)
        with self.assertRaises(UserError):
            visit._refuse_unannounced()
        with self.assertRaises(UserError):
            visit.action_prepare_notice()
        self.void(letter)
        visit.action_prepare_notice()
        self.assertNotEqual(visit.notice_letter_id, letter)
        self.out(visit)
        self.assertEqual(visit.notice_on, OUT)

    def test_moved_between_issue_and_print(self):
        visit = self.confirmed()
        visit.action_prepare_notice()
        opened(visit.sudo(), STATE_GUARD).write({"date": LATER, "date_to": LATER})
        self.out(visit)
        self.assertFalse(visit.notice_on or visit.released_on)

    def test_the_diary_waits_for_the_printer(self):
        """Both jobs write the visit: one leaves it alone until the other is done."""
        visit = self.confirmed()
        visit.action_prepare_notice()
        due = visit.sudo()._due_for_diary()
        self.assertIn(visit, visit.search(due))
        visit.notice_letter_id.with_user(self.chief_a)._issue()
        self.assertNotIn(visit, visit.search(due))
        visit.notice_letter_id.sudo()._store([PDF])
        self.assertIn(visit, visit.search(due))

    def test_cancelled_between_issue_and_print(self):
        visit = self.confirmed()
        visit.action_prepare_notice()
        letter = visit.notice_letter_id
        letter.with_user(self.chief_a)._issue()
        visit._make_move("cancel", "学校停课")
        letter.sudo()._store([PDF])
        self.assertFalse(visit.notice_on or visit.released_on)

    def test_void_it_counts_no_more(self):
        visit = self.confirmed()
        visit.action_prepare_notice()
        self.void(self.out(visit))
        self.assertFalse(visit.notice_on)
        self.assertTrue(visit.needs_notice)

    def test_stamps_are_not_written_by_hand(self):
        visit = self.confirmed()
        for values in ({"notice_on": OUT}, {"notice_letter_id": False}):
            with self.assertRaises(UserError):
                visit.sudo().write({"notice_on": OUT, **values})

    def test_queries(self):
        """As many statements for 100 notices as for 5, beside rows in hundreds."""
        costs = [self.cost(size) for size in (4, 5, 100)]
        self.assertLessEqual(costs[2] - costs[1], 8, costs)

    def cost(self, size):
        schools = self.make_schools(self.county_a, size, name=f"{size}校%d")
        visits = self.env["edu.visit"].create(
            [
                {
                    "unit_id": school.id,
                    "owner_unit_id": self.county_a.id,
                    "date": SCHOOL_DAY,
                    "kind": "special",
                    "item_id": self.item.id,
                }
                for school in schools
            ]
        )
        opened(visits, STATE_GUARD).state = "confirmed"
        cost = self.statements(visits.with_user(self.officer_a).action_prepare_notice)
        self.assertEqual(len(visits.notice_letter_id), size)
        return cost
