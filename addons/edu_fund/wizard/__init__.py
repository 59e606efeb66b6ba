from . import (
    edu_budget_copy,
    edu_budget_upload,
    edu_contract_carry,
    edu_contract_split,
    edu_fund_execution_sheet,
    edu_fund_notice,
    edu_master_import_fund,
)
