from . import test_inspector_account, test_visit_claim, test_visit_claim_tours
