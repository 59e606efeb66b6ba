"""Names: of several in one sentence, and none to who may not read what bears them."""


def unreadable(records):
    """Return those of `records` that their user may not read, sudo or not."""
    stored = records._origin.sudo(False)
    return stored - stored._filtered_access("read")


def listed(records, most=5):
    """Return the names of the first records, for a sentence."""
    names = "、".join(records[:most].mapped("name"))
    return f"{names}…" if len(records) > most else names
