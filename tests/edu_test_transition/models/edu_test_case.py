from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools.translate import LazyTranslate

from odoo.addons.edu_base.tools.transitions import Move

_lt = LazyTranslate(__name__)

OFFICER = "edu_base.group_officer"
CHIEF = "edu_base.group_chief"
LIAISON = "edu_base.group_liaison"


class EduTestCase(models.Model):
    """A file that an officer submits, a chief approves and a liaison closes."""

    _name = "edu.test.case"
    _inherit = ["mail.thread", "edu.transition.mixin", "edu.audited.mixin"]
    _description = "Test Case"
    _guarded_fields = frozenset(
        {"state", "released_on", "submitted_by_id", "approved_by_id"}
    )

    _moves = (
        Move(
            "submit",
            sources=("draft",),
            target="submitted",
            groups=(OFFICER,),
            check="_check_note",
            label=_lt("Submit"),
        ),
        Move(
            "approve",
            sources=("submitted",),
            target="approved",
            groups=(CHIEF,),
            not_by="submitted_by_id",
            four_eyes=True,
            label=_lt("Approve"),
        ),
        Move(
            "send_back",
            sources=("submitted",),
            target="draft",
            groups=(CHIEF,),
            not_by="submitted_by_id",
            needs_reason=True,
            label=_lt("Send Back"),
        ),
        Move(
            "withdraw",
            sources=("submitted",),
            target="draft",
            groups=(OFFICER,),
            allow="_submitted_by_oneself",
            label=_lt("Withdraw"),
        ),
        Move(
            "close",
            sources=("approved",),
            target="closed",
            groups=(CHIEF, LIAISON),
            allow="_own_or_assigned",
            label=_lt("Close"),
        ),
        Move(
            "void",
            sources=("draft", "submitted"),
            target="closed",
            groups=(CHIEF,),
            needs_reason=True,
            label=_lt("Void"),
        ),
    )

    name = fields.Char(required=True)
    note = fields.Char(help="Needed to submit")
    active = fields.Boolean(default=True)
    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("submitted", "Submitted"),
            ("approved", "Approved"),
            ("closed", "Closed"),
        ],
        default="draft",
        required=True,
    )
    subject_unit_id = fields.Many2one("edu.unit", index=True)
    subject_level = fields.Selection(
        related="subject_unit_id.level", store=True, precompute=True
    )
    submitted_by_id = fields.Many2one("res.users")
    approved_by_id = fields.Many2one("res.users")
    parent_id = fields.Many2one("edu.test.case", index=True, ondelete="restrict")
    child_ids = fields.One2many("edu.test.case", "parent_id")

    def action_show_notes(self):
        """Return the notes of self in full, which is on record."""
        self.check_access("read")
        self._audit_read(["note"])
        return self.mapped("note")

    def _check_note(self):
        if not all(self.mapped("note")):
            raise UserError(self.env._("Write the note first."))

    def _submitted_by_oneself(self):
        records = self._on_owner_side()
        return records.filtered(lambda case: case.submitted_by_id == self.env.user)

    def _own_or_assigned(self):
        posts = self.env.user.liaison_unit_ids
        assigned = self.filtered(
            lambda case: case.released_on and case.subject_unit_id in posts
        )
        return assigned | self._on_owner_side()

    def _move_values(self, move):
        return {
            "submit": {"submitted_by_id": self.env.uid},
            "approve": {
                "approved_by_id": self.env.uid,
                "released_on": fields.Datetime.now(),
            },
            "send_back": {"submitted_by_id": False},
            "withdraw": {"submitted_by_id": False},
            "void": {"active": False},
        }.get(move.name, {})
