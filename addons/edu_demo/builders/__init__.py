from . import collections, people, plans, terms, units
