from odoo import api, fields, models
from odoo.exceptions import UserError

from ..tools.transitions import HISTORY_GUARD, STATE_GUARD, is_open, opened


class EduTransitionMixin(models.AbstractModel):
    """States that change only by declared moves.

    A model declares `state`, `_moves` (a tuple of `tools.transitions.Move`) and, if
    moves stamp other fields, `_guarded_fields`. `_allowed_moves` answers which moves
    the user may make; the buttons and `write` both ask it. Nothing else writes a
    guarded field: not create, defaults, import, context, archiving, sudo or an
    administrator. Every move appends one row of history.
    """

    _name = "edu.transition.mixin"
    _inherit = ["edu.scoped.mixin"]
    _description = "States Changed by Declared Moves"

    _moves = ()
    _guarded_fields = frozenset({"state", "released_on"})
    _initial_state = "draft"

    allowed_moves = fields.Json(
        compute="_compute_allowed_moves", export_string_translation=False
    )
    transition_ids = fields.One2many(
        "edu.transition",
        "res_id",
        string="History",
        domain=lambda self: [("res_model", "=", self._name)],
        readonly=True,
        copy=False,
        help="Who moved the record when, and why (流转记录)",
    )

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_allowed_moves(self):
        allowed = self._allowed_moves()
        for record in self:
            record.allowed_moves = [
                move.name
                for move in self._moves
                if record._origin in allowed[move.name]
            ]

    def write(self, vals):
        if "state" not in vals or is_open(self, STATE_GUARD):
            return super().write(vals)
        vals = dict(vals)
        state = vals.pop("state")
        self._refuse_forged(self._guarded_names() & vals.keys())
        self._move_to(state)
        return super().write(vals) if vals else True

    @api.ondelete(at_uninstall=False)
    def _unlink_except_moved(self):
        if self.sudo().transition_ids:
            raise UserError(
                self.env._("Only a record that nobody has moved on can be deleted.")
            )

    @api.model
    def _guarded_defaults(self):
        return super()._guarded_defaults() | {"state": self._initial_state}

    @api.model
    def _move_label(self, name):
        move = self._named_move(name)
        return self.env._(move.label) if move else name

    @api.model
    def _named_move(self, name):
        """Return the move of that name, or None."""
        return next((move for move in self._moves if move.name == name), None)

    @api.model
    def _tracked_models(self):
        """Return the names of all models whose records move."""
        registry = self.env.registry
        mixin = registry["edu.transition.mixin"]
        return [
            name
            for name, model in registry.items()
            if not model._abstract and issubclass(model, mixin)
        ]

    def _allowed_moves(self):
        """Return {name of move: the records of self on which the user may make it}."""
        visible = self._origin.sudo(False)._filtered_access("read")
        return {
            move.name: visible.browse().concat(*visible._acting(move).values())
            for move in self._moves
        }

    def _allowed(self, move, visible):
        user = self.env.user
        if not any(user.has_group(group) for group in move.groups):
            return self.browse()
        records = visible.filtered(lambda record: record.state in move.sources)
        return records._judgeable(move) if records else records

    def _judgeable(self, move):
        """Return those of self that the user may move and has not submitted."""
        may = getattr(self, move.allow)()
        if move.not_by:
            may = may.filtered(lambda record: record[move.not_by] != self.env.user)
        return may

    def _acting(self, move):
        """Return {principal: records of self}: as whose deputy the user may move them.

        Nobody stands for the own right. Where four eyes are asked for, neither of
        those who act has made the last step, nor had it made.
        """
        principals = self.env["edu.deputy"]._principals()
        acting = {principals.browse(): self._allowed(move, self)}
        for principal in principals:
            left = self - self.browse().concat(*acting.values())
            theirs = left.with_user(principal)
            may = (
                theirs._allowed(move, theirs._filtered_access("read")) if left else left
            )
            acting[principal] = may.with_env(self.env)._judgeable(move)
        if move.four_eyes:
            for principal, records in acting.items():
                acting[principal] = records._left_by_others(principal | principals)
        return acting

    def _left_by_others(self, principals):
        """Return those of self whose last step is no other of the people's acting."""
        alone = not principals
        if alone and not self.env["edu.deputy"]._was_represented(self.env.uid):
            return self
        people = principals | self.env.user
        history = self.env["edu.transition"].sudo()
        steps = history._read_group(
            [("res_model", "=", self._name), ("res_id", "in", self.ids)],
            ["res_id"],
            ["id:max"],
        )
        own = history.browse(last for _record, last in steps).filtered(
            lambda step: (step.user_id | step.acting_for_id) & people
        )
        return self - self.browse(own.mapped("res_id"))

    def _move_to(self, state):
        """Make the move that leads to `state`, for each record that is not there."""
        for source, records in self.grouped("state").items():
            if source != state:
                records._make_move(records._move_between(source, state).name)

    def _move_between(self, source, target):
        """Return the move from `source` to `target`, of several the user's own."""
        moves = [m for m in self._moves if source in m.sources and m.target == target]
        if not moves:
            raise UserError(self.env._("No step leads there from the current state."))
        return next((move for move in moves if self._may_make(move)), moves[0])

    def _may_make(self, move):
        """Return whether the user may make the move on each of self, sudo or not."""
        return not self - self.browse().concat(*self._acting_on_visible(move).values())

    def _acting_on_visible(self, move):
        return self.sudo(False)._filtered_access("read")._acting(move)

    def _make_move(self, name, reason=None):
        """Move all of self, or none: refuse unless each record and user may."""
        move = self._named_move(name)
        acting = self._acting_on_visible(move) if move else {}
        if not move or self - self.browse().concat(*acting.values()):
            raise UserError(
                self.env._(
                    "“%s” is not possible: the state does not allow it, "
                    "or it is not yours to do.",
                    self._move_label(name),
                )
            )
        if move.needs_reason and not (reason or "").strip():
            raise UserError(self.env._("Say why, in a sentence."))
        if move.check:
            getattr(self, move.check)()
        self._apply_move(move, reason, acting)

    def _move_unasked(self, name, reason=None):
        """Make a move that follows from what was done, and is nobody's by a button."""
        self._apply_move(self._named_move(name), reason)

    def _apply_move(self, move, reason=None, acting=None):
        """Write the state and its stamps, and append to the history. Private.

        `acting` is {principal: records}, as of `_acting`.
        """
        principals = {
            number: principal.id
            for principal, records in (acting or {}).items()
            for number in records.ids
        }
        rows = [
            {
                "res_model": self._name,
                "res_id": record.id,
                "move": move.name,
                "from_state": record.state,
                "to_state": move.target,
                "user_id": self.env.uid,
                "acting_for_id": principals.get(record.id),
                "date": fields.Datetime.now(),
                "reason": reason,
            }
            for record in self.union()
        ]
        values = {"state": move.target, **self._move_values(move)}
        opened(self.sudo(), STATE_GUARD).write(values)
        opened(self.env["edu.transition"].sudo(), HISTORY_GUARD).create(rows)
        self._after_move(move)

    def _move_values(self, move):
        """Return the stamps that a move writes beside the state."""
        return {}

    def _after_move(self, move):
        """React to a move that has been made."""

    def _ask_reason(self, name):
        """Return the action that asks for the reason of a move."""
        return {
            "type": "ir.actions.act_window",
            "name": self._move_label(name),
            "res_model": "edu.transition.reason",
            "view_mode": "form",
            "target": "new",
            "context": {
                "default_res_model": self._name,
                "default_res_ids": self.ids,
                "default_move": name,
            },
        }
