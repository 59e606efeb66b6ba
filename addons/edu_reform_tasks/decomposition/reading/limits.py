"""How much of a document is read at all; more is refused with a sentence.

An ordinary plan has 30 000 characters, its longest annexes ten times that.  The
bounds lie an order of magnitude above, and low enough that nobody's upload can
occupy a server.
"""

UPLOAD_BYTES = 20 * 2**20
UNPACKED_BYTES = 64 * 2**20
ARCHIVE_MEMBERS = 2_000
# "<" and "=" of XML and HTML: a tag or an attribute costs a parser a hundred bytes,
# whatever the few it takes in the file.
MARKUP_SIGNS = 1_000_000
CHARACTERS = 500_000
PAGES = 300
PDF_SECONDS = 15
CELLS = 100_000


def megabytes(size):
    """A size in bytes as a person reads it, "20 MB"."""
    return f"{size // 2**20} MB"
