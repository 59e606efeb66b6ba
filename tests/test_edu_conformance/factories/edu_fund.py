from base64 import b64encode
from itertools import count

_years = count(2027)


def make_edu_budget(county):
    """One of the office, of a year that has none yet, as a draft with a line."""
    return county.acting("officer")["edu.budget"].create(
        {
            "unit_id": county.office.id,
            "year": next(_years),
            "document_number": county.fresh("浣财教〔2026〕"),
            "line_ids": [(0, 0, {"kind": "transport", "planned": 1000})],
        }
    )


def make_edu_budget_line(county):
    return make_edu_budget(county).line_ids


def approved_line(county):
    """The line of a budget that has been approved."""
    budget = make_edu_budget(county)
    budget._make_move("submit")
    budget.with_env(county.acting("finance"))._make_move("approve")
    return budget.line_ids


def make_edu_budget_share(county):
    return county.acting("officer")["edu.budget.share"].create(
        {"line_id": make_edu_budget_line(county).id, "level": "city", "percent": 100}
    )


def make_edu_budget_adjustment(county):
    return county.acting("officer")["edu.budget.adjustment"].create(
        {
            "name": county.fresh("追加交通费"),
            "document_number": county.fresh("浣财教〔2026〕"),
            "line_ids": [(0, 0, {"line_id": approved_line(county).id, "amount": 100})],
        }
    )


def make_edu_budget_adjustment_line(county):
    return make_edu_budget_adjustment(county).line_ids


def make_edu_budget_entry(county):
    return approved_line(county).sudo().entry_ids


def make_edu_fund_statistic(county):
    """One of a year that has none yet, as a draft."""
    statistics = county.acting("finance")["edu.fund.statistic"]
    owned = [("owner_unit_id", "=", county.government.id)]
    return statistics.create(
        {
            "year": 2001 + statistics.search_count(owned),
            "budget_total": 30_000_000,
            "education": 6_000_000,
            "pupils": 400,
            "source": county.fresh("浣财决算〔2026〕"),
        }
    )


def make_edu_fund_pupil_norm(county):
    norms = county.acting("finance")["edu.fund.pupil.norm"]
    owned = [("owner_unit_id", "=", county.government.id)]
    return norms.create(
        {
            "year": 2001 + norms.search_count(owned),
            "stage": "primary",
            "allocation": 9000,
            "public_expense": 720,
        }
    )


def make_edu_fund_fee(county):
    """A draft that no other is charged for."""
    return county.acting("finance")["edu.fund.fee"].create(
        {
            "kind": "boarding",
            "stage": "senior",
            "grade": county.fresh("示范高中"),
            "amount": 400,
            "document_number": county.fresh("浣发改价〔2026〕"),
        }
    )


def make_edu_budget_copy(county):
    values = {"budget_id": make_edu_budget(county).id}
    return county.acting("officer")["edu.budget.copy"].create(values)


def make_edu_budget_upload(county):
    return county.acting("officer")["edu.budget.upload"].create(
        {"budget_id": make_edu_budget(county).id, "file": b64encode(b"kind,title")}
    )


def make_edu_fund_execution(county):
    budget = approved_line(county).budget_id
    rows = county.env["edu.fund.execution"].sudo()
    return rows.search([("budget_id", "=", budget.id)]).sudo(False)


def make_edu_fund_execution_sheet(county):
    return county.acting("finance")["edu.fund.execution.sheet"].create({})


def make_edu_fund_notice(county):
    return county.acting("finance")["edu.fund.notice"].create({})
