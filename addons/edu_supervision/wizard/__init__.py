from . import edu_visit_due_plan, edu_visit_plan, edu_visit_plan_conflict
