"""The inspectors' terms of office, from one made public to one about to end.

The city and two of its three counties have a chief inspector; one term is the third in
a row, one inspector is suspended, and one has just been appointed, with the letter.
"""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from odoo.addons.base.models.ir_module import MODULE_UNINSTALL_FLAG
from odoo.addons.edu_base.tools.dates import today

from .people import acting
from .tables import load, name_records, named, record, rows

BULLETIN = "云岚市人民政府门户网站“公示公告”栏"


def build(env):
    table = rows("appointments")
    persons = {row["person"]: record(env, row["person"]) for row in table}
    _found_series(env)
    terms = _take_over(env, table, persons) | _recommend(env, table, persons)
    name_records(env, terms)
    chief = acting(env, "chief")
    for row in table:
        if row["what"] == "suspended":
            suspension = _suspend(chief, persons[row["person"]])
            name_records(env, {"suspension": suspension})
    lettered = terms["inspector_long_term"] | terms["inspector_new_term"]
    lettered.with_env(chief).action_letters()
    lettered.with_env(chief).letter_id.action_issue()


def remove(env):
    """Delete the terms and their letters."""
    uninstalling = {MODULE_UNINSTALL_FLAG: True}
    terms = named(env, "edu.inspector.appointment").with_context(**uninstalling)
    letters = env["edu.letter"].search(
        [("res_model", "=", terms._name), ("res_id", "in", terms.ids)]
    )
    named(env, "edu.inspector.suspension").with_context(**uninstalling).unlink()
    terms.unlink()
    letters.with_context(**uninstalling).unlink()
    series = named(env, "edu.letter.series").with_context(**uninstalling)
    series.counter_ids.unlink()
    series.unlink()


def _found_series(env):
    kind = env.ref("edu_inspector.edu_letter_type_appointment")
    values = {
        "word": "云政教督聘",
        "type_id": kind.id,
        "owner_unit_id": record(env, "city").id,
    }
    load(env["edu.letter.series"], {"series_appointment": values})


def _take_over(env, table, persons):
    """Return {name: term} of the terms that were in force before the system was."""
    chosen = [row for row in table if row["what"] in ("taken", "suspended")]
    taken = acting(env, "officer")["edu.inspector.appointment"]._take_over(
        [_taken_values(persons[row["person"]], row) for row in chosen]
    )
    return {
        f"{row['person']}_term": term for row, term in zip(chosen, taken, strict=True)
    }


def _taken_values(person, row):
    last = row["days"] and today() + timedelta(days=int(row["days"]))
    first = last and last - relativedelta(years=3) + timedelta(days=1)
    return {
        "inspector_id": person.id,
        "kind": person.kind,
        "post": row["post"],
        "date_from": first or date(today().year - int(row["years"]), 3, 1),
        "date_to": last or False,
        "term_number": int(row["number"]),
        "act_number": f"云政教督〔{today().year - 2}〕3号",
    }


def _recommend(env, table, persons):
    """Return {name: term} of those recommended, some made public, one appointed.

    Who may not be appointed is not reviewed either: the draft says why.
    """
    terms = {}
    for row in table:
        if row["what"] not in ("recommended", "public", "appointed"):
            continue
        term = acting(env, "officer")["edu.inspector.appointment"].create(
            {
                "inspector_id": persons[row["person"]].id,
                "post": row["post"],
                "date_from": today() + timedelta(days=10),
                "recommended_by_id": record(env, "city_education").id,
                "grounds": "长期从事教育教学研究，熟悉督导工作。",
            }
        )
        terms[f"{row['person']}_term"] = term
        if row["what"] == "recommended":
            continue
        term.action_review()
        _publicise(term, 3 if row["what"] == "public" else 45)
        if row["what"] == "appointed":
            _appoint(term.with_env(acting(env, "chief")))
    return terms


def _publicise(term, days):
    """Make a term public, as if it had been done so many days ago."""
    _step(
        term.action_publicise(),
        term.env,
        publicity_from=today() - timedelta(days=days),
        published_at=BULLETIN,
    )


def _appoint(term):
    _step(term.action_appoint(), term.env, act_number=f"云政教督〔{today().year}〕5号")


def _step(action, env, **values):
    """Answer the dialog that a step opens."""
    question = env["edu.inspector.step"].with_context(**action["context"])
    question.create(values).action_confirm()


def _suspend(env, person):
    return env["edu.inspector.suspension"].create(
        {
            "inspector_id": person.id,
            "date_from": today() - timedelta(days=12),
            "reason": "配合调查，暂停履职",
        }
    )
