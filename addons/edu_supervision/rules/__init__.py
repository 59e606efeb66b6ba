from . import cycles
