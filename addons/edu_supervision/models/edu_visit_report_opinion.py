from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.edu_base.tools.dates import today

from .edu_list_item import TEAMED


class EduVisitReport(models.Model):
    """The preliminary opinion, and what the visited unit says to it (B11).

    After special and comprehensive visits the unit hears the opinion of the team, and
    may state its case, before anything is reported.
    """

    _inherit = "edu.visit.report"

    opinion = fields.Text(
        string="Preliminary Opinion",
        help="What the team holds before the unit has been heard (初步督导意见)",
    )
    opinion_on = fields.Date(
        string="Opinion Handed Over On", help="Day on which the unit had it (反馈日期)"
    )
    statement = fields.Text(
        string="Statement of the Unit",
        help="What the visited unit says to the opinion, if anything (申辩意见)",
    )
    statement_on = fields.Date(
        string="Stated On", help="Day of the statement (申辩日期)"
    )
    needs_opinion = fields.Boolean(
        compute="_compute_needs_opinion",
        compute_sudo=True,
        export_string_translation=False,
    )

    _statement_after_opinion = models.Constraint(
        "CHECK (statement_on >= opinion_on)",
        "The unit states its case once it has the preliminary opinion.",
    )

    @api.depends("visit_ids.kind")
    def _compute_needs_opinion(self):
        for report in self:
            kinds = set(report.visit_ids.mapped("kind"))
            report.needs_opinion = not kinds.isdisjoint(TEAMED)

    def _check_whole(self):
        result = super()._check_whole()
        for report in self:
            report._refuse_unheard_opinion()
            report._refuse_undated_statement()
        return result

    def _refuse_unheard_opinion(self):
        """Refuse a report of which the units have not heard the opinion yet (B11)."""
        last = max(self.visit_ids.mapped("date"))
        handed_over = self.opinion_on and last <= self.opinion_on <= today()
        if self.needs_opinion and not (self.opinion and handed_over):
            raise UserError(
                self.env._(
                    "The unit hears the preliminary opinion first: write it down, and "
                    "the day after the visit on which it was handed over."
                )
            )

    def _refuse_undated_statement(self):
        stated_on = self.statement_on
        if bool(self.statement) != bool(stated_on) or (
            stated_on and not (self.opinion_on and stated_on <= today())
        ):
            raise UserError(
                self.env._(
                    "Say what the unit stated, and on which day, once it had the "
                    "opinion."
                )
            )

    def _letter_problems(self):
        """Return the problems found, with what the unit says to them."""
        stated = self.statement and f"被督导单位陈述申辩：\n{self.statement}"
        return "\n".join(filter(None, (self.problems, stated))) or "无"
