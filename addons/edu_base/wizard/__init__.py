from . import (
    edu_master_import_progress,
    edu_master_import,
    edu_master_import_row,
    edu_letter_receipt_note,
    edu_letter_scan,
    edu_link_hand_out,
    edu_security_settings,
    edu_transition_reason,
    edu_unit_setup,
)
