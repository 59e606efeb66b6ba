"""The whole repository keeps the house rules, and each rule catches what it is for."""

import ast
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import rules
import sources

CLOCK = sources.ROOT / "addons/edu_base/tools/dates.py"
OUTGOING = "test_outgoing.py"  # names the hosts that it proves are never called


class TestRepository(unittest.TestCase):
    """Every file, under every rule that is meant for it."""

    def check(self, rule, paths, read):
        paths = list(paths)
        self.assertTrue(paths, "there is nothing to look at")
        found = [
            f"{sources.name(path)}:{line}: {sentence}"
            for path in paths
            for line, sentence in rule(read(path))
        ]
        self.assertFalse(found, "\n" + "\n".join(found))

    def addon_python(self):
        return [path for path in sources.python() if sources.in_addons(path)]

    def xml(self):
        return [
            p for p in sources.texts() if p.suffix == ".xml" and sources.in_addons(p)
        ]

    def test_one_today(self):
        paths = [path for path in self.addon_python() if path != CLOCK]
        self.check(rules.one_today, paths, sources.tree)

    def test_no_relative_day(self):
        self.check(rules.no_relative_day, self.addon_python(), sources.tree)

    def test_no_open_rule(self):
        self.check(rules.no_open_rule, self.addon_python() + self.xml(), sources.text)

    def test_no_empty_rule(self):
        self.check(rules.no_empty_rule, self.xml(), sources.text)

    def test_no_frozen_rule(self):
        self.check(rules.no_frozen_rule, self.xml(), sources.text)

    def test_no_commit(self):
        paths = [path for path in self.addon_python() if not sources.in_tests(path)]
        self.check(rules.no_commit, paths, sources.tree)

    def test_no_long_method(self):
        self.check(rules.no_long_method, sources.python(), sources.tree)

    def test_no_host(self):
        paths = [path for path in sources.texts() if path.name != OUTGOING]
        self.check(rules.no_host, paths, sources.text)

    def test_no_machine(self):
        self.check(rules.no_machine, sources.texts(), sources.text)

    def test_nothing_unfinished(self):
        self.check(rules.nothing_unfinished, sources.texts(), sources.text)


class TestRules(unittest.TestCase):
    """What each rule refuses, and what it lets pass."""

    def refused(self, rule, *samples, read=lambda text: text):
        for sample in samples:
            with self.subTest(refused=sample):
                self.assertTrue(list(rule(read(sample))))

    def allowed(self, rule, *samples, read=lambda text: text):
        for sample in samples:
            with self.subTest(allowed=sample):
                self.assertEqual(list(rule(read(sample))), [])

    def test_one_today(self):
        self.refused(
            rules.one_today,
            "fields.Date.today()",
            "f(default=fields.Date.context_today)",
            "date.today()",
            "datetime.date.today()",
            "datetime.now()",
            "datetime.datetime.utcnow()",
            "fields.Datetime.today()",
            "cr.execute('SELECT CURRENT_DATE')",
            "SQL('UPDATE t SET d = now()')",
            read=ast.parse,
        )
        self.allowed(
            rules.one_today,
            "today(self.env)",
            "fields.Datetime.now()",
            "self.context_today",
            "'we call now() and then'",
            read=ast.parse,
        )

    def test_no_relative_day(self):
        self.refused(
            rules.no_relative_day,
            "[('due', '<', 'today')]",
            "Domain('due', '>=', 'today -30d')",
            "[['due', '>', '=week_start']]",
            read=ast.parse,
        )
        self.allowed(
            rules.no_relative_day,
            "[('due', '<', today)]",
            "('a', 'b', 'today')",
            "[('name', '=', 'nowhere')]",
            read=ast.parse,
        )

    def test_no_open_rule(self):
        self.refused(
            rules.no_open_rule, "[(1, '=', 1)]", "[('1','=','1')]", '[(1,"=",1)]'
        )
        self.allowed(rules.no_open_rule, "[('unit_id', '=', 1)]", "[(1, '=', 2)]")

    def test_no_empty_rule(self):
        rule = '<odoo><record id="r" model="ir.rule">%s</record></odoo>'
        self.refused(
            rules.no_empty_rule,
            rule % "",
            rule % '<field name="domain_force">[]</field>',
        )
        self.allowed(
            rules.no_empty_rule,
            rule % "<field name=\"domain_force\">[('id', '=', 1)]</field>",
        )

    def test_no_frozen_rule(self):
        data = '<odoo><data%s><record id="r" model="%s" /></data></odoo>'
        self.refused(rules.no_frozen_rule, data % (' noupdate="1"', "ir.rule"))
        self.allowed(
            rules.no_frozen_rule,
            data % ("", "ir.rule"),
            data % (' noupdate="1"', "edu.rule"),
        )

    def test_no_commit(self):
        self.refused(
            rules.no_commit, "self.env.cr.commit()", "cr.rollback()", read=ast.parse
        )
        self.allowed(rules.no_commit, "self.commit()", read=ast.parse)

    def test_no_long_method(self):
        self.refused(
            rules.no_long_method, "def f():\n" + "    x = 1\n" * 40, read=ast.parse
        )
        self.allowed(
            rules.no_long_method, "def f():\n" + "    x = 1\n" * 39, read=ast.parse
        )

    def test_no_host(self):
        self.refused(
            rules.no_host,
            "https://cdn.nowhere.io/x.js",
            "see " + ".".join(("pypi", "org")),
        )
        self.allowed(
            rules.no_host, "http://127.0.0.1:8069", 'xmlns="http://www.w3.org/2000/svg"'
        )

    def test_no_machine(self):
        self.refused(rules.no_machine, "cd /home/li/edu", "'/root/x'", "/work")
        self.allowed(rules.no_machine, "addons/work/x", "/var/lib/edu", "EDU_HOME/work")

    def test_nothing_unfinished(self):
        self.refused(rules.nothing_unfinished, "# TODO: later", "FIXME")
        self.allowed(rules.nothing_unfinished, "todo", 'selection "todo"')


if __name__ == "__main__":
    unittest.main()
