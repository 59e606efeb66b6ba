from odoo import models

MODES = ("focus_mode", "time_mode", "place_mode", "open_mode")


class EduListItem(models.Model):
    """An item as a row of the table of its list."""

    _inherit = "edu.list.item"

    def _table_row(self, place):
        return [
            place,
            self.name,
            self._label("domain"),
            self._label("kind"),
            "、".join(self.topic_ids.mapped("name")),
            self._whom(),
            self.date_from,
            self.date_to,
            "、".join(filter(None, map(self._label, MODES))),
            "、".join(self.joint_unit_ids.mapped("name")),
        ]

    def _label(self, name):
        """Return the value of a selection in the user's words."""
        labels = dict(self._fields[name]._description_selection(self.env))
        return labels.get(self[name], "")
