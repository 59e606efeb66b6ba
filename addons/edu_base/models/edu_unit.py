from odoo import api, fields, models
from odoo.exceptions import UserError

from ..tools.transitions import STATE_GUARD, is_open

LEVELS = [
    ("nation", "Nation"),
    ("province", "Province"),
    ("city", "City"),
    ("county", "County"),
    ("town", "Town"),
]


class EduUnit(models.Model):
    """A government and, under it, its departments, offices, schools and agencies.

    A unit ends, and one that work hangs on moves, by an act alone (`edu.unit.change`).
    """

    _name = "edu.unit"
    _inherit = ["edu.pinyin.mixin", "edu.guarded.mixin", "edu.contact.mixin"]
    _description = "Unit"
    _parent_store = True
    _order = "sequence, pinyin_key, id"
    _rec_names_search = ["name", "short_name", "pinyin_key"]
    _guarded_fields = frozenset({"date_to"})
    _contact_fields = {name: name for name in ("phone", "email", "street")}
    _contact_values = {"is_company": True}

    name = fields.Char(help="Full name (单位全称)")
    short_name = fields.Char(help="As documents of the owner call it (简称)")
    code = fields.Char(index="btree_not_null", help="Official code (单位代码)")
    kind = fields.Selection(
        [
            ("government", "Government"),
            ("department", "Department"),
            ("office", "Supervision Office"),
            ("school", "School"),
            ("agency", "Agency"),
        ],
        required=True,
        default="department",
        index=True,
        help="政府、部门、督导办、学校、机构",
    )
    level = fields.Selection(
        LEVELS,
        required=True,
        default="county",
        help="国家、省、市、县、乡镇",
    )
    parent_id = fields.Many2one(
        "edu.unit",
        string="Above",
        index=True,
        ondelete="restrict",
        help="The government this unit belongs to (上级)",
    )
    parent_path = fields.Char(index=True)
    child_ids = fields.One2many("edu.unit", "parent_id", string="Below")
    sequence = fields.Integer(default=100, help="Official order (排序)")
    active = fields.Boolean(default=True, readonly=True)
    date_from = fields.Date(string="Founded", help="First day (设立日期)")
    date_to = fields.Date(
        string="Ended", readonly=True, copy=False, help="Last day (撤并日期)"
    )
    change_ids = fields.Many2many(
        "edu.unit.change",
        "edu_unit_change_before_rel",
        "unit_id",
        "change_id",
        string="Changes",
        domain=[("state", "=", "done")],
        readonly=True,
        copy=False,
        help="Acts by which the unit became what it is (沿革)",
    )
    successor_ids = fields.Many2many(
        "edu.unit",
        string="Successors",
        compute="_compute_successor_ids",
        compute_sudo=True,
        help="What stands in the place of a unit that has ended (承接单位)",
    )
    phone = fields.Char(related="partner_id.phone", readonly=False, help="电话")
    email = fields.Char(related="partner_id.email", readonly=False, help="电子邮箱")
    street = fields.Char(
        string="Address", related="partner_id.street", readonly=False, help="地址"
    )
    alias_ids = fields.One2many("edu.unit.alias", "unit_id", string="Other Names")
    liaison_ids = fields.One2many("edu.liaison", "unit_id", string="Liaisons")

    # What lies below a unit is found by the beginning of the path, in any collation.
    _path_idx = models.Index("(parent_path text_pattern_ops)")
    _name_uniq = models.UniqueIndex(
        "(COALESCE(parent_id, 0), name) WHERE active",
        "Two units of one government cannot bear the same name.",
    )

    @api.depends("change_ids.state", "change_ids.heir_id", "change_ids.successor_ids")
    def _compute_successor_ids(self):
        for unit in self:
            acts = unit.change_ids.filtered(lambda change: change.state == "done")
            after = acts.heir_id | acts.successor_ids
            unit.successor_ids = after - unit if unit.date_to else after.browse()

    def _parent_store_create(self):
        """Forget scopes before lines of the new units ask whose units those are."""
        result = super()._parent_store_create()
        self._forget_scopes()
        return result

    def write(self, vals):
        moved = self.browse()
        if "parent_id" in vals:
            moved = self.filtered(
                lambda unit: unit.parent_id.id != (vals["parent_id"] or False)
            )
        moved.parent_id.check_access("write")
        result = super().write(vals)
        if moved or "kind" in vals:
            self._forget_scopes()
        # Whoever moves a unit serves the government it leaves and the one it joins.
        (moved | moved.parent_id).check_access("write")
        moved._refuse_silent_move()
        return result

    def unlink(self):
        result = super().unlink()
        self._forget_scopes()
        return result

    def _offices(self):
        """Return {government of self: its first supervision office}, where it has one.

        One query, with the rights of the user.
        """
        offices = self.search([("parent_id", "in", self.ids), ("kind", "=", "office")])
        return {
            government: own[:1]
            for government, own in offices.grouped("parent_id").items()
        }

    def action_change(self):
        """Open the act by which the units merge, split, move, end or are renamed."""
        self.check_access("write")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "edu_base.edu_unit_change_action"
        )
        return action | {
            "views": [(False, "form")],
            "context": {
                "default_unit_ids": self.ids,
                "default_kind": "merge" if len(self) > 1 else "rename",
            },
        }

    def _heir(self):
        """Return who has taken over the open work of a unit that ended, else self."""
        if not self.date_to:
            return self
        acts = self.sudo().change_ids.filtered(lambda change: change.state == "done")
        heir = (acts.heir_id - self)[:1]
        return heir._heir().with_env(self.env) if heir else self

    def _refuse_silent_move(self):
        """Refuse to move units on which work hangs: that is an act with a day."""
        if not is_open(self, STATE_GUARD) and self and self._are_in_use():
            raise UserError(
                self.env._("A unit in use moves by an act: choose “Change”.")
            )

    def _are_in_use(self):
        """Return whether people or work hang on one of self, now or formerly."""
        ever = fields.Date.to_date("1900-01-01")
        return any(
            holder._held_by_units(self, ever)
            for holder in self.env["edu.handover.mixin"]._holders()
        )

    @api.model
    def _forget_scopes(self):
        """Let record rules name the units of a scope anew, once the tree is changed.

        And once more when it is so for everybody: until then another request may have
        looked at the tree as it was.
        """
        self.env.registry.clear_cache()
        self.env.cr.postcommit.add(self.env.registry.clear_cache)
