from . import (
    budget_table,
    contract_table,
    execution_sheet,
    payment_table,
    performance_table,
    two_tests,
)
