from . import controllers, models, rules, wizard
from .hooks import uninstall_hook
