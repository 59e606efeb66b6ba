"""Visits that are confirmed or refused, on a list that allows them."""

from odoo.exceptions import UserError

from .common import PLANNING_DAY, VisitCommon


class ConfirmCommon(VisitCommon):
    """County A with a list that allows special visits in all of 2026."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.item = cls.make_item()

    def special(self, school=None, **values):
        """Return a planned special visit of three inspectors, on the list."""
        values.setdefault("inspectors", self.inspectors[:3])
        values = {"kind": "special", "item_id": self.item.id, **values}
        if not values["item_id"]:
            values.setdefault("own_topic_ids", self.matters(values["kind"]))
        return self.make_visit(school, **values)

    def whole(self, school=None, **values):
        """Return a planned comprehensive visit, on an item of its own kind."""
        item = values.pop("item", None) or self.make_item(kind="comprehensive")
        return self.special(school, kind="comprehensive", item_id=item.id, **values)

    def refuse(self, visits, *, user=None, day=PLANNING_DAY):
        """Return the words of the refusal; nothing is confirmed."""
        with self.assertRaises(UserError) as refusal:
            self.confirm(visits, user, day)
        self.assertNotIn("confirmed", visits.mapped("state"))
        return str(refusal.exception)

    def allow(self, visits, *, user=None, day=PLANNING_DAY):
        self.confirm(visits, user, day)
        self.assertEqual(set(visits.mapped("state")), {"confirmed"})
