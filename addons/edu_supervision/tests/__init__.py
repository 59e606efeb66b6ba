from . import (
    test_committee,
    test_drawing,
    test_visit,
    test_visit_number,
)
