"""What the heading of a section promises: aims, measures or safeguards.

A heading is known by what is left of it when the stock words are taken away: 指导思想
和基本原则 is nothing but stock words, 完善工作目标考核 is not.
"""

import re

from .characters import fold

FRAME_WORDS = (
    "指导思想|指导方针|基本思路|总体思路|工作思路|总体考虑|总体要求|目标要求|总体目标|"
    "工作目标|主要目标|"
    "发展目标|行动目标|建设目标|创建目标|改革目标|阶段目标|年度目标|预期目标|具体目标|"
    "目标定位|目标|"
    "愿景|基本原则|工作原则|主要原则|遵循原则|原则|思路|"
    "工作步骤|实施步骤|推进步骤|方法步骤|步骤|工作进度|进度安排|时间安排|时间步骤|"
    "时间进度|实施进度|"
    "实施阶段|实施时间|工作安排及步骤|推进计划|"
    "重大意义|重要意义|现实意义|意义|工作背景|行动背景|编制背景|改革背景|背景|发展环境|"
    "发展形势|面临形势|"
    "形势|现状|发展基础|工作基础|规划基础|存在问题|主要问题|问题|机遇|挑战|成效|"
    "适用范围|实施范围|范围|适用对象|实施对象|对象|编制依据|制定依据|政策依据|依据|"
    "名词解释|术语|定义|"
    "总则|附则|有效期|其他事项|其它事项|附件|组织机构|机构设置|领导小组|"
    "目标任务|战略定位|发展定位|定位|战略目标|发展主题|发展主线|主题|总体部署|总体安排"
)
SUPPORT_WORDS = (
    "保障措施|组织保障|保障机制|工作保障|实施保障|行动保障|条件保障|支持保障|保障|"
    "组织实施|组织领导|"
    "组织落实|工作要求|有关要求|相关要求|几点要求|具体要求|落实要求|要求|实施要求|"
    "工作机制|推进机制|"
    "结果运用|考核评价|监督检查|督导检查|督促检查|宣传引导"
)
TASK_WORDS = (
    "重点任务|主要任务|工作任务|改革任务|建设任务|目标任务|具体任务|任务清单|任务分工|"
    "重点工作任务|任务|"
    "主要措施|重点措施|工作措施|具体措施|政策措施|措施|工作举措|主要举措|重点举措|"
    "具体举措|举措|"
    "行动内容|工作内容|改革内容|主要内容|内容|重点工作|主要工作|工作重点|改革重点|"
    "重点行动|重点项目|"
    "重点工程|行动|工程|项目|分工|清单|工作安排|年度安排"
)
GLUE = (
    r"[、,和与及暨的]|主要|工作|总体|重点|具体|有关|本|其|一些|几点|明确|把握|"
    r"20[0-9]{2}年度?|年度|[“”]"
)
FRAME = re.compile(f"(?:{FRAME_WORDS})")
SUPPORT = re.compile(f"(?:{SUPPORT_WORDS})")
TASKS = re.compile(f"(?:{TASK_WORDS})")
STAGE = re.compile(r"阶段\s*(?:[(].*)?$|^第[一二三四五]阶段|^阶段[一二三四五]")
MEANING = re.compile(
    r"^(?:充分|深刻|切实|进一步|准确)?(?:认识|提高|领会|统一|理解).*(?:意义|重要性|"
    r"认识|紧迫性)$"
)
STRENGTHEN = re.compile(
    r"^(?:加强|强化|严格|健全|落实|完善|狠抓|压实|注重|抓好|切实|进一步|做好)*"
    r"(?:对.{0,12}的?)?(?:组织|保障|领导|实施|要求|督导|考核|监督|宣传|协调|统筹|协同|"
    r"支撑)"
    r"*(?:保障|组织|领导|实施|落实|机制|措施|体系|考核|督查|检查|引导|推进|力度)*$"
)
LEFT_OVER = 2


def _is_stock(title, words):
    """Whether the title is made of stock words alone."""
    rest = words.sub("#", fold(title).strip(" 。:;").replace(" ", ""))
    return "#" in rest and len(re.sub(GLUE, "", rest.replace("#", ""))) <= LEFT_OVER


def is_frame(title):
    """指导思想, 工作目标, 实施步骤, 附则 …: what is not work to be done."""
    folded = fold(title).strip(" 。:;").replace(" ", "")
    if STAGE.search(folded) or MEANING.search(folded):
        return True
    return _is_stock(title, FRAME) and not re.search("任务|措施|举措|工作内容", folded)


def is_aim(title):
    """目标任务 and the like: aims or measures, as what stands below it tells."""
    return _is_stock(title, FRAME) or bool(
        re.fullmatch("(?:总体|主要)?目标任务", title)
    )


def is_support(title):
    """保障措施, 组织实施, 加强组织领导 …: how the work is held together."""
    folded = fold(title).strip(" 。:;")
    return _is_stock(title, SUPPORT) or bool(STRENGTHEN.search(folded))


def is_generic(title):
    """主要任务, 重点工作 …: a heading that names no measure of its own."""
    return _is_stock(title, TASKS) or _is_stock(title, SUPPORT)
