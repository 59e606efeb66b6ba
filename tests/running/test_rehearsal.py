"""A backup of the filled city, made while people work, is restored into nothing."""

import contextlib
import hashlib
import subprocess
import sys
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "config")]

from door import archive, backup, database
from door.connection import ask
from door.errors import Trouble
from door.steps import ended
from running_case import Browser, RunningCase, rows, until

WORK = HERE / "inside" / "writing.py"
WRITTEN = ("edu_task_report", "edu_transition", "ir_attachment")
TABLES = """
    SELECT table_name FROM information_schema.columns JOIN pg_tables
        ON tablename = table_name AND schemaname = current_schema()
     WHERE table_schema = schemaname AND column_name = 'id'
"""
FILES = """
    SELECT store_fname, checksum FROM ir_attachment WHERE store_fname IS NOT NULL
"""
EVIDENCE = """
    SELECT a.id, a.checksum FROM ir_attachment a
      JOIN edu_task_report_attachment_rel e ON e.attachment_id = a.id
"""


def contents(odoo) -> dict[str, dict]:
    """What the rows of every table hash to: {table: {id: hash}}."""
    found = {name: {} for (name,) in rows(odoo, TABLES)}
    each = (f"SELECT '{name}', id, md5({name}::text) FROM {name}" for name in found)
    for name, number, digest in rows(odoo, " UNION ALL ".join(each)):
        found[name][number] = digest
    return found


def sequences(odoo) -> dict[str, int]:
    return dict(
        rows(odoo, "SELECT sequencename, coalesce(last_value, 0) FROM pg_sequences")
    )


class TestRehearsal(RunningCase):
    """The archive is one moment of a database that goes on changing."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        source = cls.copy("source")
        cls.archive = cls.folder / "city.tar.gz"
        cls.before, numbers = contents(source), sequences(source)
        with cls.people_at_work(source):
            cls.gone = backup.backup(source, cls.archive)
        cls.after, cls.numbers = contents(source), (numbers, sequences(source))
        cls.manifest = archive.manifest(cls.archive)
        cls.restored = cls.odoo_on(cls.cluster("elsewhere"), "city")
        backup.restore(cls.restored, cls.archive, swap=False, neutral=False)
        cls.found = contents(cls.restored)

    @classmethod
    @contextlib.contextmanager
    def people_at_work(cls, odoo):
        """Reports are written before, in and after the block."""
        stop = cls.folder / "stop"
        with open(WORK) as work, open(cls.folder / "work.log", "w") as log:
            process = subprocess.Popen(
                odoo.command("shell", "--no-http"),
                stdin=work,
                stdout=log,
                stderr=log,
                env=odoo.environment | {"EDU_STOP": str(stop)},
            )
        with ended(process):
            cls.until_written(odoo, process)
            yield
            cls.until_written(odoo, process)
            stop.touch()
            process.wait()
        told = (cls.folder / "work.log").read_text()
        if process.returncode or "Traceback" in told:
            raise AssertionError(told)

    @classmethod
    def until_written(cls, odoo, process):
        def number():
            return rows(odoo, "SELECT max(id) FROM edu_task_report")[0][0] or 0

        enough = number() + 3
        until(
            lambda: process.poll() is not None or number() >= enough,
            "reports to be written",
        )

    def files(self) -> set[str]:
        place = database.filestore(self.restored)
        found = (str(f.relative_to(place)) for f in place.rglob("*") if f.is_file())
        return {name for name in found if not name.startswith("checklist/")}

    def test_people_went_on_working(self):
        for name in WRITTEN:
            counts = len(self.before[name]), self.manifest["tables"][name]
            with self.subTest(name):
                self.assertLess(counts[0], counts[1])
                self.assertLess(counts[1], len(self.after[name]))

    def test_counts(self):
        self.assertEqual(
            {name: len(ids) for name, ids in self.found.items()},
            {name: self.manifest["tables"][name] for name in self.before},
        )

    def test_rows_that_nobody_changed_are_equal(self):
        for name, ids in self.before.items():
            kept = ids.items() & self.after[name].items()
            with self.subTest(name):
                self.assertLessEqual(kept, self.found[name].items())

    def test_history_is_a_beginning_of_what_it_became(self):
        for name in ("edu_task_report", "edu_transition"):
            found, whole = self.found[name], self.after[name]
            self.assertLess(found.items(), whole.items())
            self.assertGreater(min(whole.keys() - found.keys()), max(found))

    def test_one_moment(self):
        """A report, its submission and its return were written at once."""
        new = {n: len(self.found[n]) - len(self.before[n]) for n in WRITTEN}
        self.assertEqual(new["edu_transition"], 2 * new["edu_task_report"])

    def test_numbers_go_on_where_they_were(self):
        first, last = self.numbers
        found = sequences(self.restored)
        for name, number in found.items():
            with self.subTest(name):
                self.assertLessEqual(first[name], number)
                self.assertLessEqual(number, last[name])
        for name, ids in self.found.items():
            if number := found.get(f"{name}_id_seq"):
                self.assertLessEqual(max(ids, default=0), number)

    def test_files_by_hash(self):
        self.assertEqual(self.gone, [])
        named = dict(rows(self.restored, FILES))
        self.assertEqual(self.files(), set(named))
        for name, checksum in named.items():
            content = (database.filestore(self.restored) / name).read_bytes()
            self.assertEqual(hashlib.sha1(content).hexdigest(), checksum, name)

    def test_people_go_on_working(self):
        """Log in at the restored city, read the evidence, report again."""
        person = Browser()
        with self.serving(self.restored, "city") as place:
            person.log_in(place, "city", "officer")
            for number, checksum in rows(self.restored, EVIDENCE)[-3:]:
                content = person.get(place, f"/web/content/{number}")
                self.assertEqual(hashlib.sha1(content).hexdigest(), checksum)
            (task,) = person.call(
                place, "edu.task", "search_read", [], ["name", "plan_id"], limit=1
            )
            (new,) = person.call(
                place,
                "edu.task",
                "create",
                [{"name": "补充事项", "plan_id": task["plan_id"][0]}],
            )
        self.assertGreater(new, max(self.found["edu_task"]))


class TestReplacing(RunningCase):
    """An archive takes the place of a database, or leaves it as it is."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.target = cls.copy("target")
        cls.archive = cls.folder / "city.tar.gz"
        backup.backup(cls.target, cls.archive)
        cls.before = contents(cls.target)
        ask(cls.target.python, cls.target.connection, "DELETE FROM edu_task_report")
        place = database.filestore(cls.target)
        cls.stray = place / "00" / ("0" * 40)
        cls.stray.parent.mkdir(exist_ok=True)
        cls.stray.touch()

    def names(self):
        like = f"{self.target.connection.database}%"
        query = "SELECT datname FROM pg_database WHERE datname LIKE %s"
        return [name for (name,) in rows(self.target, query, like)]

    def test_1_damaged_archive_changes_nothing(self):
        changed = contents(self.target)
        content = bytearray(self.archive.read_bytes())
        content[len(content) // 2] ^= 1
        damaged = self.folder / "damaged.tar.gz"
        damaged.write_bytes(content)
        with self.assertRaisesRegex(Trouble, "damaged"):
            backup.restore(self.target, damaged, swap=True, neutral=False)
        self.assertEqual(contents(self.target), changed)
        self.assertTrue(self.stray.exists())
        self.assertEqual(self.names(), [self.target.connection.database])

    def test_2_another_number_of_rows_changes_nothing(self):
        changed = contents(self.target)
        unpacked = self.folder / "unpacked"
        unpacked.mkdir()
        told = archive.extract(self.archive, unpacked)
        members = {name: unpacked / name for name in told.pop("files")}
        told["tables"]["edu_task"] += 1
        wrong = self.folder / "wrong.tar.gz"
        archive.write(wrong, told, members)
        with self.assertRaisesRegex(Trouble, "rows of edu_task"):
            backup.restore(self.target, wrong, swap=True, neutral=False)
        self.assertEqual(contents(self.target), changed)
        self.assertEqual(self.names(), [self.target.connection.database])

    def test_3_taking_the_place(self):
        backup.restore(self.target, self.archive, swap=True, neutral=True)
        found = contents(self.target)
        self.assertEqual(found["edu_task_report"], self.before["edu_task_report"])
        self.assertEqual(found["edu_transition"], self.before["edu_transition"])
        self.assertEqual(self.names(), [self.target.connection.database])
        self.assertFalse(self.stray.exists())

    def test_4_neutralized_copy_reaches_nobody(self):
        (servers,) = rows(self.target, "SELECT smtp_host FROM ir_mail_server")
        self.assertEqual(servers, ["invalid"])
        active = "SELECT array_agg(cron_name) FROM ir_cron WHERE active"
        self.assertEqual(
            rows(self.target, active), [[["Base: Auto-vacuum internal data"]]]
        )


if __name__ == "__main__":
    unittest.main()
