from odoo import api, models
from odoo.exceptions import ValidationError

from ..tools import recusal_trigger

NAMED = 5  # of those who are refused


class EduVisitMember(models.Model):
    """Nobody visits a unit from which a recusal keeps away (B04, B16, art. 10).

    Refused here in words; the database refuses whatever comes another way.
    """

    _inherit = "edu.visit.member"

    def init(self):
        recusal_trigger.create(self.env)
        return super().init()

    @api.model_create_multi
    def create(self, vals_list):
        self._refuse_recused(
            (vals.get("visit_id"), vals.get("inspector_id")) for vals in vals_list
        )
        return super().create(vals_list)

    def write(self, vals):
        if "inspector_id" in vals:
            self._refuse_recused(
                (member.visit_id.id, vals["inspector_id"]) for member in self
            )
        return super().write(vals)

    @api.model
    def _refuse_recused(self, pairs):
        """Refuse a team with one of the `pairs` of (visit id, inspector id)."""
        kept = self._recused([pair for pair in pairs if all(pair)])
        if kept:
            raise ValidationError(self._recused_sentence(kept))

    @api.model
    def _recused(self, pairs):
        """Return those of the `pairs` of ids, as records, that are kept apart.

        A recusal counts that holds on any day of the visit. One query for all.
        """
        visits = self.env["edu.visit"].sudo().browse(visit for visit, _ in pairs)
        people = self.env["edu.inspector"].sudo().browse(person for _, person in pairs)
        recusals = self.env["edu.recusal"]._between(people, visits.unit_id)
        by_pair = recusals.grouped(lambda r: (r.inspector_id.id, r.unit_id.id))
        return [
            (visit, person)
            for visit, person in zip(visits, people, strict=True)
            if any(map(visit._meets, by_pair.get((person.id, visit.unit_id.id), ())))
        ]

    @api.model
    def _recused_sentence(self, kept):
        names = [
            self.env._(
                "%(inspector)s (%(unit)s)",
                inspector=person.name,
                unit=visit.unit_id.name,
            )
            for visit, person in kept
        ]
        more = "…" if len(names) > NAMED else ""
        return self.env._(
            "Kept away by a recusal: %s. Choose other inspectors.",
            "、".join(names[:NAMED]) + more,
        )

    @api.model
    def _sql_error_to_message(self, exc):
        if exc.diag.constraint_name != recusal_trigger.CONSTRAINT:
            return super()._sql_error_to_message(exc)
        person, unit = map(int, exc.diag.message_detail.split(","))
        return self.env._(
            "%(inspector)s keeps away from %(unit)s (recusal). Choose another.",
            inspector=self.env["edu.inspector"].sudo().browse(person).name,
            unit=self.env["edu.unit"].sudo().browse(unit).name,
        )
