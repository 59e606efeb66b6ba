from odoo.tests import HttpCase, tagged

from .training_common import TrainingCommon


@tagged("post_install", "-at_install")
class TestTrainingTours(TrainingCommon, HttpCase):
    """From the file of a training centre to the next session, in the browser."""

    browser_size = "1440x900"

    def test_officer_chases_missing_hours(self):
        """TS62: who lacks hours is found by name and called to a session."""
        self.inspector_a.certificate_number = "DX-0001"
        held = self.make_training(self.inspector_a, name="春季督学研修班")
        held.action_call()
        held.action_hold()
        coming = self.make_training(name="秋季督学研修班", days=14)
        self.start_tour(
            f"/odoo/edu-training/{held.id}",
            "edu_inspector_training_deficit",
            login="trainer_city",
        )
        self.assertEqual(held.attendance_ids.hours, 16)
        self.assertEqual(coming.state, "called")
        people = self.inspector_a | self.inspector_b
        self.assertEqual(coming.attendance_ids.inspector_id, people)
