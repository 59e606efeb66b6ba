"""Twenty things to look at in any school, for tests and the demonstration city."""

# (heading, what to look at, code of the topic, severity, what is asked for)
SCHOOL_ITEMS = (
    ("办学方向", "思政课是否按课表开足", "party", "minor", "按课表补齐课时"),
    ("办学方向", "少先队、共青团活动是否如期开展", "party", "minor", "补报活动安排"),
    ("教学管理", "各科是否按国家课程方案开课", "teaching", "serious", "调整课表并公示"),
    ("教学管理", "作业总量是否有人统筹", "teaching", "minor", "建立年级统筹台账"),
    ("教学管理", "每天是否安排两小时体育活动", "teaching", "minor", "补足体育活动时间"),
    ("教学管理", "考试次数是否在规定之内", "teaching", "serious", "取消超出的考试"),
    ("教材读物", "教材是否都在审定目录内", "textbook", "serious", "停用目录外教材"),
    ("教材读物", "进校读物是否经过审核登记", "textbook", "minor", "补办审核登记"),
    ("教研", "集体备课和听课是否有记录", "research", "minor", "恢复教研活动并记录"),
    ("教师队伍", "教师是否均持证上岗", "ethics", "serious", "调离无证人员"),
    ("教师队伍", "有无有偿补课和收受礼金的反映", "ethics", "serious", "查清反映并处理"),
    ("办学条件", "班额是否在规定之内", "resources", "serious", "制定消除计划"),
    ("办学条件", "实验室和图书室是否开放使用", "resources", "minor", "公布开放时间"),
    ("办学条件", "教室照明和通风是否合格", "resources", "minor", "检测并更换灯具"),
    ("收费", "收费项目和标准是否在校门口公示", "fees", "minor", "当日公示"),
    ("收费", "课后服务是否自愿并按规定收费", "fees", "serious", "退还多收费用"),
    ("安全", "校门值守和访客登记是否到位", "safety", "serious", "当日配齐值守人员"),
    ("安全", "疏散通道和消防器材是否完好", "safety", "hazard", "立即清理更换"),
    ("安全", "食堂留样和索证是否齐全", "safety", "serious", "当日补齐并自查"),
    ("安全", "心理咨询室是否有专人值班", "safety", "minor", "公布值班安排"),
)


def school_item_values(env):
    """Return the values of `edu.checklist.item` for each of the twenty."""
    topics = env["edu.topic"].search([]).grouped("code")
    return [
        {
            "sequence": place,
            "section": section,
            "name": name,
            "topic_id": topics[code].id,
            "severity": severity,
            "requirement": requirement,
        }
        for place, (section, name, code, severity, requirement) in enumerate(
            SCHOOL_ITEMS, start=1
        )
    ]
