from odoo import api, models
from odoo.exceptions import UserError

from ..tools.uploads import MAX_BYTES


class EduLinkTarget(models.AbstractModel):
    """A record on which a person may do one thing through a personal link.

    A model that inherits this declares

    - `_link_purpose`: the name of what is done, its own in the house;
    - `_link_template`: XML id of the QWeb template that shows the record and the
      fields to fill in; it gets `record` and `values`, and stands inside the form;
    - `_link_fields`: {name: `tools.links.LinkField`} of what the page takes;
    - `_submit_link(values)`: does it, with the person's own rights.

    It has `unit_id`, whose liaisons may hold a link to the record.
    """

    _name = "edu.link.target"
    _inherit = ["edu.scoped.mixin"]
    _description = "Reached by a Personal Link"

    _link_purpose = None
    _link_template = None
    _link_fields = {}

    def _submit_link(self, values):
        """Do what the link is for; `values` holds what `_link_fields` declares."""
        raise NotImplementedError

    def _link_uploads(self, model, files):
        """Return the uploads as fresh attachments of the person, for `model`."""
        contents = [(file.filename, file.read(MAX_BYTES + 1)) for file in files]
        return self.env["ir.attachment"].create(
            [
                {"name": name, "raw": content, "res_model": model, "res_id": 0}
                for name, content in contents
            ]
        )

    @api.model
    def _link_models(self):
        """Return {purpose: model name} of the house."""
        return {
            model._link_purpose: name
            for name, model in self.env.registry.items()
            if not model._abstract and getattr(model, "_link_purpose", None)
        }

    def action_hand_out_link(self):
        """Open the dialog in which an officer makes a link for a liaison."""
        self.ensure_one()
        if not self._on_owner_side():
            raise UserError(self.env._("Links are handed out by the owner's office."))
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Hand Out a Link"),
            "res_model": "edu.link.hand.out",
            "view_mode": "form",
            "target": "new",
            "context": {"default_res_model": self._name, "default_res_id": self.id},
        }
