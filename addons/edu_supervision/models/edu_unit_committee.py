from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.domains import either

LEVELS = ("city", "county")
OFFICE = "教育督导委员会办公室"  # how every supervision office is called (TS06)


class EduUnitCommittee(models.Model):
    """Governments without a committee, and offices that are called otherwise."""

    _inherit = "edu.unit"

    expected_office_name = fields.Char(
        string="Uniform Name",
        compute="_compute_expected_office_name",
        compute_sudo=True,
        help="The government's, then that of the office (规范名称, TS06)",
    )
    has_odd_office_name = fields.Boolean(
        string="Called Otherwise",
        compute="_compute_expected_office_name",
        compute_sudo=True,
        search="_search_has_odd_office_name",
        help="A supervision office that does not bear the uniform name (名称不规范)",
    )
    lacks_committee = fields.Boolean(
        string="Without a Committee",
        compute="_compute_lacks_committee",
        search="_search_lacks_committee",
        help="A government that has no supervision committee (未设督导委员会)",
    )

    @api.depends("name", "kind", "parent_id.name")
    def _compute_expected_office_name(self):
        for unit in self:
            office = unit.kind == "office" and unit.parent_id
            unit.expected_office_name = office and f"{unit.parent_id.name}{OFFICE}"
            unit.has_odd_office_name = office and unit.name != unit.expected_office_name

    def _search_has_odd_office_name(self, operator, value):
        if operator != "in":
            return NotImplemented
        return either(Domain("id", "in", self._odd_offices()), value)

    @api.depends("kind", "level")
    def _compute_lacks_committee(self):
        lacking = self.filtered_domain(self._lacking_on(today()))
        for unit in self:
            unit.lacks_committee = unit in lacking

    def _search_lacks_committee(self, operator, value):
        if operator != "in":
            return NotImplemented
        return either(self._lacking_on(today()), value)

    @api.model
    def action_open_without_committee(self):
        """Open the governments that the user serves, or below, without a committee."""
        scope = self.env.user.scope_unit_ids.ids
        below = Domain("id", "child_of", scope) & Domain("lacks_committee", "=", True)
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Governments without a Committee"),
            "res_model": "edu.unit",
            "views": [(False, "list"), (False, "kanban"), (False, "form")],
            "mobile_view_mode": "kanban",
            "domain": list(below),
        }

    @api.model
    def _governments(self):
        """Return the domain of the governments that should have a committee."""
        return Domain("kind", "=", "government") & Domain("level", "in", LEVELS)

    @api.model
    def _lacking_on(self, day):
        """Return the domain of the governments without a committee on `day`."""
        there = self._owning_committees_on(day)
        return self._governments() & Domain("id", "not in", there)

    @api.model
    def _owning_committees_on(self, day):
        """Return the ids of the governments with a supervision committee on `day`.

        That there is one is no secret, so it is asked as superuser.
        """
        committees = self.env["edu.committee"].sudo()
        existing = committees._supervising_on(day)
        owners = committees._read_group(existing, ["owner_unit_id"])
        return [owner.id for (owner,) in owners]

    @api.model
    def _odd_offices(self):
        """Return the ids of the offices that do not bear the uniform name."""
        self.env["edu.unit"].flush_model(["name", "kind", "parent_id", "active"])
        rows = self.env.execute_query(
            SQL(
                """
                SELECT office.id FROM edu_unit AS office
                JOIN edu_unit AS government ON government.id = office.parent_id
                WHERE office.kind = 'office' AND office.active
                AND office.name IS DISTINCT FROM government.name || %s
                """,
                OFFICE,
            )
        )
        return [number for (number,) in rows]
