"""People who act at the same time, each in a real transaction of the own."""

from contextlib import contextmanager

from odoo import SUPERUSER_ID, api
from odoo.modules.registry import Registry
from odoo.tests import BaseCase, get_db_name

from .common import SCHOOL_DAY


class MeanwhileCase(BaseCase):
    """An inspector, a school and a visit that all transactions see."""

    def setUp(self):
        super().setUp()
        self.registry = Registry(get_db_name())
        with self.transaction() as env:
            self.make(env)
        self.addCleanup(self.clear)

    @contextmanager
    def transaction(self):
        """Run in a transaction of its own, whose view begins here and now."""
        with self.registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, {})
            cr.execute("SELECT 1 FROM edu_recusal")
            yield env

    def make(self, env):
        county = env["edu.unit"].create(
            {"name": "同时县", "kind": "government", "level": "county"}
        )
        school = county.create(
            {
                "name": "同时小学",
                "kind": "school",
                "school_type": "211",
                "level": "county",
                "parent_id": county.id,
            }
        )
        person = env["edu.inspector"].create(
            {"name": "同时", "owner_unit_id": county.id}
        )
        visit = env["edu.visit"].create(
            {"unit_id": school.id, "owner_unit_id": county.id, "date": SCHOOL_DAY}
        )
        self.units, self.person = (county | school).ids, person.id
        self.school, self.visit = school.id, visit.id

    def clear(self):
        with self.transaction() as env:
            env["edu.visit"].browse(self.visit).unlink()
            person = env["edu.inspector"].browse(self.person)
            env["edu.recusal"].search([("inspector_id", "=", self.person)]).unlink()
            partners = person.partner_id
            person.unlink()
            units = env["edu.unit"].browse(reversed(self.units))
            partners |= units.partner_id
            for unit in units:
                unit.unlink()
            partners.exists().unlink()
