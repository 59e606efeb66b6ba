"""How the figures of funds are measured, a file a concern."""

from . import budgets, claims, fees, ledger, no_decrease, norms, performance
