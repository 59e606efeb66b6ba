"""Two collections: the quarter's progress of the city's plan, and last year's duties.

The second is past its day: one report is accepted, one returned, most are missing.
"""

from datetime import date, timedelta

from odoo.fields import Command

from odoo.addons.base.models.ir_module import MODULE_UNINSTALL_FLAG
from odoo.addons.edu_base.tools.dates import today

from .people import acting, answer_reason
from .tables import name_records, named, record, rows


def build(env):
    officer = acting(env, "officer")
    plan = record(env, "plan_city").with_env(officer)
    progress = officer["edu.collection"].browse(plan.action_collect()["res_id"])
    progress.action_open()
    duties = _collect_duties(officer)
    for row in rows("duties"):
        ACTS[row["act"]](_report(env, duties, row), row)
    name_records(env, {"collection_progress": progress, "collection_duties": duties})


def remove(env):
    """Delete the collections with the reports of their units."""
    uninstalling = {MODULE_UNINSTALL_FLAG: True}
    collections = named(env, "edu.collection").with_context(**uninstalling)
    collections.report_ids.unlink()
    collections.unlink()


def _collect_duties(env):
    year = today().year - 1
    collection = env["edu.collection"].create(
        {
            "name": f"{year}年度成员单位履行教育职责情况反馈",
            "kind": "duties",
            "period_kind": "year",
            "date_from": date(year, 1, 1),
            "date_to": date(year, 12, 31),
            "date_deadline": today() - timedelta(days=10),
            "instructions": "对照成员单位职责逐项填写，数据口径截至上年末。",
            "group_id": record(env, "group_committee").id,
            "item_ids": [
                Command.create(
                    {"name": "本单位牵头解决的教育问题（件）", "kind": "number"}
                ),
                Command.create({"name": "年度任务完成率（%）", "kind": "percent"}),
                Command.create({"name": "下一年度打算", "is_required": False}),
            ],
        }
    )
    collection.action_open()
    return collection


def _report(env, collection, row):
    unit = record(env, row["unit"])
    reports = collection.with_env(acting(env, row["login"])).report_ids
    return reports.filtered(lambda report: report.unit_id == unit)


def _hand_in(report, row):
    figures = (row["solved"], row["share"], row["outlook"])
    for answer, figure in zip(report.answer_ids, figures, strict=True):
        answer.text = figure
    report.text = row["text"]
    report.action_submit()


def _accept(report, _row):
    report.action_accept()


def _return(report, row):
    answer_reason(report.action_return(), report.env, row["text"])


ACTS = {"hand_in": _hand_in, "accept": _accept, "return": _return}
