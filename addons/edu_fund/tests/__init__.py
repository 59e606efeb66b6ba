from . import test_booking, test_money, test_no_decrease, test_statistic
