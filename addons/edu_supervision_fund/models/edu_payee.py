from odoo import api, fields, models


class EduPayee(models.Model):
    """The inspector whose bank account it is: it goes where the person's claims go."""

    _inherit = "edu.payee"

    inspector_id = fields.Many2one(
        "edu.inspector",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
        help="Whose bank account it is, whichever account claims (督学)",
    )

    @api.model
    def _guarded_names(self):
        return super()._guarded_names() | {"inspector_id"}
