from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain
from odoo.tools import ormcache

from ..tools.rules import EVALUATORS, in_force
from .edu_clause import CONCERNS


class EduRule(models.Model):
    """A figure of a policy that is measured month by month.

    Rules come with the addon that computes them; the administrator keeps the figure
    that holds wherever no government has set its own (`edu.rule.threshold`).
    """

    _name = "edu.rule"
    _description = "Rule"
    _order = "sequence, id"

    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    code = fields.Char(
        required=True, readonly=True, help="Names what measures it (编码)"
    )
    name = fields.Char(required=True, translate=True, help="规则名称")
    category = fields.Selection(
        CONCERNS,
        required=True,
        default="supervision",
        help="督导、督学、改革任务、经费",
    )
    description = fields.Text(
        translate=True, help="What is counted, and what is missing (说明)"
    )
    clause_ids = fields.Many2many(
        "edu.clause",
        "edu_rule_clause_rel",
        "rule_id",
        "clause_id",
        string="Clauses",
        help="What asks for it (政策依据)",
    )
    has_figure = fields.Boolean(
        string="General Figure",
        default=True,
        help="Without one it is measured only where a government has set its own "
        "(有无统一标准)",
    )
    figure = fields.Float(
        digits=(16, 2), help="Holds where no government has set its own (默认标准)"
    )
    figure_unit = fields.Char(
        string="Unit", translate=True, help="What the figure counts (计量单位)"
    )
    better = fields.Selection(
        [("higher", "The Higher"), ("lower", "The Lower")],
        string="Stricter Is",
        required=True,
        default="higher",
        help="Which figure asks for more (从严方向)",
    )
    threshold_ids = fields.One2many(
        "edu.rule.threshold", "rule_id", string="Figures of Governments"
    )

    _code_uniq = models.UniqueIndex("(code)", "Another rule bears this code.")

    @api.constrains("code")
    def _check_code(self):
        unknown = [rule.code for rule in self if rule.code not in EVALUATORS]
        if unknown:
            raise ValidationError(
                self.env._("Nothing measures the rule “%s”.", ", ".join(unknown))
            )

    @api.model_create_multi
    def create(self, vals_list):
        rules = super().create(vals_list)
        self._forget_figures()
        return rules

    def write(self, vals):
        result = super().write(vals)
        self._forget_figures()
        return result

    def unlink(self):
        result = super().unlink()
        self._forget_figures()
        return result

    def _general_figure(self):
        """Return what holds where no government has set its own, or None."""
        return self.figure if self.has_figure else None

    @api.model
    def _measured(self):
        """Return the rules in use that something measures."""
        return self.search(Domain.TRUE).filtered(lambda rule: rule.code in EVALUATORS)

    @api.model
    def _figures(self, code, day):
        """Return {id of a government: the figure of a rule in force on `day`}.

        As superuser. Where nothing is asked for, a government is missing from it. Three
        queries for a day, then kept until a figure or a unit is changed.
        """
        return dict(self._all_figures(day)[code])

    @api.model
    @ormcache("day")
    def _all_figures(self, day):
        """Return {code: figures of the day, as of `_figures`} of all rules."""
        figure = self.sudo()._in_force(self.env["edu.rule.result"]._paths(), day)
        rules = self.sudo().with_context(active_test=False).search(Domain.TRUE)
        return {code: figure(code) for code in rules.mapped("code")}

    @api.model
    def _forget_figures(self):
        """Let figures be read anew, now and when it is so for everybody."""
        self.env.registry.clear_cache()
        self.env.cr.postcommit.add(self.env.registry.clear_cache)

    @api.model
    def _in_force(self, paths, day):
        """Return a function: code → {id of a government: the figure on `day`}.

        `paths` are those of all governments, as of `edu.rule.result._paths`.
        """
        every = self.with_context(active_test=False).search(Domain.TRUE)
        rules = {rule.code: rule for rule in every}
        own = self.env["edu.rule.threshold"]._set_until(day)

        def figure(code):
            rule = rules[code]
            general = rule._general_figure()
            return in_force(paths, general, own.get(rule.id, {}), rule.better)

        return figure
