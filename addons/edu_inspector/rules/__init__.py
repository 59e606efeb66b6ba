"""How the figures of the inspectors' rules are measured, a file a concern."""

from . import coverage, people, staffing, training
