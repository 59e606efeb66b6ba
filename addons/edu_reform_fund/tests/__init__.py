from . import test_task_money
