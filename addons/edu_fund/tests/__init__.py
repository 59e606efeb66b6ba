from . import (
    test_booking,
    test_budget_sums,
    test_money,
    test_no_decrease,
    test_statistic,
)
