from . import edu_security_settings, edu_transition_reason, edu_unit_setup
