from urllib.parse import quote

from odoo import api, fields, models
from odoo.fields import Domain

from ..tools.domains import either
from ..tools.transitions import STATE_GUARD, opened


class EduLetter(models.Model):
    """Whom a letter is sent to, and what happens to them as it goes out or is void."""

    _inherit = "edu.letter"

    recipient_ids = fields.One2many(
        "edu.letter.recipient", "letter_id", string="Recipients", help="收文单位"
    )
    recipient_names = fields.Char(
        string="Sent To",
        compute="_compute_recipient_names",
        compute_sudo=True,
        help="All of them by name; the answers of others stay with them (发往)",
    )

    is_recipient = fields.Boolean(
        compute="_compute_is_recipient",
        search="_search_is_recipient",
        export_string_translation=False,
    )

    @api.depends("recipient_ids.unit_id")
    @api.depends_context("uid")
    def _compute_is_recipient(self):
        received = self.sudo().search(
            Domain("id", "in", self.ids) & self._received_domain()
        )
        for letter in self:
            letter.is_recipient = letter._origin in received

    def _search_is_recipient(self, operator, value):
        if operator != "in":
            return NotImplemented
        return either(self._received_domain(), value)

    @api.depends("recipient_ids.unit_id.name", "recipient_ids.sequence")
    def _compute_recipient_names(self):
        # Not through recipient_ids, which may hold but what the reader may read.
        rows = self.env["edu.letter.recipient"].search(
            Domain("letter_id", "in", self.ids), order="sequence, id"
        )
        by_letter = rows.grouped("letter_id")
        for letter in self:
            units = by_letter.get(letter._origin, rows.browse()).unit_id
            letter.recipient_names = "、".join(units.mapped("name"))

    @api.model
    def _received_domain(self):
        """Return the domain of what units of the user's scope, or as a liaison, have.

        Asked of the database, so that no record remembers recipients whom the user may
        not read.
        """
        user = self.env.user
        side = Domain("unit_id", "child_of", user.scope_unit_ids.ids)
        side |= Domain("unit_id", "in", user.liaison_unit_ids.ids)
        rows = self.env["edu.letter.recipient"].sudo()._search(side)
        return Domain("id", "in", rows.subselect("letter_id"))

    def action_open_official(self):
        """Show the stamped copy of the letter, or what was printed."""
        self.ensure_one()
        if not self.scan_sha256:
            return self.action_open_pdf()
        return self.action_open_pdf() | {
            "url": f"/web/content/edu.letter/{self.id}/scan/{quote(self.scan_name)}"
        }

    def action_open_recipients(self):
        """Show who has confirmed the letter, and who has replied."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "edu_base.edu_letter_recipient_action"
        )
        return action | {"domain": [("letter_id", "=", self.id)], "context": {}}

    def _names_of(self, *kinds):
        """Return the names of the recipients of some kinds, as a letter writes them."""
        rows = self.recipient_ids.filtered(lambda row: row.kind in kinds)
        return "、".join(rows.sorted("sequence, id").unit_id.mapped("name"))

    def _address(self, rows_by_record, records):
        """Address each letter to the recipients of its record, in their order."""
        self.env["edu.letter.recipient"].create(
            [
                {"letter_id": letter.id, "sequence": place, **values}
                for letter, record in zip(self, records, strict=True)
                for place, values in enumerate(rows_by_record.get(record, ()))
            ]
        )

    def _content(self, number):
        return super()._content(number) | {
            "layout": self.type_id.layout,
            "copies": self._names_of("copy", "filing"),
            "is_sent": bool(self.recipient_ids),
        }

    def _write_addressees(self):
        """Address those that name nobody to their main recipients."""
        letters = opened(self.sudo(), STATE_GUARD)
        unnamed = letters.filtered(lambda letter: not letter.addressee)
        for names, same in unnamed.grouped(lambda own: own._names_of("main")).items():
            same.addressee = names

    def _after_move(self, move):
        if move.name == "issue":
            self._write_addressees()
        result = super()._after_move(move)
        if move.name == "print":
            self.sudo().recipient_ids._make_own_move("send")
        if move.name == "void":
            self.sudo().recipient_ids._make_own_move("lapse")
        return result
