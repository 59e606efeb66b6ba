"""The last released state, filled with the fictional city, becomes the present one."""

import json
import subprocess
import sys
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "config")]

from door import addons, database, home, scratch
from door.steps import step
from running_case import RunningCase, rows

COLUMNS = r"""
    SELECT table_name, array_agg(column_name::text ORDER BY ordinal_position)
      FROM information_schema.columns JOIN pg_tables
        ON tablename = table_name AND schemaname = current_schema()
     WHERE table_schema = schemaname
       AND table_name ^@ 'edu_'
       AND column_name NOT IN ('write_date', 'write_uid')
     GROUP BY table_name
"""
FILES = r"""
    SELECT id, res_model, res_id, name, checksum, store_fname FROM ir_attachment
     WHERE res_model LIKE 'edu.%%'
"""
PEOPLE = "SELECT id, login, active, password, partner_id FROM res_users"
GROUPS = """
    SELECT u.login, d.module || '.' || d.name
      FROM res_groups_users_rel r
      JOIN res_users u ON u.id = r.uid
      JOIN ir_model_data d ON d.model = 'res.groups' AND d.res_id = r.gid
"""
MESSAGES = r"SELECT id, model, res_id, body FROM mail_message WHERE model LIKE 'edu.%%'"
DEFINITIONS = "SELECT model, count(*) FROM ir_model_data GROUP BY model"
UNSETTLED = """
    SELECT name, state FROM ir_module_module
     WHERE state NOT IN ('installed', 'uninstalled', 'uninstallable')
"""


class TestUpgrade(RunningCase):
    """Everything that people entered is there afterwards, and as it was."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        old = cls.released()
        name = "upgraded"
        cls.enterClassContext(cls.scratch.lent(name))
        database.create(cls.scratch.odoo(name))
        before = database.configured(
            cls.scratch.tree,
            cls.scratch.python,
            cls.scratch.cluster.connection(name),
            ours=[cls.folder / "addons"],
        )
        options = ("-i", ",".join(old), f"--load-language={database.LANGUAGE}")
        with step("Installing the released state") as current:
            scratch.install(before, options, current)
        database.record(before, database.fingerprints(before, old))
        database.finish(before)
        cls.columns = dict(rows(before, COLUMNS))
        cls.before = entered(before, cls.columns)
        cls.upgrade(name)

    @classmethod
    def upgrade(cls, name):
        cls.odoo = cls.scratch.odoo(name)
        log = home.log(name)
        log.unlink()
        database.ensure(cls.odoo, addons.product())
        cls.after = entered(cls.odoo, cls.columns)
        cls.once = cls.everything()
        database.update(cls.odoo, list(addons.product()), [])
        cls.twice = cls.everything()
        cls.unexpected = scratch.unexpected(log)

    @classmethod
    def everything(cls) -> dict[str, set]:
        definitions = {tuple(row) for row in rows(cls.odoo, DEFINITIONS)}
        found = entered(cls.odoo, dict(rows(cls.odoo, COLUMNS)))
        return {**found, "definitions": definitions}

    @classmethod
    def released(cls) -> dict[str, addons.Addon]:
        """Our addons as they were last released, in a folder of their own."""
        released = json.loads((home.CONFIG / "released.json").read_text())
        commit = released["commit"]
        told = subprocess.run(
            ["git", "-C", home.REPOSITORY, "archive", commit, "addons"],
            capture_output=True,
        )
        if told.returncode:
            raise unittest.SkipTest(f"a clone without its history lacks {commit}")
        subprocess.run(["tar", "-x", "-C", cls.folder], input=told.stdout, check=True)
        found = addons.found(cls.folder / "addons")
        assert {addon.version for addon in found.values()} == {released["version"]}
        return found

    def test_the_log_is_clean(self):
        self.assertEqual(self.unexpected, "")

    def test_every_addon_is_installed(self):
        query = "SELECT name FROM ir_module_module WHERE state = 'installed'"
        installed = {name for (name,) in rows(self.odoo, query)}
        self.assertLessEqual(set(addons.product()), installed)
        self.assertEqual(rows(self.odoo, UNSETTLED), [])

    def test_rows_are_what_they_were(self):
        self.assertGreater(len(self.before["edu_transition"]), 10)
        for name, found in self.before.items():
            with self.subTest(name):
                self.assertLessEqual(found, self.after[name])

    def test_counts(self):
        """The city may have got more places and people, but no more history."""
        for name in ("edu_plan", "edu_task", "edu_task_report", "edu_transition"):
            with self.subTest(name):
                self.assertEqual(len(self.before[name]), len(self.after[name]))

    def test_a_second_upgrade_changes_nothing(self):
        self.assertEqual(self.once, self.twice)


def entered(odoo, columns: dict[str, list]) -> dict[str, set]:
    """What people entered: {table or query: rows}, in those columns of our tables."""
    queries = {"people": PEOPLE, "groups": GROUPS, "files": FILES, "mail": MESSAGES}
    for name, own in columns.items():
        listed = ", ".join(map(database.quoted, own))
        queries[name] = f"SELECT {listed} FROM {database.quoted(name)}"
    each = (
        f"SELECT '{n}', to_json(q)::text FROM ({query}) q"
        for n, query in queries.items()
    )
    found = {name: set() for name in queries}
    for name, row in rows(odoo, " UNION ALL ".join(each)):
        found[name].add(row)
    return found


if __name__ == "__main__":
    unittest.main()
