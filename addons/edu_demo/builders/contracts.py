"""A survey that others were asked for: paid in part, and its first report is late."""

from base64 import b64encode
from datetime import timedelta

from odoo.fields import Command

from odoo.addons.base.models.ir_module import MODULE_UNINSTALL_FLAG
from odoo.addons.edu_base.tools.dates import today

from .people import acting
from .tables import make, named, record

STATEMENT = b"%PDF-1.4\n% independence statement of the demonstration city\n%%EOF\n"
ADVANCE, REST = 29400, 68600  # yuan


def build(env):
    finance = acting(env, "finance")
    provider = make(
        finance["edu.provider"],
        {"provider_survey": {"name": "云岚明鉴教育评估中心", "contact": "丁老师"}},
    )
    late, coming = today() - timedelta(days=12), today() + timedelta(days=30)
    contract = make(
        acting(env, "officer")["edu.contract"],
        {"contract_survey": _values(env, provider, late, coming)},
    )
    contract.payment_ids = _instalments(contract, late, coming)
    contract._make_move("submit")
    signed = contract.with_env(finance)
    signed._make_move("sign")
    signed.payment_ids.filtered("is_advance")._make_move("pay")


def remove(env):
    for model in ("edu.contract", "edu.provider"):
        named(env, model).with_context(**{MODULE_UNINSTALL_FLAG: True}).unlink()


def _values(env, provider, late, coming):
    lines = record(env, "budget_city_1").line_ids
    return {
        "name": "教育满意度第三方测评",
        "number": f"云督合〔{today().year}〕1号",
        "provider_id": provider.id,
        "line_id": lines.filtered(lambda line: line.kind == "purchase").id,
        "amount": ADVANCE + REST,
        "is_evaluation": True,
        "statement": b64encode(STATEMENT),
        "statement_name": "独立性声明.pdf",
        "deliverable_ids": [
            Command.create({"name": "测评报告初稿", "date_due": late}),
            Command.create({"name": "测评报告终稿", "date_due": coming}),
        ],
    }


def _instalments(contract, late, coming):
    """Return commands for an advance, and the rest for the last deliverable."""
    advance = {"name": "预付款", "planned_on": late, "amount": ADVANCE}
    rest = {"name": "尾款", "planned_on": coming, "amount": REST}
    final = contract.deliverable_ids[-1:].id
    return [
        Command.create(advance | {"is_advance": True}),
        Command.create(rest | {"deliverable_id": final}),
    ]
