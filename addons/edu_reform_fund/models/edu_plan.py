from odoo import models

from odoo.addons.report_chromium.tools.document import Column


class EduPlan(models.Model):
    """A plan whose table of progress tells how money is used."""

    _inherit = "edu.plan"

    def _columns(self, table):
        columns = super()._columns(table)
        if table == "progress" and self.env["edu.task"]._tells_money():
            columns.append(Column(self.env._("Money Used"), 30))
        return columns
