"""What supervision costs: budgets of two years, claims, statistics, school fees.

What was spent in earlier months was so before the system was there; this month's claims
take their way through it. Education spending fell in one county.
"""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from odoo.fields import Command

from odoo.addons.base.models.ir_module import MODULE_UNINSTALL_FLAG
from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened
from odoo.addons.edu_fund.tools.bookings import Booking
from odoo.addons.edu_fund.tools.money import fen, yuan

from .people import acting
from .tables import make, name_records, named, record, rows

# Who works away from home a day a month, and who pays for it.
TRAVELLERS = (
    ("city", "inspector_long"),
    ("city", "inspector_public"),
    ("city", "inspector_diligent"),
    ("wuzhu", "inspector_soon"),
    ("wuzhu", "inspector_quarter"),
)
WRITERS = {"city": "officer", "wuzhu": "officer.wuzhu", "sangxi": "officer.sangxi"}
STAY = {"lodging": 180, "communication": 10}  # yuan a day
WHY = "参加市级督导集中工作"
PAY_DAY = 28  # of the month
LAST_YEAR = 0.95  # of what is planned this year, to the ten yuan
GOALS = {  # title, unit, what is aimed at, and what last year reached
    "visits": ("年度督导学校覆盖率", "%", 100, 96),
    "hours": ("督学人均集中培训学时", "学时", 40, 42),
}
MODELS = (
    "edu.fund.audit",
    "edu.fund.goal",
    "edu.fund.statistic",
    "edu.fund.fee",
    "edu.claim",
    "edu.payment",
    "edu.payee",
    "edu.claim.norm",
)


def build(env):
    _norms(env)
    _statistics(env)
    _fees(env)
    _payees(env)
    for year, share in ((today().year - 1, LAST_YEAR), (today().year, 1)):
        _budgets(env, year, share)
        _earlier_claims(env, year)
    _payment_lists(env)
    _claims(env)
    _scores(env)
    _audit(env)


def remove(env):
    leaving = {MODULE_UNINSTALL_FLAG: True}
    budgets = named(env, "edu.budget").with_context(**leaving)
    lines = budgets.line_ids
    for model in MODELS:
        named(env, model).with_context(**leaving).unlink()
    env["edu.budget.entry"].with_context(**leaving).search(
        [("line_id", "in", lines.ids)]
    ).unlink()
    budgets.unlink()


def _person(env, name):
    """Return as whom an inspector claims: as the account, where there is one."""
    inspector = record(env, name)
    return inspector.user_id.partner_id or inspector.partner_id


def _norms(env):
    finance, city = acting(env, "finance"), record(env, "city")
    make(
        finance["edu.claim.norm"],
        {
            f"norm_{place}": {
                **row,
                "distance": row["distance"] or False,
                "amount": float(row["amount"]),
                "owner_unit_id": city.id,
                "date_from": date(today().year - 1, 1, 1),
                "document_number": f"云财行〔{today().year - 2}〕18号",
            }
            for place, row in enumerate(rows("claim_norms"))
        },
    )


def _statistics(env):
    """Three years of each government, as finance has confirmed them."""
    finance = acting(env, "finance")
    values = {}
    for row in rows("fund_statistics"):
        year = today().year - int(row["back"])
        values[f"statistic_{row['unit']}_{row['back']}"] = {
            "owner_unit_id": record(env, row["unit"]).id,
            "year": year,
            "budget_total": float(row["budget_total"]),
            "education": float(row["education"]),
            "pupils": int(row["pupils"]),
            "source": f"{year}年财政决算报表",
        }
    make(finance["edu.fund.statistic"], values)._make_move("confirm")


def _fees(env):
    """What schools may charge since some September; one was not looked at for long."""
    values = {}
    for place, row in enumerate(rows("school_fees")):
        year = today().year - int(row["back"])
        values[f"fee_{place}"] = {
            "owner_unit_id": record(env, row["unit"]).id,
            "document_number": f"云发改价〔{year}〕{place + 21}号",
            "date_from": date(year, 9, 1),
            "amount": float(row["amount"]),
            "grade": row["grade"] or False,
            **{name: row[name] for name in ("kind", "stage", "sector", "per")},
        }
    make(acting(env, "finance")["edu.fund.fee"], values)._make_move("confirm")


def _payees(env):
    """Finance has compared them; one person has a new card since."""
    finance = acting(env, "finance")
    make(
        finance["edu.payee"],
        {
            f"payee_{name}": {
                "partner_id": _person(env, name).id,
                "owner_unit_id": record(env, unit).id,
                "bank_name": "云岚市农村商业银行云台支行",
                "account_entry": f"62170000990100{place:05d}",
            }
            for place, (unit, name) in enumerate(TRAVELLERS)
        },
    ).action_check_account()
    own = record(env, "payee_inspector_long")
    own.with_env(acting(env, "inspector")).account_entry = "6217000099010099999"


def _budgets(env, year, share):
    """The offices have submitted them, and finance has entered the approval."""
    table = {}
    for row in rows("budget_lines"):
        table.setdefault(row["unit"], []).append(row)
    for unit, lines in table.items():
        writer = acting(env, WRITERS.get(unit, "finance"))
        budget = make(
            writer["edu.budget"],
            {
                f"budget_{unit}_{year - today().year + 1}": {
                    "owner_unit_id": record(env, unit).id,
                    "unit_id": record(env, f"{unit}_supervision").id,
                    "year": year,
                    "document_number": f"云财教〔{year}〕{len(lines)}号",
                    "line_ids": [
                        Command.create(
                            {
                                "kind": row["kind"],
                                "planned": round(int(row["planned"]) * share, -1),
                                "note": row["note"],
                            }
                        )
                        for row in lines
                    ],
                }
            },
        )
        if unit == "city":
            _goals(budget)
        budget._make_move("submit")
        approver = "finance" if unit in WRITERS else "chief"
        budget.with_env(acting(env, approver))._make_move("approve")


def _earlier_claims(env, year):
    """One stay a month of each traveller, paid at its end."""
    days = [date(year, month, 8) for month in range(1, 13)]
    past = [day for day in days if day < today() - relativedelta(months=1)]
    for place, (unit, name) in enumerate(TRAVELLERS):
        budget = record(env, f"budget_{unit}_{year - today().year + 1}")
        lines = {line.kind: line for line in budget.line_ids}
        for day in past:
            _paid_claim(env, name, lines, day + timedelta(days=place))


def _paid_claim(env, name, lines, day):
    kinds = [kind for kind in STAY if kind in lines]
    line = lines[kinds[0]]
    claims = opened(env["edu.claim"], STATE_GUARD)
    claim = claims.create(
        {
            "partner_id": _person(env, name).id,
            "owner_unit_id": line.owner_unit_id.id,
            "unit_id": line.unit_id.id,
            "number": f"BX{day:%Y}-{day:%m%d}",
            "submitted_on": day + timedelta(days=3),
            "paid_on": day.replace(day=PAY_DAY),
            "item_ids": [
                Command.create(
                    {"kind": kind, "day": day, "amount": STAY[kind], "note": WHY}
                )
                for kind in kinds
            ],
        }
    )
    for item in opened(claim.item_ids, STATE_GUARD):
        item.line_id = lines[item.kind]
    opened(claim, STATE_GUARD).state = "paid"
    name_records(env, {f"claim_{name}_{day:%Y%m}": claim.with_env(env)})
    _book(env, claim, "commit", day, committed=1)
    paid = day.replace(day=PAY_DAY)
    _book(env, claim, "spend", paid, committed=-1, spent=1)


def _payment_lists(env):
    """What each government paid on a day went to the bank on one list."""
    paid = named(env, "edu.claim").filtered("paid_on")
    finance = acting(env, "finance").user
    units = {record(env, unit): unit for unit, _name in TRAVELLERS}
    for (owner, day), claims in paid.grouped(
        lambda claim: (claim.owner_unit_id, claim.paid_on)
    ).items():
        payment = opened(env["edu.payment"], STATE_GUARD).create(
            {
                "name": f"{day.year}年{day.month}月差旅费支付清单",
                "owner_unit_id": owner.id,
                "date": day,
                "state": "paid",
                "paid_on": day,
                "paid_by_id": finance.id,
            }
        )
        opened(claims, STATE_GUARD).payment_id = payment
        name_records(env, {f"payment_{units[owner]}_{day:%Y%m}": payment.with_env(env)})


def _book(env, claim, movement, day, **signs):
    env["edu.budget.line"]._book(
        Booking(
            line=item.line_id.id,
            movement=movement,
            day=day,
            model="edu.claim",
            document=claim.id,
            **{name: sign * yuan(fen(item.amount)) for name, sign in signs.items()},
        )
        for item in claim.item_ids
    )


def _claims(env):
    """This month's: two that are clean, one above the norm; a fourth is a draft."""
    first = today().replace(day=1)
    people = {
        "inspector_long": ("inspector", 180),
        "inspector_public": ("officer", 180),
        "inspector_diligent": ("officer", 230),
    }
    for place, (name, (login, amount)) in enumerate(people.items()):
        day = first + timedelta(days=place)
        _claim(env, name, login, day, amount)._make_move("submit")
    later = first + timedelta(days=9)
    _claim(env, "inspector_long", "inspector", later, 180, "draft")


def _claim(env, name, login, day, amount, suffix="now"):
    amounts = STAY | {"lodging": amount}
    return make(
        acting(env, login)["edu.claim"],
        {
            f"claim_{name}_{suffix}": {
                "partner_id": _person(env, name).id,
                "owner_unit_id": record(env, "city").id,
                "unit_id": record(env, "city_supervision").id,
                "item_ids": [
                    Command.create(
                        {"kind": kind, "day": day, "amount": asked, "note": WHY}
                    )
                    for kind, asked in amounts.items()
                ],
            }
        },
    )


def _goals(budget):
    """What the money is to bring about, as it stands in the draft."""
    back = today().year - budget.year
    make(
        budget.env["edu.fund.goal"],
        {
            f"goal_{name}_{1 - back}": {
                "budget_id": budget.id,
                "name": title,
                "measure": unit,
                "target": target,
                "weight": 50,
            }
            for name, (title, unit, target, _actual) in GOALS.items()
        },
    )


def _scores(env):
    """Last year's goals: scored by the office, reviewed by finance."""
    for name, (_title, _unit, target, actual) in GOALS.items():
        goal = record(env, f"goal_{name}_0").with_env(acting(env, "officer"))
        score = 50 * min(1, actual / target)
        goal.write({"actual": actual, "self_score": score, "self_words": "见年度总结"})
        goal._make_move("score")
        review = goal.with_env(acting(env, "finance"))
        review.write({"review_score": score, "review_words": "自评属实", "use": "keep"})
        review._make_move("review")


def _audit(env):
    make(
        acting(env, "finance")["edu.fund.audit"],
        {
            "audit_receipts": {
                "name": "部分交通费报销未附出行说明",
                "year": today().year - 1,
                "unit_id": record(env, "wuzhu_supervision").id,
                "owner_unit_id": record(env, "wuzhu").id,
                "auditor": "梧竹区审计局",
                "document_number": f"梧审报〔{today().year}〕7号",
                "amount": 1260,
                "basis": "区级行政事业单位财务管理办法",
                "demand": "补充出行说明，完善报销审核流程。",
                "date_due": today() + timedelta(days=20),
            }
        },
    )
