"""Claims of many processes at once: the last money of a line, one day, one visit."""

import json
import os
import random
import time
from datetime import timedelta
from functools import partial

from psycopg2 import Error

from odoo import api, sql_db
from odoo.exceptions import UserError
from odoo.modules.registry import Registry
from odoo.service.model import retrying

from odoo.addons.edu_base.tools.dates import today

from ..factories.edu_fund_claims import make_person, open_line
from ..factories.edu_supervision import make_edu_visit
from ..people import City

PROCESSES = 16
AMOUNT = 90  # of 1 000 yuan that the line holds
FITTING = 11


def run(env, rounds=1):
    """Return findings; empty when what fits is accepted and the rest are told why."""
    county = City(env).a
    findings = []
    for _round in range(rounds):
        line = open_line(county)
        claims = [
            claim_of(county, line, make_person(county)) for _n in range(PROCESSES)
        ]
        person = make_person(county)
        env.cr.commit()
        submitting = [partial(submit, claim.id) for claim in claims]
        findings += last_money(line, at_once(county, submitting))
        entering = [partial(enter, line.unit_id.id, person.id)] * PROCESSES
        findings += one_day(person, at_once(county, entering))
        visit = make_edu_visit(county)
        traveller = make_person(county)
        env.cr.commit()
        # Each for another day, so that nothing but the visit is claimed twice.
        claiming = [
            partial(enter, line.unit_id.id, traveller.id, visit=visit.id, back=n)
            for n in range(PROCESSES)
        ]
        findings += one_visit(visit, at_once(county, claiming))
    return findings


def claim_of(county, line, person):
    return enter(line.unit_id.id, person.id, county.acting("finance"))


def enter(unit, person, env, visit=False, back=0):
    day = today() - timedelta(days=back)
    expense = {"kind": "transport", "day": day, "amount": AMOUNT}
    return env["edu.claim"].create(
        {
            "partner_id": person,
            "unit_id": unit,
            "visit_id": visit,
            "item_ids": [(0, 0, expense)],
        }
    )


def submit(claim, env):
    env["edu.claim"].browse(claim)._make_move("submit")


def last_money(line, told):
    """Findings on what was accepted of the line, and on what the others were told."""
    line.env.cr.rollback()  # to see what the others have done
    line.invalidate_recordset()
    held = (line.committed, line.available)
    findings = accepted(told, FITTING, f"{line.available:.2f}")
    if held != (FITTING * AMOUNT, 1000 - FITTING * AMOUNT):
        findings.append(f"The line holds {held} after {FITTING} claims of {AMOUNT}.")
    return findings


def one_day(person, told):
    person.env.cr.rollback()
    claimed = person.env["edu.claim.item"].search([("partner_id", "=", person.id)])
    findings = accepted(told, 1, person.name)
    if len(claimed) != 1:
        findings.append(f"{len(claimed)} claims of one expense are in the database.")
    return findings


def one_visit(visit, told):
    visit.env.cr.rollback()
    claimed = visit.env["edu.claim"].sudo().search([("visit_id", "=", visit.id)])
    findings = accepted(told, 1, "")
    if len(claimed) != 1:
        findings.append(f"{len(claimed)} claims of one visit are in the database.")
    return findings


def accepted(told, number, word):
    """Findings unless `number` were accepted, the others told a sentence of `word`."""
    refused = [answer for answer in told if answer["said"]]
    findings = [
        f"Somebody was told: {answer['kind']}: {answer['said']}"
        for answer in refused
        if answer["kind"] != "told" or word not in answer["said"]
    ]
    if len(told) - len(refused) != number:
        findings.append(f"{len(told) - len(refused)} accepted, {number} fit.")
    return findings


def at_once(county, works):
    """Do each work in a process of its own, as a request does; return what they say."""
    user, name = county.users["finance"].id, county.env.cr.dbname
    start = time.monotonic() + 1
    running = []
    for work in works:
        reading, writing = os.pipe()
        pid = os.fork()
        if not pid:
            child(name, user, work, start, writing)
        os.close(writing)
        running.append((pid, reading))
    answers = []
    for pid, reading in running:
        with os.fdopen(reading) as pipe:
            answers.append(json.load(pipe))
        os.waitpid(pid, 0)
    return answers


def child(name, user, work, start, writing):
    """Wait for the others, work with connections of one's own, and tell how it went."""
    try:
        sql_db._Pool = sql_db._Pool_readonly = None
        Registry(name)._db = sql_db.db_connect(name)
        random.seed(os.getpid())
        time.sleep(max(0, start - time.monotonic()))
        with Registry(name).cursor() as cr:
            answer = tried(api.Environment(cr, user, {}), work)
        os.write(writing, json.dumps(answer).encode())
    finally:
        os._exit(0)


def tried(env, work):
    """Return `kind` and `said`: nothing when it was done, in as many `tries`."""
    tries = []

    def once():
        tries.append(1)
        work(env)

    said, kind = "", "done"
    try:
        retrying(once, env)
    except UserError as error:
        said, kind = str(error), "told"
    except Error as error:
        said, kind = str(error), type(error).__name__
    return {"said": said, "kind": kind, "tries": len(tries)}
