from . import (
    test_access,
    test_account,
    test_attempt,
    test_collection,
    test_dates,
    test_enrolment,
    test_first_password,
    test_liaison,
    test_menus,
    test_outgoing,
    test_periods,
    test_res_users,
    test_unit,
    test_unit_alias,
    test_unit_group,
    test_unit_names,
    test_unit_setup,
    test_xlsx,
)
from . import test_unit_matcher
from . import test_login
