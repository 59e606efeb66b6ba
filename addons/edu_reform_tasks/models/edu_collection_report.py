from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.edu_base.tools.links import LinkField


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

    @property
    def _link_fields(self):
        tasks = {
            name: field
            for link in self._silent_links()
            for name, field in (
                (f"task_{link.id}", LinkField("text", 1000, required=True)),
                (f"percent_{link.id}", LinkField("number", 100)),
            )
        }
        return super()._link_fields | tasks

    def _submit_link(self, values):
        self.env["edu.task.report"].create(
            [
                {
                    "task_id": link.task_id.id,
                    "unit_id": link.unit_id.id,
                    "text": values[f"task_{link.id}"],
                    "progress": values[f"percent_{link.id}"],
                }
                for link in self._silent_links()
            ]
        )
        return super()._submit_link(values)

    def _silent_links(self):
        """Return the tasks on which the unit has not reported in the period."""
        return self.link_ids.filtered(
            lambda link: not link._reported_since(self.collection_id.date_from)
        )

    def _says_something(self):
        return bool(self.link_ids) or super()._says_something()

    def _check_answered(self):
        for report in self:
            if silent := report._silent_links():
                names = "、".join(silent.task_id.mapped("name"))
                raise UserError(
                    self.env._("Report on each task of this period first: %s", names)
                )
        return super()._check_answered()
