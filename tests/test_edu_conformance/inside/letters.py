"""Letters issued and printed by many processes at once, of which some are killed."""

import os
import random
import select
import signal
import time
from collections import Counter

from psycopg2.extensions import TransactionRollbackError

from odoo import SUPERUSER_ID, api, sql_db
from odoo.modules.registry import Registry
from odoo.tools import split_every

from ..people import City

LETTERS = 400
PROCESSES = 8
BATCH = 4
PDF = b"%PDF-1.7 of number "


def run(env):
    """Return findings; empty when every number is given once and every file kept."""
    chief, ids = prepare(env)
    env.cr.commit()
    name = env.cr.dbname
    shares = [ids[n::PROCESSES] for n in range(PROCESSES)]
    stuck = at_once(name, [issue(chief, share) for share in shares])
    left = unissued(name)
    findings = [] if left else ["Nobody was killed before the own share was done."]
    at_once(name, [issue(chief, left)], kill=0)
    findings += stuck + numbered(name)
    stuck = at_once(name, [print_all() for _n in range(PROCESSES)])
    at_once(name, [print_all()], kill=0)
    return findings + stuck + printed(name)


def prepare(env):
    """Return the id of a chief and those of drafts of the own county."""
    county = City(env).a
    kind = env["edu.letter.type"].create(
        {"name": "通知", "code": "crowd", "title": "通知", "body": "请遵照执行。"}
    )
    env["edu.letter.series"].create(
        {"word": "浣督", "type_id": kind.id, "owner_unit_id": county.government.id}
    )
    chief = county.users["chief"]
    records = env["edu.committee"].create(
        [
            {"name": f"专家组{n}", "owner_unit_id": county.government.id}
            for n in range(LETTERS)
        ]
    )
    letters = (
        env["edu.letter"]
        .with_user(chief)
        ._prepare("crowd", records.with_user(chief), {record: {} for record in records})
    )
    return chief.id, letters.ids


def at_once(name, works, kill=2):
    """Do each work in a process of its own; kill the first ones while they hold locks.

    Returns a finding for each of the others that fails.
    """
    pids, holding = [], []
    for place, work in enumerate(works):
        reading, writing = os.pipe()
        pid = os.fork()
        if not pid:
            child(name, work, writing if place < kill else None)
        os.close(writing)
        pids.append(pid)
        holding.append(reading)
    kill_as_they_tell(dict(zip(holding[:kill], pids, strict=False)))
    codes = [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in pids]
    for reading in holding:
        os.close(reading)
    return [f"A process ended with {code}." for code in codes[kill:] if code]


def kill_as_they_tell(pids):
    """Kill each process once it tells that it holds a lock, in whatever order.

    `pids` is {pipe: process}. One may be waiting for what another holds.
    """
    while pids:
        for reading in select.select(list(pids), [], [])[0]:
            os.read(reading, 1)
            os.kill(pids.pop(reading), signal.SIGKILL)


def child(name, work, told):
    """Work with connections of one's own, as a worker of the server does."""
    code = 1
    try:
        sql_db._Pool = sql_db._Pool_readonly = None
        Registry(name)._db = sql_db.db_connect(name)
        random.seed(os.getpid())
        work(name, hold(told) if told is not None else lambda step: None)
        code = 0
    finally:
        os._exit(code)


def hold(told):
    """Return a function that stops for ever at its third step, and tells so."""

    def stop(step):
        if step == 2:
            os.write(told, b"!")
            time.sleep(600)

    return stop


def again(name, uid, function):
    """Call the function in a transaction, anew as long as others were faster."""
    for patience in reversed(range(1000)):
        try:
            with Registry(name).cursor() as cr:
                return function(api.Environment(cr, uid, {}))
        except TransactionRollbackError:
            if not patience:
                raise
            time.sleep(random.uniform(0.0, 0.1))


def issue(chief, ids):
    """Return the work of issuing letters, some in each transaction."""

    def work(name, stop):
        for step, some in enumerate(split_every(BATCH, ids)):

            def one(env, some=some, step=step):
                env["edu.letter"].browse(some)._issue()
                env.flush_all()
                stop(step)

            again(name, chief, one)

    return work


def print_all():
    """Return the work of the job, with a stub in the place of Chromium."""

    def work(name, stop):
        registry, steps = Registry(name), Counter()

        def stub(_reports, pages):
            stop(steps["print"])
            steps["print"] += 1
            time.sleep(0.02)
            return [PDF + page.encode()[-40:] for page in pages]

        registry["ir.actions.report"]._chromium_print = stub
        again(name, SUPERUSER_ID, lambda env: env["edu.letter"]._cron_print())

    return work


def unissued(name):
    with Registry(name).cursor() as cr:
        cr.execute("SELECT id FROM edu_letter WHERE state = 'draft' ORDER BY id")
        return [number for (number,) in cr.fetchall()]


def numbered(name):
    """Findings on numbers that are missing or given twice."""
    with Registry(name).cursor() as cr:
        cr.execute("SELECT number_index FROM edu_letter ORDER BY number_index")
        given = [index for (index,) in cr.fetchall()]
        cr.execute("SELECT last_index FROM edu_letter_counter")
        counted = cr.fetchall()
    findings = []
    if given != list(range(1, LETTERS + 1)):
        findings.append(f"The numbers have gaps or doubles: {given}")
    if counted != [(LETTERS,)]:
        findings.append(f"The counter says {counted}.")
    return findings


def printed(name):
    """Findings on letters that have no file, or two, or not the one they say."""
    with Registry(name).cursor() as cr:
        letters = api.Environment(cr, SUPERUSER_ID, {})["edu.letter"].search([])
        files = letters.env["ir.attachment"].search(
            [("res_model", "=", "edu.letter"), ("res_field", "=", "pdf")]
        )
        states = Counter(letters.mapped("state"))
        steps = Counter(letters.transition_ids.mapped("move"))
        holders = set(files.mapped("res_id"))
        findings = []
        if states != {"printed": LETTERS}:
            findings.append(f"Not all are printed: {states}")
        if len(files) != LETTERS or holders != set(letters.ids):
            findings.append(f"{len(files)} files for {len(letters)} letters.")
        if steps != {"issue": LETTERS, "print": LETTERS}:
            findings.append(f"Steps were made twice or never: {steps}")
    return findings
