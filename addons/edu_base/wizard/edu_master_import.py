import base64
import binascii

from psycopg2.errors import UniqueViolation

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ..tools.master_import import KINDS
from ..tools.master_import.columns import code
from ..tools.master_import.overview import overview
from ..tools.master_import.template import wrong_rows
from ..tools.tables import read_table
from .edu_master_import_row import STATES


class EduMasterImport(models.TransientModel):
    """Import master data from a spreadsheet: check it, show every row, write it.

    The check writes nothing but its findings. The import examines the file again,
    writes only what was shown, and all of it in one transaction.
    """

    _name = "edu.master.import"
    _description = "Import of Master Data"
    _rec_name = "filename"
    # People correct a file for days; then it goes, for it holds personal data.
    _transient_max_hours = 30 * 24

    kind = fields.Selection(
        selection="_selection_kind",
        string="What to Import",
        required=True,
        default="units",
        help="导入内容",
    )
    file = fields.Binary(
        string="Spreadsheet", attachment=False, help="XLSX, CSV (表格)"
    )
    filename = fields.Char(export_string_translation=False)
    mode = fields.Selection(
        [("all", "All or Nothing"), ("right", "Right Rows Only")],
        string="If Rows Are Wrong",
        required=True,
        default="all",
        help="全部正确才导入，或只导入正确的行",
    )
    state = fields.Selection(
        [("file", "File"), ("review", "Review"), ("done", "Imported")],
        default="file",
        required=True,
        readonly=True,
        copy=False,
        help="选择文件、核对、已导入",
    )
    row_ids = fields.One2many("edu.master.import.row", "import_id", readonly=True)
    unread_columns = fields.Char(
        readonly=True, help="Titles in the file that mean nothing here (未识别的列)"
    )
    has_changed = fields.Boolean(
        readonly=True,
        help="The data was changed by somebody since the file was checked first",
    )
    wrong_count = fields.Integer(
        string="Wrong Rows", compute="_compute_counts", help="错误行数"
    )
    update_count = fields.Integer(
        string="Changed Rows", compute="_compute_counts", help="变更行数"
    )
    new_count = fields.Integer(
        string="New Rows", compute="_compute_counts", help="新增行数"
    )
    kept_count = fields.Integer(
        string="Unchanged Rows", compute="_compute_counts", help="无变化行数"
    )
    progress_id = fields.Many2one(
        "edu.master.import.progress",
        readonly=True,
        copy=False,
        ondelete="set null",
        export_string_translation=False,
    )

    @api.depends("row_ids.state")
    def _compute_counts(self):
        counts = {}
        for wizard, state, count in self.env["edu.master.import.row"]._read_group(
            [("import_id", "in", self.ids)], ["import_id", "state"], ["__count"]
        ):
            counts[wizard, state] = count
        for wizard in self:
            for state, _label in STATES:
                wizard[f"{state}_count"] = counts.get((wizard, state), 0)

    @api.model_create_multi
    def create(self, vals_list):
        bars = self.env["edu.master.import.progress"].create([{}] * len(vals_list))
        return super().create(
            [
                vals | {"progress_id": bar.id}
                for vals, bar in zip(vals_list, bars, strict=True)
            ]
        )

    def action_check(self):
        """Read the file and show each row with its errors, or with what it changes."""
        self.ensure_one()
        if self.state == "done":
            raise UserError(self.env._("This file is imported. Choose another one."))
        kind = self._kind()
        self._show(kind, kind.examine(self._read_file(kind)))

    def action_import(self):
        """Write the rows that were shown as new or changed."""
        self.ensure_one()
        if self.state != "review":
            raise UserError(self.env._("Check the file first."))
        kind = self._kind()
        rows = kind.examine(self._read_file(kind))
        if self._found(kind, rows) != self._shown():
            self._show(kind, rows)
            self.has_changed = True
            return
        if self.mode == "all" and self.wrong_count:
            raise UserError(
                self.env._(
                    "%s rows are wrong. Correct them, or import the right rows only.",
                    self.wrong_count,
                )
            )
        self._write(kind, rows)
        # The file has served: what it tells of people is where it belongs.
        self.write({"state": "done", "file": False})

    def action_again(self):
        """Choose another file, such as the corrected one."""
        self.ensure_one()
        self.row_ids.unlink()
        self.write({"state": "file", "file": False, "has_changed": False})

    def action_print_slips(self):
        """Open the page that prints first passwords for the accounts made here."""
        self.ensure_one()
        new = self.row_ids.filtered(lambda row: row.state == "new")
        logins = [code(row.cells["login"]) for row in new]
        accounts = self.env["edu.account"].search([("login", "in", logins)])
        return accounts.action_print_slips()

    def _wrong_rows_xlsx(self):
        """Return the wrong rows as XLSX, to be corrected and imported again."""
        wrong = self.row_ids.filtered(lambda row: row.state == "wrong")
        return wrong_rows(
            self._kind(), [(row.number, row.cells, row.message) for row in wrong]
        )

    @api.model
    def get_overview(self):
        """Return, for the page that starts imports, what is there and what is not."""
        return {
            "isServing": bool(self.env.user.scope_unit_ids),
            "steps": overview(self.env, self._kinds()),
        }

    @api.model
    def _kinds(self):
        """Return the kinds of data, classes of `Kind`, in the order of getting started.

        A room adds its own by extending this method.
        """
        return KINDS

    @api.model
    def _selection_kind(self):
        return [(kind.name, kind.label(self.env)) for kind in self._kinds()]

    @api.model
    def _kind_of(self, name):
        """Return the kind of a name, if the user may import it."""
        for kind in self._kinds():
            if kind.name == name and kind.is_allowed(self.env):
                return kind(self.env)
        raise AccessError(self.env._("You may not import this."))

    def _kind(self):
        return self._kind_of(self.kind)

    def _read_file(self, kind):
        if not self.file:
            raise UserError(self.env._("Choose a file."))
        try:
            data = base64.b64decode(self.file, validate=True)
        except binascii.Error as error:
            raise UserError(self.env._("The file arrived damaged.")) from error
        return read_table(self.env, data, self.filename or "", kind.rate)

    def _found(self, kind, rows):
        return [(row.number, row.state, kind.message(row)) for row in rows]

    def _shown(self):
        rows = self.row_ids.sorted("number")
        return [(row.number, row.state, row.message or "") for row in rows]

    def _show(self, kind, rows):
        """Keep what was found of each row, in place of what was found before."""
        self.row_ids.unlink()
        self.env["edu.master.import.row"].create(
            [
                {
                    "import_id": self.id,
                    "number": row.number,
                    "title": kind.title(row),
                    "state": row.state,
                    "message": kind.message(row),
                    "cells": kind.kept_cells(row),
                }
                for row in rows
            ]
        )
        unread = "、".join(kind.unread)
        self.write({"state": "review", "unread_columns": unread, "has_changed": False})

    def _write(self, kind, rows):
        total = self.new_count + self.update_count
        # Nothing can be translated once the database has refused a row.
        taken = self.env._(
            "Somebody else has entered some of these rows at this moment, and nothing "
            "was imported. Check the file again."
        )
        self.progress_id.check_access("write")
        try:
            kind.save(rows, lambda done: self.progress_id._report(done, total))
        except UniqueViolation as error:
            raise UserError(taken) from error
