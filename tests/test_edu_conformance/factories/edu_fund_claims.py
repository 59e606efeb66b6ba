from datetime import date

from odoo.addons.edu_base.tools.dates import today

from .edu_base import make_edu_unit


def make_person(county):
    """Somebody of the county without an account."""
    return county.env["res.partner"].create({"name": county.fresh("温照野")})


def open_line(county):
    """The line of this year's budget of a unit of its own, holding 1 000 yuan."""
    budget = county.acting("finance")["edu.budget"].create(
        {
            "unit_id": make_edu_unit(county).id,
            "year": today().year,
            "document_number": county.fresh("浣财预〔2026〕"),
            "line_ids": [(0, 0, {"kind": "transport", "planned": 1000})],
        }
    )
    budget._make_move("submit")
    budget.with_env(county.acting("chief"))._make_move("approve")
    return budget.line_ids


def make_edu_claim_norm(county):
    """One of a day of its own, as each is entered once."""
    number = int(county.fresh(""))
    return county.acting("finance")["edu.claim.norm"].create(
        {
            "kind": "transport",
            "amount": 80,
            "document_number": f"浣财行〔2020〕{number}号",
            "date_from": date.fromordinal(date(2020, 1, 1).toordinal() + number),
        }
    )


def make_edu_claim(county):
    """A claim that finance has entered for a person, as a draft with an expense."""
    return county.acting("finance")["edu.claim"].create(
        {
            "partner_id": make_person(county).id,
            "unit_id": open_line(county).unit_id.id,
            "item_ids": [(0, 0, {"kind": "transport", "day": today(), "amount": 35.5})],
        }
    )


def make_sealed_edu_claim(county):
    """One that is submitted, with a receipt."""
    claim = make_edu_claim(county)
    claim.receipt_ids = [(0, 0, {"name": "票据.pdf", "raw": b"%PDF-1.7 receipt"})]
    claim._make_move("submit")
    return claim


def make_edu_claim_item(county):
    return make_edu_claim(county).item_ids


def make_edu_payee(county):
    return county.acting("finance")["edu.payee"].create(
        {
            "partner_id": make_person(county).id,
            "bank_name": "砚陵农村商业银行",
            "account_entry": county.fresh("62220000000000"),
        }
    )


def make_edu_payment(county):
    return county.acting("finance")["edu.payment"].create({})


def make_edu_payment_return(county):
    """What the bank sent back of a claim that was paid, as it is recorded."""
    line = open_line(county)
    returns = county.env["edu.payment.return"]
    row = {
        "claim_id": make_edu_claim(county).id,
        "line_id": line.id,
        "amount": 35.5,
        "paid_on": today(),
    }
    return returns._record([row])
