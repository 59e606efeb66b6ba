"""Two people of finance act on one contract at once, in real transactions."""

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


class RaceCommon(TogetherCase):
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


@tagged("post_install", "-at_install")
class TestContractRace(RaceCommon):
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


@tagged("post_install", "-at_install")
class TestContractActsRace(RaceCommon):
    """An advance of 400 and 600 for what is accepted; the next year has 1,000."""

    def make(self, env):
        made = super().make(env)
        contract = env["edu.contract"].browse(made["edu.contract"])
        opened(contract, STATE_GUARD).state = "draft"
        own = {"contract_id": contract.id}
        item = env["edu.contract.deliverable"].create(
            own | {"name": "同付报告", "date_due": today()}
        )
        opened(item, STATE_GUARD).state = "accepted"
        planned = own | {"planned_on": today(), "name": "同付款"}
        env["edu.contract.payment"].create(
            [
                planned | {"amount": 400, "is_advance": True},
                planned | {"amount": 600, "deliverable_id": item.id},
            ]
        )
        opened(contract, STATE_GUARD).state = "signed"
        line = contract.line_id
        later = line.budget_id.copy({"year": today().year + 1})
        budgets = line.budget_id | later
        opened(budgets, STATE_GUARD).state = "approved"
        opened(line, STATE_GUARD).write({"approved": 1000, "committed": 1000})
        opened(later.line_ids, STATE_GUARD).write({"approved": 1000, "available": 1000})
        return made | {
            "edu.budget": budgets.ids,
            "edu.budget.line": budgets.line_ids.ids,
            "edu.contract.deliverable": item.ids,
            "edu.contract.payment": contract.payment_ids.ids,
        }

    def clean(self):
        with self.transaction() as env:
            lines = tuple(self.made["edu.budget.line"])
            rows = SQL("DELETE FROM edu_budget_entry WHERE line_id IN %s", lines)
            env.cr.execute(rows)
            for table in ("edu_transition", "ir_attachment"):
                for name, ids in self.made.items():
                    env.cr.execute(
                        SQL(
                            "DELETE FROM %s WHERE res_model = %s AND res_id IN %s",
                            SQL.identifier(table),
                            name,
                            tuple(ids),
                        )
                    )
        return super().clean()

    def records(self, env, name):
        return env[name].browse(self.made[name])

    def pay(self, env, place):
        """Pay the advance (0) or what was accepted (1), as the button would."""
        payment = self.records(env, "edu.contract.payment")[place]
        payment._check_accepted()
        payment._move_unasked("pay")
        env.flush_all()

    def carry(self, env):
        contract = self.records(env, "edu.contract")
        line = self.records(env, "edu.budget.line")[-1]
        opened(contract, STATE_GUARD).next_line_id = line
        contract._move_unasked("carry")
        env.flush_all()

    def undo(self, env):
        item = self.records(env, "edu.contract.deliverable")
        item._check_unpaid()
        item._move_unasked("undo")
        env.flush_all()

    def race(self, early, late):
        """Let `late` begin before and act after `early`: it has to begin anew."""
        with self.transaction() as slow:
            self.records(slow, "edu.contract").mapped(
                "payment_ids.deliverable_id.state"
            )
            with self.transaction() as fast:
                early(fast)
            with mute_logger("odoo.sql_db"), self.assertRaises(SerializationFailure):
                late(slow)
            slow.cr.rollback()
            slow.invalidate_all()
            late(slow)

    def held(self):
        with self.transaction() as env:
            lines = self.records(env, "edu.budget.line")
            return [(line.committed, line.spent) for line in lines]

    def test_paid_while_it_is_carried_over(self):
        """JJ07: what is paid later is spent where the money now is."""
        self.race(self.carry, lambda env: self.pay(env, 0))
        self.assertEqual(self.held(), [(0, 0), (600, 400)])

    def test_carried_over_while_it_is_paid(self):
        """JJ07: what is paid already does not move."""
        self.race(lambda env: self.pay(env, 0), self.carry)
        self.assertEqual(self.held(), [(0, 400), (600, 0)])

    def test_paid_while_the_acceptance_is_undone(self):
        """JJ07: neither sees the other's row, so both write the contract."""
        with self.assertRaisesRegex(UserError, "同付报告"):
            self.race(self.undo, lambda env: self.pay(env, 1))
        self.assertEqual(self.held(), [(1000, 0), (0, 0)])

    def test_acceptance_undone_while_it_is_paid(self):
        with self.assertRaisesRegex(UserError, "同付报告"):
            self.race(lambda env: self.pay(env, 1), self.undo)
        self.assertEqual(self.held(), [(400, 600), (0, 0)])
