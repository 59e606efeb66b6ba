from . import (
    test_formulas,
    test_inspector_rules,
    test_plate,
    test_recusal,
    test_training,
    test_zone,
)
