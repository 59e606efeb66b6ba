from datetime import datetime
from io import BytesIO

from docx import Document
from openpyxl import load_workbook

from odoo.fields import Command
from odoo.tests import HttpCase, tagged

from .common import ReformCommon

DOCUMENT = """临溪县人民政府办公室关于印发临溪县学生体质健康提升行动方案的通知
临政办发〔2026〕31号

临溪县人民政府办公室
2026年2月6日

临溪县学生体质健康提升行动方案

一、建强体育教学
1.开足体育课程。中小学每周开设体育课不少于5节，2026年9月底前落实到课表。\
（牵头单位：县教育局；配合单位：县财政局）
2.开展阳光体育运动。每天综合体育活动时间不少于2小时，2026年底前覆盖所有学校。\
（牵头单位：县体卫艺中心；配合单位：县教育局）
二、改善健身场地
3.建设学校体育场馆。新建学校体育馆6座，2027年底前投入使用。\
（牵头单位：县教育局；责任单位：县财政局）
"""

HEADERS = (
    "序号",
    "改革领域",
    "任务",
    "具体举措",
    "成果形式",
    "牵头单位",
    "配合单位",
    "完成时限",
    "目标值",
)


@tagged("post_install", "-at_install")
class TestTours(ReformCommon, HttpCase):
    """The main job in the browser, as the people do it who have it to do."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # The titles of the table are Chinese for who works in Chinese.
        cls.env["res.lang"]._activate_lang("zh_CN")
        cls.officer.lang = "zh_CN"

    def test_officer_imports_a_plan(self):
        self._serve_document()
        self.start_tour("/odoo", "edu_reform_tasks_import", login="officer_a")
        plan = self.env["edu.plan"].search([("owner_unit_id", "=", self.county_a.id)])
        self.assertEqual(plan.document_number, "临政办发〔2026〕31号")
        self.assertEqual(plan.state, "active")
        task = self.task_of(plan, "办好校园阳光体育")
        self.assertEqual(
            self.roles(task),
            {self.finance_unit_a: "lead", self.education_a: "cooperating"},
        )
        alias = self.env["edu.unit.alias"].search([("name", "=", "县体卫艺中心")])
        self.assertEqual(alias.unit_id, self.finance_unit_a)

    def test_liaison_reports_in_two_clicks(self):
        plan = self.make_plan()
        self.start_tour("/odoo", "edu_reform_tasks_report", login="liaison_a")
        report = plan.task_ids.report_ids
        self.assertEqual(report.unit_id, self.education_a)
        self.assertEqual(report.attachment_ids.name, "责任清单.txt")
        self.assertEqual(plan.task_ids.state, "doing")

    def test_officer_follows_a_report_and_downloads_the_table(self):
        plan = self._make_reported_plan()
        self.start_tour("/odoo/edu-tasks", "edu_reform_tasks_follow", login="officer_a")
        self.authenticate("officer_a", "officer_a")
        response = self.url_open(f"/edu/plan/{plan.id}/decomposition.xlsx")
        rows = list(load_workbook(BytesIO(response.content)).active.values)
        head = rows.index(next(row for row in rows if row[0] == HEADERS[0]))
        self.assertEqual(rows[head], HEADERS)
        self.assertEqual(
            [cell or "" for cell in rows[head + 1]],
            [
                1,
                "一、建强体育教学",
                "健全责任清单",
                "公布责任清单3份。",
                "责任清单",
                "临溪县教育局",
                "临溪县财政局",
                datetime(2030, 6, 30),
                "不少于3份",
            ],
        )

    def test_leader_only_reads(self):
        self.make_plan()
        self.start_tour("/odoo", "edu_reform_tasks_leader", login="leader_a")

    def test_unit_administrator_adds_a_department_and_its_liaison(self):
        self.make_user("admin_a", "unit_administrator", serves=self.county_a)
        person = self.make_user("sports_a", "liaison")
        self.start_tour("/odoo/edu-units", "edu_reform_tasks_units", login="admin_a")
        unit = self.env["edu.unit"].search([("name", "=", "临溪县体育局")])
        self.assertEqual(unit.parent_id, self.county_a)
        self.assertEqual(person.liaison_unit_ids, unit)

    def test_officer_collects_the_progress_of_a_plan(self):
        plan = self.make_plan()
        url = f"/odoo/edu-plans/{plan.id}"
        self.start_tour(url, "edu_reform_tasks_collect", login="officer_a")
        collection = self.env["edu.collection"].search([("plan_id", "=", plan.id)])
        self.assertEqual(collection.report_ids.mapped("state"), ["pending"])

    def _serve_document(self):
        """Let the browser fetch the document of the plan as DOCX."""
        document, stream = Document(), BytesIO()
        for line in DOCUMENT.splitlines():
            document.add_paragraph(line)
        document.save(stream)
        self.env["ir.attachment"].create(
            {
                "name": "plan.docx",
                "url": "/edu_reform_tasks_tour/plan.docx",
                "raw": stream.getvalue(),
                "public": True,
            }
        )

    def _make_reported_plan(self):
        links = {self.education_a: "lead", self.finance_unit_a: "cooperating"}
        plan = self.make_plan(links=links)
        task = plan.task_ids
        section = task.create(
            {"plan_id": plan.id, "kind": "section", "name": "一、建强体育教学"}
        )
        task.write(
            {
                "parent_id": section.id,
                "number": "7",
                "text": "公布责任清单3份。",
                "deliverable": "责任清单",
                "date_deadline": "2030-06-30",
                "target_ids": [
                    Command.create(
                        {"text": "不少于3份", "comparator": ">=", "value": 3}
                    )
                ],
            }
        )
        evidence = self.upload(self.liaison, "责任清单.txt", b"list")
        self.report(
            task.with_user(self.liaison),
            text="清单已经县政府常务会议审定。",
            attachment_ids=[Command.set(evidence.ids)],
        )
        return plan


@tagged("post_install", "-at_install")
class TestPhoneTours(ReformCommon, HttpCase):
    """What liaisons do on a phone."""

    browser_size = "390x844"
    touch_enabled = True

    def test_liaison_hands_in_the_report_of_the_quarter(self):
        plan = self.make_plan()
        collection = plan.env["edu.collection"].create(plan._collection_values())
        collection.action_open()
        tour = "edu_reform_tasks_collection_report"
        self.start_tour("/odoo/edu-our-reports", tour, login="liaison_a")
        self.assertEqual(collection.report_ids.state, "submitted")
        self.assertEqual(plan.task_ids.report_ids.text, "清单已经公布。")
