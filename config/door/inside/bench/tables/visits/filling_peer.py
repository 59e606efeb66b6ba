"""For each school a project of core's, for each visit a project task.

Day, place and state are the same, and who sees the one sees the other: a project is
followed by the officers of its school's governments. A hidden visit is a private task,
assigned to those of the officers who know of it.
"""

from datetime import datetime, time

COPIED = ("project.project", "project.task", "project.task.stage.personal")
UNLIKE = {
    ("project.project", "name"): (
        "jsonb_build_object('en_US', (row.name->>'en_US') || '·' || copy)"
    ),
}

OFFICERS = ("county officer", "city officer")
STAGES = {
    "confirmed": "已确定",
    "recorded": "已记录",
    "closed": "已办结",
    "cancelled": "已取消",
}
CLOSED = {"closed": "1_done", "cancelled": "1_canceled"}
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
    visits = env["edu.visit"].search([], order="id")
    schools = visits.unit_id.sorted("id")
    projects = env["project.project"].create(
        [project_values(school, stages) for school in schools]
    )
    follow(city, schools)
    by_school = dict(zip(schools, projects, strict=True))
    by_state = dict(zip(STAGES, stages, strict=True))
    officers = city.env["res.users"].union(*map(city.user, OFFICERS))
    env["project.task"].create(
        [
            task_values(visit, by_state[visit.state])
            | place(visit, by_school[visit.unit_id], officers)
            for visit in visits
        ]
    )


def project_values(school, stages) -> dict:
    return {
        "name": school.name,
        "privacy_visibility": "followers",
        "type_ids": stages.ids,
        "user_id": False,
    }


def follow(city, schools) -> None:
    """Let officers follow the projects of ``schools`` of theirs, and no others.

    The copy of a project stands for another school, often of another county.
    """
    projects = city.env["project.project"].search([], order="id")
    for officer in map(city.user, OFFICERS):
        below = schools.search([("id", "child_of", officer.scope_unit_ids.ids)])
        projects.message_unsubscribe(officer.partner_id.ids)
        pairs = zip(schools, projects, strict=True)
        own = [project.id for school, project in pairs if school in below]
        projects.browse(own).message_subscribe(officer.partner_id.ids)


def task_values(visit, stage) -> dict:
    state = CLOSED.get(visit.state)
    return {
        "name": f"{visit.unit_id.name} {visit.date}",
        "stage_id": stage.id,
        "date_deadline": datetime.combine(visit.date, time(9)),
        **({"state": state} if state else {}),
    }


def place(visit, project, officers) -> dict:
    """Where a task lies, which decides who sees it."""
    if visit.is_hidden:
        return {"user_ids": (visit.confidant_ids & officers).ids}
    return {"project_id": project.id, "user_ids": []}
