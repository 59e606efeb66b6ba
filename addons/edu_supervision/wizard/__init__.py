from . import edu_visit_plan, edu_visit_plan_conflict
