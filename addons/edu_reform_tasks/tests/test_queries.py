from odoo.fields import Command
from odoo.tests import tagged
from odoo.tools import SQL

from odoo.addons.edu_base.tests.common import EduCommon

ROLES = ("lead", "responsible", "responsible", "cooperating")
LIST_FIELDS = (
    "is_overdue number name area lead_label responsible_label cooperating_label "
    "date_deadline deadline_text progress last_report_on state"
).split()
CARD_FIELDS = (
    "number name lead_label responsible_label date_deadline progress is_overdue state"
).split()
TASKS = [("kind", "=", "task")]
OPEN_LINKS = [("state", "in", ("todo", "doing", "submitted"))]
NAME = {"fields": {"display_name": {}}}


def scalar(names):
    return {name: {} for name in names}


@tagged("post_install", "-at_install")
class TestQueries(EduCommon):
    """What every screen and batch costs in SQL, as a city officer, rules on."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.units = cls.env["edu.unit"].create(
            [
                {"name": f"青禾市第{n}局", "parent_id": cls.city.id, "level": "city"}
                for n in range(40)
            ]
        )
        cls.of_county = cls.make_user("of_county", "officer", serves=cls.county_a)
        cls.liaison = cls.make_user("liaison_city", "liaison")
        cls.make_liaison(cls.liaison, cls.units[0])
        officer = cls.make_user("officer_city", "officer", serves=cls.city)
        cls.env = cls.env(user=officer)
        cls.plan = cls.env["edu.plan"].create(
            {"name": "青禾市教育改革方案", "owner_unit_id": cls.city.id}
        )
        cls.section = cls.env["edu.task"].create(
            {"plan_id": cls.plan.id, "kind": "section", "name": "一、育人方式"}
        )
        cls._create_tasks(100)

    @classmethod
    def _create_tasks(cls, count, links=4):
        units = cls.units.ids
        return cls.env["edu.task"].create(
            [
                {
                    "plan_id": cls.plan.id,
                    "parent_id": cls.section.id,
                    "name": f"任务{n}",
                    "sequence": n,
                    "date_deadline": "2030-12-31",
                    "link_ids": [
                        Command.create(
                            {"unit_id": units[(n * 7 + i) % 40], "role": ROLES[i]}
                        )
                        for i in range(links)
                    ],
                }
                for n in range(count)
            ]
        )

    def _multiply_tasks(self, times):
        """Add `times` copies of every task and its links, by the database itself."""
        self.env.flush_all()
        size = str(self._task_count())
        self._copy_rows(
            "edu.task",
            SQL("%s || '-' || row.id || '-' || copy", size),
            SQL("FROM edu_task row, generate_series(1, %s) copy", times),
            SQL("number"),
            SQL("WHERE row.kind = 'task'"),
        )
        self._copy_rows(
            "edu.task.unit",
            SQL("task.id"),
            SQL(
                "FROM edu_task_unit row JOIN edu_task task "
                "ON split_part(task.number, '-', 2) = row.task_id::text "
                "AND split_part(task.number, '-', 1) = %s",
                size,
            ),
            SQL("task_id"),
        )
        self.env.invalidate_all()
        self.env.cr.execute("ANALYZE edu_task, edu_task_unit")

    def _copy_rows(self, model, value, source, column, where=None):
        """Copy the rows of a table; `column` of the copies is `value`."""
        fields = self.env[model]._fields.values()
        kept = {field.name for field in fields if field.column_type and field.store}
        kept -= {"id", column.code}
        self.env.cr.execute(
            SQL(
                "INSERT INTO %s (%s, %s) SELECT %s, %s %s %s",
                SQL.identifier(self.env[model]._table),
                column,
                SQL(", ").join(map(SQL.identifier, sorted(kept))),
                value,
                SQL(", ").join(SQL.identifier("row", name) for name in sorted(kept)),
                source,
                where or SQL(),
            )
        )

    def _count(self, call):
        """Return how many statements `call` sends, after a first, warming call."""
        return self.statements_warm(call)

    def _screens(self):
        return {
            "list": self._read_list,
            "kanban": self._read_kanban,
            "hierarchy": self._read_hierarchy,
            "pivot": self._read_pivot,
            "search panel": self._read_search_panel,
            "our tasks": self._read_our_tasks,
            "plans": self._read_plans,
            "red list": self._read_due,
            "red list by unit": self._read_due_by_unit,
        }

    def _read_list(self):
        self.env["edu.task"].web_search_read(
            [*TASKS, ("is_open", "=", True)],
            scalar(LIST_FIELDS) | {"plan_id": NAME},
            limit=80,
            order="date_deadline, sequence, id",
            count_limit=10001,
        )

    def _read_kanban(self):
        self.env["edu.task"].web_read_group(
            TASKS,
            ["state"],
            ["__count"],
            auto_unfold=True,
            unfold_read_specification=scalar(CARD_FIELDS),
            unfold_read_default_limit=40,
        )

    def _read_hierarchy(self):
        self.env["edu.task"].hierarchy_read(
            [("plan_id", "=", self.plan.id)],
            scalar(["name", "number", "state", "kind"]),
            "parent_id",
            "child_ids",
        )

    def _read_pivot(self):
        self.env["edu.task.unit"].formatted_read_grouping_sets(
            OPEN_LINKS,
            [[], ["unit_id"], ["role"], ["unit_id", "role"]],
            ["__count", "progress:avg"],
        )

    def _read_search_panel(self):
        self.env["edu.task"].search_panel_select_multi_range(
            "unit_ids", search_domain=TASKS, limit=200
        )

    def _read_our_tasks(self):
        fields = ["role", "date_deadline", "progress", "state", "is_overdue"]
        self.env["edu.task.unit"].web_search_read(
            OPEN_LINKS,
            scalar(fields) | {"task_id": NAME, "unit_id": NAME},
            limit=80,
            count_limit=10001,
        )

    def _read_plans(self):
        fields = ["name", "task_count", "overdue_count", "progress", "state"]
        self.env["edu.plan"].web_search_read([], scalar(fields), limit=80)

    def _read_due(self):
        self.env["edu.due.item"].web_search_read(
            [("is_overdue", "=", False)],
            scalar(["name", "res_model", "date_due", "days_late"]) | {"unit_id": NAME},
            limit=80,
            count_limit=10001,
        )

    def _read_due_by_unit(self):
        self.env["edu.due.item"].web_read_group(
            [("days_left", ">=", 0)], ["unit_id"], ["__count"], limit=80
        )

    def _spread_states(self):
        """Put tasks into every state, as the kanban shows them."""
        tasks = self.plan.task_ids.filtered(lambda task: task.kind == "task")
        tasks[:20]._make_move("cancel", "不再需要")
        self.plan._make_move("release")
        tasks[20:60]._make_move("start")
        tasks[40:60]._make_move("submit")

    def _task_count(self):
        return self.env["edu.task"].search_count(TASKS)

    def test_screens_at_two_sizes(self):
        """At most 12 statements a screen, and the same at 1 000 as at 10 000 tasks."""
        self._spread_states()
        self._multiply_tasks(9)
        self.assertEqual(self._task_count(), 1000)
        small = {name: self._count(call) for name, call in self._screens().items()}
        self._multiply_tasks(9)
        self.assertEqual(self._task_count(), 10000)
        large = {name: self._count(call) for name, call in self._screens().items()}
        self.assertEqual(small, large)
        self.assertLessEqual(max(large.values()), 12, large)

    def test_list_of_a_county(self):
        """What others own costs a county no further statements to check."""
        self.plan._make_move("release")
        tasks = self.plan.task_ids.filtered(lambda task: task.kind == "task")
        named = self.env["edu.task.unit"].create(
            [{"task_id": task.id, "unit_id": self.county_a.id} for task in tasks[:90]]
        )
        self.env = self.env(user=self.of_county)
        self.assertEqual(self.env["edu.task"].search_count(TASKS), len(named))
        self.assertLessEqual(self._count(self._read_list), 6)

    def test_form_among_other_files(self):
        """A form costs the same, however many files hang at other records."""
        self.plan._make_move("release")
        task = self.plan.task_ids.filtered(lambda task: task.kind == "task")[0]
        evidence = self.env["ir.attachment"].create({"name": "a.txt", "raw": b"-"})
        report = self.env["edu.task.report"].create(
            {
                "task_id": task.id,
                "unit_id": task.link_ids[0].unit_id.id,
                "text": "已完成",
                "attachment_ids": evidence.ids,
            }
        )
        alone = self._count(lambda: self._read_form(task))
        self.env["ir.attachment"].sudo().create(
            [
                {"name": "b.txt", "raw": b"-", "res_model": row._name, "res_id": row.id}
                for row in [*self.plan.task_ids, *self.units]
                for _copy in range(8)
            ]
        )
        self.assertEqual(self._count(lambda: self._read_form(task)), alone)
        (told,) = self._read_form(task)
        files = told["report_ids"][0]["attachment_ids"]
        self.assertEqual([file["name"] for file in files], ["a.txt"])
        self.assertEqual(report.attachment_ids, evidence)

    def _read_form(self, task):
        files = {"fields": {"name": {}, "mimetype": {}}}
        reports = {"fields": {"text": {}, "attachment_ids": files}}
        return task.web_read({"name": {}, "report_ids": reports})

    def test_create_tasks(self):
        """Creating 1 000 tasks with chatter: at most 0.1 statements a record."""
        self.assertLessEqual(self._count(lambda: self._create_tasks(1000, 0)), 100)

    def test_create_tasks_with_links(self):
        """Creating 1 000 tasks with four links each: at most 0.3 a record."""
        self.assertLessEqual(self._count(lambda: self._create_tasks(1000)), 300)

    def test_a_unit_of_the_red_list_is_looked_up_in_the_index(self):
        self.plan._make_move("release")
        self._multiply_tasks(19)
        items = self.env["edu.due.item"].with_user(self.liaison)
        page = items._search([("is_mine", "=", True)], limit=80).select()
        plan = self.env.execute_query(SQL("EXPLAIN %s", page))
        scan = r"Index (Only )?Scan (on|using) edu_task_unit_\w*unit"
        self.assertRegex(str(plan), scan)
        self.assertNotIn("Seq Scan on edu_task_unit", str(plan))
