from . import edu_test_case
