from . import list_table
