from odoo.tests import TransactionCase, tagged

from ..builders.people import acting
from ..builders.tables import named, record


@tagged("post_install", "-at_install")
class TestTrainings(TransactionCase):
    def people(self, *names):
        none = self.env["edu.inspector"]
        return none.concat(*(record(self.env, f"inspector_{name}") for name in names))

    def test_sessions_stand_in_every_state_on_the_way(self):
        states = named(self.env, "edu.training").mapped("state")
        self.assertEqual(states.count("closed"), 4)
        self.assertEqual(states.count("held"), 1)
        self.assertEqual(states.count("called"), 1)

    def test_who_was_absent_lacks_hours_and_is_called(self):
        officer = acting(self.env, "officer")
        lacking = officer["edu.inspector"].search([("has_training_deficit", "=", True)])
        absent = self.people("long", "afar", "clear", "caring")
        self.assertEqual(lacking, absent)
        ahead = record(self.env, "training_ahead")
        self.assertEqual(ahead.attendance_ids.inspector_id, lacking)

    def test_one_new_inspector_lacks_induction(self):
        officer = acting(self.env, "officer")
        needing = officer["edu.inspector"].search([("needs_induction", "=", True)])
        self.assertEqual(needing.filtered("is_serving"), self.people("plain"))

    def test_inbox_of_the_inspector_tells_of_what_is_to_come_alone(self):
        me = acting(self.env, "inspector")
        told = me["mail.message"].search([("needaction", "=", True)])
        trainings = told.filtered(lambda one: one.model == "edu.training")
        self.assertEqual(
            trainings.mapped("res_id"), record(self.env, "training_ahead").ids
        )
