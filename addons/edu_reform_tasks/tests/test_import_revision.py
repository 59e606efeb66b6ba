from unittest.mock import patch

from psycopg2.errors import UniqueViolation

from odoo.tools import mute_logger

from .common import TEXT, ReformCommon

# The first measure is due earlier, the third is gone, a sixth is new.
REVISED = (
    TEXT.replace("到2026年底前", "到2026年6月底前")
    .replace("（二）强化督导问责\n", "")
    .replace(
        "3.开展专项督导。每年6月底前开展一次专项督导。（责任单位：县教育督导办公室）\n",
        "",
    )
    + "6.公开评价结果。向社会公布评价结果。（责任单位：县教育局）\n"
)


class RevisionCommon(ReformCommon):
    def setUp(self):
        super().setUp()
        self.plan = self.import_plan()

    def changes(self, wizard):
        """Return {heading: change} of the tasks of an import."""
        return {
            line.name: line.change for line in wizard.line_ids if line.kind == "task"
        }

    def state_of(self, plan):
        """Return {record: (write date, content)} of all that a plan holds."""
        self.env.flush_all()
        self.env.invalidate_all()
        records = [*plan.task_ids, *plan.task_ids.link_ids, *plan.task_ids.target_ids]
        return {
            record: (record.write_date, record.read(load=False)[0])
            for record in records
        }


class TestSameText(RevisionCommon):
    def test_is_recognised(self):
        wizard = self.read_document()
        self.assertEqual(wizard.plan_id, self.plan)
        self.assertEqual(set(self.changes(wizard).values()), {"same"})
        self.assertEqual(
            (wizard.new_count, wizard.changed_count, wizard.gone_count), (0, 0, 0)
        )

    def test_changes_nothing(self):
        counted, state = self.counted(), self.state_of(self.plan)
        with patch.object(self.env.cr, "now", lambda: self.later):
            self.import_plan()
        self.assertEqual(self.counted(), counted)
        self.assertEqual(self.state_of(self.plan), state)

    def setUp(self):
        super().setUp()
        self.env.flush_all()
        self.later = self.env.cr.now().replace(year=2099)

    def test_keeps_that_no_unit_leads(self):
        plan = self.make_second()
        wizard = self.read_document(self.second)
        self.assertEqual((wizard.plan_id, wizard.propose_lead), (plan, False))
        self.assertEqual(set(self.changes(wizard).values()), {"same"})

    def make_second(self):
        self.second = TEXT.replace("8号", "9号")
        wizard = self.read_document(self.second)
        wizard.action_toggle_lead()
        return self.env["edu.plan"].browse(wizard.action_confirm()["res_id"])

    def test_keeps_a_deliverable_typed_since(self):
        task = self.task_of(self.plan, "健全责任清单")
        task.deliverable = "《部门教育职责清单》"
        self.import_plan()
        self.assertEqual(task.deliverable, "《部门教育职责清单》")

    def test_keeps_headings_that_are_printed_twice(self):
        text = """教育工作方案

一、保障措施
1.加强领导。成立专班。（责任单位：县教育局）
二、评价改革
2.完善标准。修订标准。（责任单位：县教育局）
一、保障措施
3.落实经费。足额拨付。（责任单位：县财政局）
"""
        plan = self.import_plan(text)
        sections = plan.task_ids.filtered(lambda task: task.kind == "section")
        state = self.state_of(plan)
        self.import_plan(text)
        self.assertEqual(len(sections.exists()), len(sections))
        self.assertEqual(self.state_of(plan).keys(), state.keys())


class TestRevisedText(RevisionCommon):
    """JJ28: a plan is adjusted; what stays keeps its life."""

    def test_shows_what_changes(self):
        wizard = self.read_document(REVISED)
        self.assertEqual(
            self.changes(wizard),
            {
                "健全责任清单": "changed",
                "落实经费保障": "same",
                "新建公办幼儿园": "same",
                "配齐责任督学": "same",
                "公开评价结果": "new",
                "开展专项督导": "gone",
            },
        )
        note = self.line_of(wizard, "健全责任清单").change_note
        self.assertIn("Due", note)

    def test_doubles_nothing(self):
        tasks = self.plan.task_ids.filtered(lambda task: task.kind == "task")
        plan = self.import_plan(REVISED)
        self.assertEqual(plan, self.plan)
        now = self.plan.task_ids.filtered(lambda task: task.kind == "task")
        self.assertEqual((now - tasks).mapped("name"), ["公开评价结果"])
        self.assertFalse(tasks - now)

    def test_counts_the_version(self):
        self.assertEqual(self.plan.version, 1)
        self.import_plan(REVISED)
        self.assertEqual(self.plan.version, 2)
        self.assertIn("公开评价结果", self.plan.text)

    def test_what_changes_is_written(self):
        task = self.task_of(self.plan, "健全责任清单")
        self.import_plan(REVISED)
        self.assertEqual(task.deadline_text, "到2026年6月底前")
        self.assertEqual(str(task.date_deadline), "2026-06-30")

    def test_states_and_reports_stay(self):
        task = self.task_of(self.plan, "健全责任清单")
        links = task.link_ids
        report = self.report(task, progress=40)
        self.import_plan(REVISED)
        self.assertEqual((task.state, task.progress), ("doing", 0))
        self.assertEqual(task.link_ids, links)
        link = links.filtered(lambda link: link.unit_id == self.education_a)
        self.assertEqual((link.progress, report.exists()), (40, report))

    def test_a_unit_replaced(self):
        task = self.task_of(self.plan, "落实经费保障")
        kept = task.link_ids.filtered(lambda link: link.unit_id == self.finance_unit_a)
        self.import_plan(
            TEXT.replace(
                "责任单位：县财政局、县教育局", "责任单位：县财政局、县教育督导办公室"
            )
        )
        self.assertEqual(
            self.roles(task),
            {self.finance_unit_a: "lead", self.office_a: "responsible"},
        )
        self.assertIn(kept, task.link_ids)

    def test_a_target_changed(self):
        task = self.task_of(self.plan, "落实经费保障")
        self.import_plan(TEXT.replace("1200元", "1500元"))
        self.assertEqual(task.target_ids.value, 1500)

    def test_what_is_gone_stays_unless_ticked(self):
        task = self.task_of(self.plan, "开展专项督导")
        self.import_plan(REVISED)
        self.assertEqual(task.state, "todo")
        self.assertEqual(task.parent_id.name, "（二）强化督导问责")

    def test_what_is_gone_and_ticked_is_cancelled_with_history(self):
        task = self.task_of(self.plan, "开展专项督导")
        wizard = self.read_document(REVISED)
        self.line_of(wizard, "开展专项督导").include = True
        wizard.action_confirm()
        self.assertEqual(task.state, "cancelled")
        row = task.transition_ids
        self.assertEqual((row.move, row.user_id), ("cancel", self.officer))
        self.assertTrue(row.reason)

    def test_what_is_gone_and_done_stays_done(self):
        task = self.task_of(self.plan, "开展专项督导")
        task._make_move("submit")
        task.with_user(self.colleague)._make_move("accept")
        wizard = self.read_document(REVISED)
        self.assertFalse(self.line_of(wizard, "开展专项督导"))
        wizard.action_confirm()
        self.assertEqual(task.state, "done")

    def test_a_tick_outlasts_the_switch_of_leads(self):
        wizard = self.read_document(REVISED)
        self.line_of(wizard, "开展专项督导").include = True
        wizard.action_toggle_lead()
        self.assertTrue(self.line_of(wizard, "开展专项督导").include)
        self.assertEqual(self.changes(wizard)["落实经费保障"], "changed")

    def test_an_empty_section_is_dropped(self):
        task = self.task_of(self.plan, "开展专项督导")
        section = task.parent_id
        task.unlink()
        self.import_plan(REVISED)
        self.assertFalse(section.exists())

    def test_an_ended_plan_takes_no_text(self):
        self.plan.with_user(self.chief)._make_move("revoke", "Issued by mistake.")
        wizard = self.read_document(REVISED)
        with self.assertSays("ended"):
            wizard.action_confirm()


class TestTwoAtOnce(ReformCommon):
    """Two officers confirm what both read before."""

    def test_the_same_new_document(self):
        mine, other = self.read_document(), self.read_document(user=self.colleague)
        mine.action_confirm()
        before = self.counted()
        with self.assertRaises(UniqueViolation), mute_logger("odoo.sql_db"):
            other.action_confirm()
        self.assertEqual(self.counted(), before)

    def test_the_same_revised_text(self):
        self.import_plan()
        mine = self.read_document(REVISED)
        other = self.read_document(REVISED, self.colleague)
        mine.action_confirm()
        with self.assertSays("meanwhile"):
            other.action_confirm()

    def test_one_confirmation_twice(self):
        self.import_plan()
        wizard = self.read_document(REVISED)
        wizard.action_confirm()
        with self.assertSays("meanwhile"):
            wizard.action_confirm()
