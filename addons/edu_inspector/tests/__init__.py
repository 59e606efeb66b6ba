from . import test_formulas, test_plate, test_recusal, test_training, test_zone
