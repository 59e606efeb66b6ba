"""Nobody visits a unit that a recusal keeps the person from."""

from datetime import timedelta

from psycopg2.errors import CheckViolation

from odoo.exceptions import ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..tools import recusal_trigger
from .common import SCHOOL_DAY, VisitCommon

DAY = timedelta(days=1)


@tagged("post_install", "-at_install")
class TestVisitRecusal(VisitCommon):
    def recuse(self, person=None, school=None, first=SCHOOL_DAY, last=False):
        return self.env["edu.recusal"].create(
            {
                "inspector_id": (person or self.inspectors[1]).id,
                "unit_id": (school or self.schools[0]).id,
                "date_from": first,
                "date_to": last,
            }
        )

    def refused_by_the_database(self, statement, *values):
        with (
            self.assertRaises(CheckViolation) as caught,
            mute_logger("odoo.sql_db"),
            self.env.cr.savepoint(),
        ):
            self.env.flush_all()
            self.env.cr.execute(statement, values)
        self.assertEqual(
            caught.exception.diag.constraint_name, recusal_trigger.CONSTRAINT
        )
        return self.env["edu.visit.member"]._sql_error_to_message(caught.exception)

    def test_on_any_day_of_the_visit(self):
        """B04, B16, art. 10: the first and the last day of a recusal count."""
        long = {"day": SCHOOL_DAY, "date_to": SCHOOL_DAY + 2 * DAY}
        self.recuse(first=SCHOOL_DAY - DAY, last=SCHOOL_DAY)
        with self.assertRaises(ValidationError):
            self.make_visit(inspectors=self.inspectors[1], **long)
        self.recuse(self.inspectors[2], first=SCHOOL_DAY + 2 * DAY)
        with self.assertRaises(ValidationError):
            self.make_visit(inspectors=self.inspectors[2], **long)
        self.assertTrue(
            self.make_visit(inspectors=self.inspectors[1], day=SCHOOL_DAY + DAY)
        )
        self.assertTrue(
            self.make_visit(inspectors=self.inspectors[2], day=SCHOOL_DAY + DAY)
        )

    def test_a_team_is_refused_in_one_sentence(self):
        for person in self.inspectors[:2]:
            self.recuse(person)
        with self.assertRaises(ValidationError) as caught:
            self.make_visit(inspectors=self.inspectors)
        for name in [*self.inspectors[:2].mapped("name"), self.schools[0].name]:
            self.assertIn(name, str(caught.exception))

    def test_neither_person_nor_unit_nor_day_is_changed_to_it(self):
        self.recuse()
        visit = self.make_visit()
        with self.assertRaises(ValidationError):
            visit.member_ids.sudo().inspector_id = self.inspectors[1]
        elsewhere = self.make_visit(self.schools[1], self.inspectors[1])
        with self.assertRaises(ValidationError):
            elsewhere.sudo().unit_id = self.schools[0]
        earlier = self.make_visit(inspectors=self.inspectors[1], day=SCHOOL_DAY - DAY)
        with self.assertRaises(ValidationError):
            earlier.sudo().date_to = SCHOOL_DAY

    def test_raw_statements_are_refused(self):
        self.recuse()
        member = self.make_visit(day_part="morning").member_ids
        elsewhere = self.make_visit(
            self.schools[1], self.inspectors[1], day_part="afternoon"
        )
        told = self.refused_by_the_database(
            "UPDATE edu_visit_member SET inspector_id = %s WHERE id = %s",
            self.inspectors[1].id,
            member.id,
        )
        self.assertIn(self.inspectors[1].name, told)
        self.assertIn(self.schools[0].name, told)
        self.refused_by_the_database(
            "UPDATE edu_visit SET unit_id = %s WHERE id = %s",
            self.schools[0].id,
            elsewhere.id,
        )
        self.refused_by_the_database(
            "INSERT INTO edu_visit_member (visit_id, inspector_id, role, sequence,"
            " owner_unit_id, slot_from, slot_to)"
            " VALUES (%s, %s, 'member', 1, %s, 0, 0)",
            member.visit_id.id,
            self.inspectors[1].id,
            self.county_a.id,
        )

    def test_declared_after_the_assignment(self):
        """Whoever finds out late must be able to say so; the others can be replaced."""
        visit = self.make_visit(inspectors=self.inspectors[1:3])
        self.recuse()
        visit.member_ids[0].inspector_id = self.inspectors[0]
        self.assertEqual(
            visit.member_ids.inspector_id, self.inspectors[0] | self.inspectors[2]
        )
