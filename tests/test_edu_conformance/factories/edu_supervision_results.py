from datetime import date

from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

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


def make_edu_visit_power(county):
    return county.acting("officer")["edu.visit.power"].create(
        {
            "visit_id": make_edu_visit(county).id,
            "kind": "documents",
            "date": date(YEAR, 3, 11),
            "subject": county.fresh("食堂采购台账"),
        }
    )


def make_edu_visit_report(county):
    return county.acting("officer")["edu.visit.report"].create(
        {
            "name": county.fresh("春季开学专项督导报告"),
            "visit_ids": [(6, 0, make_edu_visit(county).ids)],
        }
    )


def make_edu_visit_statistic(county):
    visit = make_edu_visit(county)
    return county.acting("officer")["edu.visit.statistic"].browse(visit.id)


def make_edu_visit_year(county):
    """The year of a school that has been visited once."""
    visit = make_edu_visit(county)
    opened(visit.sudo(), STATE_GUARD).state = "recorded"
    rows = county.env["edu.visit.year"].sudo()
    return rows.search([("unit_id", "=", visit.unit_id.id)]).sudo(False)
