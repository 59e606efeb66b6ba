from datetime import timedelta

from odoo import fields

from odoo.addons.edu_base.tests.common import LONG_AGO, EduCommon
from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened


class TrainingCommon(EduCommon):
    """Two counties and their city train inspectors; some of them have an account."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer = cls.make_user(
            "trainer_a", "officer", serves=cls.county_a, works_at=cls.office_a
        )
        cls.stranger = cls.make_user(
            "trainer_b", "officer", serves=cls.county_b, works_at=cls.office_b
        )
        cls.city_officer = cls.make_user(
            "trainer_city", "officer", serves=cls.city, works_at=cls.city_office
        )
        cls.chief = cls.make_user(
            "chief_city", "chief", serves=cls.city, works_at=cls.city_office
        )
        cls.person = cls.make_user("inspector_a", "inspector")
        cls.inspector_a = cls.make_inspector("黎知秋", user_id=cls.person.id)
        cls.inspector_b = cls.make_inspector("唐岳明", cls.county_b)

    @classmethod
    def make_inspector(cls, name, government=None, since=LONG_AGO, **values):
        """Return an inspector who is appointed since a day."""
        inspector = cls.env["edu.inspector"].create(
            {
                "name": name,
                "owner_unit_id": (government or cls.county_a).id,
                **values,
            }
        )
        cls.appoint(inspector, since)
        return inspector

    @classmethod
    def appoint(cls, inspectors, since, until=False):
        """Appoint people from one day to another."""
        terms = cls.env["edu.inspector.appointment"].create(
            [
                {"inspector_id": person.id, "date_from": since, "date_to": until}
                for person in inspectors
            ]
        )
        opened(terms, STATE_GUARD).write({"state": "appointed"})
        return terms

    @classmethod
    def end(cls, inspector, day):
        """Let the term of a person end with `day` as the last one."""
        opened(inspector.appointment_ids, STATE_GUARD).write({"date_to": day})

    @classmethod
    def make_training(cls, *inspectors, user=None, days=0, hours=16, **values):
        """Return a draft session that ends so many days from now."""
        stop = fields.Datetime.now() + timedelta(days=days)
        training = (
            cls.env["edu.training"]
            .with_user(user or cls.city_officer)
            .create(
                {
                    "name": "督学专题培训班",
                    "start": stop - timedelta(hours=3),
                    "stop": stop,
                    "hours": hours,
                    **values,
                }
            )
        )
        cls.put_on_list(training, *inspectors)
        return training

    @classmethod
    def put_on_list(cls, training, *inspectors):
        return training.attendance_ids.create(
            [
                {"training_id": training.id, "inspector_id": inspector.id}
                for inspector in inspectors
            ]
        )

    @classmethod
    def hold(cls, training):
        """Hold a session at which everybody was present."""
        training.action_call()
        training.action_hold()
        training.action_all_present()
        return training

    def line_of(self, training, inspector):
        return training.attendance_ids.filtered(
            lambda line: line.inspector_id == inspector
        )

    def hours_of(self, inspector, year=None):
        """Return the centralised hours of an inspector in a year, by default this."""
        hours = inspector._training_hours(year or today().year)
        return hours.get(inspector.id, {"central": 0})["central"]
