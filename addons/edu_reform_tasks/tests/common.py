"""The people of two counties and of their city, and plans for them to work on."""

import base64
from contextlib import contextmanager

from odoo.exceptions import UserError
from odoo.fields import Command

from odoo.addons.edu_base.tests.common import EduCommon

# Everything a confirmed import may write to.
WRITTEN = (
    "edu.plan",
    "edu.task",
    "edu.task.unit",
    "edu.task.target",
    "edu.task.report",
    "edu.transition",
    "edu.unit.alias",
    "ir.attachment",
    "mail.message",
)

TEXT = """临溪县人民政府关于印发临溪县教育评价改革实施方案的通知
临政发〔2025〕8号

临溪县人民政府
2025年3月10日

临溪县教育评价改革实施方案

一、改革党政教育工作评价
（一）完善履职评价
1.健全责任清单。制定部门教育职责清单，到2026年底前全面公布。（责任单位：县教育局、县财政局）
2.落实经费保障。生均公用经费不低于1200元。（责任单位：县财政局、县教育局）
（二）强化督导问责
3.开展专项督导。每年6月底前开展一次专项督导。（责任单位：县教育督导办公室）
二、改革学校评价
4.新建公办幼儿园  所，公办园在园幼儿占比达到55%—60%。2—3年内完成。（责任单位：县教育局）
5.配齐责任督学。责任督学与学校比例达到1:5。（责任单位：县教育督导办公室、县财政局）
"""


class ReformCommon(EduCommon):
    """Officers, chiefs, leaders and liaisons; all have the password of the house."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.city_officer = cls.make_user("officer_city", "officer", serves=cls.city)
        cls.officer = cls.make_user("officer_a", "officer", serves=cls.county_a)
        cls.colleague = cls.make_user("officer_aa", "officer", serves=cls.county_a)
        cls.chief = cls.make_user("chief_a", "chief", serves=cls.county_a)
        cls.leader = cls.make_user("leader_a", "leader", serves=cls.county_a)
        cls.stranger = cls.make_user("officer_b", "officer", serves=cls.county_b)
        cls.liaison = cls.make_user("liaison_a", "liaison", works_at=cls.education_a)
        cls.treasurer = cls.make_user(
            "liaison_aa", "liaison", works_at=cls.finance_unit_a
        )
        cls.make_liaison(cls.liaison, cls.education_a)
        cls.make_liaison(cls.treasurer, cls.finance_unit_a)

    @classmethod
    def make_plan(cls, user=None, released=True, links=None, **values):
        """Return a plan of the user with one task.

        `links` is {unit: role} of its task, by default the education department.
        """
        plan = (
            cls.env["edu.plan"]
            .with_user(user or cls.officer)
            .create({"name": "教育评价改革方案", **values})
        )
        cls.make_task(plan, "健全责任清单", links or {cls.education_a: "responsible"})
        if released:
            plan._make_move("release")
        return plan

    @classmethod
    def make_task(cls, plan, name="落实经费保障", links=None, **values):
        """Return a task of the plan; `links` is {unit: role}."""
        return plan.env["edu.task"].create(
            {
                "name": name,
                "plan_id": plan.id,
                "link_ids": [
                    Command.create({"unit_id": unit.id, "role": role})
                    for unit, role in (links or {}).items()
                ],
                **values,
            }
        )

    def report(self, task, user=None, unit=None, **values):
        """Return a report on the task by a liaison of its unit."""
        return (
            self.env["edu.task.report"]
            .with_user(user or self.liaison)
            .create(
                {
                    "task_id": task.id,
                    "unit_id": (unit or self.education_a).id,
                    "text": "清单已经起草。",
                    **values,
                }
            )
        )

    def upload(self, user, name="清单.pdf", content=b"%PDF-1.4 draft", **values):
        """Return a file as the browser uploads it, not yet bound to a record."""
        return (
            self.env["ir.attachment"]
            .with_user(user)
            .create(
                {
                    "name": name,
                    "raw": content,
                    "res_model": "edu.task.report",
                    "res_id": 0,
                    **values,
                }
            )
        )

    def read_document(self, text=TEXT, user=None, **values):
        """Return an import of the user that has read a pasted text."""
        wizard = self.start_import(user, pasted=text, **values)
        wizard.action_read()
        return wizard

    def start_import(self, user=None, **values):
        return (
            self.env["edu.plan.import"].with_user(user or self.officer).create(values)
        )

    def import_plan(self, text=TEXT, user=None, **values):
        """Return the plan of a text that was read and confirmed."""
        wizard = self.read_document(text, user, **values)
        plan_id = wizard.action_confirm()["res_id"]
        return wizard.env["edu.plan"].browse(plan_id)

    @staticmethod
    def line_of(wizard, name):
        """Return the line of the import whose heading is `name`."""
        return wizard.line_ids.filtered(lambda line: line.name == name)

    @staticmethod
    def named(wizard, name):
        """Return the unit line of a printed name."""
        return wizard.unit_line_ids.filtered(lambda unit: unit.name == name)

    @staticmethod
    def task_of(plan, name):
        return plan.task_ids.filtered(lambda task: task.name == name)

    @staticmethod
    def roles(task):
        """Return {unit: role} of a task, in the order of its links."""
        links = task.link_ids.sorted("sequence")
        return {link.unit_id: link.role for link in links}

    @staticmethod
    def encoded(data):
        return base64.b64encode(data).decode()

    @contextmanager
    def assertSays(self, sentence):
        """Assert a refusal with this sentence (a pattern) that leaves nothing."""
        before = self.counted()
        with self.assertRaises(UserError) as refusal:
            yield
        self.assertRegex(str(refusal.exception), sentence)
        self.assertEqual(self.counted(), before)

    def counted(self):
        """Return {model: number of records} of all that an import may write."""
        self.env.flush_all()
        return {
            name: self.env[name].with_context(active_test=False).search_count([])
            for name in WRITTEN
        }
