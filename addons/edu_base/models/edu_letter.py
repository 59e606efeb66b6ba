from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.translate import LazyTranslate

from ..tools.dates import today
from ..tools.letters import chinese_date, fill, number_text, read_number
from ..tools.transitions import STATE_GUARD, Move, is_open, opened

_lt = LazyTranslate(__name__)

OFFICER = ("edu_base.group_officer",)
CHIEF = ("edu_base.group_chief",)


class EduLetter(models.Model):
    """An official document: worded as a draft, numbered and frozen when it is issued.

    A room prepares letters about its records (`_prepare`); a chief issues them
    (`_issue`); a job prints what is frozen (`edu_letter_print.py`); the scan of the
    stamped copy may be added (`edu_letter_scan.py`). A voided letter keeps its number
    and its files.
    """

    _name = "edu.letter"
    _inherit = ["edu.sealed.mixin", "edu.transition.mixin"]
    _description = "Letter"
    _order = "issued_on desc, number_index desc, id desc"
    _rec_names_search = ["number", "title"]

    _sensitive_name = True
    _sealed_states = ("issued", "printed", "void")
    _fixed_fields = frozenset({"owner_unit_id", "type_id"})
    _guarded_fields = frozenset(
        "state released_on res_model res_id person_user_id values content number "
        "number_year number_index issued_on issued_by_id".split()
    )
    _moves = (
        Move(
            "issue",
            ("draft",),
            "issued",
            CHIEF,
            check="_check_ready",
            label=_lt("Issue"),
        ),
        # Made by the server, once there is a file.
        Move("print", ("issued",), "printed", (), label=_lt("Print")),
        Move(
            "attach_scan",
            ("printed",),
            "printed",
            OFFICER,
            "_may_attach_scan",
            check="_check_scan",
            label=_lt("Attach Scan"),
        ),
        Move(
            "replace_scan",
            ("printed",),
            "printed",
            CHIEF,
            "_may_replace_scan",
            check="_check_scan",
            needs_reason=True,
            label=_lt("Replace Scan"),
        ),
        Move(
            "void",
            ("issued", "printed"),
            "void",
            CHIEF,
            needs_reason=True,
            label=_lt("Void"),
        ),
    )

    name = fields.Char(compute="_compute_name", help="Number and title (文号与标题)")
    type_id = fields.Many2one(
        "edu.letter.type",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
        help="公文种类",
    )
    series_id = fields.Many2one(
        "edu.letter.series",
        index=True,
        copy=False,
        ondelete="restrict",
        domain="[('type_id', '=', type_id), ('owner_unit_id', '=', owner_unit_id)]",
        help="Who issues it, and under which word it is numbered (发文字号)",
    )
    issuer_id = fields.Many2one(related="series_id.unit_id", string="Issuer")
    numbering = fields.Selection(related="series_id.numbering")
    res_model = fields.Char(readonly=True, copy=False, export_string_translation=False)
    res_id = fields.Many2oneReference(
        model_field="res_model",
        readonly=True,
        copy=False,
        export_string_translation=False,
    )
    person_user_id = fields.Many2one(
        "res.users",
        string="Person",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="Whom it is about, who reads it once it is printed (本人)",
    )
    # wording
    title = fields.Char(string="Heading", required=True, index="trigram", help="标题")
    addressee = fields.Char(help="To whom it is sent (主送机关)")
    body = fields.Text(required=True, help="A paragraph a line (正文)")
    values = fields.Json(readonly=True, copy=False, export_string_translation=False)
    content = fields.Json(readonly=True, copy=False, export_string_translation=False)
    # number
    typed_number = fields.Char(
        string="Number Given",
        copy=False,
        help="As the document office has given it (办公室给定文号)",
    )
    number = fields.Char(readonly=True, copy=False, index="trigram", help="发文字号")
    number_year = fields.Integer(
        string="Year", readonly=True, copy=False, aggregator=None, help="年份"
    )
    number_index = fields.Integer(
        string="Index", readonly=True, copy=False, aggregator=None, help="序号"
    )
    issued_on = fields.Date(
        readonly=True, copy=False, index=True, help="Date of the letter (成文日期)"
    )
    issued_by_id = fields.Many2one(
        "res.users",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="签发人",
    )
    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("issued", "To Print"),
            ("printed", "Issued"),
            ("void", "Void"),
        ],
        required=True,
        default="draft",
        copy=False,
        index=True,
        help="拟稿、待打印、已发、作废",
    )
    has_docx = fields.Boolean(
        compute="_compute_has_docx", export_string_translation=False
    )
    void_reason = fields.Text(
        compute="_compute_void_reason", help="Why it does not count any more (作废原因)"
    )

    _number_uniq = models.UniqueIndex(
        "(owner_unit_id, number) WHERE number IS NOT NULL",
        "Another letter of the government bears this number.",
    )
    _record_idx = models.Index("(res_model, res_id)")
    _series_idx = models.Index("(series_id, number_year, number_index)")
    _order_idx = models.Index("(issued_on DESC, number_index DESC, id DESC)")

    @api.depends("number", "title")
    def _compute_name(self):
        for letter in self:
            letter.name = " ".join(filter(None, (letter.number, letter.title)))

    @api.depends("state", "type_id.allows_docx")
    def _compute_has_docx(self):
        for letter in self:
            out = letter.state in ("issued", "printed")
            letter.has_docx = out and letter.type_id.allows_docx

    @api.depends("state")
    def _compute_void_reason(self):
        rows = self.filtered(lambda letter: letter.state == "void").transition_ids
        last = rows.filtered(lambda row: row.to_state == "void").grouped("res_id")
        for letter in self:
            letter.void_reason = last.get(letter.id, rows)[:1].reason

    @api.constrains("series_id")
    def _check_series_id(self):
        for letter in self.filtered("series_id"):
            series = letter.series_id
            wanted = (letter.type_id, letter.owner_unit_id)
            if (series.type_id, series.owner_unit_id) != wanted:
                raise UserError(
                    self.env._("The series is for other letters, or of other owners.")
                )

    @api.model_create_multi
    def create(self, vals_list):
        if not is_open(self.browse(), STATE_GUARD):
            raise UserError(
                self.env._("Letters are prepared by the record that they are about.")
            )
        return super().create(vals_list)

    def action_issue(self):
        """Issue the letters; they are printed in the background."""
        self._issue()

    def action_void(self):
        return self._ask_reason("void")

    def action_open_docx(self):
        """Download the letter as a Word file."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/edu/letter/{self.id}/letter.docx",
            "target": "download",
        }

    def action_open_record(self):
        """Open the record that the letter is about."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": self.res_model,
            "res_id": self.res_id,
            "view_mode": "form",
        }

    @api.model
    def _prepare(self, type_code, records, values, people=None, recipients=None):
        """Return a draft for each of `records`, of the type with that code.

        `records` are of a scoped model and may be many; `values` is {record: {name of
        a placeholder: value that JSON can hold}}, `people` {record: user whom the
        letter is about} and `recipients` {record: [values of `edu.letter.recipient`,
        of which `unit_id` is needed]}: whom it is sent to, in this order. What they
        are asked for is the type's to say, unless they name it. Made with the rights
        of the user, who must be of the owner's side; raises KeyError where a value is
        missing.
        """
        kind = self.env["edu.letter.type"].search([("code", "=", type_code)])
        kind.ensure_one()
        series = self.env["edu.letter.series"].sudo()._of(kind, records.owner_unit_id)
        drafts = [
            {
                "type_id": kind.id,
                "owner_unit_id": record.owner_unit_id.id,
                "series_id": series.get(record.owner_unit_id, self.browse()).id,
                "res_model": record._name,
                "res_id": record.id,
                "person_user_id": people[record].id if people else False,
                "values": values[record],
                "title": fill(kind.title, values[record]),
                "addressee": fill(kind.addressee, values[record]),
                "body": fill(kind.body, values[record]),
            }
            for record in records
        ]
        letters = opened(self.browse(), STATE_GUARD).create(drafts).with_env(self.env)
        letters._address(recipients or {}, records)
        return letters

    def _issue(self, numbers=None):
        """Give numbers, freeze what the letters say, and have them printed.

        `numbers` is {letter: number as the document office gave it}, for series whose
        numbers are typed in. A chief's move, and a short one; for a job, `_take` of
        the counter says what to mind.
        """
        for letter, number in (numbers or {}).items():
            letter.typed_number = number
        self._make_move("issue")

    def _check_ready(self):
        self._choose_series()
        for letter in self:
            if not letter.series_id:
                raise UserError(
                    self.env._(
                        "%(unit)s has no series for “%(type)s” yet: set one up first.",
                        unit=letter.owner_unit_id.name,
                        type=letter.type_id.name,
                    )
                )
            if letter.numbering == "typed":
                letter._typed()

    def _choose_series(self):
        """Find the series of the letters that were prepared before it was set up."""
        without = self.filtered(lambda letter: not letter.series_id)
        for kind, letters in without.grouped("type_id").items():
            found = letters.series_id.sudo()._of(kind, letters.owner_unit_id)
            for letter in letters:
                letter.series_id = found.get(letter.owner_unit_id)

    def _move_values(self, move):
        values = super()._move_values(move)
        if move.name == "issue":
            values |= {"issued_on": today(), "issued_by_id": self.env.uid}
        return values

    def _after_move(self, move):
        result = super()._after_move(move)
        if move.name == "issue":
            self._give_numbers()
        return result

    def _give_numbers(self):
        """Number the letters, series by series in one order, and freeze them."""
        letters = opened(self.sudo(), STATE_GUARD)
        by_series = letters.grouped("series_id")
        for series in sorted(by_series, key=lambda series: series.id):
            own = by_series[series]
            for letter, found in zip(own, own._numbers(series), strict=True):
                number = number_text(*found)
                letter.write(
                    {
                        "number": number,
                        "number_year": found[1],
                        "number_index": found[2],
                        "content": letter._content(number),
                    }
                )
        letters.flush_recordset()

    def _numbers(self, series):
        """Return (word, year, index) for each of the letters of a series."""
        if series.numbering == "typed":
            return [letter._typed() for letter in self]
        year = today().year
        first = self.env["edu.letter.counter"].sudo()._take(series, year, len(self))
        return [(series.word, year, first + place) for place in range(len(self))]

    def _typed(self):
        """Return word, year and index of the number that was typed in."""
        word, year = self.series_id.word, today().year
        found = read_number(self.typed_number)
        if not found or found[0] != word or found[1] not in (year, year - 1):
            raise UserError(
                self.env._(
                    "“%(number)s” is not a number of this series: write it like "
                    "%(example)s.",
                    number=self.typed_number or "",
                    example=number_text(word, year, 1),
                )
            )
        return found

    def _content(self, number):
        """Return what is printed, in plain values: nothing else is looked at then."""
        kind = self.type_id
        return {
            "issuer": self.series_id.unit_id.name,
            "red_head": kind.has_red_head,
            "number": number,
            "date": chinese_date(self.issued_on),
            "title": self.title,
            "addressee": self.addressee or "",
            "body": self.body,
            "values": self.values,
            "template": kind._templates().get(kind.code),
        }

    def _neutral_name(self):
        return (
            " ".join(filter(None, (self.number, fields.Date.to_string(self.issued_on))))
            or super()._neutral_name()
        )
