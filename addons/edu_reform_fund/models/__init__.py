from . import edu_budget_line, edu_plan, edu_task
