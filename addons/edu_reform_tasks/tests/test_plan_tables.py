import io
import json
import time
from datetime import timedelta
from urllib.parse import quote, urlencode

import docx
import pypdfium2
from openpyxl import load_workbook

from odoo.fields import Command
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from odoo.addons.edu_base.tests.common import PASSWORD
from odoo.addons.edu_base.tools.dates import today

from .common import ReformCommon

TABLES = ("decomposition", "progress")


class TableCommon(ReformCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        both = {cls.education_a: "lead", cls.finance_unit_a: "cooperating"}
        cls.plan = cls.make_plan(released=False, links=both)
        cls.alone = cls.make_task(cls.plan, "金库对账", {cls.finance_unit_a: "lead"})
        cls.plan._make_move("release")
        cls.shared = cls.plan.task_ids - cls.alone

    def pdf_texts(self, plans, table="decomposition", user=None):
        """Return the text of each page that `user` prints, without spaces."""
        reports = self.env["ir.actions.report"].with_user(user or self.officer)
        pdf, kind = reports.with_context(force_report_rendering=True)._render_qweb_pdf(
            f"edu_reform_tasks.report_plan_{table}", plans.ids
        )
        self.assertEqual(kind, "pdf")
        return self.texts(pdf)

    @staticmethod
    def texts(pdf):
        with pypdfium2.PdfDocument(pdf) as file:
            texts = [page.get_textpage().get_text_bounded() for page in file]
        return ["".join(text.split()) for text in texts]

    @staticmethod
    def docx_rows(data):
        (table,) = docx.Document(io.BytesIO(data)).tables
        return [[cell.text for cell in row.cells] for row in table.rows]


@tagged("post_install", "-at_install")
class TestPlanTables(TableCommon):
    def make_tasks(self, count):
        """Add tasks as long as those of real plans, in one act."""
        text = "健全督导责任清单并按季度报送进展，" * 6
        return self.env["edu.task"].create(
            [
                {
                    "plan_id": self.plan.id,
                    "name": f"事项{n:03}号",
                    "text": text,
                    "sequence": 100 + n,
                    "date_deadline": "2030-12-31",
                    "link_ids": [Command.create({"unit_id": self.education_a.id})],
                }
                for n in range(count)
            ]
        )

    def test_every_task_in_every_form(self):
        """300 tasks: all of them, the head on each page, in a few seconds (JJ30)."""
        self.make_tasks(298)
        self.shared.text = "具体事项见附件"
        names = self.plan.task_ids.mapped("name")
        for table in TABLES:
            with self.subTest(table):
                started = time.monotonic()
                pages = self.pdf_texts(self.plan, table)
                data = self.plan.with_user(self.officer)._table_docx(table)
                self.assertLess(time.monotonic() - started, 60)
                self.assertGreater(len(pages), 20)
                self.assertFalse([page for page in pages if "Cooperating" not in page])
                whole = "".join(pages)
                rows = self.docx_rows(data)
                self.assertEqual([row[2] for row in rows[1:]], names)
                self.assertFalse([name for name in names if name not in whole])
                for number in (1, 150, 300):
                    self.assertEqual(rows[number][0], str(number))

    def test_queries_do_not_grow(self):
        """As many statements for 300 reported tasks as for 50."""
        counts = []
        for more in (48, 250):
            self.env["edu.task.report"].with_user(self.liaison).create(
                [
                    {"task_id": task.id, "unit_id": self.education_a.id, "text": "已办"}
                    for task in self.make_tasks(more)
                ]
            )
            counts.append([self.cost(table) for table in TABLES])
        self.assertEqual(*counts)
        self.assertLessEqual(max(counts[0]), 20)

    def cost(self, table):
        """Return how many statements a table takes, after a first, warming one."""
        plan = self.plan.with_user(self.officer)
        return self.statements_warm(plan._table_document, table)

    def test_the_same_in_every_form(self):
        """XLSX, DOCX and PDF say the same."""
        self.report(self.shared, text="清单已印发", problem="缺编制", progress=40)
        self.shared.date_deadline = today() + timedelta(days=30)
        plan = self.plan.with_user(self.officer)
        for table in TABLES:
            rows = self.docx_rows(plan._table_docx(table))
            book = load_workbook(io.BytesIO(plan._table_xlsx(table)))
            sheet = [[cell or "" for cell in row] for row in book.active.values][1:]
            sheet[1][7] = sheet[1][7].date().isoformat()
            told = [[str(cell) for cell in row] for row in sheet]
            self.assertEqual(rows, told)
            page = "".join(self.pdf_texts(plan, table))
            for row in rows:
                for cell in row:
                    self.assertIn("".join(cell.split()), page)

    def test_progress(self):
        """The last report of each unit, what holds it up, percent and light.

        Other rooms may add columns after these.
        """
        self.report(self.shared, text="第一次报送", progress=10)
        self.report(self.shared, text="清单已印发", problem="缺编制", progress=40)
        self.report(
            self.shared, self.treasurer, self.finance_unit_a, text="已拨款", progress=60
        )
        rows = self.docx_rows(self.plan.with_user(self.officer)._table_docx("progress"))
        self.assertEqual(
            rows[1][9:13],
            [
                "临溪县教育局：清单已印发\n临溪县财政局：已拨款",
                "40%",
                "● On Time",
                "临溪县教育局：缺编制",
            ],
        )
        self.assertEqual(rows[2][9:13], ["", "0%", "● On Time", ""])

    def test_lights(self):
        task = self.alone
        for days, tone in ((-1, "bad"), (0, "warn"), (7, "warn"), (8, "good")):
            task.date_deadline = today() + timedelta(days=days)
            self.assertEqual(task._light().tone, tone, days)
        task.date_deadline = False
        self.assertEqual(task._light().tone, "good")
        task.date_deadline = today() - timedelta(days=1)
        task._make_move("submit")
        self.assertEqual(task._light().tone, "bad")
        task.with_user(self.colleague)._make_move("accept")
        self.assertEqual(task._light().tone, "done")

    def test_cancelled_tasks_are_left_out(self):
        self.alone._make_move("cancel", "另行安排")
        self.assertNotIn("金库对账", "".join(self.pdf_texts(self.plan)))

    def test_several_plans(self):
        """One file, each plan counted from page 1."""
        other = self.make_plan(name="学前教育方案")
        pages = self.pdf_texts(self.plan | other)
        self.assertEqual(len(pages), 2)
        self.assertTrue(all("—1—" in page for page in pages))
        self.assertIn("学前教育方案", pages[1])

    def test_a_liaison_prints_the_own(self):
        """Tasks without a role of the unit, and reports of others, stay out."""
        self.report(self.shared, text="清单已印发")
        self.report(self.shared, self.treasurer, self.finance_unit_a, text="已拨款")
        page = "".join(self.pdf_texts(self.plan, "progress", self.liaison))
        self.assertIn("健全责任清单", page)
        self.assertIn("清单已印发", page)
        self.assertNotIn("金库对账", page)
        self.assertNotIn("已拨款", page)

    def test_what_the_menu_offers(self):
        """Who may read a plan prints it; Word and Excel are for who may export."""
        for user, forms in (
            (self.officer, {"", "(Word)", "(Excel)"}),
            (self.leader, {""}),
        ):
            views = self.env["edu.plan"].with_user(user)
            toolbar = views.get_views([(False, "form")], {"toolbar": True})
            offered = toolbar["views"]["form"]["toolbar"]["print"]
            self.assertEqual(
                {action["name"] for action in offered},
                {
                    f"Table of {name} {form}".strip()
                    for name in ("Tasks", "Progress")
                    for form in forms
                },
            )

    def test_the_menu_downloads(self):
        action = self.env.ref("edu_reform_tasks.edu_plan_download_progress_docx")
        found = action.with_user(self.officer).with_context(
            active_model="edu.plan", active_id=self.plan.id, active_ids=self.plan.ids
        )
        self.assertEqual(found.run()["url"], f"/edu/plan/{self.plan.id}/progress.docx")


@tagged("post_install", "-at_install")
class TestPlanTableAccess(TableCommon, HttpCase):
    """Who gets which table over HTTP."""

    def get(self, table, form, user):
        self.authenticate(user.login, PASSWORD)
        if form == "pdf":
            asked = urlencode({"context": json.dumps({"force_report_rendering": True})})
            name = f"edu_reform_tasks.report_plan_{table}"
            return self.url_open(f"/report/pdf/{name}/{self.plan.id}?{asked}")
        return self.url_open(f"/edu/plan/{self.plan.id}/{table}.{form}")

    def test_officer(self):
        for table in TABLES:
            for form, start in (("pdf", b"%PDF-"), ("docx", b"PK"), ("xlsx", b"PK")):
                with self.subTest(table, form=form):
                    answer = self.get(table, form, self.officer)
                    self.assertEqual(answer.status_code, 200)
                    self.assertTrue(answer.content.startswith(start))
                    kept = answer.headers["X-Content-Type-Options"]
                    self.assertEqual(kept, "nosniff")

    def test_names_of_the_files(self):
        named = quote(self.plan.name)
        answer = self.get("progress", "docx", self.officer)
        self.assertIn(named, answer.headers["Content-Disposition"])
        self.assertIn(".docx", answer.headers["Content-Disposition"])
        data = [
            f"/report/pdf/edu_reform_tasks.report_plan_progress/{self.plan.id}",
            "qweb-pdf",
        ]
        asked = urlencode({"data": json.dumps(data)})
        answer = self.url_open(f"/report/download?{asked}")
        self.assertIn(named, answer.headers["Content-Disposition"])
        self.assertIn(".pdf", answer.headers["Content-Disposition"])

    def test_a_leader_prints_from_the_menu(self):
        """Even where the core's own program for printing is missing."""
        reports = type(self.env["ir.actions.report"])
        printed = []

        def render(report, name, ids, data=None):
            printed.append((report.env.user.login, name, ids))
            return b"%PDF-1.4", "pdf"

        self.patch(reports, "_render_qweb_pdf", render)
        self.patch(reports, "get_wkhtmltopdf_state", lambda _report: "install")
        self.start_tour("/odoo", "edu_reform_tasks_print", login="leader_a")
        name = "edu_reform_tasks.report_plan_progress"
        self.assertEqual(printed, [("leader_a", name, self.plan.ids)])

    def test_readers_print_and_do_not_export(self):
        for user in (self.leader, self.liaison):
            self.assertEqual(self.get("progress", "pdf", user).status_code, 200)
            for form in ("docx", "xlsx"):
                with self.subTest(user.login, form=form):
                    self.assertEqual(self.get("progress", form, user).status_code, 404)

    @mute_logger("odoo.http")
    def test_outsiders(self):
        employee = self.make_user("employee_a", "employee")
        portal = self.make_user("portal_a", "portal")
        administrator = self.make_user("unit_admin_a", "unit_administrator")
        for user in (self.stranger, employee, portal, administrator):
            for form in ("pdf", "docx", "xlsx"):
                with self.subTest(user.login, form=form):
                    answer = self.get("decomposition", form, user)
                    self.assertIn(answer.status_code, (403, 404))
                    self.assertNotIn(b"PK", answer.content[:4])
                    self.assertNotIn("健全责任清单", answer.text)

    def test_nothing_else_is_served(self):
        for table, form in (("budget", "docx"), ("progress", "py"), ("_light", "docx")):
            self.assertEqual(self.get(table, form, self.officer).status_code, 404)
