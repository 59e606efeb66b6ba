"""A county at work with edu_fund alone, in Odoo's shell (which gives ``env``)."""

from odoo.exceptions import UserError

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.test_edu_conformance.checks.views import Records, menus, told, views
from odoo.addons.test_edu_conformance.factories.edu_fund_claims import (
    make_edu_claim_norm,
)
from odoo.addons.test_edu_conformance.people import City

GRANTED, COST = 1000, 35.5


def approved_budget(county):
    """The office asks for money; who asked does not grant it, finance does."""
    budget = county.acting("officer")["edu.budget"].create(
        {
            "unit_id": county.office.id,
            "year": today().year,
            "document_number": "浣财教〔2026〕6号",
            "line_ids": [(0, 0, {"kind": "transport", "planned": GRANTED})],
        }
    )
    budget._make_move("submit")
    refused(lambda: budget._make_move("approve"))
    budget.with_env(county.acting("finance"))._make_move("approve")
    return budget


def paid_claim(county):
    """An inspector claims what no visit caused; finance clears and pays it."""
    make_edu_claim_norm(county)
    finance = county.acting("finance")
    claims = county.acting("inspector")["edu.claim"]
    claim = claims.create(
        {
            "unit_id": county.office.id,
            "item_ids": [(0, 0, {"kind": "transport", "day": today(), "amount": COST})],
        }
    )
    claim._make_move("submit")
    refused(lambda: claim._make_move("check"))
    inbox = claim.with_env(finance)
    inbox._make_move("check")
    inbox._make_move("approve")
    payee = finance["edu.payee"].create(
        {
            "partner_id": claim.partner_id.id,
            "bank_name": "砚陵农村商业银行",
            "account_entry": "6222000011112222",
        }
    )
    payee.action_check_account()
    listed = inbox.action_list_for_payment()
    finance["edu.payment"].browse(listed["res_id"]).action_pay()
    return claim


def refused(act):
    try:
        act()
    except UserError:
        return
    raise AssertionError("Somebody approves the own submission.")


def executed(env, budget):
    """What finance reads of the execution of a budget: granted, spent, left."""
    env.flush_all()
    rows = env["edu.fund.execution"].search([("budget_id", "=", budget.id)])
    return [(row.granted, row.spent, row.available) for row in rows]


county = City(env).a  # noqa: F821 (of the shell)
budget, claim = approved_budget(county), paid_claim(county)
assert claim.state == "paid" and "visit_id" not in claim._fields
finance = county.acting("finance")
found = executed(finance, budget)
assert found == [(GRANTED, COST, GRANTED - COST)], found
pages = [*menus(finance, Records(county)), *views(finance)]
faults = told("finance", pages)
assert len(pages) > 50 and not faults, faults
