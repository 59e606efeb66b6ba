"""For each plan a project of core's, for each task a project task.

Name, place, day and state are the same, and who sees the one sees the other: a project
is followed by the officers of its plan's owner, a task assigned to whom it names.
"""

from datetime import datetime, time

COPIED = ("project.project", "project.task", "project.task.stage.personal")
UNLIKE = {
    ("project.project", "name"): (
        "jsonb_build_object('en_US', (row.name->>'en_US') || '·' || copy)"
    ),
    ("project.task", "name"): "row.name || '·' || copy",
}

STAGES = {
    "todo": "待启动",
    "doing": "推进中",
    "submitted": "待验收",
    "done": "已完成",
    "cancelled": "已取消",
}
CLOSED = {"done": "1_done", "cancelled": "1_canceled"}
QUIET = {
    "tracking_disable": True,
    "mail_create_nosubscribe": True,
    "mail_auto_subscribe_no_notify": True,
}


def fill(city) -> None:
    env = city.env(context=QUIET)
    stages = env["project.task.type"].create(
        [{"name": name, "sequence": n} for n, name in enumerate(STAGES.values())]
    )
    plans = env["edu.plan"].search([])
    projects = env["project.project"].create(
        [project_values(plan, stages) for plan in plans]
    )
    follow(city, plans, projects)
    by_plan = dict(zip(plans, projects, strict=True))
    by_state = dict(zip(STAGES, stages, strict=True))
    assignees = Assignees(city)
    tasks = env["edu.task"].search([("kind", "=", "task")], order="id")
    env["project.task"].create(
        [
            task_values(task, by_plan[task.plan_id], by_state[task.state])
            | {"user_ids": assignees.of(task)}
            for task in tasks
        ]
    )


def project_of(city, plan):
    """The project beside a plan; None where core's projects are not installed."""
    if "project.project" not in city.env:
        return None
    domain = [("name", "=", plan.name)]
    return city.env["project.project"].search(domain, order="id", limit=1)


def project_values(plan, stages) -> dict:
    return {
        "name": plan.name,
        "privacy_visibility": "followers",
        "type_ids": stages.ids,
        "user_id": False,
    }


def follow(city, plans, projects) -> None:
    everywhere = city.user("city officer").partner_id
    projects.message_subscribe(everywhere.ids)
    county = city.user("county officer")
    for plan, project in zip(plans, projects, strict=True):
        if plan.owner_unit_id == county.scope_unit_ids:
            project.message_subscribe(county.partner_id.ids)


class Assignees:
    """Who of the measured people a task names, through their unit."""

    def __init__(self, city):
        county, liaison = city.user("county officer"), city.user("liaison")
        self.by_unit = {
            county.scope_unit_ids.id: county.id,
            liaison.liaison_unit_ids.id: liaison.id,
        }
        self.always = city.user("city officer").id

    def of(self, task) -> list[int]:
        named = (self.by_unit.get(unit) for unit in task.link_ids.unit_id.ids)
        return [self.always, *(user for user in named if user)]


def task_values(task, project, stage) -> dict:
    state = CLOSED.get(task.state)
    return {
        "name": task.name,
        "project_id": project.id,
        "stage_id": stage.id,
        "sequence": task.sequence,
        "description": task.text,
        "date_deadline": datetime.combine(task.date_deadline, time(9)),
        "email_from": task.lead_label,
        "email_cc": task.responsible_label,
        **({"state": state} if state else {}),
    }
