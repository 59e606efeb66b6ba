from odoo import models
from odoo.exceptions import UserError
from odoo.fields import Command

from odoo.addons.edu_base.tools.actions import form_of
from odoo.addons.edu_base.tools.dates import today

from ..tools.money import fen, yuan


class EduBudgetCarry(models.Model):
    """What is left of a year goes on into the next, as a document (结转)."""

    _inherit = "edu.budget"

    def action_carry_over(self):
        """Draft the carry-over of all that is left, and open it.

        Each line leads to the one of the same kind and title of the unit's next budget,
        which is added where there is none.
        """
        self.ensure_one()
        left = self.line_ids.filtered(lambda line: fen(line.available) > 0)
        if self.state != "approved" or not left:
            raise UserError(self.env._("%s: nothing is left to carry over.", self.name))
        heirs = self._heirs(left)
        document = self.env["edu.budget.adjustment"].create(
            {
                "name": self.env._(
                    "Carry-over from %(year)s to %(next)s",
                    year=self.year,
                    next=self.year + 1,
                ),
                "kind": "carry",
                "date": today(),
                "owner_unit_id": self.owner_unit_id.id,
                "unit_id": self.unit_id.id,
                "line_ids": [
                    Command.create({"line_id": number, "amount": float(yuan(amount))})
                    for line in left
                    for number, amount in (
                        (line.id, -fen(line.available)),
                        (heirs[line].id, fen(line.available)),
                    )
                ],
            }
        )
        return form_of(document)

    def _heirs(self, lines):
        """Return {line: its line of next year's budget}, made where there is none."""
        following = self.search(
            [
                ("unit_id", "=", self.unit_id.id),
                ("year", "=", self.year + 1),
                ("state", "=", "approved"),
            ]
        )
        if not following:
            raise UserError(
                self.env._("The budget of %s is not approved yet.", self.year + 1)
            )
        there = {(line.kind, line.name): line for line in following.line_ids}
        missing = lines.filtered(lambda line: (line.kind, line.name) not in there)
        made = self.env["edu.budget.line"].create(
            [
                {
                    "budget_id": following.id,
                    "kind": line.kind,
                    "name": line.name,
                    "planned": 0,
                }
                for line in missing
            ]
        )
        there |= {(line.kind, line.name): line for line in made}
        return {line: there[line.kind, line.name] for line in lines}
