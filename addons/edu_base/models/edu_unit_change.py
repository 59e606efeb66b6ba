from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..tools.transitions import STATE_GUARD, opened
from ..tools.unit_names import name_key
from .edu_dated_act_mixin import dated_moves

ENDING = ("merge", "split", "close")


class EduUnitChange(models.Model):
    """A dated act by which units merge, split, move, are renamed or closed.

    The administrator of the level above decides it: who serves the owner, to which
    the governments above all units concerned belong. On its day the units follow, and
    what those that end still hold passes on. It is not taken back; another act is.
    """

    _name = "edu.unit.change"
    _inherit = ["edu.dated.act.mixin"]
    _description = "Change of Units"
    _order = "date_effective desc, id desc"
    _rec_name = "document_number"

    _moves = dated_moves("edu_base.group_unit_administrator")

    kind = fields.Selection(
        [
            ("merge", "Merge"),
            ("split", "Split"),
            ("move", "Transfer"),
            ("rename", "Rename"),
            ("close", "Close Down"),
        ],
        required=True,
        default="merge",
        help="What happens to the units (合并、分设、划转、更名、撤销)",
    )
    document_number = fields.Char(help="Number of the deciding document (文号)")
    unit_ids = fields.Many2many(
        "edu.unit",
        "edu_unit_change_before_rel",
        "change_id",
        "unit_id",
        string="Units",
        required=True,
        help="The units as they are before (原单位)",
    )
    successor_ids = fields.Many2many(
        "edu.unit",
        "edu_unit_change_after_rel",
        "change_id",
        "unit_id",
        string="Units After",
        help="What a unit is split into; it may be among them (分设后单位)",
    )
    heir_id = fields.Many2one(
        "edu.unit",
        string="Successor",
        index="btree_not_null",
        ondelete="restrict",
        help="Takes over what the units that end still hold (承接单位)",
    )
    parent_id = fields.Many2one(
        "edu.unit",
        string="New Government",
        index="btree_not_null",
        ondelete="restrict",
        help="To which the units move (划入)",
    )
    new_name = fields.Char(help="Full name from then on (新名称)")

    @api.depends("kind", "unit_ids", "heir_id", "successor_ids", "date_effective")
    def _compute_preview(self):
        return super()._compute_preview()

    @api.depends("kind", "unit_ids.name")
    def _compute_display_name(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        for change in self:
            names = "、".join(change.unit_ids.sudo().mapped("name"))
            change.display_name = f"{kinds.get(change.kind)} · {names}"

    def _gone(self):
        """Return the units that end with this change."""
        self.ensure_one()
        going = self.unit_ids if self.kind in ENDING else self.unit_ids.browse()
        return going - self._after()

    def _after(self):
        """Return the units there are afterwards in the place of those before."""
        if self.kind == "split":
            return self.successor_ids
        return self.heir_id if self.kind in ENDING else self.unit_ids

    def _held(self):
        gone = self._gone()._origin
        return [
            holder._held_by_units(gone, self.date_effective)
            for holder in self.env["edu.handover.mixin"]._holders()
            if gone
        ]

    def _check_ready(self):
        for change in self:
            change._check_reach()
            change._check_units()
            getattr(change, f"_check_{change.kind}")()

    def _check_reach(self):
        """Refuse unless the governments above all units concerned are the owner's."""
        units = self.unit_ids | self.heir_id | self.successor_ids
        above = units.parent_id | (self.parent_id if self.kind == "move" else units[:0])
        own = above.filtered_domain([("id", "child_of", self.owner_unit_id.id)])
        if above - own or any(not unit.parent_id for unit in units):
            raise UserError(
                self.env._(
                    "Units are changed by the level above: choose an owner to whom "
                    "the governments of all units belong."
                )
            )

    def _check_units(self):
        if not all(
            (self.unit_ids | self.heir_id | self.successor_ids).mapped("active")
        ):
            raise UserError(self.env._("A unit of this change has ended already."))
        heir = self.heir_id
        if self._gone().filtered_domain([("id", "parent_of", heir.id)]):
            raise UserError(self.env._("The successor stands below a unit that ends."))

    def _check_merge(self):
        if not self.heir_id or not self._gone():
            raise UserError(
                self.env._("Name the units that merge, and the successor they become.")
            )
        kinds = {unit.kind == "government" for unit in self.unit_ids | self.heir_id}
        if len(kinds) > 1:
            raise UserError(self.env._("Governments merge with governments only."))

    def _check_split(self):
        if len(self.unit_ids) != 1 or len(self.successor_ids) < 2:
            raise UserError(
                self.env._("Name one unit, and at least two that it is split into.")
            )
        if self.heir_id not in self.successor_ids:
            raise UserError(
                self.env._("Name which of the units after takes over the open work.")
            )

    def _check_move(self):
        if self.parent_id.kind != "government":
            raise UserError(self.env._("Name the government to which the units move."))
        if self.parent_id.filtered_domain([("id", "child_of", self.unit_ids.ids)]):
            raise UserError(self.env._("A unit does not move below itself."))

    def _check_rename(self):
        if len(self.unit_ids) != 1 or not (self.new_name or "").strip():
            raise UserError(self.env._("Name one unit, and its new name."))

    def _check_close(self):
        below = self.unit_ids.child_ids - self.unit_ids
        if not self.heir_id and (below or any(self._held())):
            raise UserError(
                self.env._("Name a successor: these units still hold open work.")
            )

    def _pass_on(self):
        gone = self._gone()
        self._keep_names()
        if self.kind == "move":
            opened(self.unit_ids, STATE_GUARD).parent_id = self.parent_id
        elif self.kind == "rename":
            self.unit_ids.name = self.new_name.strip()
        if gone and self.heir_id:
            heirs = dict.fromkeys(gone, self.heir_id)
            for holder in self.env["edu.handover.mixin"]._holders():
                holder._hand_over_units(heirs, self.date_effective)
        self._end(gone)
        self._after().filtered(lambda unit: not unit.date_from).write(
            {"date_from": self.date_effective}
        )

    def _end(self, gone):
        """Archive units, with their last day; files of a government follow it."""
        last = fields.Date.subtract(self.date_effective, days=1)
        governments = gone.filtered(lambda unit: unit.kind == "government")
        if governments and self.heir_id:
            below = governments.child_ids - governments
            opened(below | governments, STATE_GUARD).parent_id = self.heir_id
        opened(gone, STATE_GUARD).write({"active": False, "date_to": last})

    def _keep_names(self):
        """Let names that no longer stand mean who stands in their place."""
        aliases = self.env["edu.unit.alias"]
        gone, heir = self._gone(), self.heir_id
        if gone and heir:
            aliases.search([("unit_id", "in", gone.ids)]).write({"unit_id": heir.id})
            wanted = {
                (unit.parent_id, name_key(name)): (name, heir)
                for unit in gone
                for name in (unit.short_name, unit.name)
                if name
            }
        elif self.kind == "rename":
            unit = self.unit_ids
            wanted = {(unit.parent_id, name_key(unit.name)): (unit.name, unit)}
        else:
            return
        taken = Domain("key", "in", [key for _owner, key in wanted])
        for alias in aliases.search(taken):
            wanted.pop((alias.owner_unit_id, alias.key), None)
        aliases.create(
            [
                {"name": name, "unit_id": unit.id, "owner_unit_id": owner.id}
                for (owner, _key), (name, unit) in wanted.items()
            ]
        )
