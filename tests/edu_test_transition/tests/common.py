from odoo.addons.edu_base.tests.common import EduCommon


class CaseCommon(EduCommon):
    """Cases of county A about its education department, and those who meet them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer = cls.make_user("officer_a", "officer", serves=cls.county_a)
        cls.chief = cls.make_user("chief_aa", "chief", serves=cls.county_a)
        cls.liaison = cls.make_user("liaison_a", "liaison", works_at=cls.education_a)
        cls.make_liaison(cls.liaison, cls.education_a)
        cls.stranger = cls.make_user("officer_b", "officer", serves=cls.county_b)
        cls.cases = cls.env["edu.test.case"].with_user(cls.officer)

    @classmethod
    def make_cases(cls, count, state="draft", **values):
        """Return cases of the officer, brought to `state` by those who may."""
        cases = cls.cases.create(
            [
                {
                    "name": f"Case {number}",
                    "note": "Ready",
                    "subject_unit_id": cls.education_a.id,
                    **values,
                }
                for number in range(count)
            ]
        )
        way = ["draft", "submitted", "approved", "closed"]
        steps = [("submit", cls.officer), ("approve", cls.chief), ("close", cls.chief)]
        for name, user in steps[: way.index(state)]:
            cases.with_user(user)._make_move(name)
        return cases

    @classmethod
    def make_case(cls, state="draft", **values):
        return cls.make_cases(1, state, **values)

    def history_of(self, records):
        return self.env["edu.transition"].search(
            [("res_model", "=", records._name), ("res_id", "in", records.ids)]
        )
