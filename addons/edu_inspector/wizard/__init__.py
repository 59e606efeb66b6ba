from . import (
    edu_inspector_appraisal_opening,
    edu_inspector_exit,
    edu_inspector_renewal,
    edu_inspector_serving,
    edu_inspector_step,
    edu_master_import_attendance,
    edu_master_import_roster,
    edu_plate_assign,
    edu_plate_assign_line,
    edu_plate_on_day,
    edu_training_invite,
    edu_zone_assign,
)
