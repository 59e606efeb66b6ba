from datetime import timedelta
from io import BytesIO

from odoo import fields
from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools.pdf import PdfFileReader

from odoo.addons.edu_base.tools.dates import today

from .training_common import TrainingCommon

REPORT = "edu_inspector.report_inspector_training"


@tagged("post_install", "-at_install")
class TestTrainingFile(TrainingCommon):
    """The training file: what was attended, year by year, for whom it concerns."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.leader = cls.make_user("leader_a", "leader", serves=cls.county_a)
        cls.session = cls.hold(cls.make_training(cls.inspector_a, name="春季研修班"))
        cls.session.attendance_ids.certificate_number = "ZS-0715"
        cls.hold(
            cls.make_training(
                cls.inspector_a, name="网络课程", hours=6.5, form="online"
            )
        )
        cls.hold(
            cls.make_training(
                cls.inspector_a, cls.inspector_b, name="上年班", hours=24, days=-400
            )
        )
        missed = cls.make_training(cls.inspector_a, name="缺席班")
        missed.action_call()
        missed.action_hold()
        cls.make_training(cls.inspector_a, name="将来班", days=9).action_call()

    def rows(self, user):
        """Return the rows of the file as a user sees it."""
        self.env.invalidate_all()
        [table] = self.inspector_a.with_user(user)._training_file().blocks
        return list(table.rows)

    def test_sessions_of_the_years_with_their_sums(self):
        """TS62: kind, form, hours and certificate; centralised and all hours apart."""
        rows = self.rows(self.officer)
        year = str(today().year)
        titles = [row[2] for row in rows]
        self.assertCountEqual(titles[:2], ["春季研修班", "网络课程"])
        self.assertEqual(
            titles[2:],
            [
                f"Sum of {year}: 16 centralised hours, 22.5 hours in all",
                "上年班",
                f"Sum of {rows[3][0]}: 24 centralised hours, 24 hours in all",
            ],
        )
        [spring] = [row for row in rows if row[2] == "春季研修班"]
        self.assertEqual(spring[0], year)
        self.assertEqual(spring[3:], ["Project", "Centralised", "16", "ZS-0715"])

    def test_several_days(self):
        training = self.hold(self.make_training(self.inspector_a, name="三日班"))
        training.stop = fields.Datetime.now() + timedelta(days=2)
        [row] = [row for row in self.rows(self.officer) if row[2] == "三日班"]
        self.assertIn(" – ", row[1])

    def test_for_whom_it_concerns(self):
        """Officer and leader of the owner, and the person, see the same; others not."""
        seen = self.rows(self.officer)
        self.assertEqual(self.rows(self.leader), seen)
        self.assertEqual(self.rows(self.person), seen)
        colleague = self.make_user("inspector_b", "inspector")
        for stranger in (self.stranger, colleague):
            with self.assertRaises(AccessError):
                self.pdf(stranger, self.inspector_a)

    def pdf(self, user, inspectors):
        self.env.invalidate_all()
        reports = self.env["ir.actions.report"].with_user(user)
        pdf, _kind = reports.with_context(force_report_rendering=True)._render_qweb_pdf(
            REPORT, inspectors.ids
        )
        return pdf

    def test_batch_is_printed_in_one(self):
        both = self.pdf(self.city_officer, self.inspector_a | self.inspector_b)
        self.assertEqual(PdfFileReader(BytesIO(both)).getNumPages(), 2)
