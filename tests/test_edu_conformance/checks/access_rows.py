"""Every model that holds records says who may, and to nobody in particular nothing."""

from .. import house


def check(env):
    rows = env["ir.model.access"].sudo().search([])
    by_model = rows.grouped(lambda row: row.model_id.model)
    findings = []
    for name in house.models(env):
        if name not in by_model:
            findings.append(f"{name}: no access row says who may do what.")
            continue
        findings += [
            f"{name}: the access row “{row.name}” is for everybody: it has no group."
            for row in by_model[name]
            if not row.group_id
        ]
    return findings
