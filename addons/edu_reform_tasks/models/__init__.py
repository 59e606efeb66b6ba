from . import edu_plan
from . import edu_plan_table
from . import edu_task_unit  # its table must exist before `edu.task.unit_ids` reads it
from . import edu_task
from . import edu_task_table
from . import edu_task_target
from . import edu_task_report
from . import edu_collection, edu_collection_report
from . import edu_matter
from . import edu_meeting_item
from . import edu_plan_committee
