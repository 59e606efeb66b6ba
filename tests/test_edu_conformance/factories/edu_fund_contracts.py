from base64 import b64encode

from .edu_fund import approved_line, make_edu_budget

PDF = b64encode(b"%PDF-1.7 of a contract")


def make_edu_provider(county):
    return county.acting("finance")["edu.provider"].create(
        {"name": county.fresh("砚陵明见教育评估事务所")}
    )


def make_edu_contract(county):
    """A draft that delivers a report, and pays for it."""
    contract = county.acting("finance")["edu.contract"].create(
        {
            "name": county.fresh("义务教育质量监测服务"),
            "number": county.fresh("浣督合〔2026〕"),
            "provider_id": make_edu_provider(county).id,
            "line_id": approved_line(county).id,
            "amount": 600,
            "is_evaluation": True,
            "statement": PDF,
            "statement_name": "独立性声明.pdf",
            "deliverable_ids": [
                (0, 0, {"name": "监测报告", "date_due": "2026-06-30", "report": PDF})
            ],
        }
    )
    contract.payment_ids = [
        (
            0,
            0,
            {
                "name": "尾款",
                "planned_on": "2026-07-10",
                "amount": 600,
                "deliverable_id": contract.deliverable_ids.id,
            },
        )
    ]
    return contract


def make_sealed_edu_contract(county):
    contract = make_edu_contract(county)
    contract._make_move("submit")
    contract.with_env(county.acting("chief"))._make_move("sign")
    return contract


def make_edu_contract_deliverable(county):
    return make_edu_contract(county).deliverable_ids


def make_sealed_edu_contract_deliverable(county):
    delivered = make_sealed_edu_contract(county).deliverable_ids
    delivered._make_move("accept")
    return delivered


def make_edu_contract_payment(county):
    return make_edu_contract(county).payment_ids


def make_edu_contract_carry(county):
    """Of a contract in force, to a line of the year after."""
    contract = make_sealed_edu_contract(county)
    return county.acting("finance")["edu.contract.carry"].create(
        {"contract_ids": contract.ids, "line_id": approved_line(county).id}
    )


def make_edu_contract_split(county):
    payment = make_sealed_edu_contract(county).payment_ids
    return county.acting("finance")["edu.contract.split"].create(
        {"payment_id": payment.id, "amount": 100}
    )


def make_edu_fund_goal(county):
    """One of a budget that is still a draft."""
    return county.acting("finance")["edu.fund.goal"].create(
        {
            "budget_id": make_edu_budget(county).id,
            "name": county.fresh("随访学校覆盖率"),
            "target": 95,
            "measure": "%",
        }
    )


def make_edu_fund_audit(county):
    """What the education department has to answer."""
    return county.acting("finance")["edu.fund.audit"].create(
        {
            "name": county.fresh("培训费超范围列支"),
            "year": 2025,
            "unit_id": county.education.id,
            "auditor": "砚陵市审计局",
            "amount": 3200,
            "basis": "浣江县培训费管理办法第九条",
            "demand": "收回资金，调整账目。",
            "date_due": "2026-09-30",
        }
    )
