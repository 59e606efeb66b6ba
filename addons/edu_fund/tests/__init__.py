from . import (
    test_adjustment,
    test_booking,
    test_budget,
    test_budget_sums,
    test_contract,
    test_contract_queries,
    test_money,
    test_no_decrease,
    test_shares,
    test_statistic,
)
