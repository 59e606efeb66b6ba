"""The master data of an invented city of 1 000 schools, as people would type it."""

from .master_import_common import xlsx

GOVERNMENT = "青禾市人民政府"
SCHOOLS, YEARS, DEPARTMENTS, LIAISONS, USERS = 1000, (2024, 2025, 2026), 27, 60, 200
ROWS = SCHOOLS * (1 + len(YEARS)) + DEPARTMENTS + LIAISONS + USERS
TYPES = ("幼儿园", "小学", "初级中学", "高级中学")
STAGES = ("幼儿园", "小学", "初中", "普通高中")
CATEGORIES = ("11", "21", "31", "34")


def files(schools=SCHOOLS):
    """Yield (kind, XLSX) in the order in which they are imported."""
    yield "units", departments()
    yield "units", units(schools)
    yield "enrolment", enrolment(schools)
    yield "users", users()
    yield "liaisons", liaisons()


def department(number):
    return f"青禾市第{number + 1}局"


def departments():
    titles = ["名称", "单位类别", "上级", "电话"]
    return xlsx(
        titles,
        *(
            [department(number), "部门", GOVERNMENT, f"0571-8800{number:04}"]
            for number in range(DEPARTMENTS)
        ),
    )


def school_code(number):
    return f"{CATEGORIES[number % 4]}33{number:06}"


def units(count, managed=True):
    titles = [
        "学校标识码",
        "学校名称",
        "单位类别",
        "上级",
        "办学类型",
        "主管部门",
        "地址",
    ]
    return xlsx(
        titles,
        *(
            [
                school_code(number),
                f"青禾市第{number + 1}{TYPES[number % 4]}",
                "学校",
                GOVERNMENT,
                TYPES[number % 4],
                department(number % DEPARTMENTS) if managed else "",
                f"学院路{number + 1}号",
            ]
            for number in range(count)
        ),
    )


def enrolment(count):
    titles = ["学校标识码", "学年", "学段", "学生数", "专任教师数", "班级数"]
    return xlsx(
        titles,
        *(
            [
                school_code(number),
                f"{year}-{year + 1}",
                STAGES[number % 4],
                300 + number % 2000 + year % 10,
                20 + number % 100,
                8 + number % 40,
            ]
            for year in YEARS
            for number in range(count)
        ),
    )


def users():
    titles = ["账号", "姓名", "所在单位", "角色", "管辖范围"]
    return xlsx(
        titles,
        *(
            [
                f"qh{number:04}",
                f"人员{number}",
                department(number % DEPARTMENTS),
                "联络员" if number < LIAISONS else "督导办工作人员",
                "" if number < LIAISONS else GOVERNMENT,
            ]
            for number in range(USERS)
        ),
    )


def liaisons():
    titles = ["单位", "账号", "处室", "起始日期"]
    return xlsx(
        titles,
        *(
            [department(number % DEPARTMENTS), f"qh{number:04}", "办公室", "2026-09-01"]
            for number in range(LIAISONS)
        ),
    )
