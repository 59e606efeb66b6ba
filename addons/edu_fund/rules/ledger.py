"""Whether the numbers of budget lines are what their documents say."""

from odoo.addons.edu_base.tools.rules import Evaluator, Tally, evaluator


@evaluator("fund_ledger")
class FundLedger(Evaluator):
    """Each line holds the sum of its documents, and so does its ledger (GY17).

    The numbers change by one guarded statement only, so a line that is found here has
    been touched outside of this program, or shows a fault of it.
    """

    def measure(self, env, day, figure):
        asked = figure(self.code)
        lines = env["edu.budget.line"]
        wrong = lines._unbalanced()
        groups = lines._read_group(
            [("owner_unit_id", "in", list(asked))],
            ["owner_unit_id"],
            ["__count", "id:array_agg"],
        )
        tallies = {}
        for unit, count, ids in groups:
            found = len(wrong.intersection(ids))
            over = max(0, found - asked[unit.id])
            tallies[unit.id] = Tally(count - found, count, over)
        return tallies

    def records(self, env, unit_ids, day, figure_value):
        wrong = env["edu.budget.line"].sudo()._unbalanced()
        action = env["ir.actions.act_window"]._for_xml_id(
            "edu_fund.edu_budget_line_action"
        )
        return action | {
            "domain": [
                ("id", "in", sorted(wrong)),
                ("owner_unit_id", "child_of", unit_ids),
            ],
            "context": {},
        }
