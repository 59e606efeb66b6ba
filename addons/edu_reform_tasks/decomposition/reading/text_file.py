"""Plain text in the encodings in which Chinese offices keep it.

Guessing libraries need more text than a pasted paragraph has.  Here the two
double-byte encodings are told apart by the commonest characters of the genre: text
decoded with the wrong one consists of rare characters.
"""

import codecs
import re

from ..errors import DecompositionError
from ..model import Paragraph
from .limits import CHARACTERS

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
COMMON = set(
    "的一是在和有不为了中大上下个人工作教育学校生师市县区省国家政府部门局委会办公室"
    "单位责任务改革制度机构建设实施方案推进加强完善全面发展质量水平体系标准管理监督导"
    "评价评估义高等职业前民间社区年月日第二三四五六七八九十项各级类以及其对要求将于到"
    "从由与等进行开展落保障提升促按照关意见通知印发法规划目标重点主要财编人力资源统"
    "筹配合牵头参与负时限成果形式序号内容措施情况组织领协调考核结果整问题"
    "為個師縣區國門會辦單責務機構設實進強麼發質體標準監導評價義職業間級類對將從與"
    "開隊領協調組織結關見規劃點財編統籌負時問題號內項學長總動應經過"
)
HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
BROKEN = re.compile(r"[\ufffd\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
BROKEN_SHARE = 0.05
UTF16_COMMON = 0.2
LINE_END = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
ENCODINGS = ("utf-8", "gb18030", "big5", "utf-16-le", "utf-16-be")
SAMPLE = 2**16


def read(text):
    """Blocks of a text: one Paragraph a line, empty lines as empty Paragraphs.

    Raises DecompositionError "too_long".
    """
    if len(text) > 2 * CHARACTERS:
        raise DecompositionError("too_long", limit=f"{CHARACTERS}")
    return [Paragraph(line) for line in LINE_END.split(text)]


def decode(data):
    """Text of bytes in UTF-8, UTF-16, UTF-32, GB18030 or Big5.

    Raises DecompositionError "binary" where no encoding makes text of it.
    """
    text = marked(data) or unmarked(data)
    beginning = text[:SAMPLE]
    if len(BROKEN.findall(beginning)) > len(beginning) * BROKEN_SHARE:
        raise DecompositionError("binary")
    return text


def marked(data):
    """Text of bytes that begin with a byte order mark, "" of others."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    return ""


def unmarked(data):
    """Text of bytes without a mark: UTF-8 where it is that, else by its characters."""
    try:
        text = data.decode("utf-8")
        if "\0" not in text:
            return text
    except UnicodeDecodeError:
        pass
    sample = data[:SAMPLE]
    encoding = max(ENCODINGS, key=lambda encoding: likelihood(sample, encoding))
    return data.decode(encoding, "replace")


def likelihood(sample, encoding):
    """Share of common characters, less what cannot be decoded, in an encoding.

    Nearly all bytes are some text in UTF-16, so there the characters must speak for it.
    """
    text = sample.decode(encoding, "replace")
    common = commonness(text)
    if encoding.startswith("utf-16") and common < UTF16_COMMON:
        return -1000.0
    return common - 10 * len(BROKEN.findall(text)) / max(1, len(text))


def commonness(text):
    """Share of the commonest characters among the Chinese ones, 0 to 1."""
    han = HAN.findall(text)
    return sum(character in COMMON for character in han) / len(han) if han else 0.0
