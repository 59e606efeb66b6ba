"""Two web servers with workers, one database, one filestore and a read replica."""

import contextlib
import re
import shutil
import sys
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "config")]

from door import backup, home, postgres
from door.connection import ask
from door.postgres import ADMINISTRATOR
from door.scratch import UNWANTED
from door.steps import call
from running_case import FILLED, Browser, Refused, RunningCase, rows, until

JOBS = 4
JOB = """
env.cr.execute("SELECT pg_sleep(1)")
env["res.partner"].create({"name": "%s"})
"""
REQUESTS = 8  # so many that both workers of a server get some
# What is expected in the logs: that there is no replica, and that somebody is refused.
EXPECTED = re.compile(r"Failed to open a readonly cursor|odoo\.http: (?!.*retrying)")


class TestServers(RunningCase):
    """What is done on one server holds on the other."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.primary = cls.cluster("primary")
        cls.odoo = cls.odoo_on(cls.primary, "city")
        archive = cls.folder / "city.tar.gz"
        backup.backup(cls.scratch.odoo(FILLED), archive)
        backup.restore(cls.odoo, archive, swap=False, neutral=False)
        cls.replica = cls.standby()
        cls.a, cls.b = cls.started("a"), cls.started("b")
        cls.officer, cls.admin = Browser(), Browser()
        cls.officer.log_in(cls.a, "city", "officer")
        cls.admin.log_in(cls.b, "city", "admin", "admin")
        leaves = [["child_ids", "=", False]]
        cls.task = cls.officer.call(cls.a, "edu.task", "search", leaves, limit=1)

    @classmethod
    def standby(cls):
        """A PostgreSQL that follows the first one."""
        place = cls.folder / "replica"
        place.mkdir()
        postgres.give(place)
        own = {"PGPASSWORD": home.secret(ADMINISTRATOR, cls.primary.folder)}
        call(
            [
                cls.primary.binaries / "pg_basebackup",
                f"--pgdata={place / 'data'}",
                f"--port={cls.primary.port()}",
                f"--username={ADMINISTRATOR}",
                *("--host=127.0.0.1", "--write-recovery-conf", "--checkpoint=fast"),
            ],
            home.log("pg_basebackup"),
            "PostgreSQL could not be copied",
            env=own,
            **postgres.as_owner(place),
        )
        for name in ("secrets.json", "prepared"):
            shutil.copy(cls.primary.folder / name, place)
        return cls.cluster("replica")

    @classmethod
    def started(cls, title):
        cls.gevent = getattr(cls, "gevent", {}) | {title: postgres.free_port()}
        replica = (
            "--db_replica_host=127.0.0.1",
            f"--db_replica_port={cls.replica.port()}",
        )
        workers = (
            "--workers=2",
            "--max-cron-threads=1",
            f"--gevent-port={cls.gevent[title]}",
        )
        return cls.enterClassContext(cls.serving(cls.odoo, title, *workers, *replica))

    def administer(self, cluster, statement):
        place = cluster._as(ADMINISTRATOR, "postgres")
        return ask(self.scratch.python, place, statement)[0][0]

    def wait_for_replica(self):
        written = self.administer(self.primary, "SELECT pg_current_wal_lsn()")
        query = f"SELECT pg_last_wal_replay_lsn() >= '{written}'"
        until(lambda: self.administer(self.replica, query), "the replica")

    @contextlib.contextmanager
    def replica_paused(self):
        """The replica goes on answering and learns nothing new."""
        self.wait_for_replica()
        self.administer(self.replica, "SELECT pg_wal_replay_pause()::text")
        state = "SELECT pg_get_wal_replay_pause_state() = 'paused'"
        until(lambda: self.administer(self.replica, state), "the replica to pause")
        try:
            yield
        finally:
            self.administer(self.replica, "SELECT pg_wal_replay_resume()::text")
        self.wait_for_replica()

    def name_on(self, place):
        return self.officer.call(place, "edu.task", "read", self.task, ["name"])[0][
            "name"
        ]

    def test_1_one_session_on_both(self):
        person = Browser()
        person.log_in(self.a, "city", "leader")
        self.assertTrue(person.call(self.b, "edu.task", "search_count", []))
        person.post(self.b, "/web/session/destroy")
        with self.assertRaisesRegex(Refused, "SessionExpired"):
            person.call(self.a, "edu.task", "search_count", [])

    def test_2_what_is_written_on_one_is_read_on_the_other(self):
        self.officer.call(self.a, "edu.task", "write", self.task, {"name": "甲改"})
        self.wait_for_replica()
        self.assertEqual({self.name_on(self.b) for _ in range(REQUESTS)}, {"甲改"})

    def test_3_reading_is_the_replica_s_work(self):
        before, after = self.name_on(self.b), "乙改"
        with self.replica_paused():
            self.officer.call(self.a, "edu.task", "write", self.task, {"name": after})
            for place in (self.a, self.b):
                self.assertEqual(self.name_on(place), before)
                self.assertEqual(self.listed(place, before, after), (1, 0))
        for place in (self.a, self.b):
            self.assertEqual(self.name_on(place), after)
            self.assertEqual(self.listed(place, before, after), (0, 1))

    def listed(self, place, *names):
        """How many tasks a list shows of each name."""
        lists = (
            self.officer.call(
                place,
                "edu.task",
                "web_search_read",
                [["name", "=", name]],
                specification={"name": {}},
            )
            for name in names
        )
        return tuple(found["length"] for found in lists)

    def test_4_a_right_taken_away_is_gone_on_the_other(self):
        person = Browser()
        person.log_in(self.b, "city", "officer.sangxi")
        own = [["plan_id.name", "like", "桑溪"]]
        (task,) = person.call(self.b, "edu.task", "search", own, limit=1)

        def write():
            return person.call(self.b, "edu.task", "write", [task], {"sequence": 11})

        self.assertTrue(all(write() for _ in range(REQUESTS)))
        (user,) = self.admin.call(
            self.a, "res.users", "search", [["login", "=", "officer.sangxi"]]
        )
        roles = (
            "SELECT res_id FROM ir_model_data WHERE model = 'res.groups' AND name = %s"
        )
        ((group,),) = rows(self.odoo, roles, "group_officer")
        values = {"group_ids": [[3, group, 0]]}
        self.admin.call(self.a, "res.users", "write", [user], values)
        self.wait_for_replica()
        for _ in range(REQUESTS):
            with self.assertRaisesRegex(Refused, "AccessError"):
                write()

    def test_5_jobs_run_once(self):
        names = [f"job {number}" for number in range(JOBS)]
        (model,) = self.admin.call(
            self.a, "ir.model", "search", [["model", "=", "res.partner"]]
        )
        jobs = [
            {"name": name, "model_id": model, "state": "code", "code": JOB % name}
            | {"interval_number": 1, "interval_type": "days"}
            | {"nextcall": "2026-01-01 00:00:00"}
            for name in names
        ]
        made = self.admin.call(self.a, "ir.cron", "create", jobs)
        self.administer(self.primary, "NOTIFY cron_trigger, 'city'; SELECT 1")
        left = "SELECT count(*) FROM ir_cron WHERE id = ANY(%s) AND lastcall IS NULL"
        until(lambda: rows(self.odoo, left, made) == [[0]], "the jobs")
        query = (
            "SELECT name, count(*) FROM res_partner WHERE name = ANY(%s) GROUP BY name"
        )
        done = {name: 1 for name in names}
        self.assertEqual(dict(rows(self.odoo, query, names)), done)
        logs = self.a.log.read_text() + self.b.log.read_text()
        begun = {
            name: logs.count(f"Job '{name}' ({id}) starting")
            for name, id in zip(names, made, strict=True)
        }
        self.assertEqual(begun, done)

    def test_6_messages_have_a_port_of_their_own(self):
        for place in (self.a, self.b):
            told = Browser().get(place, "/websocket/health", self.gevent[place.title])
            self.assertIn(b"pass", told)

    def test_7_logs_hold_no_errors(self):
        for place in (self.a, self.b):
            self.assertEqual(unexpected(place), [])

    def test_8_without_the_replica_work_goes_on(self):
        self.replica.stop()
        for place in (self.a, self.b):
            for number in range(REQUESTS):
                name = f"无备库 {number}"
                self.officer.call(place, "edu.task", "write", self.task, {"name": name})
                self.assertEqual(self.name_on(place), name)
            self.assertIn(b"</html>", self.officer.get(place, "/odoo"))
            self.assertEqual(unexpected(place), [])


def unexpected(place) -> list[str]:
    found = UNWANTED.findall(place.log.read_text())
    return [line for line in found if not EXPECTED.search(line)]


if __name__ == "__main__":
    unittest.main()
