from . import (
    test_adjustment,
    test_booking,
    test_budget,
    test_budget_sums,
    test_budget_tables,
    test_contract,
    test_contract_queries,
    test_ledger_rule,
    test_money,
    test_no_decrease,
    test_shares,
    test_statistic,
)
