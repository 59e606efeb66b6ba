"""./edu clauses: the table of clauses, beside the rules and tests that name them."""

import contextlib
import io
import sys
import unittest
from pathlib import Path
from unittest import mock

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "config")]

from door import clauses, cli, home
from door_case import DoorCase

TABLE = """id,code,term
clause_TS12,TS12,联络员
clause_TS56,TS56,督学配比
clause_B02,B02,任期
"""
RULES = """<odoo><data>
<record id="a" model="edu.rule"><field name="code">ratio</field>
<field name="clause_ids" eval="[Command.set([ref('edu_base.clause_TS56')])]"/></record>
<record id="b" model="edu.rule"><field name="code">bare</field></record>
<record id="c" model="edu.stage"><field name="clause_ids" eval="clause_B02"/></record>
</data></odoo>
"""
TESTS = '''
class TestTerms:
    def test_three_terms(self):
        """{0}12: names a clause, {0}123 is none."""
        text = "{0}56 in a value proves nothing"
'''.format("TS")


class TestClauses(DoorCase):
    def setUp(self):
        super().setUp()
        self.root = self.home.parent / "clone"
        self.write("addons/edu_base/data/edu.clause.csv", TABLE)
        self.write("addons/edu_inspector/data/edu_rule_data.xml", RULES)
        self.write("addons/edu_inspector/tests/test_terms.py", TESTS)
        self.write("tests/test_other.py", "x = 1\n")
        self.patch(mock.patch.object(home, "REPOSITORY", self.root))

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def printed(self, *options):
        screen = io.StringIO()
        with contextlib.redirect_stdout(screen):
            self.assertEqual(cli.main(["clauses", *options]), 0)
        return screen.getvalue().splitlines()

    def test_rule_test_or_neither(self):
        self.assertEqual(
            self.printed(),
            [
                "TS12  联络员  [test_terms]",
                "TS56  督学配比  [rule ratio]",
                "B02   任期  [–]",
                "3 clauses: 1 with a rule, 1 with a test, 1 with neither",
            ],
        )

    def test_only_what_is_missing(self):
        self.assertEqual(len(self.printed("--missing")), 2)
        self.assertIn("B02", self.printed("--missing")[0])

    def test_the_table_of_the_house(self):
        """Each clause that a rule of ours names stands in the table."""
        root = HERE.parent
        known = {cover.code for cover in clauses.covered(root)}
        named = {code for _rule, code in clauses.named_by_rules(root)}
        self.assertTrue(named)
        self.assertLessEqual(named, known)


if __name__ == "__main__":
    unittest.main()
