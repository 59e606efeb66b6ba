from . import budget_table, two_tests
