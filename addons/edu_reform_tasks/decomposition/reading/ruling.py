"""Tables drawn with rules: which cells the rules of a page enclose."""

from bisect import bisect_right
from collections import defaultdict

NEAR = 3
OPEN = 8
MOST_RULES = 1_500


class Grid:
    """A ruled table: the edges of its columns and rows, and its cells.

    ``cells[row][column]`` is the number of the cell that covers this place; a merged
    cell covers several.
    """

    def __init__(self, verticals, horizontals):
        self.columns = edges(verticals, horizontals)
        self.rows = edges(horizontals, verticals)
        self.walls = by_place(verticals)
        self.floors = by_place(horizontals)
        self.cells = self.enclosed()

    def enclosed(self):
        """Number the cells: places without a rule between them are one cell."""
        cells, count = [], 0
        for row in range(len(self.rows) - 1):
            line = []
            for column in range(len(self.columns) - 1):
                if column and not self.has_wall(row, column):
                    line.append(line[-1])
                elif row and not self.has_floor(row, column):
                    line.append(cells[-1][column])
                else:
                    line.append(count)
                    count += 1
            cells.append(line)
        return cells

    def has_wall(self, row, column):
        """Whether a rule stands on the left of a place."""
        middle = (self.rows[row] + self.rows[row + 1]) / 2
        return covers(self.walls[self.columns[column]], middle)

    def has_floor(self, row, column):
        """Whether a rule lies above a place."""
        middle = (self.columns[column] + self.columns[column + 1]) / 2
        return covers(self.floors[self.rows[row]], middle)

    def cell_at(self, x, y):
        """The number of the cell around a point, None outside of the table."""
        column = bisect_right(self.columns, x) - 1
        row = bisect_right(self.rows, y) - 1
        inside = 0 <= row < len(self.rows) - 1 and 0 <= column < len(self.columns) - 1
        return self.cells[row][column] if inside else None

    def width_of(self, cell):
        """The width of a cell in points."""
        columns = [
            column
            for line in self.cells
            for column, number in enumerate(line)
            if number == cell
        ]
        return self.columns[max(columns) + 1] - self.columns[min(columns)]


def grids(rules):
    """The tables that rules (left, top, right, bottom) draw, from top to bottom."""
    flat, upright = [], []
    for left, top, right, bottom in rules:
        if right - left >= bottom - top:
            flat.append(((top + bottom) / 2, left, right))
        else:
            upright.append(((left + right) / 2, top, bottom))
    horizontals, verticals = joined(flat), joined(upright)
    if len(horizontals) + len(verticals) > MOST_RULES:
        return []
    groups = connected(verticals, horizontals)
    found = [Grid(*group) for group in groups if all(group)]
    tables = [grid for grid in found if len(grid.columns) > 2 and len(grid.rows) > 1]
    return sorted(tables, key=lambda grid: grid.rows[0])


def edges(strokes, crossing):
    """The places of strokes, and where those that cross them begin and end.

    A row that goes on on the next page has no rule below, a table may have none at
    its sides.
    """
    places = {place for place, _begin, _end in strokes}
    begin = min(begin for _place, begin, _end in crossing)
    end = max(end for _place, _begin, end in crossing)
    places |= {begin} if begin < min(places) - OPEN else set()
    places |= {end} if end > max(places) + OPEN else set()
    return sorted(places)


def joined(strokes):
    """(place, begin, end) strokes with near places made equal and touching ones one."""
    lines, places = defaultdict(list), []
    for place, begin, end in sorted(strokes):
        if not places or place - places[-1] > NEAR:
            places.append(place)
        lines[places[-1]].append((begin, end))
    return [
        (place, begin, end)
        for place, spans in lines.items()
        for begin, end in united(sorted(spans))
    ]


def united(spans):
    """Sorted spans with those that touch made one."""
    whole = [list(spans[0])]
    for begin, end in spans[1:]:
        if begin <= whole[-1][1] + NEAR:
            whole[-1][1] = max(whole[-1][1], end)
        else:
            whole.append([begin, end])
    return whole


def connected(verticals, horizontals):
    """(verticals, horizontals) of each set of rules that cross one another."""
    left = [*verticals], [*horizontals]
    while left[0] and left[1]:
        group, reached = ([left[0].pop()], []), [(0, 0)]
        while reached:
            kind, at = reached.pop()
            rule = group[kind][at]
            crossing = [other for other in left[1 - kind] if cross(rule, other)]
            for other in crossing:
                left[1 - kind].remove(other)
                reached.append((1 - kind, len(group[1 - kind])))
                group[1 - kind].append(other)
        yield group


def cross(one, other):
    """Whether an upright and a level rule (place, begin, end) meet."""
    return (
        other[1] - NEAR <= one[0] <= other[2] + NEAR
        and one[1] - NEAR <= other[0] <= one[2] + NEAR
    )


def by_place(strokes):
    """{place: [(begin, end), ...]} of strokes."""
    places = defaultdict(list)
    for place, begin, end in strokes:
        places[place].append((begin, end))
    return places


def covers(spans, point):
    """Whether one of the spans holds a point."""
    return any(begin - NEAR <= point <= end + NEAR for begin, end in spans)
