from . import collections, meetings, people, plans, terms, units
