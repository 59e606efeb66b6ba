"""Officers at the desk: the filings of a year, and the plenary."""

from odoo.tests import HttpCase, tagged

from odoo.addons.edu_base.tests.page_looks import DESK, PHONE, Page, PageLooks

from .committee_common import CommitteeCommon

THERE = "!document.querySelector('.o_loading_indicator, .o-mail-Chatter .fa-spin') && "
SEEN = THERE + "!!document.querySelector('%s')"
LIST = SEEN % ".o_list_view .o_data_row"
CARDS = SEEN % ".o_kanban_view .o_kanban_record:not(.o_kanban_ghost)"
FORM = SEEN % ".o_form_view .o_form_saved"


@tagged("post_install", "-at_install")
class TestCommitteeTours(CommitteeCommon, HttpCase):
    browser_size = "1440x900"

    def test_officer_opens_the_filings_of_the_year(self):
        """TS14: from the empty board to who owes what in two clicks."""
        self.start_tour(
            "/odoo/edu-filings",
            "edu_supervision_officer_opens_the_filings",
            login="officer_city",
        )
        filings = self.env["edu.collection"].search([("filing_kind", "!=", False)])
        asked = self.county_a | self.county_b
        own = filings.filtered(lambda one: one.owner_unit_id == self.city)
        self.assertEqual((len(own), own.report_ids.unit_id), (5, asked))

    def test_officer_holds_the_plenary(self):
        """TS10: from the standing topics to the matter in eight clicks."""
        self.make_seat(user_id=self.liaison.id)
        plenary = self.make_meeting(days=-1, committee_id=self.body.id)
        self.start_tour(
            f"/odoo/edu-meetings/{plenary.id}",
            "edu_supervision_officer_holds_the_plenary",
            login="officer_a",
        )
        self.assertEqual(len(plenary.item_ids), 4)
        self.assertEqual(plenary.matter_ids.lead_unit_id, self.finance_unit_a)


@tagged("post_install", "-at_install")
class TestCommitteeLooks(CommitteeCommon, PageLooks):
    def setUp(self):
        super().setUp()
        self.body.action_take_over_standard()
        self.body.member_ids[0].write(
            {"person_name": "程远", "held_office": "县长助理"}
        )
        self.make_seat(duty="统筹义务教育督导", person_name="柳青")
        self.make_seat(unit_id=self.finance_unit_a.id)
        self.env["edu.committee.document"].create(
            {"committee_id": self.body.id, "name": "督导委员会工作规程"}
        )
        school = self.make_unit("临溪县第一小学", self.county_a, kind="school")
        self.contact = (
            self.env["edu.school.contact"]
            .with_user(self.officer)
            .create(
                {
                    "user_id": self.leader.id,
                    "office": "副县长",
                    "school_id": school.id,
                    "date_from": "2025-09-01",
                }
            )
        )
        self.env["edu.filing.open"].with_user(self.city_officer).create(
            {}
        ).action_open()

    def test_pages_of_the_officer(self):
        pages = [
            ("committee_list", "edu-committees", LIST),
            ("committee_form", f"edu-committees/{self.body.id}", FORM),
            ("committee_seats", "edu-committee-seats", LIST),
            ("committee_papers", "edu-committee-papers", LIST),
            ("committee_standards", "edu-committee-standards", LIST),
            ("contact_schools", "edu-contact-schools", LIST),
            ("contact_school_form", f"edu-contact-schools/{self.contact.id}", FORM),
            ("filings_board", "edu-filings", LIST),
        ]
        within = ".o_content"
        looks = [
            Page(name, f"/odoo/{path}", ready, within=within, size=DESK)
            for name, path, ready in pages
        ]
        self.look_through(looks, login="officer_a")

    def test_pages_on_a_phone(self):
        looks = [
            Page(name, f"/odoo/{path}", CARDS, within=".o_content", size=PHONE)
            for name, path in (
                ("contact_schools_phone", "edu-contact-schools"),
                ("filings_phone", "edu-filings"),
            )
        ]
        self.look_through(looks, login="leader_a")
