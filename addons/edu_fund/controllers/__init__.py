from . import budget_table, payment_table
from . import budget_table, contract_table, execution_sheet, two_tests
from . import (
    budget_table,
    contract_table,
    execution_sheet,
    payment_table,
    performance_table,
    two_tests,
)
