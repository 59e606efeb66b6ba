from . import budget_table
