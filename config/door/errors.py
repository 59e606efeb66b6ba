"""What goes wrong is told in one sentence that says what to do."""

import errno
import re

NO_SPACE = (
    "The disk is full: free some space (about 4 GB are needed) or set EDU_HOME to a"
    " folder on another disk, then start again; what is done is kept."
)
NO_NETWORK = (
    "The package mirrors cannot be reached: check the network (and the proxy settings"
    " of apt, pip and npm), then start again; what is done is kept."
)
NO_SUITE = (
    "The package mirror of this machine has no odoo-19: set EDU_ODOO to the folder of"
    " an Odoo 19.0 that you have, then start again."
)

# What the programs we call say when they fail, and our sentence for it.
KNOWN = [
    (r"No space left on device|Disk quota exceeded|not enough free space", NO_SPACE),
    (
        r"Temporary failure (in name resolution|resolving)|Could not resolve"
        r"|Name or service not known|Failed to establish a new connection"
        r"|Could not connect to|Network is unreachable|Connection timed out"
        r"|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT"
        r"|Unable to connect to|Failed to fetch .*Connection",
        NO_NETWORK,
    ),
]


class Trouble(Exception):
    """One sentence for the person at the keyboard; ends ./edu with status 2."""


class Unexplained(Trouble):
    """A program failed for a reason that its output does not make known."""


def known(output: str) -> str | None:
    """The sentence for what a failed program printed, if the reason is a known one."""
    for pattern, sentence in KNOWN:
        if re.search(pattern, output):
            return sentence
    return None


def of_system(error: OSError) -> Trouble:
    """The sentence for an error of the operating system."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Trouble(NO_SPACE)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Trouble(
            f"{error.filename} cannot be written: give yourself the right to it or set"
            " EDU_HOME to a folder of your own."
        )
    return Trouble(f"{error.strerror or error}: {error.filename or 'unknown file'}.")
