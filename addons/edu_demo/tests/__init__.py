from . import test_people, test_rebuild, test_units
