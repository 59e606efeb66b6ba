from . import test_access
from . import test_dates
from . import test_liaison
from . import test_res_users
from . import test_unit
from . import test_unit_alias
from . import test_unit_group
from . import test_menus
