from odoo import fields, models
from odoo.tools import SQL


class EduMasterImportProgress(models.TransientModel):
    """How far an import is, for the browser to ask while it runs.

    The import is one transaction and shows nothing before its end. So this row is
    written beside it, and never by the import itself: neither waits for the other.
    """

    _name = "edu.master.import.progress"
    _description = "Progress of an Import"
    _transient_max_hours = 30 * 24

    done = fields.Integer(help="Rows that are done (已处理行数)")
    total = fields.Integer(help="Rows in all (总行数)")

    def _report(self, done, total):
        """Write, at once and for everybody to see, how far the import is."""
        with self.env.registry.cursor() as cr:
            cr.execute(
                SQL(
                    "UPDATE %s SET done = %s, total = %s WHERE id = %s",
                    SQL.identifier(self._table),
                    done,
                    total,
                    self.id,
                )
            )
