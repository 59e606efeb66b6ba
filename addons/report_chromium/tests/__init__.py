from . import (
    test_docx,
    test_limits,
    test_measured,
    test_measured_letter,
    test_page,
    test_report,
    test_safety,
)
