from . import (
    test_claims,
    test_flow,
    test_house,
    test_letters,
    test_master_import,
    test_seeded,
    test_uninstall,
)
