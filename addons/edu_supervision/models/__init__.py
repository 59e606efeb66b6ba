from . import (
    edu_topic,
    edu_checklist,
    edu_checklist_item,
    edu_list,
    edu_list_item,
    edu_visit,
    edu_visit_member,
    edu_visit_answer,
    edu_visit_activity,
    edu_finding,
)
