from . import edu_budget_copy, edu_budget_upload
