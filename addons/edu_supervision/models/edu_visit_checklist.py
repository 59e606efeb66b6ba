from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from .edu_visit import DONE


class EduVisit(models.Model):
    """The checklist of a visit: copied once it is confirmed, in its version then."""

    _inherit = "edu.visit"

    def write(self, vals):
        """A checklist that is changed after all is copied anew, until answered."""
        changed = "checklist_id" in vals and self.filtered(
            lambda visit: visit.checklist_id.id != vals["checklist_id"]
        )
        result = super().write(vals)
        if changed:
            changed._copy_other_checklist()
        return result

    def _after_move(self, move):
        result = super()._after_move(move)
        if move.name == "confirm":
            self._copy_checklists()
        return result

    def _copy_other_checklist(self):
        if self.filtered(lambda visit: visit.state in DONE):
            raise UserError(self.env._("What is recorded keeps its checklist."))
        confirmed = self.filtered(lambda visit: visit.state == "confirmed")
        confirmed.sudo().answer_ids.unlink()
        confirmed._copy_checklists()

    def _copy_checklists(self):
        """Copy the items of the checklists of self, in one statement for all."""
        self.flush_recordset(["checklist_id"])
        self.env["edu.checklist.item"].flush_model()
        copied = "item_id visit_id sequence section name topic_id basis requirement"
        stamps = "severity create_uid write_uid create_date write_date"
        columns = SQL(", ").join(map(SQL.identifier, f"{copied} {stamps}".split()))
        query = SQL(
            """
            INSERT INTO edu_visit_answer (%(columns)s)
            SELECT i.id, v.id, i.sequence, i.section, i.name, i.topic_id, i.basis,
                   i.requirement, i.severity, %(uid)s, %(uid)s, %(moment)s, %(moment)s
              FROM edu_visit v JOIN edu_checklist_item i USING (checklist_id)
             WHERE v.id IN %(ids)s
                ON CONFLICT (visit_id, item_id) WHERE item_id IS NOT NULL DO NOTHING
            """,
            columns=columns,
            uid=self.env.uid,
            moment=fields.Datetime.now(),
            ids=tuple(self.ids) or (None,),
        )
        self.env.cr.execute(query)
        self.invalidate_recordset(["answer_ids"])
