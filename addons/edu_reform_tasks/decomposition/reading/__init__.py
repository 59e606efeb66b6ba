"""Documents as cleaned text: the bytes of a file, or pasted text, to a Source."""

from ..errors import DecompositionError
from ..model import Paragraph, Source, Table
from . import html, kinds, pdf, text_file, word, workbook
from .cleaning import clean_both
from .limits import CHARACTERS, UPLOAD_BYTES, megabytes

READERS = {"docx": word, "pdf": pdf, "xlsx": workbook}
BREAK = "\x1e"


def read(data, filename=""):
    """Source of a file (bytes), whose name helps where its content says little.

    Raises DecompositionError with any code of ``errors.SENTENCES`` but "no_task".
    """
    if len(data) > UPLOAD_BYTES:
        raise DecompositionError("too_large", limit=megabytes(UPLOAD_BYTES))
    if not data.strip(b"\0\t\n\r "):
        raise DecompositionError("empty")
    return cleaned(blocks_of(data, filename))


def read_text(text):
    """Source of pasted text (str): one Paragraph a line.

    Raises DecompositionError "empty" or "too_long".
    """
    return cleaned(text_file.read(text))


def blocks_of(data, filename):
    """The blocks of a file as its reader finds them, not yet cleaned."""
    kind = kinds.kind_of(data, filename)
    if kind in READERS:
        return READERS[kind].read(data)
    text = decoded(data, filename)
    reader = html if kinds.is_html(text, filename) else text_file
    return reader.read(text)


def decoded(data, filename):
    """Text of bytes in one of the encodings, refused by kind where it is none."""
    try:
        return text_file.decode(data)
    except DecompositionError as error:
        if kinds.extension_of(filename) in kinds.UNREADABLE:
            raise kinds.unsupported(filename, "") from error
        raise


def cleaned(blocks):
    """Source of blocks, cleaned together: one script and one ruby for the whole."""
    blocks = [part for block in blocks for part in untitled(block)]
    strings = [string.replace(BREAK, "") for string in strings_of(blocks)]
    if sum(map(len, strings)) > CHARACTERS:
        raise DecompositionError("too_long", limit=f"{CHARACTERS}")
    text, printed = clean_both(BREAK.join(strings))
    if not text.replace(BREAK, "").strip():
        raise DecompositionError("empty")
    pairs = zip(text.split(BREAK), (printed or text).split(BREAK), strict=True)
    return Source(list(rebuilt(blocks, pairs)))


def untitled(block):
    """The titles in the first rows of a Table as Paragraphs, then the Table."""
    rows = block.rows[:] if isinstance(block, Table) else []
    while len(rows) > 1 and len(set(filter(None, rows[0]))) == 1:
        title = next(filter(None, rows.pop(0)))
        yield from map(Paragraph, title.split("\n"))
    yield Table(rows) if rows else block


def strings_of(blocks):
    """The strings of blocks: texts of paragraphs and cells, in order."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            for row in block.rows:
                yield from row


def rebuilt(blocks, pairs):
    """The blocks with (text, printed) pairs in place of their strings."""
    for block in blocks:
        if isinstance(block, Paragraph):
            text, printed = (string.rstrip() for string in next(pairs))
            yield Paragraph(text, printed if printed != text else "")
        else:
            rows = block.rows
            yield Table([[next(pairs)[0].strip() for _cell in row] for row in rows])
