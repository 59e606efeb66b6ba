import secrets

from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from ..tools.drawing import METHOD, fingerprint, redraw


class EduDraw(models.Model):
    """The act of drawing: one seed, one log, one result, frozen together (TS32)."""

    _inherit = "edu.draw"

    def action_check_again(self):
        """Draw again from the log alone, and say whether the same comes out."""
        self.ensure_one()
        self._refuse_undrawn()
        same = self._is_reproducible()
        if same:
            told = self.env._(
                "Drawn again from the log: the same result, and an unchanged log."
            )
        else:
            told = self.env._(
                "Drawn again from the log, something else came out: log or result have "
                "been changed since."
            )
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success" if same else "danger",
                "sticky": not same,
                "message": told,
            },
        }

    def _refuse_undrawn(self):
        if not self.log:
            raise UserError(self.env._("Nothing has been drawn yet."))

    def _is_reproducible(self):
        """Return whether log, result and lines are those of the moment of drawing."""
        lines = [
            (row.unit_id.id, row.lead_id.id, set(row.inspector_ids.ids))
            for row in self.sudo().line_ids
        ]
        drawn = [
            (unit, team[0] if team else False, set(team))
            for unit, team in self.log["result"]
        ]
        return (
            fingerprint(self.log) == self.log_sha256
            and redraw(self.log) == self.log["result"]
            and lines == drawn
        )

    def _after_move(self, move):
        result = super()._after_move(move)
        if move.name == "draw":
            self._draw()
        return result

    def _draw(self):
        """Take a seed that nobody knew before, draw, and keep all of it."""
        frame = self._frame()
        self._check_frame(frame)
        # Of two sources, of which the server's was not there when the other was typed.
        secret, typed = secrets.token_hex(32), (self.public_number or "").strip()
        log = frame | {"seed": f"{secret}+{typed}" if typed else secret}
        log["result"] = redraw(log)
        opened(self.sudo(), STATE_GUARD).write(
            {"log": log, "log_sha256": fingerprint(log)}
        )
        self._keep_exclusions(log)
        self._keep_result(log["result"])

    def _frame(self):
        """Return the log without seed and result: names as of this moment."""
        units, people = self._unit_pool(), self._people_pool()
        left_units = self._units_left_out(units)
        left_people = self._people_left_out(people)
        return {
            "method": METHOD,
            "drawn_on": fields.Datetime.to_string(self.drawn_on),
            "drawn_by": self.env.user.name,
            "witnesses": self.witnesses.strip(),
            "title": self.name,
            "owner": self.owner_unit_id.name,
            "window": [str(self.date_from), str(self.date_to)],
            "units": {
                "pool": [[unit.id, unit.code or "", unit.name] for unit in units],
                "excluded": [[row.id, row.name, *why] for row, *why in left_units],
                "count": self.unit_count or len(units),
            },
            "people": {
                "pool": [
                    [one.id, one.certificate_number or "", one.name] for one in people
                ],
                "excluded": [[row.id, row.name, *why] for row, *why in left_people],
                "count": self.team_size,
            },
            "apart": [
                [person.id, unit.id, person.name, unit.name, *why]
                for person, unit, *why in self._kept_apart(people, units)
            ],
            "earlier": self._earlier(),
        }

    def _earlier(self):
        """Return [title, day, state] of each draw for the same item before this one."""
        before = self.search(
            [
                ("item_id", "=", self.item_id.id),
                ("item_id", "!=", False),
                ("state", "in", ("drawn", "void")),
                ("id", "!=", self.id),
            ],
            order="drawn_on",
        )
        return [
            [draw.name, fields.Datetime.to_string(draw.drawn_on), draw.state]
            for draw in before
        ]

    def _check_frame(self, frame):
        """Refuse what no seed could draw, before there is one."""
        left = {
            part: len(frame[part]["pool"]) - len(frame[part]["excluded"])
            for part in ("units", "people")
        }
        if left["units"] < max(self.unit_count, 1):
            raise UserError(
                self.env._(
                    "%(wanted)s units are to be drawn, and the pool has %(left)s.",
                    wanted=max(self.unit_count, 1),
                    left=left["units"],
                )
            )
        if left["people"] < self.team_size:
            raise UserError(
                self.env._(
                    "%(wanted)s inspectors are to be drawn, and the pool has %(left)s.",
                    wanted=self.team_size,
                    left=left["people"],
                )
            )

    def _keep_exclusions(self, log):
        """Show beside those named by hand who else was left out."""
        rows = [
            {"unit_id": unit, "ground": ground}
            for unit, _name, ground, _reason in log["units"]["excluded"]
        ] + [
            {"inspector_id": person, "ground": ground}
            for person, _name, ground, _reason in log["people"]["excluded"]
        ]
        chosen = {unit for unit, _team in log["result"]}
        rows += [
            {"inspector_id": person, "unit_id": unit, "ground": ground}
            for person, unit, _person, _unit, ground, _reason in log["apart"]
            if unit in chosen
        ]
        opened(self.exclusion_ids.sudo().browse(), STATE_GUARD).create(
            [{"draw_id": self.id, **row} for row in rows if row["ground"] != "hand"]
        )

    def _keep_result(self, result):
        opened(self.line_ids.sudo().browse(), STATE_GUARD).create(
            [
                {
                    "draw_id": self.id,
                    "sequence": place,
                    "unit_id": unit,
                    "lead_id": team[0] if team else False,
                    "inspector_ids": team,
                }
                for place, (unit, team) in enumerate(result, 1)
            ]
        )
