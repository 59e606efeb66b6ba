from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from ..tools.drawing import first_free_days

# Calendar days in which a unit finds a working day of its own, holidays included.
ROOM_PER_UNIT = 14


class EduDraw(models.Model):
    """From the result to visits that are planned, all in one act."""

    _inherit = "edu.draw"

    visit_count = fields.Integer(
        string="Visits", compute="_compute_visit_count", help="已拟定的督导"
    )
    lacks_visits = fields.Boolean(
        compute="_compute_visit_count", export_string_translation=False
    )

    @api.depends("line_ids.visit_id", "state")
    def _compute_visit_count(self):
        for draw in self:
            planned = draw.line_ids.filtered("visit_id")
            draw.visit_count = len(planned)
            draw.lacks_visits = draw.state == "drawn" and draw.line_ids > planned

    def action_make_visits(self):
        """Plan a visit for each drawn unit that has none, and open them."""
        self.ensure_one()
        if self.state != "drawn" or not self._on_owner_side():
            raise UserError(self.env._("Visits are planned from what has been drawn."))
        lines = self.line_ids.filtered(lambda line: not line.visit_id)
        days = self._free_days(lines)
        self._refuse_busy(lines.filtered(lambda line: line.unit_id.id not in days))
        visits = self.env["edu.visit"].create(
            [self._visit_values(line, days[line.unit_id.id]) for line in lines]
        )
        for line, visit in zip(opened(lines.sudo(), STATE_GUARD), visits, strict=True):
            line.visit_id = visit
        return self.action_open_visits()

    def action_open_visits(self):
        """Open the visits that were planned of the draw."""
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Drawn Visits"),
            "res_model": "edu.visit",
            "views": [(False, "list"), (False, "form")],
            "domain": [("id", "in", self.line_ids.visit_id.ids)],
            "context": {"create": False},
        }

    def _free_days(self, lines):
        """Return {unit id: the first day on which all of its team are free}.

        Days beyond the window are taken where it has none left: the visits are
        drafts, and whoever confirms them sees what the list allows.
        """
        last = max(self.date_to, today()) + timedelta(days=ROOM_PER_UNIT * len(lines))
        days = [day for day in self._days(last) if day >= today()]
        return first_free_days(
            {line.unit_id.id: line.inspector_ids.ids for line in lines},
            days,
            self._taken_days(lines.inspector_ids, last),
        )

    def _refuse_busy(self, lines):
        """Refuse rather than leave out a unit for which no day was found."""
        if lines:
            raise UserError(
                self.env._(
                    "The whole team is free on no day soon: %s. Cancel or move their "
                    "other visits first.",
                    "、".join(lines[:5].unit_id.mapped("name")),
                )
            )

    def _visit_values(self, line, day):
        item = self.item_id
        others = line.inspector_ids - line.lead_id
        team = [(line.lead_id, "lead")] + [(person, "member") for person in others]
        modes = {
            name: item[name] for name in ("focus_mode", "place_mode") if item[name]
        }
        return modes | {
            "owner_unit_id": self.owner_unit_id.id,
            "unit_id": line.unit_id.id,
            "item_id": item.id,
            "domain": item.domain or "school",
            "kind": self.kind,
            "time_mode": "random",
            "open_mode": self.open_mode,
            "confidant_ids": [fields.Command.set(self.confidant_ids.ids)],
            "checklist_id": item.checklist_id.id,
            "date": day,
            "member_ids": [
                fields.Command.create(
                    {"inspector_id": person.id, "role": role, "sequence": place}
                )
                for place, (person, role) in enumerate(team, 1)
                if person
            ],
        }
