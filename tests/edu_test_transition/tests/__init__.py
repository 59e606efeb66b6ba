from . import (
    test_audit,
    test_concurrency,
    test_deputies,
    test_external,
    test_forging,
    test_history,
    test_moves,
    test_scope,
    test_worked_out,
)
