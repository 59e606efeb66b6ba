"""Imports killed half-way and imports at once, as other connections see them."""

import threading
import time

from psycopg2 import Error

from odoo import SUPERUSER_ID, api
from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.service.model import retrying
from odoo.tools import mute_logger

PATIENCE = 120  # seconds
IMPORT = "edu.master.import"


@mute_logger("odoo.sql_db", "odoo.service.model")
def run(env, government, file):
    """Import a file of schools (base64): kill it half-way, then let two race.

    Returns what the progress said while it ran, and what was there afterwards.
    """
    stage = Stage(env, government, file)
    return {"killed": stage.killed(), "raced": stage.raced()}


class Stage:
    """A government, the administrator of its units, and the file handed in thrice."""

    def __init__(self, env, government, file):
        self.registry = env.registry
        with self.acting(SUPERUSER_ID) as env:
            self.keeper = make_keeper(env, government).id
            self.partners = env["res.partner"].search_count([])
        self.wizards = [self.hand_in(file) for _copy in range(3)]

    def acting(self, uid=None):
        """Return a context manager: an environment that is committed at its end."""
        return Acting(self.registry, uid or self.keeper)

    def hand_in(self, file):
        with self.acting() as env:
            wizard = env[IMPORT].create({"kind": "units", "file": file})
            wizard.action_check()
            return wizard.id

    def killed(self):
        """Kill the connection of an import once a part of its rows is done."""
        pids, seen = [], []
        worker = Worker(self, self.wizards[0], pids.append)
        worker.start()
        until = time.monotonic() + PATIENCE
        while worker.is_alive() and time.monotonic() < until:
            seen.append(self.done(self.wizards[0]))
            if seen[-1]:
                self.terminate(pids[0])
                break
            time.sleep(0.01)
        worker.join(PATIENCE)
        return {"seen": seen[-1], "end": worker.end, **self.found(self.wizards[0])}

    def raced(self):
        """Let two imports of the same file start together."""
        start = threading.Barrier(2)
        workers = [
            Worker(self, wizard, lambda _pid: start.wait(PATIENCE))
            for wizard in self.wizards[1:]
        ]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join(PATIENCE)
        return {"ends": [w.end for w in workers], **self.found(self.wizards[1])}

    def done(self, wizard):
        with self.acting() as env:
            return env[IMPORT].browse(wizard).progress_id.done

    def terminate(self, pid):
        with self.acting(SUPERUSER_ID) as env:
            env.cr.execute("SELECT pg_terminate_backend(%s)", [pid])

    def found(self, wizard):
        """Return what another connection finds in the database."""
        with self.acting(SUPERUSER_ID) as env:
            schools = env["edu.unit"].search([("kind", "=", "school")])
            return {
                "schools": len(schools),
                "codes": len(set(schools.mapped("code"))),
                "partners": env["res.partner"].search_count([]) - self.partners,
                "state": env[IMPORT].browse(wizard).state,
            }


class Acting:
    """An environment of its own connection, committed at the end of the block."""

    def __init__(self, registry, uid):
        self.cursor = registry.cursor()
        self.uid = uid

    def __enter__(self):
        return api.Environment(self.cursor.__enter__(), self.uid, {})

    def __exit__(self, *error):
        return self.cursor.__exit__(*error)


class Worker(threading.Thread):
    """One import in a connection of its own; `end` says how it ended."""

    def __init__(self, stage, wizard, tell):
        super().__init__(daemon=True)
        self.stage, self.wizard, self.tell = stage, wizard, tell
        self.end = None

    def run(self):
        try:
            with self.stage.acting() as env:
                env.cr.execute("SELECT pg_backend_pid()")
                self.tell(env.cr.fetchone()[0])
                wizard = env[IMPORT].browse(self.wizard)
                retrying(wizard.action_import, env)
                self.end = wizard.state
        except UserError as error:
            self.end = str(error)
        except Error:  # as the library puts it that the connection is gone
            self.end = "cut off"


def make_keeper(env, government):
    unit = env["edu.unit"].create(
        {"name": government, "kind": "government", "level": "city"}
    )
    role = env.ref("edu_base.group_unit_administrator")
    users = env["res.users"].with_context(no_reset_password=True)
    return users.create(
        {
            "name": "keeper",
            "login": "keeper@conformance.example",
            "group_ids": [Command.set(role.ids)],
            "scope_unit_ids": [Command.set(unit.ids)],
        }
    )
