from . import (
    account_slips,
    collection_table,
    discuss_gif,
    first_password,
    google_translate,
    html_editor,
    letter,
    master_import,
    link,
    session,
)
