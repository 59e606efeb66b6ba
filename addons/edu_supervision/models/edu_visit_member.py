from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.misc import format_date

from odoo.addons.edu_base.tools.half_days import day_of_half, refused, span

from .edu_visit import DONE, LIVE


def _not_free(env, diagnostics):
    """Return the sentence for a person who is taken: who and when, never where."""
    found = refused(diagnostics)
    if len(found) < 2:
        return env._("Somebody of the team is not free at that time.")
    person, half_day = found[:2]
    return env._(
        "%(inspector)s is not free on %(day)s. Choose another inspector or day.",
        inspector=env["edu.inspector"].sudo().browse(person).name,
        day=format_date(env, day_of_half(half_day)),
    )


class EduVisitMember(models.Model):
    """Who goes along on a visit, and as what.

    Only inspectors count for the team; departments and hired specialists join it (B09).
    Nobody is in two places at a time: a visit takes its half-days of each inspector.
    """

    _name = "edu.visit.member"
    _inherit = ["edu.half.days.mixin", "edu.scoped.mixin"]
    _description = "Member of a Team"
    _order = "visit_id, sequence, id"
    _rec_name = "inspector_id"

    _fixed_fields = frozenset({"visit_id"})

    visit_id = fields.Many2one(
        "edu.visit", required=True, index=True, ondelete="cascade", help="督导"
    )
    owner_unit_id = fields.Many2one(
        related="visit_id.owner_unit_id",
        store=True,
        precompute=True,
        index=True,
        default=None,
    )
    released_on = fields.Datetime(
        related="visit_id.released_on", store=True, precompute=True
    )
    sequence = fields.Integer(default=10)
    inspector_id = fields.Many2one(
        "edu.inspector", index="btree_not_null", ondelete="restrict", help="督学"
    )
    user_id = fields.Many2one(
        related="inspector_id.user_id", store=True, precompute=True, index=True
    )
    expert_id = fields.Many2one(
        "edu.expert", index="btree_not_null", ondelete="restrict", help="专家"
    )
    unit_id = fields.Many2one(
        "edu.unit",
        string="Department",
        index="btree_not_null",
        ondelete="restrict",
        help="The department that joins in (参与部门)",
    )
    person_name = fields.Char(
        string="Person", help="Of a department that joins in (参与人)"
    )
    role = fields.Selection(
        [
            ("lead", "Team Leader"),
            ("member", "Inspector"),
            ("expert", "Specialist"),
            ("joint", "Joining Department"),
        ],
        required=True,
        default="member",
        help="组长、督学、专家、联合部门人员",
    )

    _once = models.UniqueIndex(
        "(visit_id, inspector_id) WHERE inspector_id IS NOT NULL",
        "The inspector is in the team already.",
    )
    # Both judged at the end of a statement, so that leaders and days may change places.
    _one_lead = models.Constraint(
        "EXCLUDE USING btree (visit_id WITH =) WHERE (role = 'lead')"
        " DEFERRABLE INITIALLY IMMEDIATE",
        "One person leads a team.",
    )
    _free = models.Constraint(
        "EXCLUDE USING gist (int4range(inspector_id, inspector_id, '[]') WITH &&,"
        " int4range(slot_from, slot_to, '[]') WITH &&)"
        " WHERE (is_live AND inspector_id IS NOT NULL) DEFERRABLE INITIALLY IMMEDIATE",
        _not_free,
    )

    @api.depends("visit_id.state")
    def _compute_is_live(self):
        for member in self:
            member.is_live = member.visit_id.state in LIVE

    @api.depends("visit_id.date", "visit_id.date_to", "visit_id.day_part")
    def _compute_slots(self):
        for member in self:
            visit = member.visit_id
            member._take(visit.date, visit.date_to, visit.day_part)

    @api.model_create_multi
    def create(self, vals_list):
        members = super().create(vals_list)
        members._refuse_recorded()
        return members

    def write(self, vals):
        self._refuse_recorded()
        result = super().write(vals)
        if "inspector_id" in vals:
            self.visit_id._close_circle()
        return result

    def unlink(self):
        visits = self.visit_id
        result = super().unlink()
        visits._close_circle()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_recorded(self):
        self._refuse_recorded()

    def _refuse_recorded(self):
        """Who went along stays on the record, whoever would rather have been there."""
        states = set(self.sudo().visit_id.mapped("state"))
        if not self.env.su and states.intersection(DONE):
            raise UserError(self.env._("What is recorded keeps its team."))

    @api.model
    def _taken(self, inspectors, first, last):
        """Return {inspector id: set of half-days taken} from one day to another.

        Whatever the user may read, hidden visits count as well; who is free all the
        time is left out. One query.
        """
        begin, end = span(first, last)
        rows = self.sudo().search_fetch(
            [
                ("inspector_id", "in", inspectors.ids),
                ("is_live", "=", True),
                ("slot_from", "<=", end),
                ("slot_to", ">=", begin),
            ],
            ["inspector_id", "slot_from", "slot_to"],
            order="id",
        )
        taken = {}
        for row in rows:
            halves = range(max(row.slot_from, begin), min(row.slot_to, end) + 1)
            taken.setdefault(row.inspector_id.id, set()).update(halves)
        return taken
