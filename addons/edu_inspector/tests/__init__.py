from . import test_formulas, test_training
