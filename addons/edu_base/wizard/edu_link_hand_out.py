import base64

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..tools.qr import qr_png


class EduLinkHandOut(models.TransientModel):
    """Make a personal link and show it once, as text and as QR code."""

    _name = "edu.link.hand.out"
    _description = "Hand Out a Link"

    res_model = fields.Char(
        required=True, readonly=True, export_string_translation=False
    )
    res_id = fields.Many2oneReference(
        model_field="res_model",
        required=True,
        readonly=True,
        export_string_translation=False,
    )
    person_ids = fields.Many2many(
        "res.users",
        string="Liaisons",
        compute="_compute_person_ids",
        help="Who answers for the unit today (联络员)",
    )
    user_id = fields.Many2one(
        "res.users",
        string="For",
        compute="_compute_user_id",
        store=True,
        readonly=False,
        required=True,
        precompute=True,
        domain="[('id', 'in', person_ids)]",
        help="Whose link it is; it acts with that person's rights (使用人)",
    )
    # Never stored: what opens the record is shown in the browser and nowhere kept.
    url = fields.Char(
        string="Link", store=False, help="Show or send it to the person alone (链接)"
    )
    qr = fields.Binary(
        string="QR Code", compute="_compute_qr", help="The link, to scan (二维码)"
    )

    @api.depends("res_model", "res_id")
    def _compute_person_ids(self):
        for wizard in self:
            wizard.person_ids = wizard._liaisons()

    @api.depends("res_model", "res_id")
    def _compute_user_id(self):
        for wizard in self:
            wizard.user_id = wizard._liaisons()[:1]

    @api.depends("url")
    def _compute_qr(self):
        for wizard in self:
            wizard.qr = wizard.url and base64.b64encode(qr_png(wizard.url))

    def action_make(self):
        """Make the link, and show it in the same dialog."""
        self.ensure_one()
        target = self._target()
        target.check_access("read")
        if not target._on_owner_side() or self.user_id not in self.person_ids:
            raise UserError(self.env._("Links are handed out by the owner's office."))
        [url] = self.env["edu.link"]._hand_out([(target, self.user_id, target.unit_id)])
        action = target.action_hand_out_link()
        action["context"] |= {"default_user_id": self.user_id.id, "default_url": url}
        return action

    def _liaisons(self):
        """Return who answers today for the unit of the record."""
        return self.env["edu.liaison"]._people_of(self._target().unit_id)

    def _target(self):
        if self.res_model not in self.env["edu.link.target"]._link_models().values():
            raise UserError(self.env._("There is no link to such a record."))
        return self.env[self.res_model].browse(self.res_id)
