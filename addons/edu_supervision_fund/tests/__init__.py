from . import test_visit_claim, test_visit_claim_tours
