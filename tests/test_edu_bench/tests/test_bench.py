import sys
from pathlib import Path
from unittest import mock

from odoo.tests import TransactionCase, tagged

sys.path.append(str(Path(__file__).parents[3] / "config" / "door" / "inside"))

from bench import filling, measuring  # noqa: E402
from bench.tables.inspectors import filling as province  # noqa: E402
from bench.tables.reform_tasks import writing  # noqa: E402

BASE, SIZE = 200, 600  # made by Odoo, and with two copies of each


@tagged("post_install", "-at_install")
class TestBench(TransactionCase):
    """The generator and every operation of the bench, at a tiny size."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.classPatch(writing, "MANY", 50)
        cls.classPatch(writing, "FILE", 20)
        cls.classPatch(province, "SCHOOLS", 24)
        cls.classPatch(province, "INSPECTORS", 6)
        filling.begin(cls.env, BASE)
        filling.grow(cls.env, SIZE, BASE)
        cls.env.cr.execute("ANALYZE")

    def count(self, query):
        self.env.cr.execute(query)
        return self.env.cr.fetchone()[0]

    def test_size(self):
        tasks = self.env["edu.task"].search_count([("kind", "=", "task")])
        self.assertEqual(tasks, SIZE)
        self.assertEqual(self.env["edu.task.unit"].search_count([]), 4 * SIZE)
        self.assertGreater(self.env["edu.task.report"].search_count([]), SIZE // 3)

    def test_copies_refer_to_copies(self):
        """A copy's links, sections, history and messages are its own."""
        strays = [
            "edu_task t JOIN edu_plan p ON p.id = t.plan_id"
            " WHERE t.kind = 'task'"
            " AND split_part(t.name, '·', 2) <> split_part(p.name, '·', 2)",
            "edu_task t JOIN edu_task s ON s.id = t.parent_id"
            " WHERE s.plan_id <> t.plan_id"
            " OR t.parent_path <> s.id || '/' || t.id || '/'",
            "edu_task_unit l JOIN edu_task t ON t.id = l.task_id"
            " WHERE l.plan_id <> t.plan_id OR l.state <> t.state",
            "edu_task t WHERE kind = 'task' AND NOT EXISTS (SELECT 1 FROM mail_message"
            " WHERE model = 'edu.task' AND res_id = t.id)",
            "edu_task t WHERE state = 'done' AND NOT EXISTS (SELECT 1"
            " FROM edu_transition WHERE res_model = 'edu.task' AND res_id = t.id)",
        ]
        for stray in strays:
            with self.subTest(stray=stray):
                self.assertEqual(self.count(f"SELECT count(*) FROM {stray}"), 0)

    def test_records_can_be_added(self):
        """The numbers that copies took are not given again."""
        plan = self.env["edu.plan"].search([("state", "=", "active")], limit=1)
        task = self.env["edu.task"].create({"plan_id": plan.id, "name": "新增任务"})
        self.assertGreater(
            task.id, self.count("SELECT max(task_id) FROM edu_task_unit")
        )

    def test_every_operation(self):
        """Each answers as its hand-written SQL does, as every user, rules on."""
        told = list(measuring.measured(self.env, size=SIZE, rounds=1, bulk=1))
        names = [result["operation"] for result in told]
        self.assertIn("create with chatter", names)
        planned = next(one for one in told if one["operation"] == "plan a term")
        self.assertGreater(planned["rows"], SIZE // 10)
        for result in told:
            with self.subTest(operation=result["operation"], user=result["user"]):
                self.assertGreater(result["sql"]["ours"], 0)
                if "floor" in result["sql"]:
                    self.assertGreater(result["rows"], 0)
                    self.assertGreater(result["sql"]["floor"], 0)
                    self.assertTrue(result["floor"])

    def test_wrong_floor(self):
        """A floor that answers something else stops the bench."""
        wrong = mock.patch("bench.floors.Query.__call__", lambda self, env: [0])
        with wrong, self.assertRaisesRegex(ValueError, "answers differently"):
            list(measuring.measured(self.env, size=SIZE, rounds=1, bulk=0))
