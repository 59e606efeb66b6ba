from odoo import SUPERUSER_ID
from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestWorkedOut(CaseCommon):
    """A stored computed field is guarded without being named, whoever writes it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        case = cls.make_case(subject_unit_id=cls.county_a.id)
        root = cls.env["res.users"].browse(SUPERUSER_ID)
        cls.forgers = (case, case.sudo(), case.with_user(root))

    def values(self, level):
        return {
            "name": "Forged",
            "owner_unit_id": self.county_a.id,
            "subject_unit_id": self.county_a.id,
            "subject_level": level,
        }

    def test_write(self):
        for case in self.forgers:
            with self.assertRaises(UserError):
                case.write({"subject_level": "city"})
            self.assertEqual(case.subject_level, "county")

    def test_import(self):
        for case in self.forgers:
            result = case.load([".id", "subject_level"], [[str(case.id), "city"]])
            self.assertFalse(result["ids"])

    def test_create(self):
        for case in self.forgers:
            with self.assertRaises(UserError):
                case.create(self.values("city"))
            with self.assertRaises(UserError):
                case.create([self.values("county"), self.values(False)])

    def test_create_with_what_is_worked_out_anyway(self):
        self.assertEqual(self.cases.create(self.values("county")).name, "Forged")

    def test_default_in_the_context(self):
        cases = self.cases.with_context(default_subject_level="city")
        self.assertFalse(cases.default_get(["subject_level"]))
        values = self.values("county")
        del values["subject_level"]
        self.assertEqual(cases.create(values).subject_level, "county")

    def test_it_follows_its_source(self):
        for case in self.forgers:
            for unit in (self.city, self.county_a):
                case.write({"subject_unit_id": unit.id})
                self.assertEqual(case.subject_level, unit.level)
