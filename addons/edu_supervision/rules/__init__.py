"""How the figures of supervision are measured, a file a concern."""

from . import cycles, lists, visits
