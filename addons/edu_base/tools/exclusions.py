"""What the database refuses: rows that are alike and overlap."""


def one_at_a_time(*alike: str) -> str:
    """Return the definition of a constraint: rows alike have no day in common.

    `alike` are columns of whole numbers, or expressions. A row holds from `date_from`
    to `date_to`, both included, or for good. Numbers are compared as ranges of one
    point, for which the database needs no extension.
    """
    points = [f"int4range({one}, {one}, '[]') WITH &&, " for one in alike]
    days = "daterange(date_from, date_to, '[]') WITH &&"
    return f"EXCLUDE USING gist ({''.join(points)}{days})"
