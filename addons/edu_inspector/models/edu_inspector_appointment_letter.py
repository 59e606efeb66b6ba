from odoo import api, fields, models

from odoo.addons.edu_base.tools.actions import form_of
from odoo.addons.edu_base.tools.letters import chinese_date
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from .edu_inspector_appointment import IN_OFFICE

CODE = "appointment"
# What the document calls them, whatever language its maker works in.
POSTS = {"chief": "总督学", "deputy_chief": "副总督学"}
KINDS = {
    "full_time": "专职督学",
    "part_time": "兼职督学",
    "special": "特约督学",
    "visitor": "学校视导员",
}


class EduInspectorAppointment(models.Model):
    """The letter of appointment (聘书) of those who are engaged (TS60)."""

    _inherit = "edu.inspector.appointment"

    letter_id = fields.Many2one(
        "edu.letter",
        string="Letter of Appointment",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
        help="聘书",
    )

    def action_letters(self):
        """Prepare the letters that are missing, in one batch, and open them all."""
        self._prepare_letters()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Letters of Appointment"),
            "res_model": "edu.letter",
            "views": [(False, "list"), (False, "form")],
            "domain": [("id", "in", self.letter_id.ids)],
            "context": {"create": False},
        }

    def action_open_letter(self):
        """Open the letter of the appointment."""
        self._prepare_letters()
        return form_of(self.letter_id)

    def _prepare_letters(self):
        """Prepare a letter for each of self who is engaged and has no valid one."""
        without = self.filtered(
            lambda term: (
                term.route == "engaged"
                and term.state in IN_OFFICE
                and term.letter_id.state in (False, "void")
            )
        )
        letters = self.env["edu.letter"]._prepare(
            CODE,
            without,
            {term: term._letter_values() for term in without},
            people={term: term.inspector_id.user_id for term in without},
        )
        for term, letter in zip(
            opened(without.sudo(), STATE_GUARD), letters, strict=True
        ):
            term.letter_id = letter

    def _letter_values(self):
        """Return what the letter of the appointment says, in plain values."""
        last = self.date_to and f"至{chinese_date(self.date_to)}"
        return {
            "name": self.inspector_id.name,
            "government": self.owner_unit_id.name,
            "office": POSTS.get(self.post) or KINDS[self.kind],
            "term": f"自{chinese_date(self.date_from)}起{last or ''}",
            "term_number": self.term_number,
            "workplace": self.inspector_id.workplace or "",
            "act_number": self.act_number or "",
        }

    @api.model
    def _guarded_names(self):
        return super()._guarded_names() | {"letter_id"}

    def _after_move(self, move):
        result = super()._after_move(move)
        if move.name == "appoint":
            self._prepare_letters()
        return result
