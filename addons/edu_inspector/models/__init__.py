# What others inherit comes first.
from . import edu_settled_mixin
from . import edu_inspector
from . import (
    edu_expert,
    edu_inspector_appointment,
    edu_inspector_appraisal,
    edu_inspector_career,
    edu_inspector_discipline,
    edu_inspector_output,
    edu_inspector_plate,
    edu_inspector_rank,
    edu_inspector_suspension,
    edu_inspector_training,
    edu_plate,
    edu_plate_standard,
    edu_recusal,
    edu_stage,
    edu_training,
    edu_training_attendance,
    edu_training_balance,
    edu_unit_change,
    edu_unit_plate,
    edu_zone,
    edu_zone_school,
)
