"""Files that people take out of the house: sent as downloads, and on record."""

from pathlib import PurePath

from odoo.exceptions import AccessError
from odoo.http import content_disposition, request

_OFFICE = "application/vnd.openxmlformats-officedocument"
_TYPES = {
    ".docx": f"{_OFFICE}.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".xlsx": f"{_OFFICE}.spreadsheetml.sheet",
}


def exportable(model, record_id):
    """Return the record of `model` if the user may read and export it.

    Raises NotFound otherwise: whether there is one is nobody else's business.
    """
    record = request.env[model].browse(record_id).exists()
    if not record or not request.env.user.has_group("base.group_allow_export"):
        raise request.not_found()
    try:
        record.check_access("read")
    except AccessError:
        raise request.not_found() from None
    return record


def send_file(records, name, content):
    """Return the response that sends `content` about `records`, and log the export.

    `name` ends in .docx, .pdf or .xlsx; KeyError for anything else. The route must
    not be read-only: the log is written in its transaction.
    """
    records.env["edu.audit"]._log_export(records, name)
    headers = [
        ("Content-Type", _TYPES[PurePath(name).suffix]),
        ("X-Content-Type-Options", "nosniff"),
        ("Content-Disposition", content_disposition(name)),
    ]
    return request.make_response(content, headers=headers)
