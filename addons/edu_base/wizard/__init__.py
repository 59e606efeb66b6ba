from . import edu_transition_reason, edu_unit_setup
