"""Names say nothing to those who may not read what bears them."""


def unreadable(records):
    """Return those of `records` that their user may not read, sudo or not."""
    stored = records._origin.sudo(False)
    return stored - stored._filtered_access("read")
