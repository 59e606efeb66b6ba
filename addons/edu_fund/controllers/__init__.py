from . import budget_table, contract_table, execution_sheet, two_tests
