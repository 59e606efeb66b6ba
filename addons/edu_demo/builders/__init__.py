from . import changes, collections, meetings, people, plans, terms, units
