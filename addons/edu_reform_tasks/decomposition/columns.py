"""What the columns of a task table hold, by the words at their heads."""

import re
from functools import lru_cache

from .characters import fold
from .units import ENDS_AS_UNIT, LONGEST_NAME, STARTS_AS_UNIT

NUMBER, AREA, TASK, DETAIL = "number", "area", "task", "detail"
LEAD, RESPONSIBLE, COOPERATING = "lead", "responsible", "cooperating"
DEADLINE, TARGET, OTHER = "deadline", "target", "other"
UNIT_COLUMNS = (LEAD, RESPONSIBLE, COOPERATING)

BODY = "(?:单位|部门|处室|科室|股室|机构|主体|地区|学校|方)"
WORK = (
    "(?:重点|主要|年度|具体|目标|工作|改革|整治|整改|存在|突出|反馈|"
    "建设|落实|推进|创建|督导|试点|实施)"
)
# The first that matches the whole head decides.
HEADS = (
    (NUMBER, r"序号?|编号|项次|顺序号?|No"),
    (
        OTHER,
        r"(?:责任|负责|牵头|分管|联系|挂钩|包抓|包联|督办|市级|县级|区级|责任单位)*"
        r"(?:领导|人员?|联系人|联系方式|电话|手机)|备注|说明|附注|.*(?:进展|情况|进度|状态)|"
        r"(?:督办|督查|考核|验收|审核|联络|监督)" + BODY + r"|文号|来源|依据|政策依据|"
        r"分值|权重|得分|经费.*|资金.*|投资.*|开始时间|启动时间|起始时间|地点|金额.*",
    ),
    (
        LEAD,
        rf"牵头(?:\(?责任\)?|负责|落实|主责|实施)?{BODY}?|领衔{BODY}|主责{BODY}|主办{BODY}|"
        rf"(?:第一|主要|首要)责任{BODY}|主管{BODY}|统筹{BODY}",
    ),
    (
        COOPERATING,
        rf"(?:配合|参与|参加|协办|协助|协同|协作|支持|会办)(?:责任|落实|实施)?{BODY}?|"
        rf"(?:其他|相关)责任{BODY}|配合及?参与{BODY}|责任配合{BODY}",
    ),
    (
        RESPONSIBLE,
        rf"(?:责任|落实|承办|实施|负责|承担|完成|执行|组织|牵头及?责任|牵头、责任|牵头及配合|"
        rf"牵头、配合|牵头和配合|责任落实|具体责任|共同责任)+{BODY}|责任|分工|责任分工|任务分工|"
        rf"职责分工|{BODY}|单位名称|责任{BODY}[及和与]责任人|责任{BODY}\(.*\)|实施主体",
    ),
    (
        DEADLINE,
        r"(?:计划|预计|任务|工作|整改|办结|推进|要求|拟)?(?:完成|办结|落实|截止|结束|办理|整改|"
        r"实施|推进)?(?:的)?(?:时限|时间|期限|时间节点|时间要求|时限要求|日期|节点|时间进度|"
        r"时间安排|时间期限)(?:要求|节点|安排)?|进度安排|进度要求|时间表|年限|完成年度|时序进度",
    ),
    (
        TARGET,
        r"(?:20\d\d年)?(?:工作|年度|预期|量化|绩效|主要|阶段|考核|发展|目标任务)?"
        r"(?:目标值?|指标值?|目标要求|指标名称|目标及指标)(?:\(.*\))?",
    ),
    (
        AREA,
        r"(?:改革|重点|工作|任务|项目|事项|主要|指标|专项|一级)*(?:领域|类别|板块|分类|类型|模块|"
        r"方面|专题|章节|维度|部分|指标)|类|大类|重点方向|工程名称|行动名称|专项行动|重点工程",
    ),
    (
        DETAIL,
        r"(?:主要|具体|工作|改革|推进|落实|任务|重点|实施|细化|整改|政策|分解)*"
        r"(?:举措|措施|要求|做法|步骤|路径|标准|内容及标准|内容和标准|具体内容|具体任务|分解任务|"
        r"子任务|建设内容|实施内容)|建设内容(?:及|和)?(?:标准|规模)?|内容描述|任务描述|任务说明",
    ),
    (
        TASK,
        rf"{WORK}*(?:任务|事项|项目|内容|要点|工作|工程|举措|任务内容|任务名称|项目名称|"
        rf"事项名称|任务分解|任务清单|任务事项|任务及要求|任务措施|工作名称|清单|问题|行动)"
        rf"(?:名称|内容|清单|分解)?(?:及(?:要求|措施|举措|目标|标准))?",
    ),
    (OTHER, r"(?:预期|工作|可检验|标志性|主要|改革|阶段性)*成果(?:形式|名称|清单)?"),
)
PATTERNS = [(kind, re.compile(pattern, re.I)) for kind, pattern in HEADS]
LONGEST_HEAD = 14
# What the heads of a column of numbers begin with.
NUMBER_FIRST = re.compile(r"[\s:*]*(?:[序编项顺]|No)", re.I)


@lru_cache(maxsize=4096)
def column_of(head):
    """The kind of column a head (str) names, None of what is no head."""
    plain = re.sub(r"[\s:*]", "", fold(head))
    if not plain or len(plain) > LONGEST_HEAD:
        return None
    found = (kind for kind, pattern in PATTERNS if pattern.fullmatch(plain))
    return next(found, None)


def columns_of(row):
    """The kinds of the columns of a row if it is the head of a task table, else None.

    A task table names its tasks and says who does them or until when.
    """
    kinds = [column_of(cell) for cell in row]
    return kinds if is_head(kinds, row) else None


def is_head(kinds, row):
    """Whether a row with these kinds of cells heads a task table."""
    known = {kind for kind in kinds if kind}
    filled = sum(1 for cell in row if cell.strip())
    named = sum(1 for kind in kinds if kind)
    says_what = known & {TASK, DETAIL, AREA}
    says_who = known & {*UNIT_COLUMNS, DEADLINE}
    return bool(says_what and says_who) and named >= 0.6 * filled


def joint(before, after):
    """What belongs between two pieces of a list of units that a line break parts.

    A line feed between whole names, nothing inside a name.
    """
    before, after = fold(before[-LONGEST_NAME:]).rstrip(), fold(after).lstrip()
    whole = ENDS_AS_UNIT.search(before) and STARTS_AS_UNIT.match(after)
    return "\n" if whole else ""
