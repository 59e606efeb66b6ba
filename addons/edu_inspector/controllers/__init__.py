from . import complaint
from . import plate
