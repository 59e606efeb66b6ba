from freezegun import freeze_time

from odoo.tests import HttpCase, tagged

from .common import ReformCommon

NOVEMBER = "2026-11-10 04:00:00"


@tagged("post_install", "-at_install")
class TestCollectionLink(HttpCase, ReformCommon):
    """A whole quarter reported from one personal link, without a login."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.startClassPatcher(freeze_time(NOVEMBER, tick=True))
        plan = cls.make_plan(links={cls.education_a: "lead"})
        values = plan._collection_values()
        values["item_ids"] = [(0, 0, {"name": "落实经费（万元）", "kind": "number"})]
        collection = plan.env["edu.collection"].create(values)
        collection.action_open()
        cls.report = collection.report_ids.with_user(cls.liaison)
        cls.answer, cls.link = cls.report.answer_ids, cls.report.link_ids

    def token(self):
        grant = (self.report.sudo(), self.liaison, self.education_a)
        [url] = self.env["edu.link"]._hand_out([grant])
        self.env.flush_all()
        return url.partition("#")[2]

    def fill_in(self, **changed):
        form = {
            "token": self.token(),
            "text": "总体进展顺利。",
            f"answer_{self.answer.id}": "120",
            f"task_{self.link.id}": "清单已经公布。",
            f"percent_{self.link.id}": "70",
        }
        page = self.url_open("/edu/link/submit", data=form | changed)
        self.env.invalidate_all()
        return page

    def test_page_asks_for_every_task_and_item(self):
        page = self.url_open("/edu/link/open", data={"token": self.token()}).text
        for name in self._names():
            self.assertIn(f'name="{name}"', page)
        self.assertIn(self.link.task_id.name, page)
        self.assertIn(self.answer.item_id.name, page)

    def _names(self):
        return [f"answer_{self.answer.id}", f"task_{self.link.id}", "text", "files"]

    def test_handed_in_at_once(self):
        self.assertEqual(self.fill_in().status_code, 200)
        self.assertEqual(self.report.state, "submitted")
        self.assertEqual(self.report.submitted_by_id, self.liaison)
        self.assertEqual(self.answer.value, 120)
        self.assertEqual(self.link.progress, 70)

    def test_wrong_figure_writes_nothing(self):
        page = self.fill_in(**{f"answer_{self.answer.id}": "很多"})
        self.assertIn(self.answer.item_id.name, page.text)
        self.assertEqual(self.report.state, "pending")
        self.assertFalse(self.link.report_ids)

    def test_answers_of_others_are_out_of_reach(self):
        page = self.fill_in(answer_999999="1")
        self.assertEqual(page.status_code, 200)
        self.assertEqual(self.report.state, "pending")
