"""People at work, in Odoo's shell (which gives ``env``), until EDU_STOP is a file.

A liaison reports with a file that a task is done, and an officer returns it, over and
over; files are thrown away meanwhile, and the collector of unused files runs.
"""

import os
import threading

from odoo import SUPERUSER_ID, api

from odoo.addons.edu_demo.builders.people import acting

STOP = os.environ["EDU_STOP"]


def report(env, number):
    """The liaison of a unit with an open task says that it is done."""
    me = acting(env, "liaison.education")
    link = me["edu.task.unit"].search(
        [
            ("unit_id", "=", me.user.unit_id.id),
            ("role", "=", "lead"),
            ("task_id.state", "=", "doing"),
        ],
        limit=1,
    )
    evidence = me["ir.attachment"].create(
        [{"name": f"{n}.txt", "raw": f"{number} {n} ".encode() * 500} for n in range(5)]
    )
    me["edu.task.report"].create(
        {
            "task_id": link.task_id.id,
            "unit_id": me.user.unit_id.id,
            "text": f"第{number}次填报",
            "is_final": True,
            "attachment_ids": evidence.ids,
        }
    )
    return link.task_id.id


def send_back(env, task_id):
    task = acting(env, "officer")["edu.task"].browse(task_id)
    task._make_move("return", "材料不全")


def throw_away(env, number):
    """A file that exists for a moment, and later nobody needs."""
    content = os.urandom(20) * 100
    return env["ir.attachment"].create({"name": f"tmp {number}", "raw": content})


def write(registry):
    number = 0
    thrown = []
    while not os.path.exists(STOP):
        number += 1
        with registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, {})
            send_back(env, report(env, number))
            thrown.append(throw_away(env, number).id)
            if len(thrown) > 3:
                env["ir.attachment"].browse(thrown.pop(0)).unlink()


worker = threading.Thread(target=write, args=(env.registry,))  # noqa: F821
worker.start()
while worker.is_alive():
    with env.registry.cursor() as cr:  # noqa: F821
        api.Environment(cr, SUPERUSER_ID, {})["ir.attachment"]._gc_file_store()
    worker.join(0.3)
