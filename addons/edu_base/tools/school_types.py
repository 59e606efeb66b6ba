"""Kinds of schools by their code in statistics (办学类型, GB/T 33782-2017, table 4)."""

import re
from dataclasses import dataclass

STAGES = (
    ("kindergarten", "Kindergarten"),
    ("primary", "Primary"),
    ("junior", "Junior Secondary"),
    ("senior", "Senior Secondary"),
    ("vocational", "Secondary Vocational"),
    ("special", "Special Education"),
)


@dataclass(frozen=True)
class SchoolType:
    """A code, its name in English and Chinese, and the stages such schools serve."""

    code: str
    label: str
    chinese: str
    stages: tuple[str, ...]


_TABLE = """
111 | Kindergarten | 幼儿园 | kindergarten
119 | Attached Kindergarten Classes | 附设幼儿班 | kindergarten
211 | Primary School | 小学 | primary
218 | Primary Teaching Point | 小学教学点 | primary
219 | Attached Primary Classes | 附设小学班 | primary
311 | Junior Secondary School | 初级中学 | junior
312 | Nine-Year School | 九年一贯制学校 | primary junior
319 | Attached Junior Secondary Classes | 附设普通初中班 | junior
321 | Vocational Junior School | 职业初中 | junior
341 | Complete Secondary School | 完全中学 | junior senior
342 | Senior Secondary School | 高级中学 | senior
345 | Twelve-Year School | 十二年一贯制学校 | primary junior senior
349 | Attached Senior Secondary Classes | 附设普通高中班 | senior
361 | Restructured Vocational School | 调整后中等职业学校 | vocational
362 | Secondary Technical School | 中等技术学校 | vocational
363 | Secondary Normal School | 中等师范学校 | vocational
364 | Adult Secondary Vocational School | 成人中等专业学校 | vocational
365 | Vocational High School | 职业高中学校 | vocational
366 | Skilled Workers School | 技工学校 | vocational
368 | Attached Vocational Classes | 附设中职班 | vocational
369 | Other Vocational Institution | 其他中职机构 | vocational
37x | Specialised School | 专门学校 | junior
511 | School for the Blind | 盲人学校 | special
512 | School for the Deaf | 聋人学校 | special
513 | School for the Mentally Disabled | 培智学校 | special
514 | Other Special Education School | 其他特教学校 | special
"""


def _parse(line):
    code, label, chinese, stages = (part.strip() for part in line.split("|"))
    return SchoolType(code, label, chinese, tuple(stages.split()))


SCHOOL_TYPES = {kind.code: kind for kind in map(_parse, _TABLE.strip().splitlines())}

# Teaching points and classes attached to a school: statistics count them there.
ATTACHED_TYPES = ("119", "218", "219", "319", "349", "368")

_SCHOOL_CODE = re.compile(
    r"(11|2[12]|3[1-7]|4[12]|51|9[1-3])"  # category
    r"(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])"  # province
    r"[0-9]{6}"
)


def is_school_code(code: str) -> bool:
    """Return whether `code` is formed as a 学校标识码: category, province, number.

    >>> is_school_code("1144000501")
    True
    """
    return bool(_SCHOOL_CODE.fullmatch(code))


def types_with(stages: set[str]) -> list[str]:
    """Return the codes of the school types that serve any of `stages`."""
    return [code for code, kind in SCHOOL_TYPES.items() if stages & set(kind.stages)]
