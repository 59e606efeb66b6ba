from odoo.tests import tagged

from odoo.addons.edu_base.tests.page_looks import Page, PageLooks
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from .complaint_common import ComplaintCommon

# Each act ends with one touch, and types or writes down what comes before it.
COMPLAIN = "document.querySelector('a[href$=complaint]').click()"
SEND = """
    document.querySelector("[name='text']").value = "午餐的肉有异味。";
    document.querySelector("button[type='submit']").click();
"""
NOTE = """
    sessionStorage.number = document.getElementById("number").textContent;
    sessionStorage.code = document.getElementById("code").textContent;
    document.querySelector("a[href='/edu/complaint']").click();
"""
ASK = """
    document.querySelector("[name='number']").value = sessionStorage.number;
    document.querySelector("[name='code']").value = sessionStorage.code;
    document.querySelector("button[type='submit']").click();
"""
TOUCHED = "main :is(a, button, input:not([type=hidden], .trap *), select)"


@tagged("post_install", "-at_install")
class TestPublicLooks(ComplaintCommon, PageLooks):
    """From the code at the gate to what became of a complaint, on a phone."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        opened(cls.responsible.appointment_ids, STATE_GUARD).date_to = False
        cls.responsible.phone = "0571-8800001"
        cls.office_a.phone = "0571-8800110"
        cls.address = f"/edu/plate/{cls.plate.code}"

    def test_a_complaint_in_four_touches(self):
        """TS67: the plate, the form, number and code, and the state it is in."""
        shown = "document.readyState === 'complete' && !!document.querySelector(`%s`)"
        pages = [
            Page("plate_page", self.address),
            Page("complaint_form", ready=shown % "textarea", act=COMPLAIN),
            Page("complaint_filed", ready=shown % "#code", act=SEND),
            Page("complaint_ask", ready=shown % "input[name='code']", act=NOTE),
            Page("complaint_status", ready=shown % "main strong", act=ASK),
        ]
        self.assertEqual(sum(bool(page.act) for page in pages), 4)
        self.look_through([page._replace(touched=TOUCHED) for page in pages])
        complaint = self.env["edu.complaint"].search([("unit_id", "=", self.school.id)])
        self.assertEqual(complaint.text, "午餐的肉有异味。")
        self.assertEqual((complaint.state, complaint.channel), ("received", "page"))
