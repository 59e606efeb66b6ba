from . import people, units
