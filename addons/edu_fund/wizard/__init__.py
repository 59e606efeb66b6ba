from . import edu_budget_copy, edu_budget_upload, edu_master_import_fund
