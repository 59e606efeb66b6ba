from odoo import fields, models

STATES = [
    ("wrong", "Wrong"),
    ("update", "Changed"),
    ("new", "New"),
    ("kept", "Unchanged"),
]


class EduMasterImportRow(models.TransientModel):
    """A row of an imported file, as it was understood."""

    _name = "edu.master.import.row"
    _description = "Row of an Import"
    # Wrong rows come first, then changed and new ones.
    _order = "state desc, number"
    _rec_name = "title"
    _transient_max_hours = 30 * 24

    import_id = fields.Many2one(
        "edu.master.import",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
        export_string_translation=False,
    )
    number = fields.Integer(string="Row", aggregator=None, help="In the file (行号)")
    title = fields.Char(string="About", help="名称")
    state = fields.Selection(STATES, required=True, help="核对结果")
    message = fields.Text(
        string="What Is Found", help="Errors, notes and changes (说明)"
    )
    cells = fields.Json(export_string_translation=False)
