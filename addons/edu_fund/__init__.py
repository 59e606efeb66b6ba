from . import controllers, models, rules, wizard
