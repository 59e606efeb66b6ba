from odoo import api, fields, models

from odoo.addons.edu_base.tools.half_days import moments
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from .edu_visit import DONE

SHOWN = ("confirmed", *DONE)
BATCH = 100  # visits between two commits: some seconds of work


class EduVisit(models.Model):
    """Confirmed visits stand in the diary of the team, in words that tell nothing.

    Visits change in great numbers, so a job brings the diary into step.
    """

    _inherit = "edu.visit"

    is_event_stale = fields.Boolean(
        compute="_compute_is_event_stale",
        store=True,
        precompute=True,
        copy=False,
        export_string_translation=False,
    )

    _event_stale_idx = models.Index("(id) WHERE is_event_stale")

    @api.depends(
        "state", "date", "date_to", "day_part", "is_hidden", "member_ids.user_id"
    )
    def _compute_is_event_stale(self):
        for visit in self.sudo():
            visit.is_event_stale = visit.state in SHOWN or bool(visit.event_id)

    def _event_values(self):
        if self.state not in SHOWN:
            return None
        start, stop = moments(self.date, self.date_to, self.day_part)
        told_in = self.with_context(lang=self.organiser_id.lang)
        return {
            "name": told_in.env._("Inspection Visit"),
            "start": start,
            "stop": stop,
            "location": False,
            "edu_is_hidden": self.is_hidden,
            "partner_ids": self.member_ids.user_id.partner_id,
        }

    @api.model
    def _cron_keep_events(self):
        """Bring the diary into step with the visits that have changed.

        Several servers may do so at once, and any may be killed: a batch is locked
        while it is entered, and entered whole or as if nothing had happened.
        """
        while batch := self._next_stale():
            batch._keep_events()
            opened(batch, STATE_GUARD).write({"is_event_stale": False})
            left = self.search_count(self._due_for_diary())
            if self.env["ir.cron"]._commit_progress(len(batch), remaining=left) <= 0:
                break

    @api.model
    def _next_stale(self):
        """Return some visits that no other server is about, locked."""
        visits = self.search(self._due_for_diary(), order="id", limit=20 * BATCH)
        return visits.try_lock_for_update(allow_referencing=True, limit=BATCH)

    @api.model
    def _due_for_diary(self):
        """Leave alone what the job that prints notices is about to change itself."""
        printing = [("state", "=", "issued"), ("print_failures", "=", 0)]
        return [
            ("is_event_stale", "=", True),
            ("notice_letter_id", "not any", printing),
        ]
