from . import test_formulas
