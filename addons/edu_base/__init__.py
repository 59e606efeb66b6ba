from . import controllers, models, wizard
from .hooks import uninstall_hook
from .tools import log_hygiene, unit_rules

log_hygiene.install()
