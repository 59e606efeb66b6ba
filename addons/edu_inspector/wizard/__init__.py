from . import edu_inspector_appraisal_opening
