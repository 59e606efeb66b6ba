# What others inherit comes first.
from . import edu_money_mixin, edu_spending_mixin
from . import edu_last_year_mixin
from . import edu_budget, edu_budget_line
from . import (
    edu_budget_adjustment,
    edu_budget_adjustment_contracts,
    edu_budget_adjustment_line,
    edu_budget_adjustment_sums,
    edu_budget_booking,
    edu_budget_carry,
    edu_budget_closing,
    edu_budget_contracts,
    edu_budget_entry,
    edu_budget_goal,
    edu_budget_line_check,
    edu_budget_line_goal,
    edu_budget_line_last,
    edu_budget_line_years,
    edu_budget_performance,
    edu_budget_share,
    edu_budget_sums,
    edu_budget_table,
    edu_contract,
    edu_contract_booking,
    edu_contract_carry,
    edu_contract_checks,
    edu_contract_deliverable,
    edu_contract_payment,
    edu_contract_split,
    edu_contract_table,
    edu_fund_audit,
    edu_fund_execution,
    edu_fund_fee,
    edu_fund_goal,
    edu_fund_goal_table,
    edu_fund_pupil_norm,
    edu_fund_statistic,
    edu_provider,
)
from . import edu_claim_norm
from . import edu_claim_item
from . import edu_claim
from . import (
    edu_budget_turn,
    edu_claim_inbox,
    edu_claim_money,
    edu_claim_move,
    edu_claim_own,
    edu_claim_receipt,
    edu_claim_return,
    edu_contract_return,
    edu_payee,
    edu_payee_change,
    edu_payment,
    edu_payment_accounts,
    edu_payment_return,
    edu_payment_table,
    res_users,
)
from . import edu_fund_no_decrease, edu_fund_two_tests, edu_fund_two_tests_table
