from . import test_visit_claim
