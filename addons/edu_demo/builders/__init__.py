from . import collections, people, plans, units
