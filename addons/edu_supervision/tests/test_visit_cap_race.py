"""Two bodies confirm the last visit of a month at once, in real transactions."""

from datetime import timedelta

from psycopg2.errors import SerializationFailure

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.edu_base.tests.together_common import TogetherCase
from odoo.addons.edu_base.tools.dates import today

MADE = (
    "edu.visit.month",
    "edu.visit",
    "edu.rule.threshold",
    "edu.inspector",
    "edu.unit",
    "res.partner",
)


@tagged("post_install", "-at_install")
class TestVisitCapRace(TogetherCase):
    def setUp(self):
        super().setUp()
        with self.transaction() as env:
            self.made = self.make(env)

    def make(self, env):
        """Return {model: ids} of a school with one place and two planned visits."""
        unit = env["edu.unit"]
        county = unit.create({"name": "同日县人民政府", "kind": "government"})
        school = unit.create(
            {
                "name": "同日小学",
                "kind": "school",
                "school_type": "211",
                "parent_id": county.id,
            }
        )
        cap = env["edu.rule.threshold"].create(
            {
                "rule_id": env.ref("edu_supervision.rule_visit_cap").id,
                "owner_unit_id": county.id,
                "value": 1,
                "date_from": today(),
                "document_number": "同教督〔2026〕1号",
            }
        )
        people = env["edu.inspector"].create(
            [{"name": name, "owner_unit_id": county.id} for name in ("甲督", "乙督")]
        )
        first = (today() + timedelta(days=40)).replace(day=10)
        visits = env["edu.visit"].create(
            [
                {
                    "unit_id": school.id,
                    "owner_unit_id": county.id,
                    "date": first + timedelta(days=number),
                    "member_ids": [(0, 0, {"inspector_id": person.id})],
                }
                for number, person in enumerate(people)
            ]
        )
        self.visit_ids, self.school_id = visits.ids, school.id
        partners = (county | school).partner_id | people.partner_id
        made = (visits, cap, people, school | county, partners)
        return {records._name: records.ids for records in made}

    def clean(self):
        with self.transaction() as env:
            env["edu.visit.month"].search([("unit_id", "=", self.school_id)]).unlink()
            for name in MADE[1:]:
                env[name].browse(self.made[name]).unlink()

    def test_the_last_place_goes_to_one_of_two(self):
        """TS34: the later one is told so, once Odoo has made the request again."""
        with self.transaction() as late:
            behind = late["edu.visit"].browse(self.visit_ids[1])
            behind.mapped("state")
            with self.transaction() as early:
                early["edu.visit"].browse(self.visit_ids[0])._check_rules()
            with mute_logger("odoo.sql_db"), self.assertRaises(SerializationFailure):
                behind._check_rules()
            late.cr.rollback()
            late.invalidate_all()
            with self.assertRaises(UserError) as refusal:
                behind._check_rules()
            self.assertIn("同日小学", str(refusal.exception))
            late.cr.rollback()
        with self.transaction() as env:
            month = env["edu.visit.month"].search([("unit_id", "=", self.school_id)])
            self.assertEqual(month.held, 1)
