from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class EduCollectionReport(models.Model):
    """The periodic report on a plan: one word on each task the unit answers for."""

    _inherit = "edu.collection.report"

    plan_id = fields.Many2one(related="collection_id.plan_id")
    link_ids = fields.Many2many(
        "edu.task.unit",
        string="Tasks of the Unit",
        compute="_compute_link_ids",
        help="Open tasks of the plan that the unit answers for (本单位任务)",
    )

    @api.depends("plan_id", "unit_id")
    def _compute_link_ids(self):
        links = self.env["edu.task.unit"].search(
            Domain("plan_id", "in", self.plan_id.ids)
            & Domain("unit_id", "in", self.unit_id.ids)
            & Domain("task_id.is_open", "=", True)
        )
        owed = links.grouped(lambda link: (link.plan_id, link.unit_id))
        for report in self:
            key = (report.plan_id, report.unit_id)
            report.link_ids = owed.get(key, self.env["edu.task.unit"])

    def _says_something(self):
        return bool(self.link_ids) or super()._says_something()

    def _check_answered(self):
        for report in self:
            silent = report.link_ids.filtered(
                lambda link, report=report: (
                    not link._reported_since(report.collection_id.date_from)
                )
            )
            if silent:
                names = "、".join(silent.task_id.mapped("name"))
                raise UserError(
                    self.env._("Report on each task of this period first: %s", names)
                )
        return super()._check_answered()
