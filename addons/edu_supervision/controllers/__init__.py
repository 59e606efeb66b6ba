from . import list_table, visit_figures
