from . import edu_plan_import
from . import edu_plan_import_unit
from . import edu_plan_import_line
