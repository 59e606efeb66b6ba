"""What inspectors are judged and known for: appraisals, experts, ranks, research.

Last year's appraisals are confirmed but the chief's own, which the level above judges;
this year's are open. One disciplinary case, of little weight, is closed.
"""

from datetime import date, timedelta

from odoo.fields import Domain

from odoo.addons.base.models.ir_module import MODULE_UNINSTALL_FLAG
from odoo.addons.edu_base.tools.dates import today

from .people import acting, answer_reason
from .tables import make, named, record, rows


def build(env):
    officer = acting(env, "officer")
    make(
        officer["edu.expert"], {row["id"]: _expert(env, row) for row in rows("experts")}
    )
    make(officer["edu.inspector.rank"], {r["id"]: _rank(env, r) for r in rows("ranks")})
    _publish(env, officer)
    _appraise(env, officer)
    _discipline(acting(env, "chief"))


def remove(env):
    """Delete what is kept about the people, who stay for now."""
    uninstalling = {MODULE_UNINSTALL_FLAG: True}
    of_city = Domain("inspector_id", "in", named(env, "edu.inspector").ids)
    for model in ("edu.inspector.appraisal", "edu.inspector.rank"):
        env[model].search(of_city).with_context(**uninstalling).unlink()
    for model in ("edu.expert", "edu.inspector.output", "edu.inspector.discipline"):
        named(env, model).with_context(**uninstalling).unlink()


def _expert(env, row):
    known = record(env, row["person"]) if row["person"] else env["edu.inspector"]
    person = {} if known else {"name": row["name"], "phone": row["phone"]}
    return {
        **person,
        "inspector_id": known.id,
        "category": row["category"],
        "unit_name": row["unit_name"],
        "expertise": row["expertise"],
        "owner_unit_id": record(env, "city").id,
        "date_from": date(today().year - 1, 3, 1),
    }


def _rank(env, row):
    first = date(today().year - int(row["years"]), 9, 1)
    return {
        "inspector_id": record(env, row["person"]).id,
        "kind": row["kind"],
        "name": row["name"],
        "document": row["document"].format(year=first.year),
        "date_from": first,
    }


def _publish(env, officer):
    """Enter two outputs: one its author's own and confirmed, one to be confirmed."""
    author = acting(env, "inspector")
    paper = {
        "name": "责任督学随堂听课反馈的改进路径",
        "kind": "paper",
        "year": today().year,
        "level": "province",
    }
    make(author["edu.inspector.output"], {"output_paper": paper})
    record(env, "output_paper").with_env(officer).action_confirm()
    report = {
        "inspector_id": record(env, "inspector_scholar").id,
        "name": "云岚市义务教育学业质量监测结果运用调研报告",
        "kind": "report",
        "project": "市级规划课题“监测结果运用机制研究”",
        "year": today().year - 1,
        "level": "city",
        "role": "lead",
    }
    make(officer["edu.inspector.output"], {"output_report": report})


def _appraise(env, officer):
    chief, year = acting(env, "chief"), today().year
    for opened in (year - 1, year):
        chief["edu.inspector.appraisal.opening"].create({"year": opened}).action_open()
    own = acting(env, "inspector")["edu.inspector.appraisal"]
    own = own.search(Domain("year", "=", year - 1))
    graded = officer["edu.inspector.appraisal"]
    for row in rows("appraisals"):
        appraisal = officer["edu.inspector.appraisal"].search(
            Domain("year", "=", year - 1)
            & Domain("inspector_id", "=", record(env, row["person"]).id)
        )
        writer = own if appraisal == own else appraisal
        writer.summary = row["summary"]
        appraisal.action_review()
        appraisal.write({"grade": row["grade"], "opinion": row["opinion"]})
        graded |= appraisal
    graded.action_submit()
    graded.with_env(chief).action_confirm()


def _discipline(chief):
    decided = today() - timedelta(days=150)
    case = make(
        chief["edu.inspector.discipline"],
        {
            "discipline": {
                "inspector_id": record(chief, "inspector_visitor").id,
                "ground": "other",
                "facts": "两份入校视导记录迟交，经核实系工作交接疏漏，已补齐。",
                "measure": "criticism",
                "decided_on": decided,
                "document_number": f"云政教督函〔{decided.year}〕4号",
            }
        },
    )
    case.action_decide()
    answer_reason(case.action_close(), chief, "已完成谈话提醒，记录已补齐。")
