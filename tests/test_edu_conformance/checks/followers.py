"""Whoever may not read a record gets no mail about it, follower or not."""

from odoo import SUPERUSER_ID
from odoo.exceptions import UserError

from .. import factories, house
from ..people import City, dismissed
from ..trying import undone

TEXT = "请阅"


def check(env):
    findings = []
    with undone(env):
        city = City(env)
        for name, model in house.lasting(env).items():
            make = factories.of(name)
            if make and hasattr(model, "message_subscribe"):
                with undone(env):
                    record = make(city.a).with_user(SUPERUSER_ID)
                    findings += told_to_strangers(city, record)
                    findings += told_to_who_left(city, record)
    return findings


def told_to_strangers(city, record):
    strangers = {
        role: user.partner_id
        for role, user in city.b.users.items()
        if role != "public" and not record.with_user(user).has_access("read")
    }
    findings = []
    for way, mailed in WAYS.items():
        with undone(record.env):
            for partner in strangers.values():
                follow(record, partner)
            told = mailed(record, record.env["res.partner"].union(*strangers.values()))
            roles = [role for role, partner in strangers.items() if partner in told]
        if roles:
            who = ", ".join(roles)
            findings.append(f"{record._name}: {way}, of another county: {who}.")
    return findings


def told_to_who_left(city, record):
    """Somebody who followed with good reason, and then lost the scope."""
    user = city.a.users["officer"]
    follow(record, user.partner_id)
    with dismissed(user):
        return [
            f"{record._name}: {way}, having left the county: officer."
            for way, mailed in WAYS.items()
            if user.partner_id in mailed(record, user.partner_id)
        ]


def follow(record, partner):
    """Let the partner follow, if that is possible."""
    try:
        record.message_subscribe(partner.ids)
    except UserError:
        return


def posted(record, _partners):
    message = record.message_post(body=TEXT, subtype_xmlid="mail.mt_comment")
    return message.notified_partner_ids


def notified(record, partners):
    message = record.message_notify(body=TEXT, partner_ids=partners.ids)
    return message.notified_partner_ids


WAYS = {"told as a follower": posted, "told by a notification": notified}
