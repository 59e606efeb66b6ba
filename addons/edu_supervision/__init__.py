from . import models, rules, wizard
from .hooks import uninstall_hook
