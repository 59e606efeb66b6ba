"""Plans and tasks made as people do: created, released, reported on, accepted.

The city's plans hold six tasks of ten, those of the 20 counties the others. A task of
the city names three counties, one of a county four of its own departments, so that an
officer of a county sees about a ninth of all.
"""

from datetime import timedelta

from odoo.fields import Command

from . import filling_peer

COPIED = (
    "edu.plan",
    "edu.task",
    "edu.task.unit",
    "edu.task.target",
    "edu.task.report",
    *filling_peer.COPIED,
)
UNLIKE = {
    ("edu.plan", "key"): "row.key || '-' || copy",
    ("edu.plan", "name"): "row.name || '·' || copy",
    ("edu.task", "name"): "row.name || '·' || copy",
    **filling_peer.UNLIKE,
}

CITY_PLANS = 10
CITY_SHARE = 0.6
SECTIONS = ("一、育人方式", "二、办学模式", "三、保障机制")
ROLES = ("lead", "responsible", "responsible", "cooperating")
WORK = ("修订", "建立", "落实", "核查", "公布", "培训", "配备", "统计", "改造", "评估")
MATTERS = ("课后服务", "校车安全", "食堂管理", "教师轮岗", "实验教学", "体质监测")
NO_MATTER = "不再需要"


def fill(city) -> None:
    officer = city.acting("city officer")
    plans = officer["edu.plan"].create(
        [plan_values(city, city.government, n) for n in range(CITY_PLANS)]
        + [plan_values(city, county, 0) for county in city.counties]
    )
    tasks = officer["edu.task"].create(
        [values for plan in plans for values in task_values(city, plan)]
    )
    plans._make_move("release")
    work(city, tasks)
    if "project.task" in city.env:
        filling_peer.fill(city)


def grow(city, base: int) -> None:
    """Copies of plans and tasks are all it takes."""


def plan_of_county(city):
    """The plan of the officer's own county."""
    domain = [("owner_unit_id", "=", city.counties[0].id)]
    return city.env["edu.plan"].search(domain, order="id", limit=1)


def plan_values(city, owner, number: int) -> dict:
    return {
        "name": f"{owner.name}深化教育改革第{number + 1}批任务分工方案",
        "document_number": f"{owner.id}号〔{number + 1}〕",
        "issuer": owner.name,
        "issued_on": city.day - timedelta(days=30 * number),
        "owner_unit_id": owner.id,
    }


def task_values(city, plan) -> list[dict]:
    owner = plan.owner_unit_id
    departments = city.departments(owner)
    others, share, plans = departments, 1 - CITY_SHARE, len(city.counties)
    if owner == city.government:
        others, share, plans = city.counties, CITY_SHARE, CITY_PLANS
    sections = plan.env["edu.task"].create(
        [{"plan_id": plan.id, "kind": "section", "name": name} for name in SECTIONS]
    )
    return [
        one_task(city, sections[n % 3], n, answering(departments, others, plan, n))
        for n in range(round(city.size * share / plans))
    ]


def answering(departments, others, plan, number: int) -> list[int]:
    """A lead department and three others, differing from task to task."""
    lead = departments[(plan.id * 7 + number) % len(departments)]
    rest = (others - lead).ids
    first = (plan.id * 5 + number * 3) % len(rest)
    return [lead.id, *(rest[(first + step) % len(rest)] for step in range(3))]


def one_task(city, section, number: int, units: list[int]) -> dict:
    plan = section.plan_id
    verb, matter = WORK[number % len(WORK)], MATTERS[number % len(MATTERS)]
    due = city.day + timedelta(days=(plan.id * 53 + number * 37) % 700 - 200)
    return {
        "plan_id": plan.id,
        "parent_id": section.id,
        "name": f"{verb}{matter}第{number + 1}项办法",
        "number": str(number + 1),
        "sequence": number,
        "text": f"{verb}{matter}有关办法，明确责任分工和完成时限。" * 3,
        "deliverable": f"{matter}办法",
        "date_deadline": due,
        "deadline_text": f"{due.year}年{due.month}月底前",
        "link_ids": [
            Command.create({"unit_id": unit, "role": role, "sequence": place})
            for place, (unit, role) in enumerate(zip(units, ROLES, strict=True))
        ],
        "target_ids": [
            Command.create(
                {"text": f"{matter}覆盖率不低于95%", "comparator": ">=", "value": 95}
            )
        ],
    }


def work(city, tasks) -> None:
    """Half of the tasks are reported on; of these some are submitted and accepted."""
    reporter = city.acting("second officer")
    reporter["edu.task.report"].create(
        [
            {
                "task_id": task.id,
                "unit_id": task.link_ids[0].unit_id.id,
                "text": f"已完成第{number + 1}项工作的阶段任务，正在征求意见。",
                "progress": 100 if number % 10 == 0 else number * 7 % 100,
                "is_final": number % 10 == 0,
            }
            for number, task in enumerate(tasks)
            if number % 2 == 0
        ]
    )
    tasks[::20]._make_move("accept")
    tasks[1::20]._make_move("cancel", NO_MATTER)
