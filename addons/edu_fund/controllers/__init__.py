from . import budget_table, execution_sheet, two_tests
