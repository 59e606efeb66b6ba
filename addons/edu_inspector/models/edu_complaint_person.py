from odoo import api, fields, models

from odoo.addons.edu_base.tools.dates import today


class EduComplaintPerson(models.Model):
    """Who filed a complaint, where somebody gave a name or a phone.

    Nobody has access, and nothing points here: lists, groups, searches, exports and
    the external interface reach no row. Only `edu.complaint.action_show_person` tells
    who it was, to the handler and the owner's chiefs, and every time is on record.
    """

    _name = "edu.complaint.person"
    _inherit = ["edu.audited.mixin"]
    _description = "Complainant"
    _rec_name = "id"

    complaint_id = fields.Many2one(
        "edu.complaint", required=True, ondelete="cascade", help="投诉"
    )
    name = fields.Char(string="Full Name", help="姓名")
    phone = fields.Char(help="联系电话")

    _once = models.UniqueIndex("(complaint_id)")

    def _masked(self):
        """Return as much as tells one complainant from another, and no more."""
        self.ensure_one()
        name = f"{self.name[0]}**" if self.name else ""
        phone = f"****{self.phone[-2:]}" if self.phone else ""
        return " ".join(filter(None, (name, phone)))

    @api.model
    def _cron_forget(self):
        """Erase who filed what was closed longer ago than such data is kept."""
        years = self.env["ir.config_parameter"].sudo().get_param(KEEP_YEARS)
        before = fields.Date.subtract(today(), years=int(years))
        over = self.search([("complaint_id.closed_on", "<", before)])
        rows = [
            {
                "res_model": "edu.complaint",
                "res_id": person.complaint_id.id,
                "number": 1,
                "detail": self._description,
            }
            for person in over
        ]
        self.env["edu.audit"]._log("erased", rows)
        over.unlink()


KEEP_YEARS = "edu_inspector.complaint_person_years"
