from odoo.fields import Command

TEXT = """浣江县人民政府关于印发浣江县教育督导改革实施方案的通知
浣政发〔2025〕6号

浣江县人民政府
2025年4月2日

浣江县教育督导改革实施方案

一、理顺管理体制
1.健全督导机构。到2026年底前配齐专职人员。（责任单位：县教育局、县财政局）
2.强化问责。建立年度报告制度，报告率达到95%。（责任单位：县督导办）
"""


def make_edu_plan(county):
    """A released plan with a task of the education department."""
    plan = county.acting("officer")["edu.plan"].create(
        {
            "name": county.fresh("督导改革方案"),
            "task_ids": [Command.create(task_values(county))],
        }
    )
    plan.action_release()
    return plan


def task_values(county):
    return {
        "name": county.fresh("健全督导机构"),
        "link_ids": [Command.create({"unit_id": county.education.id})],
        "target_ids": [Command.create({"text": "报告率不低于95%", "value": 95})],
    }


def make_edu_task(county):
    return make_edu_plan(county).task_ids


def make_edu_due_item(county):
    """The task of a department that was due a month ago."""
    task = make_edu_task(county)
    task.date_deadline = "2026-01-31"
    return (
        county.acting("officer")["edu.due.item"]
        .search([("res_model", "=", "edu.task"), ("res_id", "=", task.id)])
        .sudo()
    )


def make_edu_extension(county):
    """What the liaison of a department asks for its task."""
    item = make_edu_due_item(county)
    return county.acting("liaison")["edu.extension"].create(
        {
            "res_model": item.res_model,
            "res_id": item.res_id,
            "unit_id": item.unit_id.id,
            "date_to": "2099-12-31",
            "reason": "招标尚未完成。",
        }
    )


def make_edu_digest(county):
    """What the liaison is reminded of by an officer."""
    item = make_edu_due_item(county).with_env(county.acting("officer"))
    return county.env["edu.digest"].browse(item.env["edu.digest"]._remind(item).ids)


def make_edu_digest_line(county):
    return make_edu_digest(county).line_ids


def make_edu_link(county):
    part = make_edu_task_unit(county)
    liaison = county.users["liaison"]
    part.env["edu.link"]._hand_out([(part, liaison, part.unit_id)])
    return county.env["edu.link"].search([("res_id", "=", part.id)])


def make_edu_link_hand_out(county):
    part = make_edu_task_unit(county)
    return county.acting("officer")["edu.link.hand.out"].create(
        {"res_model": part._name, "res_id": part.id}
    )


def make_edu_task_unit(county):
    return make_edu_task(county).link_ids


def make_edu_task_target(county):
    return make_edu_task(county).target_ids


def make_edu_task_report(county):
    """A report that holds the task to be done, with a file."""
    env = county.acting("liaison")
    evidence = env["ir.attachment"].create(
        {
            "name": "清单.txt",
            "raw": "已配齐".encode(),
            "res_model": "edu.task.report",
        }
    )
    return env["edu.task.report"].create(
        {
            "task_id": make_edu_task(county).id,
            "unit_id": county.education.id,
            "text": "人员已经配齐。",
            "is_final": True,
            "attachment_ids": [Command.set(evidence.ids)],
        }
    )


def make_edu_transition(county):
    """The release of a plan, in its history."""
    return make_edu_plan(county).transition_ids


def make_edu_plan_import(county):
    """An import that has read its text and awaits the confirmation."""
    wizard = county.acting("officer")["edu.plan.import"].create({"pasted": TEXT})
    wizard.action_read()
    wizard.unit_line_ids.filtered(lambda line: not line.unit_ids).as_text = True
    return wizard


def make_edu_plan_import_line(county):
    return make_edu_plan_import(county).line_ids[-1]


def make_edu_plan_import_unit(county):
    return make_edu_plan_import(county).unit_line_ids[0]
