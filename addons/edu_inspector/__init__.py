from . import models, wizard
from . import rules
