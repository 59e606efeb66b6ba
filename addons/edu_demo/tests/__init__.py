from . import (
    test_appointments,
    test_changes,
    test_collections,
    test_meetings,
    test_people,
    test_plans,
    test_rebuild,
    test_rules,
    test_terms,
    test_units,
)
