"""How the figures of funds are measured, a file a concern."""

from . import budgets, ledger, no_decrease, norms
