"""Files that people hand in: bounded, typed, and bound to the record they prove."""

from pathlib import PurePath

from odoo.exceptions import AccessError, UserError

MAX_BYTES = 20 * 1024 * 1024
ALLOWED_SUFFIXES = frozenset(
    ".pdf .doc .docx .wps .xls .xlsx .et .ppt .pptx .txt .ofd "
    ".jpg .jpeg .png .zip .rar".split()
)


def adopt_uploads(record, attachments):
    """Bind fresh uploads of the user to `record`, so that they share its access.

    Raises UserError on a size or type that is not accepted, AccessError on a file
    that is not the user's own fresh upload.
    """
    for upload in attachments.sudo():
        _check_upload(record, upload)
    attachments.sudo().write({"res_model": record._name, "res_id": record.id})


def check_upload(env, name, size, suffixes=ALLOWED_SUFFIXES):
    """Raise UserError unless a file of that name and size in bytes is accepted."""
    check_size(env, name, size)
    if PurePath(name or "").suffix.lower() not in suffixes:
        raise UserError(
            env._(
                "“%(name)s” is of no kind that is accepted (%(types)s).",
                name=name,
                types=" ".join(sorted(suffixes)),
            )
        )


def check_size(env, name, size, most=MAX_BYTES):
    """Raise UserError unless a file of that size in bytes is small enough."""
    if size > most:
        raise UserError(
            env._(
                "“%(name)s” is larger than %(limit)s MB.",
                name=name,
                limit=most // 1024**2,
            )
        )


def _check_upload(record, upload):
    env = record.env
    if upload.create_uid != env.user or upload.res_id or upload.type != "binary":
        raise AccessError(env._("Attach a file that you have just uploaded."))
    check_upload(env, upload.name, upload.file_size)
