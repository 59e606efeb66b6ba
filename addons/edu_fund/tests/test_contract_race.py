"""Two people of finance pay out of one contract at once, in real transactions."""

from psycopg2.errors import SerializationFailure

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import SQL, mute_logger

from odoo.addons.edu_base.tests.together_common import TogetherCase
from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

# Children first.
MADE = (
    "edu.contract",
    "edu.provider",
    "edu.budget.line",
    "edu.budget",
    "edu.unit",
    "res.partner",
)


@tagged("post_install", "-at_install")
class TestContractRace(TogetherCase):
    def setUp(self):
        super().setUp()
        with self.transaction() as env:
            self.made = self.make(env)

    def make(self, env):
        """Return {model: ids} of a contract in force about a thousand."""
        county = env["edu.unit"].create(
            {"name": "同付县人民政府", "kind": "government"}
        )
        own = {"owner_unit_id": county.id}
        line = {"kind": "purchase", "planned": 1000}
        budget = env["edu.budget"].create(
            own
            | {"unit_id": county.id, "year": today().year, "line_ids": [(0, 0, line)]}
        )
        provider = env["edu.provider"].create(own | {"name": "同付服务社"})
        contract = env["edu.contract"].create(
            {
                "name": "同付服务",
                "provider_id": provider.id,
                "line_id": budget.line_ids.id,
                "amount": 1000,
            }
        )
        opened(contract, STATE_GUARD).state = "signed"
        lines = (contract, provider, budget.line_ids, budget, county)
        made = (*lines, county.partner_id)
        return {records._name: records.ids for records in made}

    def clean(self):
        with self.transaction() as env:
            for name in MADE:
                table = SQL.identifier(env[name]._table)
                ids = tuple(self.made[name])
                env.cr.execute(SQL("DELETE FROM %s WHERE id IN %s", table, ids))

    def pay(self, env, yuan):
        contract = env["edu.contract"].browse(self.made["edu.contract"])
        contract._add_paid({contract: yuan * 100})
        return contract.paid

    def test_no_more_is_paid_than_was_contracted(self):
        """JJ07: the later one begins anew and is told so; no fen is paid twice."""
        with self.transaction() as late:
            late["edu.contract"].browse(self.made["edu.contract"]).mapped("paid")
            with self.transaction() as early:
                self.assertEqual(self.pay(early, 600), 600)
            with mute_logger("odoo.sql_db"), self.assertRaises(SerializationFailure):
                self.pay(late, 600)
            late.cr.rollback()
            late.invalidate_all()
            with self.assertRaises(UserError) as refusal:
                self.pay(late, 600)
            self.assertIn("同付服务", str(refusal.exception))
            self.assertEqual(self.pay(late, 400), 1000)
