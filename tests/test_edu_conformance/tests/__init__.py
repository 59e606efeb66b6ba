from . import test_flow, test_house
