from odoo import models


class EduAuditedMixin(models.AbstractModel):
    """Records with fields so sensitive that showing or changing them is on record."""

    _name = "edu.audited.mixin"
    _description = "Reads on Record"

    def _audit_read(self, names):
        """Log that the user was shown the fields `names` of self, a row a record."""
        self._audit("read", names)

    def _audit_change(self, names):
        """Log that the user changed the fields `names` of self, a row a record."""
        self._audit("changed", names)

    def _audit(self, kind, names):
        labels = ", ".join(
            self._fields[name]._description_string(self.env) for name in names
        )
        self.env["edu.audit"]._log(
            kind,
            [
                {
                    "res_model": self._name,
                    "res_id": record.id,
                    "number": 1,
                    "detail": labels,
                }
                for record in self
            ],
        )
