from dateutil.relativedelta import relativedelta

from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.edu_base.tools.dates import today

from .roster_common import RosterCase

SIZES = (20, 200)
WEEK = relativedelta(days=7)
# The columns of the roster, as an officer's browser asks for them.
COLUMNS = (
    "name is_serving kind level duty workplace phone certificate_number origin degree "
    "age retired_on term_until term_days_left term_ends_soon training_hours "
    "training_hours_missing school_count"
).split()
NAMED = {"fields": {"display_name": {}}}
SPECIFICATION = {name: {} for name in COLUMNS} | {
    name: NAMED for name in ("owner_unit_id", "stage_ids", "field_ids")
}


@tagged("post_install", "-at_install")
class TestRosterOverview(RosterCase):
    """What the roster says at a glance of terms, training and schools."""

    @classmethod
    def people(cls, count=1, until=WEEK, schools=1):
        """Return people in office up to a time from now, each with so many schools."""
        known = cls.env["edu.inspector"].search_count([])
        people = cls.inspectors.create(
            [{"name": f"督学{known + number}"} for number in range(count)]
        )
        cls.env["edu.inspector.appointment"].with_user(cls.officer)._take_over(
            [
                {
                    "inspector_id": person.id,
                    "date_from": today() - WEEK,
                    "date_to": today() + until,
                }
                for person in people
            ]
        )
        places = cls.env["edu.unit"].create(
            [
                {
                    "name": f"{person.name}的第{number}小学",
                    "kind": "school",
                    "level": "county",
                    "parent_id": cls.county_a.id,
                }
                for person in people
                for number in range(schools)
            ]
        )
        cls.env["edu.plate"].create(
            [
                {
                    "unit_id": place.id,
                    "inspector_id": people[number // schools].id,
                    "date_from": today() - WEEK,
                }
                for number, place in enumerate(places)
            ]
        )
        return people

    def found(self, name, value=True):
        return self.inspectors.search([(name, "=", value)])

    def test_term(self):
        """TS60: whose term ends within 90 days is found, unless it is renewed."""
        ending = self.people()
        later = self.people(until=relativedelta(days=91))
        self.assertEqual(ending.term_until, today() + WEEK)
        self.assertEqual(ending.term_days_left, 7)
        self.assertEqual((ending | later).filtered("term_ends_soon"), ending)
        self.assertEqual(self.found("term_ends_soon") & (ending | later), ending)
        self.assertEqual(self.found("term_ends_soon", False) & (ending | later), later)
        ending.appointment_ids.next_ids.create(
            {"inspector_id": ending.id, "date_from": today() + WEEK + WEEK}
        )
        self.env.invalidate_all()
        self.assertFalse(ending.term_ends_soon)
        self.assertNotIn(ending, self.found("term_ends_soon"))

    def test_schools(self):
        """Plates of today count, and no others."""
        busy, idle = self.people(schools=3), self.people(schools=0)
        self.assertEqual(busy.school_count, 3)
        busy.plate_ids[0].date_to = today() - relativedelta(days=1)
        self.assertEqual(busy.school_count, 2)
        self.assertIn(busy, self.found("has_school"))
        self.assertIn(idle, self.found("has_school", False))
        self.assertNotIn(idle, self.found("has_school"))

    def test_ways_on(self):
        person, other = self.people(), self.people()
        for action in (
            person.action_open_terms(),
            person.action_open_schools(),
            person.action_open_training(),
        ):
            rows = self.env[action["res_model"]].with_user(self.officer)
            opened = rows.search(action["domain"])
            self.assertLessEqual(opened.inspector_id, person)
            self.assertNotIn(other, opened.inspector_id)
        self.assertTrue(
            self.env["edu.plate"].search(person.action_open_schools()["domain"])
        )

    def test_chief_suspends_from_the_roster(self):
        """An officer is not offered it, and may not do it."""
        person = self.people()
        dialog = person.action_suspend()
        rows = self.env[dialog["res_model"]].with_context(**dialog["context"])
        with self.assertRaises(AccessError), self.cr.savepoint():
            rows.with_user(self.officer).create({"reason": "违纪调查"})
        chief = self.make_user("chief_a", "chief", serves=self.county_a)
        rows.with_user(chief).create({"reason": "违纪调查"})
        self.assertFalse(person.is_serving)

    def test_list_costs_the_same_for_any_size(self):
        self.read_list()  # warms the caches
        spent = []
        for size in SIZES:
            self.people(size)
            spent.append(self.statements_warm(self.read_list))
        self.assertEqual(len(self.read_list()["records"]), sum(SIZES))
        self.assertEqual(*spent)
        self.assertLessEqual(spent[0], 45)

    def read_list(self):
        return self.inspectors.web_search_read(
            [], SPECIFICATION, limit=300, count_limit=10001
        )
