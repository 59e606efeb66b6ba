"""Two plans: the city's, imported and under way, and a county's, still a draft.

The city's plan goes the way every plan goes: an officer hands in the document, and
the units report. Its days count from today, so that some tasks are always overdue.
"""

import base64

from odoo import fields
from odoo.fields import Command

from odoo.addons.base.models.ir_module import MODULE_UNINSTALL_FLAG
from odoo.addons.edu_base.tools.dates import today

from .people import acting, answer_reason
from .tables import listed, name_records, named, record, rows, text

ROLES = ("lead", "responsible", "cooperating")


def build(env):
    city = _import_plan(acting(env, "officer"))
    county = _draft_plan(acting(env, "officer.sangxi"))
    name_records(env, {"plan_city": city, "plan_sangxi": county})
    tasks = {task.number: task.id for task in city.task_ids if task.kind == "task"}
    for row in rows("progress"):
        user_env = acting(env, row["login"])
        ACTS[row["act"]](user_env["edu.task"].browse(tasks[row["task"]]), row)


def remove(env):
    """Delete the plans with all that hangs on them, what visitors added included."""
    plans = named(env, "edu.plan").with_context(**{MODULE_UNINSTALL_FLAG: True})
    reports = plans.env["edu.task.report"].search([("plan_id", "in", plans.ids)])
    reports.unlink()
    plans.task_ids.unlink()
    plans.unlink()


def rendered(template, day):
    """Return a text with its years and months counted from `day`."""
    first = day.replace(day=1)
    months = {n: fields.Date.add(first, months=n) for n in range(-12, 13)}
    issued = months[-7].replace(day=15)
    return template.format_map(
        {
            "year": day.year,
            "next_year": day.year + 1,
            "issued_year": issued.year,
            "issued_on": f"{issued.year}年{issued.month}月{issued.day}日",
            **{f"month_{n:+d}": f"{m.year}年{m.month}月" for n, m in months.items()},
        }
    )


def _import_plan(env):
    document = rendered(text("plan_city"), today())
    wizard = env["edu.plan.import"].create(
        {
            "file": base64.b64encode(document.encode()),
            "filename": f"{document.splitlines()[0]}.txt",
        }
    )
    wizard.action_read()
    return env["edu.plan"].browse(wizard.action_confirm()["res_id"])


def _draft_plan(env):
    return env["edu.plan"].create(
        {
            "name": "桑溪县学前教育普及普惠提升行动方案（征求意见稿）",
            "issuer": "桑溪县人民政府",
            "task_ids": [
                Command.create(_draft_values(env, row)) for row in rows("draft_tasks")
            ],
        }
    )


def _draft_values(env, row):
    due = fields.Date.end_of(fields.Date.add(today(), months=int(row["due"])), "month")
    units = [(role, unit) for role in ROLES for unit in listed(row[role])]
    copied = ("number", "name", "text", "deliverable")
    return {
        **{field: row[field] for field in copied},
        "sequence": int(row["number"]) * 10,
        "date_deadline": due,
        "unmatched_units": row["unmatched"],
        "link_ids": [
            Command.create({"role": role, "unit_id": record(env, unit).id})
            for role, unit in units
        ],
    }


def _report(task, row, is_final=False):
    env = task.env
    evidence = env["ir.attachment"]
    if row["file"]:
        evidence = evidence.create({"name": row["file"], "raw": row["text"].encode()})
    env["edu.task.report"].create(
        {
            "task_id": task.id,
            "unit_id": env.user.unit_id.id,
            "text": row["text"],
            "problem": row["problem"],
            "progress": int(row["percent"]),
            "is_final": is_final,
            "attachment_ids": [Command.set(evidence.ids)],
        }
    )


def _finish(task, row):
    _report(task, row, is_final=True)


def _accept(task, _row):
    task.action_accept()


def _return(task, row):
    answer_reason(task.action_return(), task.env, row["text"])


ACTS = {"report": _report, "finish": _finish, "accept": _accept, "return": _return}
