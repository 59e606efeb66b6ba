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
        return {"person": own._own_card(), "sections": own._own_page_sections()}

    def _own_page_sections(self):
        """Return the sections of the own page of self, each a dict.

        `key`, `title`, `empty` (what is said where there are no lines) and `lines`:
        dicts of `key` and `title`, and where there is one `text`, `phone` and `map`
        (an address), `tone` ("success", "warning", "danger"), and `action` (opened by
        a touch). Other models add their own.
        """
        self.ensure_one()
        return [self._own_term(), self._own_schools()]

    def _own_card(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        return {
            "name": self.name,
            "photo": bool(self.photo_small)
            and f"/web/image/edu.inspector/{self.id}/photo_small",
            "kind": kinds[self.kind],
            "government": self.owner_unit_id.name,
            "certificate": self.certificate_number or "",
            "isServing": self.is_serving,
        }

    def _own_term(self):
        terms = self.env["edu.inspector.appointment"]
        serving = Domain("inspector_id", "=", self.id) & terms._in_office_on(today())
        return {
            "key": "term",
            "title": self.env._("My Term"),
            "empty": self.env._("You serve no term today."),
            "lines": [self._own_term_line(term) for term in terms.search(serving)],
        }

    def _own_term_line(self, term):
        posts = dict(term._fields["post"]._description_selection(self.env))
        until = self.env._("Without an end")
        if term.date_to:
            until = self.env._("Until %s", format_date(self.env, term.date_to))
        return {"key": term.id, "title": posts[term.post], "text": until}

    def _own_schools(self):
        plates = self.env["edu.plate"]
        current = Domain("inspector_id", "=", self.id) & plates._serving_on(today())
        return {
            "key": "schools",
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
