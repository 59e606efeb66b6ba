"""What is asked before a visit is confirmed, at the boundary of each rule."""

from datetime import date, timedelta

from psycopg2.errors import CheckViolation

from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import SCHOOL_DAY
from .confirm_common import ConfirmCommon

DAY = timedelta(days=1)


@tagged("post_install", "-at_install")
class TestVisitRules(ConfirmCommon):
    def test_what_stands_on_no_list_is_refused(self):
        """TS08, JJ10, B32: all but routine visits need an item of an approved list."""
        for kind in ("comprehensive", "special", "recheck"):
            visit = self.special(kind=kind, item_id=False)
            self.assertIn(self.schools[0].name, self.refuse(visit))
            visit.unlink()
        self.allow(self.make_visit())

    def test_only_a_list_in_force_allows(self):
        """TS08: a draft, a submitted and a withdrawn list allow nothing."""
        for state in ("draft", "submitted", "withdrawn"):
            visit = self.special(item_id=self.make_item(state=state).id)
            self.refuse(visit)
            visit.unlink()
        self.allow(self.special(item_id=self.make_item(state="approved").id))

    def test_the_window_has_a_first_and_a_last_day(self):
        """TS08: the days of the window count, those beside it do not."""
        window = {"date_from": SCHOOL_DAY, "date_to": SCHOOL_DAY + DAY}
        item = self.make_item(**window)
        for day, fits in ((-1, False), (0, True), (1, True), (2, False)):
            visit = self.special(item_id=item.id, day=SCHOOL_DAY + day * DAY)
            (self.allow if fits else self.refuse)(visit)
            visit.with_user(self.officer_a)._make_move("cancel", "另行安排")
        long = self.special(
            item_id=item.id, day=SCHOOL_DAY + DAY, date_to=SCHOOL_DAY + 2 * DAY
        )
        self.refuse(long)

    def test_the_item_is_of_the_year_the_kind_and_the_unit(self):
        """TS08: nobody inspects one thing on the ticket of another."""
        other_year = self.make_item(date_to=date(2027, 12, 31))
        self.refuse(self.special(item_id=other_year.id, day=date(2027, 3, 10)))
        other_kind = self.make_item(kind="recheck")
        self.refuse(self.special(item_id=other_kind.id))
        named = self.make_item(unit_ids=[Command.set(self.schools[1].ids)])
        later = SCHOOL_DAY + DAY
        wrong = self.special(item_id=named.id, day=later)
        self.refuse(wrong)
        wrong.unlink()
        self.allow(self.special(self.schools[1], item_id=named.id, day=later))

    def test_a_list_above_allows_and_one_beside_does_not(self):
        """TS08: a county inspects by the city's list, never by another county's."""
        beside = self.make_item(owner=self.county_b)
        self.refuse(self.special(item_id=beside.id))
        above = self.make_item(owner=self.city)
        self.allow(self.special(item_id=above.id, day=SCHOOL_DAY + DAY))
        below = self.special(
            owner_unit_id=self.city.id, day=SCHOOL_DAY + 2 * DAY, item_id=self.item.id
        )
        self.refuse(below, user=self.officer_city)

    def test_an_urgent_visit_needs_a_reason_and_no_list(self):
        """TS19, JJ10: without a reason it is refused, with one it is not."""
        bare = {"item_id": False, "is_urgent": True, "inspectors": self.inspectors[:3]}
        visit = self.special(**bare)
        self.refuse(visit, day=SCHOOL_DAY)
        visit.urgent_reason = "  "
        self.refuse(visit, day=SCHOOL_DAY)
        visit.urgent_reason = "食堂多名学生不适"
        self.allow(visit, day=SCHOOL_DAY)

    def test_matters_are_fixed_before(self):
        """B06, B09: on a list of before; none, one, all but one, all."""
        every = self.env["edu.topic"].search([])
        sizes = (0, 1, len(every) - 1, len(every))
        for kind, fits in (("special", sizes[1:3]), ("comprehensive", sizes[3:])):
            for size in sizes:
                item = self.make_item(kind=kind, topic_ids=every[:size].ids)
                visit = self.special(kind=kind, item_id=item.id)
                with self.subTest(kind, size=size):
                    (self.allow if size in fits else self.refuse)(visit)
                if visit.state == "draft":
                    visit.unlink()
                else:
                    visit.with_user(self.officer_a)._make_move("cancel", "另行安排")

    def test_a_visit_names_what_its_list_does_not(self):
        """B06: a matter that came after the list; to a special one none is added."""
        every = self.env["edu.topic"].search([])
        short = self.make_item(kind="comprehensive", topic_ids=every[1:].ids)
        visit = self.whole(item=short)
        self.assertIn(every[0].name, self.refuse(visit))
        visit.own_topic_ids = every[0]
        self.allow(visit)
        special = self.special(day=SCHOOL_DAY + DAY, own_topic_ids=every.ids)
        self.assertEqual(special._matters(), self.item.topic_ids)
        self.allow(special)
        with self.assertRaises(UserError):
            special.with_user(self.officer_a).own_topic_ids = every[0]

    def test_an_urgent_visit_names_its_own_matters(self):
        """B06: no list says them, so the visit does."""
        urgent = {"item_id": False, "is_urgent": True, "urgent_reason": "食堂停气"}
        visit = self.special(**urgent, own_topic_ids=False)
        self.refuse(visit, day=SCHOOL_DAY)
        visit.own_topic_ids = self.env.ref("edu_supervision.edu_topic_safety")
        self.allow(visit, day=SCHOOL_DAY)

    def test_many_visits_are_asked_for_their_matters_at_once(self):
        """B06: one look at the topics, whatever the number of visits."""
        visits = self.env["edu.visit"].concat(
            *(self.special(day=SCHOOL_DAY + n * DAY) for n in range(8))
        )
        costs = []
        for some in (visits[:2], visits):
            costs.append(self.statements(some._refuse_unfit_matters))
        self.assertLessEqual(costs[1], costs[0])

    def test_notice_comes_a_month_ahead(self):
        """B10, B32, JJ10: a month to the day is in time, a day less is not."""
        self.refuse(self.special(), day="2026-02-12")
        self.allow(self.special(day=SCHOOL_DAY + DAY), day="2026-02-12")

    def test_safety_and_routine_come_without_notice(self):
        """JJ10: safety alone may be inspected unannounced; other topics beside end it.

        Covert visits send no notice either (TS32).
        """
        safety = self.env.ref("edu_supervision.edu_topic_safety")
        fees = self.env.ref("edu_supervision.edu_topic_fees")
        mixed = self.make_item(topic_ids=[Command.set((safety | fees).ids)])
        self.refuse(self.special(item_id=mixed.id), day=SCHOOL_DAY)
        alone = self.make_item(topic_ids=[Command.set(safety.ids)])
        self.allow(self.special(item_id=alone.id, day=SCHOOL_DAY + DAY), day=SCHOOL_DAY)
        self.allow(self.make_visit(day=SCHOOL_DAY + 2 * DAY), day=SCHOOL_DAY)
        covert = self.special(
            open_mode="covert", day=SCHOOL_DAY + 5 * DAY, planner=self.officer_a
        )
        self.allow(covert, day=SCHOOL_DAY)

    def test_a_government_asks_for_an_earlier_notice(self):
        """B32: the stricter figure of a county holds for its own visits."""
        self.set_rule("visit_notice", self.county_a, 2)
        self.refuse(self.special(), day="2026-01-12")
        self.allow(self.special(day=SCHOOL_DAY + DAY), day="2026-01-12")

    def test_two_comprehensive_visits_in_a_year_are_one_too_many(self):
        """B32: by whatever body; the first of the next year is allowed."""
        self.allow(self.whole())
        second = self.whole(
            day=date(2026, 12, 30),
            owner_unit_id=self.city.id,
            item=self.make_item(owner=self.city, kind="comprehensive"),
        )
        self.assertIn(self.schools[0].name, self.refuse(second, user=self.officer_city))
        self.allow(self.whole(self.schools[1], day=SCHOOL_DAY + DAY))

    def test_checks_of_qualifications_are_not_counted(self):
        """B32: 资质、等级、技术考核 do not use up the visit of the year."""
        exempt = self.make_item(kind="comprehensive", is_exempt=True)
        self.allow(self.whole())
        self.allow(self.whole(day=SCHOOL_DAY + DAY, item=exempt))
        self.allow(self.whole(day=SCHOOL_DAY + 2 * DAY, item=exempt))

    def test_two_comprehensive_visits_of_one_batch_are_refused(self):
        """B32: neither is confirmed; cancelled ones do not count."""
        first, second = self.whole(), self.whole(day=SCHOOL_DAY + DAY)
        self.refuse(first | second)
        second.with_user(self.officer_a)._make_move("cancel", "重复安排")
        self.allow(first)

    def test_a_comprehensive_visit_is_never_covert(self):
        """B10, TS32: it is announced, so it cannot be hidden."""
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(CheckViolation),
            self.env.cr.savepoint(),
        ):
            self.whole(open_mode="covert")

    def test_schools_are_not_visited_in_vacation(self):
        """The last day of term is allowed, the day after is not; urgent ones are."""
        self.set_terms(
            2025,
            (date(2025, 9, 1), date(2026, 1, 20)),
            (date(2026, 3, 2), SCHOOL_DAY),
        )
        self.refuse(self.make_visit(day=SCHOOL_DAY + DAY))
        self.refuse(
            self.make_visit(inspectors=self.inspectors[3], date_to=SCHOOL_DAY + 5 * DAY)
        )
        self.allow(self.make_visit(self.schools[1], self.inspectors[1]))
        urgent = {"is_urgent": True, "urgent_reason": "校舍进水"}
        self.allow(self.make_visit(self.schools[2], day=SCHOOL_DAY + 9 * DAY, **urgent))

    def test_every_day_of_a_visit_lies_in_term(self):
        """Not the first and the last alone, and each in its own school year."""
        january, march = date(2026, 1, 20), date(2026, 3, 2)
        self.set_terms(2025, (date(2025, 9, 1), january), (march, date(2026, 7, 10)))
        self.refuse(self.make_visit(day=january, date_to=january + DAY))
        self.refuse(
            self.make_visit(inspectors=self.inspectors[1], day=january, date_to=march)
        )
        self.allow(
            self.make_visit(
                inspectors=self.inspectors[2], day=january - DAY, date_to=january
            )
        )
        # Nobody has set the next school year: none of its days is known as vacation.
        summer = {"day": date(2026, 8, 31), "date_to": date(2026, 9, 1)}
        self.refuse(self.make_visit(self.schools[1], **summer))
        self.set_terms(
            2026,
            (date(2026, 8, 31), date(2027, 1, 22)),
            (date(2027, 2, 22), date(2027, 7, 9)),
        )
        sunday = {"inspectors": self.inspectors[1], "day": date(2026, 8, 30)}
        self.refuse(self.make_visit(self.schools[1], **summer | sunday))
        self.allow(self.make_visit(self.schools[2], self.inspectors[3], **summer))

    def test_a_school_year_that_begins_in_vacation(self):
        """The first day is in term; those of the next school year are not yet."""
        self.set_terms(
            2025,
            (date(2025, 9, 1), date(2026, 1, 20)),
            (date(2026, 3, 2), date(2026, 8, 31)),
        )
        self.set_terms(
            2026,
            (date(2026, 9, 3), date(2027, 1, 22)),
            (date(2027, 2, 22), date(2027, 7, 9)),
        )
        last = date(2026, 8, 31)
        self.refuse(self.make_visit(day=last, date_to=last + DAY))
        self.allow(self.make_visit(self.schools[1], self.inspectors[1], day=last))

    def set_terms(self, year, *days):
        """Set the terms of a school year in county A, by first and last days."""
        self.env["edu.term"].create(
            [
                {
                    "owner_unit_id": self.county_a.id,
                    "school_year": year,
                    "term": term,
                    "date_from": first,
                    "date_to": last,
                }
                for term, (first, last) in zip(("first", "second"), days, strict=True)
            ]
        )

    def test_special_visits_take_three_inspectors(self):
        """B09: two are refused, three go; a department that joins is extra."""
        joint = {"role": "joint", "unit_id": self.education_a.id}
        two = self.special(inspectors=self.inspectors[:2])
        two.member_ids = [Command.create(joint)]
        self.refuse(two)
        two.member_ids = [Command.create({"inspector_id": self.inspectors[2].id})]
        self.allow(two)

    def test_somebody_goes(self):
        alone = self.make_visit()
        alone.member_ids = [Command.clear()]
        self.refuse(alone)

    def test_a_recusal_keeps_away(self):
        """B04, B16: one that came after the planning is seen at confirming."""
        visit = self.make_visit()
        self.env["edu.recusal"].create(
            {
                "inspector_id": self.inspectors[0].id,
                "unit_id": self.schools[0].id,
                "date_from": SCHOOL_DAY,
                "date_to": SCHOOL_DAY,
            }
        )
        self.refuse(visit)
        self.allow(self.make_visit(day=SCHOOL_DAY + DAY))

    def test_what_is_over_is_not_confirmed(self):
        """Today still is; an urgent visit's papers may follow it."""
        self.refuse(self.make_visit(), day=SCHOOL_DAY + DAY)
        urgent = {"is_urgent": True, "urgent_reason": "暴雨"}
        self.allow(
            self.make_visit(self.schools[1], self.inspectors[1], **urgent),
            day=SCHOOL_DAY + DAY,
        )
        self.allow(self.make_visit(self.schools[2], self.inspectors[2]), day=SCHOOL_DAY)

    def test_a_refusal_names_five_schools_and_counts_the_rest(self):
        schools = self.make_schools(self.county_a, 7, name="城东第%d小学")
        visits = self.env["edu.visit"].concat(
            *(
                self.special(school, item_id=False, day=SCHOOL_DAY + number * DAY)
                for number, school in enumerate(schools)
            )
        )
        words = self.refuse(visits)
        self.assertTrue(all(school.name in words for school in schools[:5]))
        self.assertNotIn(schools[5].name, words)
        self.assertIn("2", words)
