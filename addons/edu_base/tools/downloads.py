"""Files that people take out of the house: sent as downloads, and on record."""

from odoo.http import content_disposition, request

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = "application/pdf"


def send_file(records, name, content, mimetype=XLSX):
    """Return the response that sends `content` about `records`, and log the export.

    The route must not be read-only: the log is written in its transaction.
    """
    records.env["edu.audit"]._log_export(records, name)
    headers = [
        ("Content-Type", mimetype),
        ("X-Content-Type-Options", "nosniff"),
        ("Content-Disposition", content_disposition(name)),
    ]
    return request.make_response(content, headers=headers)
