from . import test_flow, test_house, test_seeded, test_uninstall
