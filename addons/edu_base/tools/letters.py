"""Numbers and texts of letters (公文), apart from the database."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date

from odoo.addons.report_chromium.tools.document import (
    Document,
    Imprint,
    Paragraph,
)

PLACEHOLDER = re.compile(r"\{(\w+)\}")
_BRACE = re.compile(r"[{}]")
# After NFKC, in which the brackets of full width are those of ASCII.
_NUMBER = re.compile(
    r"(?P<word>.*?)\s*[〔\[【(〖]\s*(?P<year>\d{4})\s*[〕\]】)〗]\s*"
    r"第?\s*0*(?P<index>[1-9]\d{0,5})\s*号"
)
_HEADINGS = (
    (re.compile(r"[一二三四五六七八九十]+、[^。]+"), "heading1"),
    (re.compile(r"[（(][一二三四五六七八九十]+[）)][^。]+"), "heading2"),
)


def number_text(word: str, year: int, index: int) -> str:
    """Return a number as GB/T 9704-2012, 7.2.5 has it: 云督聘〔2026〕12号."""
    return f"{word}〔{year}〕{index}号"


def read_number(text: str) -> tuple[str, int, int] | None:
    """Return the word, year and index of a typed number, or None if it is none.

    Other brackets, 第, leading zeros and characters of full width are understood.
    """
    found = _NUMBER.fullmatch(unicodedata.normalize("NFKC", text or "").strip())
    return found and (found["word"], int(found["year"]), int(found["index"]))


def chinese_date(day: date) -> str:
    """Return a date as documents write it: 2026年3月5日."""
    return f"{day.year}年{day.month}月{day.day}日"


def names_in(text: str) -> set[str]:
    """Return the names of the placeholders in a text.

    Raises ValueError where a brace belongs to none.
    """
    if _BRACE.search(PLACEHOLDER.sub("", text or "")):
        raise ValueError(text)
    return set(PLACEHOLDER.findall(text or ""))


def fill(text: str, values: Mapping) -> str:
    """Return the text with its placeholders filled; KeyError for one without a value.

    What is filled in is text, in which nothing is looked for again.
    """
    return PLACEHOLDER.sub(lambda found: _plain(values[found[1]]), text or "")


def _plain(value):
    return "" if value is None or value is False else str(value)


def letter_document(content: Mapping) -> Document:
    """Return what the frozen content of a letter says, for its PDF and its DOCX."""
    lines = [line.strip() for line in content["body"].splitlines()]
    blocks = [Paragraph(line, _style(line)) for line in lines if line]
    if content["addressee"]:
        blocks.insert(0, Paragraph(content["addressee"].rstrip(":：") + "：", "flush"))
    blocks.append(Paragraph(f"{content['issuer']}\n{content['date']}", "signed"))
    return Document(
        title=content["title"],
        blocks=blocks,
        number=content["number"],
        **_dress(content),
    )


def _dress(content):
    """Return how a letter is laid out; what was frozen before knows fewer values."""
    issuer, copies = content["issuer"], content.get("copies", "")
    if content.get("layout") == "slip":
        imprint = Imprint(copies) if copies else None
        return {"mark": issuer, "is_slip": True, "imprint": imprint}
    mark = f"{issuer}文件" if content["red_head"] else ""
    sent = content.get("is_sent")
    imprint = Imprint(copies, issuer, content["date"]) if sent else None
    return {"mark": mark, "imprint": imprint}


def _style(line):
    return next((style for form, style in _HEADINGS if form.fullmatch(line)), "text")
