from . import test_concurrency
from . import test_external
from . import test_forging
from . import test_history
from . import test_moves
from . import test_scope
