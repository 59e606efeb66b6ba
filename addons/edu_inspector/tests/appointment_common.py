"""People, and terms of office at every step, for the tests on appointments."""

from datetime import date

from odoo.addons.edu_base.tests.common import EduCommon

TODAY = "2026-03-16"  # a Monday; noon in China on each day that is frozen
FIT = {
    "degree": "bachelor",
    "experience_since": date(2008, 9, 1),
    "health": "fit",
    "is_time_guaranteed": True,
    "origin": "teacher",
}
PUBLIC_FROM, PUBLIC_TO = date(2026, 3, 4), date(2026, 3, 13)


class AppointmentCommon(EduCommon):
    """The office of county A: an officer who recommends, a chief who appoints."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer = cls.make_user("officer_a", "officer", serves=cls.county_a)
        cls.chief = cls.make_user("chief_a", "chief", serves=cls.county_a)
        cls.leader = cls.make_user("leader_a", "leader", serves=cls.county_a)
        cls.other_chief = cls.make_user("chief_b", "chief", serves=cls.county_b)
        cls.inspector_user = cls.make_user("inspector_a", "inspector")

    @classmethod
    def make_inspector(cls, name="谢文澜", **values):
        inspectors = cls.env["edu.inspector"].with_user(cls.officer)
        return inspectors.create({"name": name, **FIT, **values})

    @classmethod
    def recommend(cls, inspector=None, **values):
        """Return a recommendation of the officer, in the officer's hands."""
        inspector = inspector or cls.make_inspector()
        values.setdefault("date_from", date(2026, 4, 1))
        return (
            cls.env["edu.inspector.appointment"]
            .with_user(cls.officer)
            .create({"inspector_id": inspector.id, **values})
        )

    @classmethod
    def publicise(cls, terms, first=PUBLIC_FROM):
        """Review terms and make them public, as the officer."""
        terms.action_review()
        cls.step(
            terms, "publicise", publicity_from=first, published_at="县政府门户网站"
        )
        return terms

    @classmethod
    def appoint(cls, terms, user=None):
        """Appoint terms as the chief, by the dialog that the button opens."""
        cls.step(
            terms.with_user(user or cls.chief),
            "appoint",
            act_number="临政教督〔2026〕3号",
            act_date=date(2026, 3, 16),
        )

    @classmethod
    def step(cls, terms, name, **values):
        action = getattr(terms, f"action_{name}")()
        wizard = terms.env[action["res_model"]].with_context(**action["context"])
        wizard.create(values).action_confirm()

    @classmethod
    def take_over(cls, inspector=None, **values):
        """Return a term in force that was decided elsewhere."""
        inspector = inspector or cls.make_inspector()
        values = {"kind": "part_time", "date_from": date(2024, 4, 1)} | values
        model = cls.env["edu.inspector.appointment"].with_user(cls.officer)
        return model._take_over([{"inspector_id": inspector.id, **values}])
