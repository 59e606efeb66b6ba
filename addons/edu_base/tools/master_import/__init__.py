"""Import of master data: each kind of it declared in one file."""

from .aliases import Aliases
from .enrolment import Enrolment
from .kind import Kind, Row
from .liaisons import Liaisons
from .units import Units
from .users import Users

KINDS = (Units, Enrolment, Aliases, Users, Liaisons)
