"""How the figures of supervision are measured, a file a concern."""

from . import committee, cycles, filings, lists, visits
