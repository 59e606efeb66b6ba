from odoo.tests import HttpCase, tagged

from odoo.addons.edu_base.tests.page_looks import DESK, PHONE, Page, PageLooks
from odoo.addons.edu_base.tools.dates import today

from .list_common import ListCommon

THERE = "!document.querySelector('.o_loading_indicator, .o-mail-Chatter .fa-spin') && "
SEEN = THERE + "!!document.querySelector('%s')"
LIST = SEEN % ".o_list_view .o_data_row"
FORM = SEEN % ".o_form_view .o_form_saved"
CARDS = SEEN % ".o_kanban_record:not(.o_kanban_ghost)"


@tagged("post_install", "-at_install")
class TestListTours(ListCommon, HttpCase):
    browser_size = "1440x900"

    def test_from_draft_to_published(self):
        """TS08, B06: seven clicks of the officer and three of the chief."""
        self.start_tour(
            "/odoo/edu-lists", "edu_supervision_officer_drafts_list", login="officer_a"
        )
        row = self.env["edu.list"].search([("unit_id", "=", self.office_a.id)])
        self.assertEqual((row.state, row.year), ("submitted", today().year))
        self.start_tour(
            "/odoo/edu-lists", "edu_supervision_chief_publishes_list", login="chief_a"
        )
        self.assertEqual(row.state, "published")

    def test_liaison_registers_on_a_phone(self):
        """JJ10: a department's list is drafted and submitted in seven taps."""
        self.browser_size = "390x844"
        self.start_tour(
            "/odoo/edu-own-lists",
            "edu_supervision_liaison_registers",
            login=self.liaison.login,
        )
        row = self.env["edu.list"].search([("unit_id", "=", self.education_a.id)])
        self.assertEqual(row.state, "submitted")
        self.assertEqual(row.item_ids.name, "规范收费检查")


@tagged("post_install", "-at_install")
class TestListLooks(ListCommon, PageLooks):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        year = today().year
        days = {"date_from": f"{year}-04-01", "date_to": f"{year}-04-30"}
        named = {"unit_ids": [(6, 0, cls.schools.ids)], "scope_text": "城区小学"}
        items = [
            {"name": "春季开学专项督导", **days, **named},
            {"name": "办园行为督导评估", "kind": "comprehensive", **days},
        ]
        cls.row = cls.make_list(items=items, year=year)
        charges = {"name": "规范收费检查", **days, **named}
        cls.own = cls.make_list(cls.liaison, items=[charges], year=year)
        consultation = cls.env["edu.collection"].browse(
            cls.row.action_consult()["res_id"]
        )
        consultation.with_user(cls.officer_a).action_open()
        cls.checklist = cls.make_checklist(items=20)

    def test_pages_of_officers(self):
        pages = [
            ("list_lists", "edu-lists", LIST),
            ("list_form", f"edu-lists/{self.row.id}", FORM),
            ("list_items", "edu-list-items", SEEN % ".o_list_view .o_group_header"),
            ("list_item_form", f"edu-list-items/{self.row.item_ids[0].id}", FORM),
            ("checklists", "edu-checklists", LIST),
            ("checklist_form", f"edu-checklists/{self.checklist.id}", FORM),
        ]
        self.look_through(
            [
                Page(name, f"/odoo/{path}", ready, within=".o_content", size=DESK)
                for name, path, ready in pages
            ],
            login="officer_a",
        )

    def test_pages_of_liaisons(self):
        pages = [
            ("list_own", "edu-own-lists", CARDS),
            ("list_own_form", f"edu-own-lists/{self.own.id}", FORM),
        ]
        self.look_through(
            [
                Page(name, f"/odoo/{path}", ready, within=".o_content", size=PHONE)
                for name, path, ready in pages
            ],
            login=self.liaison.login,
        )
