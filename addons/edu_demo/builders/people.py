"""The persons of the city: a login for every role, and a liaison in every department.

Only the persons of `data/logins.json` have a password; it is public and for
demonstration. The other liaisons cannot log in until somebody gives them one.
"""

from datetime import date
from functools import cache

from odoo.fields import Command

from odoo.addons.edu_base.tools.dates import today

from .tables import load, logins, named, record, rows, set_aside, take_up


def build(env):
    take_up(env)
    people = logins() + [_liaison(row) for row in rows("liaisons")]
    lang = env["res.lang"]._get_data(code="zh_CN").code or env.user.lang
    load(
        env["res.users"].with_context(no_reset_password=True),
        {_name(person["login"]): _user_values(env, person, lang) for person in people},
    )
    _set_passwords(env)
    load(
        env["edu.liaison"],
        {
            f"{_name(person['login'])}_post": _post_values(env, person)
            for person in people
            if person["role"] == "liaison"
        },
    )


def remove(env):
    """Delete the persons, but archive those whom the history of a record names."""
    named(env, "edu.liaison").unlink()
    persons = named(env, "res.users")
    steps = env["edu.transition"].search([("user_id", "in", persons.ids)])
    kept = steps.user_id
    kept.write({"active": False, "unit_id": False, "scope_unit_ids": [Command.clear()]})
    set_aside(kept)
    set_aside(kept.partner_id)
    contacts = (persons - kept).partner_id
    (persons - kept).unlink()
    contacts.unlink()


def named_user(env, login):
    """Return the person of the city who logs in as `login`."""
    return record(env, _name(login))


def acting(env, login):
    """Return an environment in which a person of the city acts, in Chinese."""
    user = named_user(env, login)
    return env(user=user.id, su=False, context={"lang": user.lang, "tz": user.tz})


def answer_reason(action, env, reason):
    """Say why, as the dialog that `action` opens asks."""
    question = env["edu.transition.reason"].with_context(**action["context"])
    question.create({"reason": reason}).action_confirm()


def _liaison(row):
    return {**row, "role": "liaison", "login": f"liaison.{row['unit']}"}


def _name(login):
    return f"user_{login.replace('.', '_')}"


def _user_values(env, person, lang):
    scope = [record(env, person["scope"]).id] if "scope" in person else []
    return {
        "name": person["name"],
        "login": person["login"],
        "email": f"{person['login']}@yunlan.example",
        "function": person.get("function"),
        "active": True,
        "lang": lang,
        "tz": "Asia/Shanghai",
        "notification_type": "inbox" if person["role"] != "school" else "email",
        "group_ids": [Command.set([env.ref(_group(person["role"])).id])],
        "unit_id": record(env, person["unit"]).id,
        "scope_unit_ids": [Command.set(scope)],
    }


def _group(role):
    return "base.group_portal" if role == "school" else f"edu_base.group_{role}"


def _set_passwords(env):
    # A hash takes most of a second, by design; equal passwords share one.
    hashed = cache(env["res.users"]._crypt_context().hash)
    for person in logins():
        user = record(env, _name(person["login"]))
        user._set_encrypted_password(user.id, hashed(person["password"]))


def _post_values(env, person):
    return {
        "unit_id": record(env, person["unit"]).id,
        "user_id": record(env, _name(person["login"])).id,
        "office": person["office"],
        "date_from": date(today().year - 1, 1, 1),
    }
