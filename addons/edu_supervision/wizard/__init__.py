from . import (
    edu_filing_open,
    edu_visit_due_plan,
    edu_visit_plan,
    edu_visit_plan_conflict,
)
