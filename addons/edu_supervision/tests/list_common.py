"""Yearly lists of an invented county: the office's and those of its departments."""

from datetime import date

from .common import VisitCommon


class ListCommon(VisitCommon):
    """County A with the liaisons of two departments beside its office."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.liaison = cls.make_user("liaison_education_a", "liaison")
        cls.make_liaison(cls.liaison, cls.education_a)
        cls.liaison_finance = cls.make_user("liaison_finance_a", "liaison")
        cls.make_liaison(cls.liaison_finance, cls.finance_unit_a)
        cls.liaison_b = cls.make_user("liaison_education_b", "liaison")
        cls.make_liaison(cls.liaison_b, cls.education_b)
        cls.inspectors[0].user_id.unit_id = cls.office_a

    @classmethod
    def make_list(cls, user=None, items=({},), **values):
        """Return the draft that `user` (the officer of county A) makes for 2026."""
        return (
            cls.env["edu.list"]
            .with_user(user or cls.officer_a)
            .create(
                {
                    "year": 2026,
                    "item_ids": [(0, 0, cls.item_values(**item)) for item in items],
                    **values,
                }
            )
        )

    @classmethod
    def item_values(cls, **values):
        return {
            "name": "校园食品安全专项督导",
            "date_from": date(2026, 4, 1),
            "date_to": date(2026, 4, 30),
            "topic_ids": cls.matters(values.get("kind")),
            **values,
        }

    def submitted(self, user=None, **values):
        row = self.make_list(user, **values)
        row.action_submit()
        return row

    def approved(self, user=None, **values):
        row = self.submitted(user, **values)
        row.with_user(self.chief_a).action_approve()
        return row

    def published(self, user=None, **values):
        row = self.approved(user, **values)
        row.with_user(self.officer_a).action_publish()
        return row

    def move_with_reason(self, row, user, name, reason="事由如文"):
        """Make a move that asks for a reason, as the window does."""
        action = getattr(row.with_user(user), f"action_{name}")()
        wizard = (
            self.env[action["res_model"]]
            .with_user(user)
            .with_context(**action["context"])
            .create({"reason": reason})
        )
        wizard.action_confirm()
