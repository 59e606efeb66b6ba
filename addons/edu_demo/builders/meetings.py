"""The city's supervision committee: one meeting held, one called, and what came of it.

Of the two decisions one is overdue; a leader's instruction is being worked on.
"""

from datetime import UTC, date, datetime, time, timedelta

from odoo.fields import Command

from odoo.addons.base.models.ir_module import MODULE_UNINSTALL_FLAG
from odoo.addons.edu_base.tools.dates import CHINA, today

from .people import acting, named_user
from .tables import name_records, named, record, rows

INSTRUCTION = (
    "请市教育局会同市住房城乡建设局核实新建小区配套幼儿园移交情况。"
    "逐园列出进度和障碍，十日内报我。"
)


def build(env):
    officer = acting(env, "officer")
    committee = _found(officer)
    held = _hold(committee)
    name_records(
        env,
        {
            "committee_city": committee,
            "meeting_held": held,
            "meeting_called": _call(committee),
            "matter_instruction": _instruct(env),
        },
    )


def remove(env):
    """Delete the committee with its meetings and all matters that came of them."""
    uninstalling = {MODULE_UNINSTALL_FLAG: True}
    committee = named(env, "edu.committee").with_context(**uninstalling)
    meetings = committee.meeting_ids
    matters = meetings.matter_ids | named(env, "edu.matter")
    matters.report_ids.with_context(**uninstalling).unlink()
    matters.with_context(**uninstalling).unlink()
    named(env, "edu.plan").committee_id = False
    meetings.unlink()
    committee.unlink()


def _found(env):
    committee = env["edu.committee"].create(
        {
            "name": "云岚市人民政府教育督导委员会",
            "document_number": f"云政办字〔{today().year - 1}〕6号",
            "founded_on": date(today().year - 1, 1, 1),
            "duty": "统筹全市教育督导工作，审议督导计划和督导结果的运用。",
            "member_ids": seats(env, "city"),
        }
    )
    record(env, "plan_city").with_env(env).committee_id = committee
    return committee


def seats(env, committee):
    """Return commands that create the seats of a committee of the table."""
    table = [row for row in rows("members") if row["committee"] == committee]
    return [Command.create(_member_values(env, row)) for row in table]


def _member_values(env, row):
    user = named_user(env, row["login"]) if row["login"] else env["res.users"]
    standard = f"edu_supervision.edu_committee_standard_{row['standard']}"
    return {
        "standard_id": env.ref(standard).id if row["standard"] else False,
        "held_office": row["held"],
        "duty": row["duty"],
        "post": row["post"],
        "unit_id": record(env, row["unit"]).id,
        "office": row["office"],
        "user_id": user.id,
        "person_name": user.name or row["person"],
        "date_from": date(today().year - 1, 1, 1),
    }


def _hold(committee):
    meeting = committee.env["edu.meeting"].create(
        {
            "committee_id": committee.id,
            "name": "市政府教育督导委员会全体会议",
            "start": _morning(-21),
            "place": "市政府三楼会议室",
            "minutes": "会议听取各成员单位汇报，研究下一阶段督导重点。",
            "item_ids": [
                Command.create(_item_values(committee, row)) for row in rows("agenda")
            ],
        }
    )
    meeting.action_call()
    meeting.action_hold()
    present, absent = meeting.attendee_ids[:-1], meeting.attendee_ids[-1]
    present.presence, absent.presence = "present", "absent"
    meeting.action_make_matters()
    return meeting


def _item_values(committee, row):
    lead = record(committee.env, row["lead"]).id if row["lead"] else False
    plan = record(committee.env, "plan_city").id if lead else False
    return {
        "name": row["topic"],
        "unit_id": record(committee.env, row["unit"]).id,
        "text": row["report"],
        "decision": row["decision"],
        "lead_unit_id": lead,
        "date_deadline": lead and today() + timedelta(days=int(row["due"])),
        "plan_id": plan,
    }


def _call(committee):
    meeting = committee.env["edu.meeting"].create(
        {
            "committee_id": committee.id,
            "kind": "special",
            "name": "教育评价改革方案专题会",
            "start": _morning(9),
            "place": "市教育局二楼会议室",
            "item_ids": [
                Command.create(
                    {
                        "name": "逾期任务的补救措施",
                        "unit_id": record(committee.env, "city_education").id,
                        "plan_id": record(committee.env, "plan_city").id,
                    }
                )
            ],
        }
    )
    meeting.action_call()
    return meeting


def _instruct(env):
    matter = acting(env, "leader")["edu.matter"].create(
        {
            "text": INSTRUCTION,
            "lead_unit_id": record(env, "city_education").id,
            "unit_ids": [Command.set(record(env, "city_housing").ids)],
            "date_deadline": today() + timedelta(days=10),
        }
    )
    acting(env, "liaison.education")["edu.matter.report"].create(
        {
            "matter_id": matter.id,
            "unit_id": matter.lead_unit_id.id,
            "text": "已逐园建立移交台账，其中两所正在办理产权手续。",
        }
    )
    return matter


def _morning(days):
    """Return nine o'clock in China, `days` from today, as Odoo keeps it."""
    day = today() + timedelta(days=days)
    nine = datetime.combine(day, time(9), CHINA).astimezone(UTC)
    return nine.replace(tzinfo=None)
