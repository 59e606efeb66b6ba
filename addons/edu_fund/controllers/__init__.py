from . import (
    budget_table,
    contract_table,
    execution_sheet,
    performance_table,
    two_tests,
)
