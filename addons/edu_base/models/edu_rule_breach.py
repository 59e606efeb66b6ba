from odoo import api, fields, models
from odoo.fields import Domain

MEASURED = ("part", "whole", "missing", "threshold", "measured_on")


class EduRuleBreach(models.Model):
    """That a government falls short of a rule, from one day to another.

    It begins and ends with the measuring. When it begins, the government's chief gets
    one activity, which goes when the breach is over.
    """

    _name = "edu.rule.breach"
    _inherit = ["edu.scoped.mixin", "mail.thread", "mail.activity.mixin"]
    _description = "Breach of a Rule"
    _order = "date_from desc, id desc"
    _rec_name = "rule_id"
    _mail_post_access = "read"

    rule_id = fields.Many2one(
        "edu.rule",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
        help="规则",
    )
    owner_unit_id = fields.Many2one(
        string="Government",
        readonly=True,
        ondelete="cascade",
        help="Which falls short of it (政府)",
    )
    date_from = fields.Date(
        string="Since", required=True, readonly=True, help="First day (起)"
    )
    date_to = fields.Date(
        string="Over", readonly=True, help="Day on which it was over (止)"
    )

    result_id = fields.Many2one(
        "edu.rule.result",
        compute="_compute_last_measured",
        export_string_translation=False,
    )
    part = fields.Float(
        string="Reached", compute="_compute_last_measured", help="达标数"
    )
    whole = fields.Float(string="Of All", compute="_compute_last_measured", help="总数")
    missing = fields.Float(
        string="Shortfall",
        compute="_compute_last_measured",
        help="How many more it takes (缺口)",
    )
    threshold = fields.Float(
        string="Figure", compute="_compute_last_measured", help="当时的标准"
    )
    measured_on = fields.Datetime(
        string="Measured", compute="_compute_last_measured", help="测算时间"
    )

    _one_at_a_time = models.UniqueIndex(
        "(owner_unit_id, rule_id) WHERE date_to IS NULL"
    )

    @api.depends("rule_id", "owner_unit_id")
    def _compute_last_measured(self):
        last = self._last_results()
        for breach in self:
            result = last.get((breach.rule_id, breach.owner_unit_id))
            breach.result_id = result
            for name in MEASURED:
                breach[name] = result and result[name]

    def action_open_records(self):
        """Open who or what is missing."""
        return self.result_id.action_open_records()

    def _last_results(self):
        """Return {(rule, government): its latest result} of all of self."""
        rows = self.env["edu.rule.result"].search(
            Domain("rule_id", "in", self.rule_id.ids)
            & Domain("owner_unit_id", "in", self.owner_unit_id.ids),
            order="period",
        )
        return {(row.rule_id, row.owner_unit_id): row for row in rows}

    def message_subscribe(self, partner_ids=None, subtype_ids=None):
        """Let nobody follow: whom it concerns is told by the activity."""
        return True

    @api.model
    def _follow(self, units, day):
        """Begin and end the breaches of the governments as this month's results say."""
        of_units = Domain("owner_unit_id", "in", units.ids)
        late = self.env["edu.rule.result"].search_fetch(
            of_units
            & Domain("period", "=", day.replace(day=1))
            & Domain("is_breach", "=", True),
            ["rule_id", "owner_unit_id"],
        )
        lasting = self.search(of_units & Domain("date_to", "=", False))
        wanted = {(row.rule_id, row.owner_unit_id) for row in late}
        known = {(row.rule_id, row.owner_unit_id): row for row in lasting}
        over = self.concat(*(known[key] for key in known.keys() - wanted))
        over._end(day)
        self.create(
            [
                {"rule_id": rule.id, "owner_unit_id": unit.id, "date_from": day}
                for rule, unit in sorted(
                    wanted - known.keys(), key=lambda key: (key[1].id, key[0].id)
                )
            ]
        )._tell()

    def _end(self, day):
        self.write({"date_to": day})
        self.activity_ids.unlink()

    def _tell(self):
        """Give the chief of each government an activity, where there is one."""
        chiefs = self.env["res.users"]._chiefs_of(self.owner_unit_id)
        told = self.filtered(lambda breach: breach.owner_unit_id in chiefs)
        for lang, breaches in told.grouped(
            lambda breach: chiefs[breach.owner_unit_id].lang
        ).items():
            breaches.with_context(lang=lang)._schedule(chiefs)

    def _schedule(self, chiefs):
        """Schedule an activity for each of self, in the language of the context."""
        todo = self.env.ref("mail.mail_activity_data_todo")
        self.env["mail.activity"].with_context(mail_activity_quick_update=True).create(
            [
                {
                    "res_model_id": self.env["ir.model"]._get_id(self._name),
                    "res_id": breach.id,
                    "activity_type_id": todo.id,
                    "user_id": chiefs[breach.owner_unit_id].id,
                    "date_deadline": breach.date_from,
                    "summary": breach.rule_id.name,
                }
                for breach in self
            ]
        )
