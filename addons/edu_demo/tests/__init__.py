from . import (
    test_collections,
    test_people,
    test_plans,
    test_rebuild,
    test_terms,
    test_units,
)
from . import test_collections, test_meetings
from . import test_people, test_plans, test_rebuild, test_terms, test_units
