"""What each kind of adjustment may do to the lines of budgets."""

from collections.abc import Sequence


def misshapen(kind: str, changes: Sequence[tuple[int, int]]) -> str | None:
    """Return what is wrong with the changes of an adjustment, or None.

    `changes` are (year of the line, fen). `empty`: there are none; `sign`: a supplement
    takes away or a cut adds; `sum`: a transfer or a carry-over does not add up to
    nought; `year`: a transfer crosses years, or a carry-over does not lead from one
    year to the next.
    """
    if not changes:
        return "empty"
    if kind in ("supplement", "cut"):
        sign = 1 if kind == "supplement" else -1
        return None if all(sign * amount > 0 for _year, amount in changes) else "sign"
    if sum(amount for _year, amount in changes):
        return "sum"
    return None if _is_in_years(kind, changes) else "year"


def _is_in_years(kind, changes):
    giving = {year for year, amount in changes if amount < 0}
    taking = {year for year, amount in changes if amount > 0}
    if kind == "transfer":
        return len(giving | taking) == 1
    return len(giving) == 1 and taking == {year + 1 for year in giving}
