from odoo import api, fields, models
from odoo.tools import SQL


class EduComplaintCounter(models.Model):
    """The last number that a government has given to a complaint in a year.

    A number is taken by one UPDATE, so none is given twice and none is left out. Nobody
    has access; only the method here touches the rows.
    """

    _name = "edu.complaint.counter"
    _description = "Counter of Complaints"
    _log_access = False

    owner_unit_id = fields.Many2one(
        "edu.unit",
        required=True,
        ondelete="cascade",
        export_string_translation=False,
    )
    year = fields.Integer(required=True, export_string_translation=False)
    last = fields.Integer(required=True, export_string_translation=False)

    _once = models.UniqueIndex("(owner_unit_id, year)")

    @api.model
    def _take(self, owner, year, count):
        """Return the first of the next `count` numbers of a government in a year."""
        [(last,)] = self.env.execute_query(
            SQL(
                """
                INSERT INTO edu_complaint_counter AS kept (owner_unit_id, year, last)
                VALUES (%(owner)s, %(year)s, %(count)s)
                ON CONFLICT (owner_unit_id, year)
                DO UPDATE SET last = kept.last + excluded.last
                RETURNING last
                """,
                owner=owner.id,
                year=year,
                count=count,
            )
        )
        return last - count + 1
