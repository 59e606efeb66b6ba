"""The one place where what a parsing library raises becomes a sentence."""

from contextlib import contextmanager

from ..errors import DecompositionError


@contextmanager
def library(code="broken"):
    """Run calls of a parsing library: whatever it raises is the fault of the file.

    Libraries meet a damaged file with KeyError, struct.error, RecursionError and a
    hundred others.  Only calls of a library belong inside, lest a mistake of ours be
    taken for a damaged file.
    """
    try:
        yield
    except DecompositionError:
        raise
    except Exception as error:
        raise DecompositionError(code) from error
