"""Who bears which part of a cost: percentages that add up to 100 (GY17)."""

from collections.abc import Sequence

WHOLE = 100_00  # 100 % in hundredths of a percent


def hundredths(percent: float) -> int:
    """Return a percentage in hundredths of a percent, as whole numbers add up."""
    return round(percent * 100)


def split(amount: int, shares: Sequence[int]) -> list[int]:
    """Return how many fen of `amount` fall to each of `shares` (in hundredths).

    The parts add up to `amount`: what rounding leaves goes, fen by fen, to those who
    lost most by it. Raises ValueError unless the shares add up to 100 %.

    >>> split(100, [3333, 3333, 3334])
    [33, 33, 34]
    """
    if sum(shares) != WHOLE:
        raise ValueError("The shares do not add up to 100 %.")
    parts = [amount * share // WHOLE for share in shares]
    lost = [amount * share % WHOLE for share in shares]
    order = sorted(range(len(shares)), key=lambda place: (-lost[place], place))
    for place in order[: amount - sum(parts)]:
        parts[place] += 1
    return parts
