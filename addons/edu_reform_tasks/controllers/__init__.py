from . import plan_table
