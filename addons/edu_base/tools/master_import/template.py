"""Spreadsheets of an import: the template, what there is, and the wrong rows."""

from itertools import zip_longest

from ..xlsx import Sheet, workbook


def template(kind, rows=()) -> bytes:
    """Return an XLSX file to fill in; `rows` are values in the order of the columns."""
    env = kind.env
    titles = [(_titled(column, env), column.width) for column in kind.columns]
    return workbook(
        [
            Sheet(kind.label(env), kind.label(env), titles, rows),
            _explanation(kind),
            *_values(kind),
        ]
    )


def filled(kind, records) -> bytes:
    """Return the template with `records`, to be corrected and imported again."""
    return template(
        kind,
        [[column.of(kind, record) for column in kind.columns] for record in records],
    )


def wrong_rows(kind, rows) -> bytes:
    """Return wrong rows as they came, with the reason: (number, cells, reason)."""
    env = kind.env
    titles = [(_titled(column, env), column.width) for column in kind.columns]
    titles += [(env._("Reason"), 60), (env._("Row"), 8)]
    return workbook(
        [
            Sheet(
                kind.label(env),
                env._("%s: Wrong Rows", kind.label(env)),
                titles,
                [
                    [*(cells.get(column.name) for column in kind.columns), why, number]
                    for number, cells, why in rows
                ],
            )
        ]
    )


def _titled(column, env):
    return column.title(env) + ("*" if column.required else "")


def _explanation(kind):
    env = kind.env
    rows = [
        [
            column.title(env),
            env._("Yes") if column.required else None,
            env._(column.hint) if column.hint else None,
        ]
        for column in kind.columns
    ]
    rows += [
        [None, None, text]
        for text in (
            env._("The order of the columns and other columns do not matter."),
            env._("An empty cell leaves what is there as it is."),
            env._("Importing the same file again changes nothing."),
        )
    ]
    columns = [
        (env._("Column"), 24),
        (env._("Required"), 10),
        (env._("What Goes In"), 80),
    ]
    return Sheet(env._("Explanation"), env._("Explanation"), columns, rows)


def _values(kind):
    """Yield the sheet of the values that columns take, if any takes few."""
    env = kind.env
    lists = {column.title(env): column.words(env) for column in kind.columns}
    lists = {title: words for title, words in lists.items() if words}
    if lists:
        rows = list(zip_longest(*lists.values()))
        columns = [(title, 24) for title in lists]
        yield Sheet(env._("Values"), env._("Values"), columns, rows)
