from datetime import timedelta

from odoo.tests import HttpCase, tagged

from odoo.addons.edu_base.tools.dates import today

from .common import ReformCommon

# What a phone shows of the page that a link opens, once its script has run.
ON_A_PHONE = """{
    const field = document.querySelector("[name='token']");
    const button = document.querySelector("button");
    const faults = [
        field.value !== "%s" && "the code is not filled in",
        location.hash && "the code is still in the address",
        field.offsetParent && "the code is shown",
        document.documentElement.scrollWidth > innerWidth && "it scrolls sideways",
        button.offsetHeight < 44 && "the button is too small",
    ].filter(Boolean);
    console[faults.length ? "error" : "log"](faults.join() || "test successful");
}"""


class DueTours(ReformCommon, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.task = cls.make_plan().task_ids
        cls.task.date_deadline = today() - timedelta(days=3)


@tagged("post_install", "-at_install")
class TestOfficerTours(DueTours):
    def test_officer_reminds_from_the_red_list(self):
        self.start_tour("/odoo", "edu_reform_tasks_remind", login="officer_a")
        digest = self.env["edu.digest"].search([("user_id", "=", self.liaison.id)])
        self.assertEqual(digest.line_ids.res_id, self.task.id)


@tagged("post_install", "-at_install")
class TestPhoneTours(DueTours):
    browser_size = "390x780"
    touch_enabled = True

    def test_liaison_asks_for_more_time(self):
        self.start_tour("/odoo", "edu_reform_tasks_more_time", login="liaison_a")
        request = self.env["edu.extension"].search([("res_id", "=", self.task.id)])
        self.assertEqual(request.user_id, self.liaison)

    def test_the_page_of_a_link_fits_a_phone(self):
        grant = (self.task.sudo().link_ids, self.liaison, self.education_a)
        [url] = self.env["edu.link"]._hand_out([grant])
        token = url.partition("#")[2]
        self.browser_js(f"/edu/link#{token}", ON_A_PHONE % token)
