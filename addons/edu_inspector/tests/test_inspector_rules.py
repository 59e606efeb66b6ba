from datetime import date

from odoo.fields import Command
from odoo.tests import tagged

from odoo.addons.edu_base.tests.common import EduCommon
from odoo.addons.edu_base.tools.rules import EVALUATORS, Tally
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

DAY = date(2026, 11, 20)
EVER = date(2020, 1, 1)


class RuleCase(EduCommon):
    """A county without schools and inspectors, to which each test adds its own."""

    def measured(self, code, day=DAY):
        """Return the county's own tally, by the figure that is delivered."""
        result = self.env["edu.rule.result"].sudo()
        figure = self.env["edu.rule"].sudo()._in_force(result._paths(), day)
        own = EVALUATORS[code].measure(self.env(su=True), day, figure)
        return own.get(self.county_a.id, Tally())

    def named(self, code, user, day=DAY):
        """Return the records behind the number, as the user sees them."""
        rule = self.env["edu.rule"].search([("code", "=", code)])
        env = self.env(user=user)
        action = EVALUATORS[code].records(env, self.county_a.ids, day, rule.figure)
        found = env[action["res_model"]].with_context(active_test=False)
        return found.search(action["domain"])

    def make_schools(self, number, name="小学", **values):
        return self.env["edu.unit"].create(
            [
                {
                    "name": f"临溪县第{place + 1}{name}",
                    "kind": "school",
                    "school_type": "211",
                    "parent_id": self.county_a.id,
                    **values,
                }
                for place in range(number)
            ]
        )

    def make_people(self, number, kind="part_time", term=None, **values):
        """Return inspectors of the county who have served since long ago."""
        people = self.env["edu.inspector"].create(
            [
                {
                    "name": f"督学{place + 1}",
                    "kind": kind,
                    "owner_unit_id": self.county_a.id,
                    **values,
                }
                for place in range(number)
            ]
        )
        terms = opened(self.env["edu.inspector.appointment"].sudo(), STATE_GUARD)
        terms.create(
            [
                {
                    "inspector_id": person.id,
                    "kind": kind,
                    "date_from": EVER,
                    "date_to": False,
                    "state": "appointed",
                    **(term or {}),
                }
                for person in people
            ]
        )
        return people

    def enrol(self, school, pupils, school_year=2026, stage="primary"):
        self.env["edu.enrolment"].create(
            {
                "unit_id": school.id,
                "stage": stage,
                "school_year": school_year,
                "pupils": pupils,
            }
        )

    def plate(self, schools, person, **values):
        self.env["edu.plate"].create(
            [
                {
                    "unit_id": school.id,
                    "inspector_id": person.id,
                    "date_from": EVER,
                    **values,
                }
                for school in schools
            ]
        )


@tagged("post_install", "-at_install")
class TestFigures(RuleCase):
    def test_figures_are_those_of_the_clauses(self):
        """TS07, TS24, TS56, TS57, TS58, TS59, TS62, B02, B14, B17: as delivered."""
        delivered = {
            rule.code: rule.figure
            for rule in self.env["edu.rule"].search([("category", "=", "inspectors")])
        }
        self.assertEqual(
            delivered,
            {
                "big_school": 1800,
                "chief_inspector": 1,
                "full_time": 10,
                "induction": 1,
                "plate_coverage": 100,
                "retired": 5,
                "staffing": 5,
                "terms_in_a_row": 3,
                "training_hours": 40,
                "zone_coverage": 100,
                "zone_size": 20,
            },
        )


@tagged("post_install", "-at_install")
class TestStaffing(RuleCase):
    def test_five_schools_need_one_and_six_two(self):
        """TS56."""
        self.make_schools(5)
        self.make_people(1)
        self.assertEqual(self.measured("staffing"), Tally(1, 1, 0))
        self.make_schools(1, name="实验小学")
        self.assertEqual(self.measured("staffing"), Tally(1, 2, 1))

    def test_a_big_school_needs_its_own(self):
        """TS57: from 1 800 pupils on, and it is not counted among the others."""
        schools = self.make_schools(6)
        self.enrol(schools[0], 1799)
        self.assertEqual(self.measured("staffing").whole, 2)
        self.assertEqual(self.measured("big_school"), Tally())
        schools[0].enrolment_ids.pupils = 1800
        self.assertEqual(self.measured("staffing").whole, 2)
        self.assertEqual(self.measured("big_school"), Tally(0, 1, 1))
        self.make_schools(1, name="实验小学")
        self.assertEqual(self.measured("staffing").whole, 3)

    def test_pupils_of_all_stages_count_in_one_year(self):
        """TS57: this school year's figures, or the latest before, never both."""
        [school] = self.make_schools(1)
        self.enrol(school, 1000, 2025)
        self.enrol(school, 900, 2026)
        self.assertEqual(self.measured("big_school"), Tally())
        self.assertEqual(self.measured("big_school", date(2026, 8, 31)), Tally())
        self.env["edu.enrolment"].create(
            {
                "unit_id": school.id,
                "stage": "junior",
                "pupils": 900,
                "school_year": 2026,
            }
        )
        self.assertEqual(self.measured("big_school").missing, 1)
        self.assertEqual(self.measured("big_school", date(2026, 8, 31)), Tally())
        self.assertEqual(self.measured("big_school", date(2027, 9, 1)).missing, 1)

    def test_only_who_looks_after_no_other_is_the_big_school_s_own(self):
        """TS57."""
        big, other = self.make_schools(2)
        self.enrol(big, 2500)
        [person] = self.make_people(1)
        self.plate(big | other, person)
        officer = self.make_user("officer_a", "officer", serves=self.county_a)
        self.assertEqual(self.measured("big_school"), Tally(0, 1, 1))
        self.assertEqual(self.named("big_school", officer), big)
        self.env["edu.plate"].search([("unit_id", "=", other.id)]).unlink()
        self.assertEqual(self.measured("big_school"), Tally(1, 1, 0))
        self.assertFalse(self.named("big_school", officer))

    def test_attached_classes_and_ended_schools_need_nobody(self):
        """TS56."""
        self.make_schools(3, school_type="218")
        ended = self.make_schools(3, name="旧校")
        opened(ended, STATE_GUARD).write({"date_to": date(2026, 8, 31)})
        self.assertEqual(self.measured("staffing").whole, 0)
        self.assertEqual(self.measured("staffing", date(2026, 8, 31)).whole, 1)

    def test_who_counts_as_staff(self):
        """TS56: neither visitors, nor who is suspended, nor whose term is over."""
        self.make_schools(20)
        self.make_people(1, "visitor")
        self.make_people(1, "special")
        self.make_people(1, term={"date_to": DAY})  # ends today: serves today
        self.make_people(1, term={"date_to": date(2026, 11, 19)})
        self.make_people(1, term={"date_from": date(2026, 11, 21)})
        [away] = self.make_people(1)
        self.env["edu.inspector.suspension"].create(
            {
                "inspector_id": away.id,
                "date_from": DAY,
                "date_to": DAY,
                "reason": "病假",
            }
        )
        self.assertEqual(self.measured("staffing"), Tally(2, 4, 2))
        self.assertEqual(self.measured("staffing", date(2026, 11, 21)).part, 3)

    def test_ten_part_time_need_one_full_time(self):
        """TS58: exactly 10:1 is enough, 11:1 is not."""
        self.make_people(10)
        self.assertEqual(self.measured("full_time"), Tally(0, 1, 1))
        self.make_people(1, "full_time")
        self.assertEqual(self.measured("full_time"), Tally(1, 1, 0))
        self.make_people(1, "special")
        self.assertEqual(self.measured("full_time"), Tally(1, 2, 1))

    def test_each_government_has_a_chief(self):
        """TS07."""
        self.assertEqual(self.measured("chief_inspector"), Tally(0, 1, 1))
        self.make_people(2, "full_time", {"post": "chief"})
        self.assertEqual(self.measured("chief_inspector"), Tally(1, 1, 0))


@tagged("post_install", "-at_install")
class TestCoverage(RuleCase):
    def test_every_school_has_an_inspector_who_serves(self):
        """TS24: kindergartens too; a plate of who has left covers nothing."""
        schools = self.make_schools(99) | self.make_schools(
            1, name="幼儿园", school_type="111"
        )
        [person] = self.make_people(1)
        self.plate(schools[1:], person)
        officer = self.make_user("officer_a", "officer", serves=self.county_a)
        self.assertEqual(self.measured("plate_coverage"), Tally(99, 100, 1))
        self.assertEqual(self.named("plate_coverage", officer), schools[0])
        self.plate(schools[0], person)
        self.assertEqual(self.measured("plate_coverage"), Tally(100, 100, 0))
        opened(person.appointment_ids, STATE_GUARD).write({"date_to": DAY})
        self.assertEqual(self.measured("plate_coverage").missing, 0)
        self.assertEqual(self.measured("plate_coverage", date(2026, 11, 21)).part, 0)

    def test_twenty_schools_fit_a_zone(self):
        """B17: twenty do, twenty-one do not; and each school lies in a zone."""
        schools = self.make_schools(22)
        zone = self.env["edu.zone"].create(
            {
                "name": "第一责任区",
                "owner_unit_id": self.county_a.id,
                "date_from": EVER,
                "member_ids": [
                    Command.create({"unit_id": school.id, "date_from": EVER})
                    for school in schools[:20]
                ],
            }
        )
        officer = self.make_user("officer_a", "officer", serves=self.county_a)
        self.assertEqual(self.measured("zone_size"), Tally(1, 1, 0))
        self.assertEqual(self.measured("zone_coverage"), Tally(20, 22, 2))
        self.assertEqual(self.named("zone_coverage", officer), schools[20:])
        self.assertFalse(self.named("zone_size", officer))
        zone.member_ids.create(
            {"zone_id": zone.id, "unit_id": schools[20].id, "date_from": EVER}
        )
        self.assertEqual(self.measured("zone_size"), Tally(0, 1, 1))
        self.assertEqual(self.named("zone_size", officer), zone)
        self.assertEqual(self.measured("zone_coverage").missing, 1)


@tagged("post_install", "-at_install")
class TestPeople(RuleCase):
    def test_three_terms_in_a_row_and_no_more(self):
        """B02: for part-time and special ones; full-time ones are not limited."""
        self.make_people(1, term={"term_number": 3})
        self.make_people(1, "full_time", {"term_number": 7})
        self.assertEqual(self.measured("terms_in_a_row"), Tally(1, 1, 0))
        beyond = self.make_people(1, "special", {"term_number": 4})
        self.assertEqual(self.measured("terms_in_a_row"), Tally(1, 2, 1))
        officer = self.make_user("officer_a", "officer", serves=self.county_a)
        self.assertEqual(self.named("terms_in_a_row", officer), beyond)

    def test_five_years_after_retirement_to_the_day(self):
        """TS59: the day of the fifth year is the last."""
        self.make_people(1, retired_on=date(2021, 11, 20))
        self.make_people(1)
        self.assertEqual(self.measured("retired"), Tally(1, 1, 0))
        beyond = self.make_people(1, retired_on=date(2021, 11, 19))
        self.assertEqual(self.measured("retired"), Tally(1, 2, 1))
        officer = self.make_user("officer_a", "officer", serves=self.county_a)
        self.assertEqual(self.named("retired", officer), beyond)

    def test_retired_on_a_leap_day(self):
        """TS59."""
        self.make_people(1, retired_on=date(2024, 2, 29))
        self.assertEqual(self.measured("retired", date(2029, 2, 28)).missing, 0)
        self.assertEqual(self.measured("retired", date(2029, 3, 1)).missing, 1)


@tagged("post_install", "-at_install")
class TestTrained(RuleCase):
    def attend(self, people, hours, **values):
        training = self.env["edu.training"].create(
            {
                "name": "督学能力提升培训",
                "owner_unit_id": self.county_a.id,
                "start": "2026-05-11 01:00:00",
                "stop": "2026-05-15 09:00:00",
                "hours": hours,
                **values,
            }
        )
        opened(training, STATE_GUARD).state = "held"
        training.attendance_ids.create(
            [
                {
                    "training_id": training.id,
                    "inspector_id": person.id,
                    "is_present": True,
                }
                for person in people
            ]
        )

    def test_forty_centralised_hours_in_the_calendar_year(self):
        """TS62: neither online hours count, nor those of another year."""
        enough, short, online, last_year = people = self.make_people(4)
        self.attend(people, 39)
        self.attend(enough, 1)
        self.attend(short, 0.5)
        self.attend(online, 1, form="online")
        last_years = {"start": "2025-12-31 01:00:00", "stop": "2025-12-31 09:00:00"}
        self.attend(last_year, 1, **last_years)
        officer = self.make_user("officer_a", "officer", serves=self.county_a)
        self.assertEqual(self.measured("training_hours"), Tally(1, 4, 3))
        self.assertEqual(self.named("training_hours", officer), people - enough)

    def test_hours_are_late_from_july_on(self):
        """TS62: reminded of in the third and fourth quarter."""
        hours, lacking = EVALUATORS["training_hours"], Tally(1, 4, 3)
        self.assertFalse(hours.is_late(lacking, date(2026, 6, 30)))
        self.assertTrue(hours.is_late(lacking, date(2026, 7, 1)))
        self.assertFalse(hours.is_late(Tally(4, 4, 0), date(2026, 12, 31)))

    def test_new_inspectors_are_inducted(self):
        """TS62: who serves a second term is not new."""
        new, inducted = self.make_people(2)
        self.make_people(1, term={"term_number": 2})
        self.attend(new, 8)
        self.attend(inducted, 8, kind="induction")
        officer = self.make_user("officer_a", "officer", serves=self.county_a)
        self.assertEqual(self.measured("induction"), Tally(1, 2, 1))
        self.assertEqual(self.named("induction", officer), new)
