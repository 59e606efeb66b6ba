from . import (
    test_eligibility,
    test_formulas,
    test_identity,
    test_inspector_rules,
    test_plate,
    test_recusal,
    test_roster,
    test_training,
    test_zone,
)
