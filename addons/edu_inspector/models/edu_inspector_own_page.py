from odoo import api, models
from odoo.exceptions import AccessError
from odoo.fields import Domain
from odoo.tools.misc import format_date

from odoo.addons.edu_base.tools.dates import today


class EduInspector(models.Model):
    """What inspectors see of themselves, on the phone: the own page."""

    _inherit = "edu.inspector"

    @api.model
    def get_own_page(self):
        """Return the own page: `person`, and `sections` in order.

        Raises AccessError where no inspector has the account of the user.
        """
        own = self.search([("user_id", "=", self.env.uid)], limit=1)
        if not own:
            raise AccessError(
                self.env._(
                    "Your account is not tied to an inspector yet. Ask the "
                    "supervision office."
                )
            )
        sections = filter(self._is_worth_a_look, own._own_page_sections())
        return {
            "person": own._own_card(),
            "sections": sorted(sections, key=lambda section: section["sequence"]),
        }

    def _own_page_sections(self):
        """Return the sections of the own page of self, each a dict.

        `key`, `sequence`, `title`, `lines`, and where there is one `empty`: what is
        said where there are no lines; without it such a section is not shown. A line is
        a dict of `key` and `title`, and where there is one `text`, `phone`, `tone`
        ("success", "warning", "danger"), and `action`, opened by a touch. `buttons`
        below the lines are dicts of `title` and `action`. Other models add their own.
        """
        self.ensure_one()
        return [self._own_term(), self._own_schools()]

    @api.model
    def _is_worth_a_look(self, section):
        return section["lines"] or "empty" in section

    @api.model
    def _own_action(self, record, view=None, **action):
        """Return the action of a touch that opens a record, or a new one, in `view`."""
        # Not by env.ref, which asks the database anew for every line.
        find = self.env["ir.model.data"]._xmlid_to_res_id
        form = find(f"edu_inspector.{view}") if view else False
        return {
            "type": "ir.actions.act_window",
            "res_model": record._name,
            "res_id": record.id,
            "views": [(form, "form")],
            **action,
        }

    @api.model
    def _chosen(self, record, name):
        """Return what a selection field says of a record, in the user's language."""
        labels = record._fields[name]._description_selection(self.env)
        return dict(labels).get(record[name], "")

    def _own_card(self):
        return {
            "name": self.name,
            "photo": bool(self.photo_small)
            and f"/web/image/edu.inspector/{self.id}/photo_small",
            "kind": self._chosen(self, "kind"),
            "government": self.owner_unit_id.name,
            "certificate": self.certificate_number or "",
            "isServing": self.is_serving,
        }

    def _own_term(self):
        terms = self.env["edu.inspector.appointment"]
        serving = Domain("inspector_id", "=", self.id) & terms._in_office_on(today())
        return {
            "key": "term",
            "sequence": 10,
            "title": self.env._("My Term"),
            "empty": self.env._("You serve no term today."),
            "lines": [self._own_term_line(term) for term in terms.search(serving)],
        }

    def _own_term_line(self, term):
        until = self.env._("Without an end")
        if term.date_to:
            until = self.env._("Until %s", format_date(self.env, term.date_to))
        return {"key": term.id, "title": self._chosen(term, "post"), "text": until}

    def _own_schools(self):
        plates = self.env["edu.plate"]
        current = Domain("inspector_id", "=", self.id) & plates._serving_on(today())
        return {
            "key": "schools",
            "sequence": 20,
            "title": self.env._("My Schools"),
            "empty": self.env._("You are responsible for no school today."),
            "lines": [
                {
                    "key": plate.id,
                    "title": plate.unit_id.name,
                    "text": plate.unit_id.street or "",
                    "phone": plate.unit_id.phone or "",
                }
                for plate in plates.search(current)
            ],
        }
