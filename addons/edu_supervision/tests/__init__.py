from . import (
    test_drawing,
    test_visit,
    test_visit_number,
)
