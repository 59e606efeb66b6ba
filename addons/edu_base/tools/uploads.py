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


def _check_upload(record, upload):
    env = record.env
    if upload.create_uid != env.user or upload.res_id or upload.type != "binary":
        raise AccessError(env._("Attach a file that you have just uploaded."))
    if upload.file_size > MAX_BYTES:
        raise UserError(
            env._(
                "“%(name)s” is larger than %(limit)s MB.",
                name=upload.name,
                limit=MAX_BYTES // 1024**2,
            )
        )
    if PurePath(upload.name or "").suffix.lower() not in ALLOWED_SUFFIXES:
        raise UserError(
            env._(
                "“%(name)s”: only documents, pictures and archives are accepted "
                "(%(types)s).",
                name=upload.name,
                types=" ".join(sorted(ALLOWED_SUFFIXES)),
            )
        )
