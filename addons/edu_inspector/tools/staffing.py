"""How many inspectors a government needs: plain arithmetic, without a database."""


def needed_inspectors(schools: int, big_schools: int, schools_each: int) -> int:
    """Return how many inspectors `schools` need, of which `big_schools` are big.

    A big school has an inspector of its own and is not counted again; of the others
    each inspector looks after `schools_each` (TS56, TS57).

    >>> needed_inspectors(5, 0, 5), needed_inspectors(6, 0, 5)
    (1, 2)
    >>> needed_inspectors(6, 1, 5)
    2
    """
    return big_schools + -(-(schools - big_schools) // schools_each)


def needed_full_time(part_time: int, part_time_each: int) -> int:
    """Return how many full-time inspectors stand beside `part_time` ones (TS58).

    >>> needed_full_time(10, 10), needed_full_time(11, 10), needed_full_time(0, 10)
    (1, 2, 0)
    """
    return -(-part_time // part_time_each)


def missing_for_share(part: int, whole: int, percent: float) -> int:
    """Return how many more of `whole` it takes until `percent` of them are there.

    >>> missing_for_share(99, 100, 100), missing_for_share(2, 3, 66)
    (1, 0)
    """
    needed = -(-whole * round(percent * 100) // 10000)
    return max(0, needed - part)
