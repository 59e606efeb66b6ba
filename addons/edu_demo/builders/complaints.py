"""What people complain of, from one just come to one closed; one is overdue.

Most used the form behind the QR code of a plate, one of them without a name. One
complaint waits for another unit, one for an inspector, one is none of the office's.
"""

from datetime import timedelta

from odoo.addons.base.models.ir_module import MODULE_UNINSTALL_FLAG
from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_inspector.tools.complaints import new_form_key

from .people import acting, named_user
from .tables import make, name_records, named, record, rows


def build(env):
    for row in rows("complaints"):
        receive = _file if row["channel"] == "page" else _take_down
        complaint = receive(env, row)
        name_records(env, {row["id"]: complaint})
        ACTS[row["until"]](complaint.with_env(acting(env, row["login"])), row)


def remove(env):
    """Delete the complaints, and count anew."""
    uninstalling = {MODULE_UNINSTALL_FLAG: True}
    complaints = named(env, "edu.complaint").with_context(**uninstalling)
    complaints.referral_ids.unlink()
    owners = complaints.owner_unit_id
    complaints.unlink()
    counters = env["edu.complaint.counter"]
    counters.search([("owner_unit_id", "in", owners.ids)]).unlink()


def _file(env, row):
    """File as the public form does, which knows of today alone; then set the day."""
    public = env(user=env.ref("base.public_user").id, su=False)
    sent = {
        "kind": "school",
        "text": row["text"],
        "name": row["name"],
        "phone": row["phone"],
        "form_key": new_form_key(),
    }
    plate = record(env, f"plate_{row['unit']}")
    complaint, _secret = public["edu.complaint"]._file(plate.code, sent)
    complaint.with_env(acting(env, row["login"])).received_on = _day(row)
    return complaint


def _take_down(env, row):
    """Register what came by phone or letter."""
    unit = record(env, row["unit"])
    return acting(env, row["login"])["edu.complaint"].create(
        {
            "owner_unit_id": unit.parent_id.id,
            "unit_id": unit.id,
            "channel": row["channel"],
            "received_on": _day(row),
            "text": row["text"],
            "person_name": row["name"],
            "person_phone": row["phone"],
        }
    )


def _day(row):
    return today() - timedelta(days=int(row["days"]))


def _leave(_complaint, _row):
    """Nobody has looked at it yet."""


def _accept(complaint, row):
    if row["handler"]:
        complaint.handler_id = named_user(complaint.env, row["handler"])
    complaint.action_accept()


def _refer(complaint, row):
    _accept(complaint, row)
    question = {
        "complaint_id": complaint.id,
        "unit_id": record(complaint.env, row["referred"]).id,
        "note": row["ask"],
    }
    make(complaint.env["edu.complaint.referral"], {f"{row['id']}_referral": question})


def _answer(complaint, row):
    _accept(complaint, row)
    handled = complaint.with_env(acting(complaint.env, complaint.handler_id.login))
    handled.write({"answer": row["answer"], "outcome": row["outcome"]})
    handled.action_answer()


def _close(complaint, row):
    _answer(complaint, row)
    complaint.action_close()


def _reject(complaint, row):
    complaint.answer = row["answer"]
    complaint.with_env(acting(complaint.env, "chief")).action_reject()


ACTS = {
    "received": _leave,
    "verifying": _accept,
    "referred": _refer,
    "answered": _answer,
    "closed": _close,
    "rejected": _reject,
}
