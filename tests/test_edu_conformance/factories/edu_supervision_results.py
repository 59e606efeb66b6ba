from datetime import date

from .edu_supervision import YEAR, make_edu_visit


def make_edu_visit_hearing(county):
    return county.acting("officer")["edu.visit.hearing"].create(
        {
            "visit_id": make_edu_visit(county).id,
            "kind": "parents",
            "date": date(YEAR, 3, 11),
            "people": 6,
        }
    )


def make_edu_visit_report(county):
    return county.acting("officer")["edu.visit.report"].create(
        {
            "name": county.fresh("春季开学专项督导报告"),
            "visit_ids": [(6, 0, make_edu_visit(county).ids)],
        }
    )
