"""A supervision committee of county A, its seats and the people around it."""

from odoo.fields import Command

from odoo.addons.edu_base.tests.common import LONG_AGO
from odoo.addons.edu_base.tests.meeting_common import MeetingCommon
from odoo.addons.edu_base.tools.rules import EVALUATORS, Tally


class CommitteeCommon(MeetingCommon):
    """Beside the leading group there is a supervision committee without seats."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.city_officer = cls.make_user("officer_city", "officer", serves=cls.city)
        cls.body = cls.make_body()

    @classmethod
    def make_body(cls, user=None, **values):
        return (
            cls.env["edu.committee"]
            .with_user(user or cls.officer)
            .create({"name": "临溪县教育督导委员会", "kind": "committee", **values})
        )

    @classmethod
    def make_seat(cls, body=None, **values):
        """Return a seat of county A's education bureau, unless told otherwise."""
        body = body or cls.body
        body.member_ids = [
            Command.create(
                {"unit_id": cls.education_a.id, "date_from": LONG_AGO, **values}
            )
        ]
        return body.member_ids.sorted("id")[-1]

    def measured(self, code, day, unit=None):
        """Return a government's own tally, by the figure that is delivered."""
        self.env.flush_all()
        result = self.env["edu.rule.result"].sudo()
        figure = self.env["edu.rule"].sudo()._in_force(result._paths(), day)
        own = EVALUATORS[code].measure(self.env(su=True), day, figure)
        return own.get((unit or self.county_a).id, Tally())

    def named(self, code, day, user=None, unit=None):
        """Return the records behind the number, as the user sees them."""
        rule = self.env["edu.rule"].search([("code", "=", code)])
        env = self.env(user=user or self.officer)
        scope = (unit or self.county_a).ids
        action = EVALUATORS[code].records(env, scope, day, rule.figure)
        return env[action["res_model"]].search(action["domain"])
