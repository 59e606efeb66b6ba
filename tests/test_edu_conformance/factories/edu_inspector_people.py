from datetime import date

from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from .edu_inspector import make_edu_inspector


def make_edu_expert(county):
    return county.acting("officer")["edu.expert"].create(
        {
            "category": "vocational",
            "inspector_id": make_edu_inspector(county).id,
            "date_from": date(2025, 3, 1),
        }
    )


def make_edu_inspector_appraisal(county):
    """An appraisal that has just been opened, for the person to write in."""
    inspector = make_edu_inspector(county)
    return (
        opened(county.acting("chief")["edu.inspector.appraisal"].sudo(), STATE_GUARD)
        .create({"inspector_id": inspector.id, "year": 2025, "figures": {"months": 12}})
        .with_env(county.acting("chief"))
    )


def make_edu_inspector_appraisal_opening(county):
    return county.acting("chief")["edu.inspector.appraisal.opening"].create(
        {"year": 2025}
    )


def make_edu_inspector_discipline(county):
    return county.acting("chief")["edu.inspector.discipline"].create(
        {
            "inspector_id": make_edu_inspector(county).id,
            "ground": "other",
            "facts": "两次未按期交回督导记录。",
        }
    )


def make_edu_inspector_output(county):
    return county.acting("officer")["edu.inspector.output"].create(
        {
            "inspector_id": make_edu_inspector(county).id,
            "name": county.fresh("县域课后服务质量调研报告"),
            "kind": "report",
            "year": 2025,
        }
    )


def make_edu_inspector_rank(county):
    return county.acting("officer")["edu.inspector.rank"].create(
        {
            "inspector_id": make_edu_inspector(county).id,
            "name": "高级教师",
            "date_from": date(2020, 9, 1),
        }
    )
