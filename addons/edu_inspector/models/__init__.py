from . import (
    edu_inspector,
    edu_inspector_appointment,
    edu_inspector_suspension,
    edu_plate,
    edu_stage,
    edu_training,
    edu_training_attendance,
    edu_zone,
    edu_zone_school,
)
