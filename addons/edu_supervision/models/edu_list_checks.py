from odoo import models
from odoo.exceptions import UserError

from .edu_list import ALLOWING

SHOWN = 5  # units named in a refusal


class EduList(models.Model):
    """What a list must say before it is submitted."""

    _inherit = "edu.list"

    def _check_complete(self):
        """Refuse what cannot be approved, in a sentence that says where and why."""
        self._refuse_empty()
        self._refuse_idle_yearly()
        for refuse in (
            self._refuse_outside_year,
            self._refuse_covert_comprehensive,
            self._refuse_without_checklist,
            self._refuse_retired_checklist,
            self._refuse_unfit_topics,
        ):
            refuse(self.item_ids)
        self._refuse_second_comprehensive()

    def _refuse_empty(self):
        for row in self:
            if not row.item_ids:
                raise UserError(self.env._("“%s” has no item yet.", row.name))

    def _refuse_idle_yearly(self):
        idle = self.yearly_id.filtered(lambda row: row.state not in ALLOWING)
        if idle:
            raise UserError(
                self.env._(
                    "“%s” allows no visits now: nothing can be added to it.",
                    idle[0].name,
                )
            )

    def _refuse_outside_year(self, items):
        for item in items:
            if {item.date_from.year, item.date_to.year} != {item.year}:
                raise UserError(
                    self.env._(
                        "“%(item)s” lies outside %(year)s.",
                        item=item.name,
                        year=item.year,
                    )
                )

    def _refuse_covert_comprehensive(self, items):
        for item in items:
            if item.kind == "comprehensive" and item.open_mode == "covert":
                raise UserError(
                    self.env._(
                        "“%s” is comprehensive and therefore announced; it cannot be "
                        "covert.",
                        item.name,
                    )
                )

    def _refuse_without_checklist(self, items):
        for item in items:
            if item.kind == "routine" and not item.checklist_id:
                raise UserError(
                    self.env._("“%s” is routine: choose its checklist.", item.name)
                )

    def _refuse_retired_checklist(self, items):
        for item in items:
            if item.checklist_id and item.checklist_id.sudo().state != "released":
                raise UserError(
                    self.env._(
                        "The checklist of “%s” is not in use; choose the one in force.",
                        item.name,
                    )
                )

    def _refuse_unfit_topics(self, items):
        """Refuse school visits of too few or too many matters for their kind (B06)."""
        inspected = items.filtered(
            lambda item: item.domain == "school" and not item.is_exempt
        )
        self.env["edu.topic"]._refuse_unfit(
            [(item.name, item.kind, item.topic_ids) for item in inspected]
        )

    def _refuse_second_comprehensive(self):
        """Refuse units that one year would see comprehensively inspected twice (B32).

        All departments of all levels count, once their lists are submitted.
        """
        items = self.sudo().item_ids
        twice = items._inspected_twice(self)
        if twice:
            raise UserError(
                self.env._(
                    "Inspected comprehensively more than once in the year: %s. Take "
                    "them off, or mark checks that do not count.",
                    "、".join(twice[:SHOWN].mapped("name")),
                )
            )
