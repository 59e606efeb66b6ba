from odoo import api, fields, models
from odoo.exceptions import UserError


class EduTopic(models.Model):
    """One of the matters that a school is supervised in (督导事项, TS20)."""

    _name = "edu.topic"
    _description = "Topic of Supervision"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True, help="督导事项")
    code = fields.Char(required=True, readonly=True, export_string_translation=False)
    sequence = fields.Integer(default=10, export_string_translation=False)
    active = fields.Boolean(default=True)

    _code_uniq = models.UniqueIndex("(code)", "A topic of this code exists already.")

    @api.model
    def _every(self):
        return self.search([("active", "=", True)])

    @api.model
    def _refuse_unfit(self, asked):
        """Refuse too few or too many matters for the kind of visit (B06).

        `asked` is a list of (name, kind, matters). Raises UserError with the name.
        """
        every = self._every() if asked else self
        for name, kind, chosen in asked:
            if reason := self._unfit(kind, chosen, every):
                raise UserError(
                    self.env._("“%(name)s”: %(reason)s", name=name, reason=reason)
                )

    @api.model
    def _unfit(self, kind, chosen, every):
        """Return why `chosen` is not what a visit of the kind looks into, or "" (B06).

        A special visit looks into one or several matters, a comprehensive one into
        `every` one.
        """
        missing = every - chosen
        if kind == "comprehensive" and missing:
            return self.env._(
                "a comprehensive visit looks into all matters. Missing: %s.",
                "、".join(missing.mapped("name")),
            )
        if kind == "special" and not chosen:
            return self.env._("choose the matters that the special visit looks into.")
        if kind == "special" and not missing:
            return self.env._(
                "what looks into all matters is a comprehensive visit. Choose this "
                "kind, or fewer matters."
            )
        return ""
