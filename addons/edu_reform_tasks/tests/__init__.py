from . import test_access
from . import test_forging
from . import test_plan
from . import test_queries
from . import test_report
