"""Rules of visits owed, at their boundaries, and the terms of principals."""

from datetime import date

from freezegun import freeze_time
from psycopg2 import IntegrityError

from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.edu_base.tools.rules import EVALUATORS
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from .common import VisitCommon

DAY = date(2026, 3, 25)


class CyclesCommon(VisitCommon):
    """County A alone: its own figures and terms, whatever else the database holds."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.terms = cls.make_terms(cls.county_a)

    @classmethod
    def make_terms(cls, owner, second=(date(2026, 2, 23), date(2026, 7, 10))):
        return cls.env["edu.term"].create(
            [
                {
                    "owner_unit_id": owner.id,
                    "school_year": 2025,
                    "term": term,
                    "date_from": first,
                    "date_to": last,
                }
                for term, (first, last) in {
                    "first": (date(2025, 9, 1), date(2026, 1, 23)),
                    "second": second,
                }.items()
            ]
        )

    @classmethod
    def made(cls, unit, day, kind="routine", state="recorded", **values):
        """Return a visit that was made, as the record would be after its moves."""
        visit = cls.make_visit(unit, inspectors=[], day=day, kind=kind, **values)
        opened(visit, STATE_GUARD).state = state
        return visit

    def tally(self, code, government=None, day=DAY):
        """Return (part, whole, missing) of a government on a day."""
        rules = self.env["edu.rule"].sudo()
        figure = rules._in_force(self.env["edu.rule.result"]._paths(), day)
        found = EVALUATORS[code].measure(self.env, day, figure)
        tally = found.get((government or self.county_a).id)
        return tally and (tally.part, tally.whole, tally.missing)

    def lacking(self, code, figure, government=None, day=DAY, user=None):
        """Return the records that the rule names, as `user` sees them."""
        env = self.env(user=user or self.officer_a)
        government = government or self.county_a
        action = EVALUATORS[code].records(env, government.ids, day, figure)
        return env[action["res_model"]].search(action["domain"])

    def is_late(self, code, day):
        rules = self.env["edu.rule"].sudo()
        figure = rules._in_force(self.env["edu.rule.result"]._paths(), day)
        tally = EVALUATORS[code].measure(self.env, day, figure)[self.county_a.id]
        return EVALUATORS[code].is_late(tally, day)


@tagged("post_install", "-at_install")
class TestRoutineRules(CyclesCommon):
    def test_each_school_every_month(self):
        """TS25: one recorded visit a month and school; drafts and other months not."""
        self.made(self.schools[0], date(2026, 3, 2))
        self.made(self.schools[1], date(2026, 2, 27))
        self.make_visit(self.schools[2], day=date(2026, 3, 26))
        self.assertEqual(self.tally("routine_month"), (1, 3, 2))
        self.assertEqual(self.lacking("routine_month", 1), self.schools[1:])

    def test_hidden_visits_are_not_counted(self):
        """TS25: what nobody may know of does not show in a number."""
        visit = self.made(self.schools[0], date(2026, 3, 2), open_mode="covert")
        self.assertEqual(self.tally("routine_month"), (0, 3, 3))
        opened(visit, STATE_GUARD).released_on = "2026-03-20 08:00:00"
        self.assertEqual(self.tally("routine_month"), (1, 3, 2))

    def test_schools_without_a_plate_are_another_rules(self):
        self.make_schools(self.county_a, 2, name="无牌%d小学")
        self.assertEqual(self.tally("routine_month"), (0, 3, 3))

    def test_vacation_months_owe_none(self):
        """TS25: July has ten days of school, and owes no visit."""
        self.assertEqual(self.tally("routine_month", day=date(2026, 6, 30))[1], 3)
        self.assertIsNone(self.tally("routine_month", day=date(2026, 7, 5)))

    def test_late_from_the_twentieth(self):
        """TS25: an outlook until the 19th, a breach from the 20th to the end."""
        self.assertFalse(self.is_late("routine_month", date(2026, 3, 19)))
        self.assertTrue(self.is_late("routine_month", date(2026, 3, 20)))
        self.assertTrue(self.is_late("routine_month", date(2026, 3, 31)))

    def test_figure_of_a_government(self):
        self.set_rule("routine_month", self.county_a, 2)
        self.made(self.schools[0], date(2026, 3, 2))
        self.assertEqual(self.tally("routine_month"), (0, 3, 3))
        self.made(self.schools[0], date(2026, 3, 16))
        self.assertEqual(self.tally("routine_month"), (1, 3, 2))

    def test_two_in_a_term(self):
        """B07: counted from first to last day, asked for in the month of the end."""
        for day in (date(2026, 2, 23), date(2026, 7, 10)):
            self.made(self.schools[0], day)
        for day in (date(2026, 1, 20), date(2026, 5, 6)):
            self.made(self.schools[1], day)
        self.assertIsNone(self.tally("routine_term", day=date(2026, 6, 30)))
        self.assertEqual(self.tally("routine_term", day=date(2026, 7, 9)), (0, 3, 3))
        self.assertEqual(self.tally("routine_term", day=date(2026, 7, 31)), (1, 3, 2))
        named = self.lacking("routine_term", 2, day=date(2026, 7, 31))
        self.assertEqual(named, self.schools[1:])


@tagged("post_install", "-at_install")
class TestCycleRules(CyclesCommon):
    def test_comprehensive_to_the_day(self):
        """TS22: made five years ago to the day is in time, the day before is not."""
        self.made(self.schools[0], date(2021, 3, 25), "comprehensive")
        self.made(self.schools[1], date(2021, 3, 24), "comprehensive")
        self.assertEqual(self.tally("comprehensive_cycle"), (1, 3, 2))
        self.assertEqual(self.lacking("comprehensive_cycle", 5), self.schools[1:])

    def test_a_new_school_has_its_years_first(self):
        """TS22: the cycle of a school never visited begins with its founding."""
        self.schools[0].date_from = date(2022, 9, 1)
        self.assertEqual(self.tally("comprehensive_cycle"), (1, 3, 2))

    def test_stricter_cycle(self):
        """TS22, B07: three to five years, as the government has set."""
        self.made(self.schools[0], date(2022, 5, 1), "comprehensive")
        self.assertEqual(self.tally("comprehensive_cycle")[0], 1)
        self.set_rule("comprehensive_cycle", self.county_a, 3)
        self.assertEqual(self.tally("comprehensive_cycle")[0], 0)

    def test_of_the_city_once_released(self):
        """TS22: the city's visit counts for the county once the county knows of it."""
        visit = self.made(
            self.schools[0],
            date(2026, 3, 2),
            "comprehensive",
            owner_unit_id=self.city.id,
        )
        self.assertEqual(self.tally("comprehensive_cycle")[0], 0)
        opened(visit, STATE_GUARD).released_on = "2026-02-02 08:00:00"
        self.assertEqual(self.tally("comprehensive_cycle")[0], 1)

    def test_five_year_round(self):
        """B07: each county comprehensively or specially visited within five years."""
        city = {"owner_unit_id": self.city.id, "domain": "government"}
        self.made(self.county_a, date(2021, 3, 25), "special", **city)
        self.made(self.county_b, date(2021, 3, 24), "comprehensive", **city)
        self.assertEqual(self.tally("county_round", self.city), (1, 2, 1))
        named = self.lacking("county_round", 5, self.city, user=self.officer_city)
        self.assertEqual(named, self.county_b)

    def test_duties_every_year(self):
        """TS09: one comprehensive visit a county and year; late in December."""
        city = {"owner_unit_id": self.city.id, "domain": "government"}
        self.made(self.county_a, date(2026, 1, 1), "comprehensive", **city)
        self.made(self.county_b, date(2025, 12, 31), "comprehensive", **city)
        self.made(self.county_b, date(2026, 2, 1), "special", **city)
        self.assertEqual(self.tally("duty_evaluation", self.city), (1, 2, 1))
        named = self.lacking("duty_evaluation", 1, self.city, user=self.officer_city)
        self.assertEqual(named, self.county_b)
        late = EVALUATORS["duty_evaluation"].is_late
        rules = self.env["edu.rule"].sudo()
        figure = rules._in_force(self.env["edu.rule.result"]._paths(), DAY)
        measured = EVALUATORS["duty_evaluation"].measure(self.env, DAY, figure)
        tally = measured[self.city.id]
        self.assertFalse(late(tally, date(2026, 11, 30)))
        self.assertTrue(late(tally, date(2026, 12, 1)))

    def test_few_statements_for_any_size(self):
        """Three statements a rule at most, nothing being read yet, for any size."""
        codes = [
            "routine_month",
            "routine_term",
            "comprehensive_cycle",
            "principal_term",
            "county_round",
            "duty_evaluation",
        ]

        def costs():
            rules = self.env["edu.rule"].sudo()
            figure = rules._in_force(self.env["edu.rule.result"]._paths(), DAY)
            return [self.cost_of(code, figure) for code in codes]

        costs()
        few = costs()
        more = self.make_schools(self.county_a, 40, name="增校%d小学")
        for school in more:
            self.make_plate(school, self.inspectors[0])
        self.assertEqual(costs(), few)
        self.assertLessEqual(max(few), 3, dict(zip(codes, few, strict=True)))

    def cost_of(self, code, figure):
        known = figure(code)
        return self.statements(
            EVALUATORS[code].measure, self.env, DAY, lambda _code: known
        )


@tagged("post_install", "-at_install")
@freeze_time("2026-03-25 04:00:00")
class TestPrincipal(CyclesCommon):
    @classmethod
    def make_principal(cls, school, first, last, **values):
        return cls.env["edu.principal"].create(
            {
                "unit_id": school.id,
                "name": "秦疏桐",
                "date_from": first,
                "term_to": last,
                **values,
            }
        )

    def test_a_visit_at_the_end_of_each_term(self):
        """TS23: within the last year of the term or after it, else it is named."""
        ended = date(2026, 3, 24)
        terms = self.env["edu.principal"].browse()
        for school, day in zip(
            self.schools,
            (date(2025, 3, 24), date(2025, 3, 23), date(2026, 3, 25)),
            strict=True,
        ):
            terms |= self.make_principal(school, date(2023, 3, 25), ended)
            self.made(school, day, "comprehensive")
        self.assertEqual(
            terms.mapped("visited_on"), [date(2025, 3, 24), False, date(2026, 3, 25)]
        )
        self.assertEqual(terms.filtered("lacks_visit"), terms[1])
        found = self.env["edu.principal"].search([("lacks_visit", "=", True)])
        self.assertEqual(found & terms, terms[1])
        self.assertEqual(self.tally("principal_term"), (2, 3, 1))
        self.assertEqual(self.lacking("principal_term", 12), terms[1])

    def test_the_window_is_a_figure(self):
        """TS23: a government that wants the visit within six months says so."""
        term = self.make_principal(
            self.schools[0], date(2023, 3, 25), date(2026, 3, 24)
        )
        self.made(self.schools[0], date(2025, 9, 23), "comprehensive")
        self.assertFalse(term.lacks_visit)
        self.set_rule("principal_term", self.county_a, 6)
        term.invalidate_recordset()
        self.assertTrue(term.lacks_visit)

    def test_a_running_term_lacks_nothing(self):
        """TS23: the term that ends today is not over yet."""
        term = self.make_principal(self.schools[0], date(2023, 3, 26), DAY)
        self.assertFalse(term.lacks_visit)
        self.assertIsNone(self.tally("principal_term"))

    def test_who_left_early(self):
        """TS23: the term ends on the day of leaving."""
        term = self.make_principal(self.schools[0], date(2024, 9, 1), date(2028, 8, 31))
        term.left_on = date(2026, 3, 1)
        self.assertEqual(term.date_to, date(2026, 3, 1))
        self.assertFalse(term.is_current)
        self.assertTrue(term.lacks_visit)

    def test_one_at_a_time(self):
        """TS23: two principals of a school cannot overlap by a day."""
        self.make_principal(self.schools[0], date(2023, 9, 1), date(2026, 8, 31))
        self.make_principal(self.schools[0], date(2026, 9, 1), date(2029, 8, 31))
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
            self.make_principal(self.schools[0], date(2029, 8, 31), date(2032, 8, 31))

    def test_brought_in_by_the_import_of_lists(self):
        """TS23: many terms come in one file; the owner follows from the school."""
        names = ["unit_id", "name", "date_from", "term_to"]
        rows = [
            [school.name, "秦疏桐", "2024-09-01", "2027-08-31"]
            for school in self.schools
        ]
        loaded = self.env["edu.principal"].with_user(self.officer_a).load(names, rows)
        self.assertFalse(loaded["messages"])
        terms = self.env["edu.principal"].browse(loaded["ids"])
        self.assertEqual(terms.owner_unit_id, self.county_a)

    def test_roles(self):
        """The county writes its own, its leader reads, its neighbour sees nothing."""
        term = self.make_principal(self.schools[0], date(2024, 9, 1), date(2027, 8, 31))
        self.assertTrue(term.with_user(self.officer_a).has_access("write"))
        self.assertTrue(term.with_user(self.officer_city).has_access("write"))
        self.assertTrue(term.with_user(self.leader_a).has_access("read"))
        self.assertFalse(term.with_user(self.leader_a).has_access("write"))
        self.assertFalse(term.with_user(self.officer_b).has_access("read"))
