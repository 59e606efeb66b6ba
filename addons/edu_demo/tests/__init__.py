from . import test_collections
from . import test_people, test_plans, test_rebuild, test_units
from . import test_people, test_plans, test_rebuild, test_terms, test_units
