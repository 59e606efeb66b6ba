from odoo import api, fields, models
from odoo.tools import hmac


class EduInspectorIdentity(models.Model):
    """Identity numbers of inspectors, apart from everything else about them (PIPL).

    Nobody has access; only methods of `edu.inspector` touch it. No field of another
    model leads here, so that no list, filter or export does.
    """

    _name = "edu.inspector.identity"
    _description = "Identity Number"
    _rec_name = "inspector_id"
    _log_access = False

    inspector_id = fields.Many2one(
        "edu.inspector",
        required=True,
        ondelete="cascade",
        export_string_translation=False,
    )
    number = fields.Char(required=True, export_string_translation=False)
    number_hash = fields.Char(required=True, export_string_translation=False)

    _inspector_uniq = models.UniqueIndex(
        "(inspector_id)", "An inspector has one identity number."
    )
    _number_uniq = models.UniqueIndex(
        "(number_hash)", "Another inspector has this identity number."
    )

    @api.model
    def _hash(self, number):
        """Return the keyed hash of a number: equal where the number is."""
        return hmac(self.env(su=True), self._name, number)

    @api.model
    def _of(self, inspectors):
        """Return {id of an inspector: row}, as superuser; costs one query."""
        rows = self.sudo().search_fetch(
            [("inspector_id", "in", inspectors._origin.ids)],
            ["inspector_id", "number"],
        )
        return {row.inspector_id.id: row for row in rows}

    @api.model
    def _bearers(self, numbers):
        """Return {number: inspector} of those numbers that are taken; one query."""
        by_hash = {self._hash(number): number for number in numbers}
        rows = self.sudo().search_fetch(
            [("number_hash", "in", list(by_hash))], ["inspector_id", "number_hash"]
        )
        inspectors = self.env["edu.inspector"]
        return {
            by_hash[row.number_hash]: inspectors.browse(row.inspector_id.id)
            for row in rows
        }

    @api.model
    def _keep(self, numbers):
        """Write {inspector: number}, in place of numbers that are there."""
        known = self._of(self.env["edu.inspector"].concat(*numbers))
        new = []
        for inspector, number in numbers.items():
            values = {"number": number, "number_hash": self._hash(number)}
            if inspector.id in known:
                known[inspector.id].write(values)
            else:
                new.append(values | {"inspector_id": inspector.id})
        self.sudo().create(new)
