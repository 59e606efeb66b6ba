# What others inherit comes first.
from . import edu_money_mixin
from . import edu_budget_line
from . import (
    edu_budget,
    edu_budget_adjustment,
    edu_budget_adjustment_line,
    edu_budget_booking,
    edu_budget_entry,
    edu_fund_pupil_norm,
    edu_fund_statistic,
)
