from . import people, plans, units
