"""Portal and public read what is declared for them, and write nothing at all.

Held on every model in the database that is ours: the matrix knows what may be read.
"""

from .. import house


def check(env):
    outside = {role: house.roles(env)[role] for role in house.OUTSIDERS}
    rows = env["ir.model.access"].sudo().search([])
    findings = []
    for name in house.models(env):
        for row in rows.filtered(lambda row, name=name: row.model_id.model == name):
            for role, group in outside.items():
                if not row.group_id or row.group_id in group.all_implied_ids:
                    findings += [
                        f"{name}: the access row “{row.name}” lets {role} {verb}."
                        for verb in house.VERBS[1:]
                        if row[f"perm_{verb}"]
                    ]
    return findings
