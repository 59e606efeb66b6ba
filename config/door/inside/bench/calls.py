"""What the web client asks for, as calls to compare."""

PAGE = 80  # records of a list
AT_MOST = 10001  # the web client counts no further


def firsts(rows) -> list:
    return [row[0] for row in rows]


def numbers(records: list[dict]) -> list[int]:
    return [record["id"] for record in records]


def page(model: str, domain, spec: dict, order: str | None = None):
    """Return the call for the first page of a list: its length, and who is on it."""

    def call(env):
        told = env[model].web_search_read(
            domain, spec, limit=PAGE, order=order, count_limit=AT_MOST
        )
        return told["length"], numbers(told["records"])

    return call
