from . import (
    appointments,
    changes,
    collections,
    meetings,
    people,
    plans,
    terms,
    units,
)
