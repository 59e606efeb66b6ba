from . import test_drawing, test_visit
