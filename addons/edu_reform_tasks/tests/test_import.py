from datetime import date

from odoo.exceptions import AccessError

from ..decomposition.deadlines import CYCLES
from .common import TEXT, ReformCommon

TASKS = [
    "健全责任清单",
    "落实经费保障",
    "开展专项督导",
    "新建公办幼儿园",
    "配齐责任督学",
]


class TestImport(ReformCommon):
    def test_nothing_is_written_before_the_confirmation(self):
        before = self.counted()
        self.read_document()
        self.assertEqual(self.counted(), before)

    def test_a_pasted_text_becomes_a_plan_in_force(self):
        """JJ30, MJ01: document, sections, tasks and units."""
        plan = self.import_plan()
        self.assertEqual(
            (plan.name, plan.document_number, plan.issuer, plan.issued_on, plan.state),
            (
                "临溪县教育评价改革实施方案",
                "临政发〔2025〕8号",
                "临溪县人民政府",
                date(2025, 3, 10),
                "active",
            ),
        )
        self.assertEqual(plan.owner_unit_id, self.county_a)
        self.assertEqual(plan.task_count, 5)
        self.assertIn("健全责任清单", plan.text)

    def test_an_uploaded_file_is_kept_with_the_plan(self):
        plan = self.import_plan(
            False, file=self.encoded(TEXT.encode("gb18030")), filename="方案.txt"
        )
        self.assertEqual(plan.task_count, 5)
        file = self.env["ir.attachment"].search(
            [("res_model", "=", "edu.plan"), ("res_id", "=", plan.id)]
        )
        self.assertEqual((file.name, file.raw.decode("gb18030")), ("方案.txt", TEXT))

    def test_the_file_is_read_with_the_plan(self):
        plan = self.import_plan(
            False, file=self.encoded(TEXT.encode()), filename="方案.txt"
        )
        file = plan.message_ids.attachment_ids
        for user, may in (
            (self.colleague, True),
            (self.liaison, True),
            (self.stranger, False),
        ):
            with self.subTest(user.login):
                self.assertEqual(file.with_user(user).has_access("read"), may)

    def test_the_outline_is_kept(self):
        plan = self.import_plan()
        tasks = plan.task_ids.sorted("sequence")
        self.assertEqual(
            tasks.filtered(lambda task: task.kind == "task").mapped("name"), TASKS
        )
        task = self.task_of(plan, "开展专项督导")
        self.assertEqual(task.parent_id.name, "（二）强化督导问责")
        self.assertEqual(task.area, "（二）强化督导问责")
        self.assertEqual(task.parent_id.parent_id.name, "一、改革党政教育工作评价")
        self.assertEqual(
            tasks.filtered(lambda task: task.kind == "section").mapped("name"),
            [
                "一、改革党政教育工作评价",
                "（一）完善履职评价",
                "（二）强化督导问责",
                "二、改革学校评价",
            ],
        )

    def test_a_corrected_line_is_written_as_corrected(self):
        """MJ04: the deliverable that shows the task to be done."""
        wizard = self.read_document()
        self.line_of(wizard, "健全责任清单").write(
            {
                "name": "公布责任清单",
                "deliverable": "《部门教育职责清单》",
                "date_deadline": "2026-06-30",
            }
        )
        wizard.action_confirm()
        task = self.task_of(self.env["edu.plan"].search([]), "公布责任清单")
        self.assertEqual(task.deliverable, "《部门教育职责清单》")
        self.assertEqual(task.date_deadline, date(2026, 6, 30))

    def test_a_line_left_out_is_not_written(self):
        wizard = self.read_document()
        self.line_of(wizard, "落实经费保障").include = False
        plan = self.env["edu.plan"].browse(wizard.action_confirm()["res_id"])
        self.assertEqual(plan.task_count, 4)
        self.assertFalse(self.task_of(plan, "落实经费保障"))

    def test_another_document_may_be_read_in_the_same_import(self):
        wizard = self.read_document()
        wizard.action_back()
        wizard.pasted = TEXT.replace("2.落实经费保障", "2.增加经费投入")
        wizard.action_read()
        self.assertEqual(len(wizard.line_ids), 9)
        self.assertTrue(self.line_of(wizard, "增加经费投入"))

    def test_another_document_does_not_revise_the_plan_of_the_first(self):
        plan = self.import_plan()
        wizard = self.read_document()
        self.assertEqual(wizard.plan_id, plan)
        wizard.action_back()
        wizard.pasted = TEXT.replace("8号", "9号")
        wizard.action_read()
        self.assertFalse(wizard.plan_id)

    def test_a_plan_chosen_is_revised_under_a_new_number(self):
        plan = self.make_plan()
        self.import_plan(TEXT, plan_id=plan.id)
        self.assertEqual(plan.document_number, "临政发〔2025〕8号")
        self.assertEqual(plan.version, 2)

    def test_without_a_title(self):
        wizard = self.read_document()
        wizard.name = " "
        with self.assertSays("title"):
            wizard.action_confirm()


class TestFigures(ReformCommon):
    """Deadlines and targets as the document prints them."""

    def setUp(self):
        super().setUp()
        self.plan = self.import_plan()

    def test_a_deadline_is_the_last_day(self):
        task = self.task_of(self.plan, "健全责任清单")
        self.assertEqual(task.date_deadline, date(2026, 12, 31))
        self.assertEqual(task.deadline_text, "到2026年底前")

    def test_a_deadline_that_comes_again(self):
        task = self.task_of(self.plan, "开展专项督导")
        self.assertEqual((task.recurs, task.date_deadline), ("yearly", False))

    def test_every_recurrence_of_the_engine_can_be_kept(self):
        known = dict(self.env["edu.task"]._fields["recurs"].selection)
        self.assertEqual(known.keys(), set(CYCLES.values()))

    def test_a_limit_that_returns_every_term(self):
        text = (
            TEXT + "6.召开联席会议。每学期结束前召开联席会议。（责任单位：县财政局）\n"
        )
        task = self.task_of(self.import_plan(text), "召开联席会议")
        self.assertEqual((task.recurs, task.date_deadline), ("termly", False))

    def test_a_relative_deadline_counts_from_the_issue(self):
        """MJ06: 2–3 years is a range, counted from the day of the document."""
        task = self.task_of(self.plan, "新建公办幼儿园")
        self.assertEqual(
            (task.date_start, task.date_deadline),
            (date(2027, 3, 10), date(2028, 3, 10)),
        )

    def test_a_norm(self):
        target = self.task_of(self.plan, "落实经费保障").target_ids
        self.assertEqual(
            (target.comparator, target.value, target.measure_unit, target.is_unset),
            (">=", 1200, "元", False),
        )
        self.assertEqual(target.label, "≥1200元")

    def test_a_blank_is_to_be_set_and_not_zero(self):
        """MJ05."""
        blank = self.task_of(self.plan, "新建公办幼儿园").target_ids[0]
        self.assertTrue(blank.is_unset)
        self.assertEqual(blank.label, "to be set")

    def test_a_range(self):
        """GY02."""
        target = self.task_of(self.plan, "新建公办幼儿园").target_ids[1]
        self.assertEqual((target.value, target.value_max), (55, 60))
        self.assertEqual(target.label, "≥55–60%")

    def test_a_ratio(self):
        target = self.task_of(self.plan, "配齐责任督学").target_ids
        self.assertEqual((target.ratio, target.value), ("1:5", 0))
        self.assertIn("1:5", target.label)


class TestLead(ReformCommon):
    """MJ03: where a plan marks no lead, the first unit named is proposed."""

    def leads(self, wizard):
        return {
            line.name: line.lead_ids.name
            for line in wizard.line_ids
            if line.kind == "task"
        }

    def test_the_first_named_leads(self):
        plan = self.import_plan()
        self.assertEqual(
            self.roles(self.task_of(plan, "落实经费保障")),
            {self.finance_unit_a: "lead", self.education_a: "responsible"},
        )
        self.assertEqual(
            self.roles(self.task_of(plan, "健全责任清单")),
            {self.education_a: "lead", self.finance_unit_a: "responsible"},
        )

    def test_units_stand_in_the_order_of_the_measure(self):
        plan = self.import_plan()
        task = self.task_of(plan, "配齐责任督学")
        self.assertEqual(list(self.roles(task)), [self.office_a, self.finance_unit_a])
        self.assertEqual(task.responsible_label, self.finance_unit_a.name)

    def test_switched_off_for_the_whole_plan(self):
        wizard = self.read_document()
        wizard.action_toggle_lead()
        wizard.action_confirm()
        links = self.env["edu.task.unit"].search([])
        self.assertEqual(set(links.mapped("role")), {"responsible"})

    def test_switched_back(self):
        wizard = self.read_document()
        proposed = self.leads(wizard)
        wizard.action_toggle_lead()
        self.assertEqual(set(self.leads(wizard).values()), {False})
        self.env.flush_all()
        self.env.invalidate_all()  # the second click is a request of its own
        wizard.action_toggle_lead()
        self.assertEqual(self.leads(wizard), proposed)

    def test_a_plan_that_marks_leads_is_taken_at_its_word(self):
        text = TEXT.replace(
            "责任单位：县财政局、县教育局", "牵头单位：县财政局，配合单位：县教育局"
        )
        wizard = self.read_document(text)
        self.assertTrue(wizard.marks_lead)
        self.assertFalse(wizard.propose_lead)
        wizard.action_confirm()
        plan = self.env["edu.plan"].search([])
        self.assertEqual(
            self.roles(self.task_of(plan, "落实经费保障")),
            {self.finance_unit_a: "lead", self.education_a: "cooperating"},
        )
        self.assertEqual(
            self.roles(self.task_of(plan, "健全责任清单")),
            {self.education_a: "responsible", self.finance_unit_a: "responsible"},
        )


class TestImporter(ReformCommon):
    """Whose import it is."""

    def test_refused_to_those_who_do_not_plan(self):
        for user in (self.liaison, self.leader, self.make_user("school_a", "portal")):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.start_import(user, pasted=TEXT)

    def test_nobody_reads_the_import_of_another(self):
        wizard = self.read_document()
        for user in (self.stranger, self.colleague):
            for records in (wizard, wizard.line_ids, wizard.unit_line_ids):
                with self.subTest(user.login, model=records._name):
                    self.assertFalse(records.with_user(user).has_access("read"))

    def test_not_for_another_owner(self):
        wizard = self.read_document(owner_unit_id=self.county_b.id)
        wizard.unit_line_ids.as_text = True
        with self.assertRaises(AccessError):
            wizard.action_confirm()
        self.assertFalse(self.env["edu.plan"].search([]))

    def test_not_into_the_plan_of_another(self):
        plan = self.make_plan(self.stranger, links={self.education_b: "lead"})
        with self.assertRaises(AccessError):
            self.start_import(pasted=TEXT, plan_id=plan.id)

    def test_a_plan_of_the_level_above_is_only_read(self):
        plan = self.make_plan(self.city_officer, links={self.county_a: "responsible"})
        with self.assertRaises(AccessError):
            self.start_import(pasted=TEXT, plan_id=plan.id)

    def test_no_line_stands_for_the_task_of_another(self):
        task = self.make_plan(self.stranger, links={self.education_b: "lead"}).task_ids
        wizard = self.read_document()
        with self.assertRaises(AccessError):
            wizard.line_ids[0].task_id = task.id
