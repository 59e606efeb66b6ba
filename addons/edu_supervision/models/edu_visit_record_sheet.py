import base64

from odoo import models
from odoo.exceptions import AccessError, UserError
from odoo.tools.misc import format_date, format_datetime

from odoo.addons.report_chromium.tools.document import GBT9704

from ..tools.pictures import clean_photo
from .edu_visit import DONE

PRINTED_SIDE = 480  # points of a small picture on paper


class EduVisit(models.Model):
    """The printed record of a visit (责任督学工作记录表, B18)."""

    _inherit = "edu.visit"

    def _record_sheet_title(self):
        return self.env._("Record Sheet of %s", self.unit_id.name)

    def _record_sheet(self):
        """Return what the sheet shows: `title`, `page`, `lines`, `answers`, who signed.

        Raises AccessError for who is neither of the owner nor of the team, UserError
        where nothing is recorded yet.
        """
        self.ensure_one()
        self._refuse_sheet()
        return {
            "title": self._record_sheet_title(),
            "page": GBT9704,
            "lines": self._sheet_lines(),
            "answers": [self._sheet_answer(answer) for answer in self.answer_ids],
            "signature": self._sheet_signature(),
            "signed": self.signer_name or self.signer_refused or "",
        }

    def _refuse_sheet(self):
        team = self.sudo().member_ids.user_id
        if self not in self._on_owner_side() and self.env.user not in team:
            raise AccessError(
                self.env._("The record is printed by its team and its office alone.")
            )
        if self.state not in DONE:
            raise UserError(self.env._("Only what is recorded can be printed."))

    def _sheet_lines(self):
        """Return (label, text) of each line, in the order of the paper form."""
        return [
            (self.env._("School"), self.unit_id.name),
            (self.env._("School Term"), self._sheet_term()),
            (self.env._("Date and Time"), self._sheet_time()),
            (self.env._("Inspectors"), self._sheet_team()),
            self._sheet_line("companions"),
            self._sheet_line("plan_text"),
            (self.env._("Ways of Supervision"), self._sheet_ways()),
            *self._sheet_powers(),
            self._sheet_line("experience"),
            self._sheet_line("problems"),
            (self.env._("Findings"), "\n".join(self.finding_ids.mapped("name"))),
            self._sheet_line("advice"),
            (self.env._("Outcome of the Visit"), self._selected(self, "outcome")),
        ]

    def _sheet_line(self, name):
        return self._fields[name]._description_string(self.env), self[name] or ""

    def _sheet_term(self):
        """Return the term in words, of a day without one the school year."""
        term = self.env["edu.term"].sudo()._term_of(self.unit_id, self.date)
        years = f"{self.school_year}–{self.school_year + 1}"
        return term[self.unit_id].display_name or years

    def _sheet_time(self):
        ends = [
            format_datetime(self.env, moment, tz="Asia/Shanghai", dt_format="HH:mm")
            for moment in (self.arrived_at, self.left_at)
            if moment
        ]
        return f"{format_date(self.env, self.date)} {'–'.join(ends)}"

    def _sheet_team(self):
        people = self.member_ids.sudo()
        return "、".join(
            person.inspector_id.name
            or person.person_name
            or person.expert_id.display_name
            for person in people
        )

    def _sheet_ways(self):
        return "\n".join(
            f"{self._selected(line, 'kind')} × {line.count}"
            for line in self.activity_line_ids
        )

    def _sheet_powers(self):
        """Return the line on the powers used, if any was (B05)."""
        told = "\n".join(row._line() for row in self.power_ids)
        return [(self.env._("Powers Used"), told)] if told else []

    def _sheet_answer(self, answer):
        return {
            "name": answer.name,
            "result": self._selected(answer, "result"),
            "note": answer.note or "",
            "photos": [
                _address(clean_photo(self.env, photo.raw, PRINTED_SIDE), "jpeg")
                for photo in answer.photo_ids
            ],
        }

    def _sheet_signature(self):
        content = self.with_context(bin_size=False).signature
        return _address(base64.b64decode(content), "png") if content else ""

    def _selected(self, record, name):
        labels = dict(record._fields[name]._description_selection(self.env))
        return labels.get(record[name], "")


def _address(content, kind):
    """Return a picture as an address that holds it."""
    return f"data:image/{kind};base64,{base64.b64encode(content).decode()}"
