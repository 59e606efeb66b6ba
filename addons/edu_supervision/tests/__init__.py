from . import (
    test_committee,
    test_cycles,
    test_drawing,
    test_half_days,
    test_recusal_meanwhile,
    test_visit,
    test_visit_number,
    test_visit_record,
    test_visit_record_page,
    test_visit_recusal,
    test_visit_team,
)
