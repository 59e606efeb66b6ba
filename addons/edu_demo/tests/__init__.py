from . import test_collections
from . import test_people, test_plans, test_rebuild, test_units
