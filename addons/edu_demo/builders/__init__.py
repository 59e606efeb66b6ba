from . import collections, people, plans, units
from . import people, plans, terms, units
