"""Keys to sort and to find Chinese names by."""

from pypinyin import Style, lazy_pinyin


def pinyin_key(name: str | None) -> str:
    """Return "full initials" of a name in lower case, without tones and spaces.

    >>> pinyin_key("市教育局")
    'shijiaoyuju sjyj'
    """
    if not name:
        return ""
    full = "".join(lazy_pinyin(name, style=Style.NORMAL))
    initials = "".join(lazy_pinyin(name, style=Style.FIRST_LETTER))
    return " ".join("".join(part.split()).lower() for part in (full, initials))
