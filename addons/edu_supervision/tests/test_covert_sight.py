"""A hidden visit changes nothing of what those outside its circle are shown (TS32).

Nothing is named here that could leak: all models and all fields are asked before there
is a hidden visit and after. What another addon adds is asked as well.
"""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .covert_common import CovertCommon

NOISE = ("odoo.addons.base.models.ir_model", "odoo.addons.base.models.ir_rule")
# Written by the very act of looking, or about nobody's records.
OF_THE_LOOK = {"ir.cron", "ir.cron.trigger", "ir.cron.progress", "ir.logging"}


@tagged("post_install", "-at_install")
class TestCovertSight(CovertCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.about_visits = {"edu.visit", *cls.models_about()}

    def test_nothing_changes_for_outsiders(self):
        with mute_logger(*NOISE):
            before = {name: self.sight(user) for name, user in self.outsiders.items()}
            self.make_covert()
            for name, user in self.outsiders.items():
                with self.subTest(name):
                    after = self.sight(user)
                    changed = {
                        key: (before[name].get(key), seen)
                        for key, seen in after.items()
                        if before[name].get(key) != seen
                    }
                    self.assertFalse(changed)

    def test_the_test_sees(self):
        """What the circle is shown does change, so the comparison can fail."""
        before = self.sight(self.planner)
        self.make_covert()
        after = self.sight(self.planner)
        changed = {key[0] for key, seen in after.items() if before.get(key) != seen}
        for name in ("edu.visit", "edu.visit.member", "edu.finding", "mail.message"):
            self.assertIn(name, changed)

    def test_seen_once_released(self):
        visit = self.make_covert("recorded")
        self.assertFalse(self.sees("officer of the county", visit))
        visit._release()
        for name in ("officer of the county", "chief of the county", "colleague"):
            self.assertTrue(self.sees(name, visit), name)
        self.assertFalse(self.sees("officer of another county", visit))

    def test_the_circle_sees(self):
        visit = self.make_covert()
        for user in (self.planner, self.confidant, self.goer):
            self.assertTrue(visit.with_user(user).has_access("read"), user.login)

    def sees(self, name, visit):
        return visit.with_user(self.outsiders[name]).has_access("read")

    def sight(self, user):
        """Return {(model, way): what the user is shown}, of every model there is."""
        self.env.invalidate_all()
        seen = {}
        for model in self.env.values():
            mine = model.with_user(user).with_context(active_test=False)
            if self.is_asked(mine):
                seen |= self.counts(mine)
        return seen | self.contents(user)

    def is_asked(self, model):
        stored = not model._abstract and not model._transient
        return stored and model._name not in OF_THE_LOOK and model.has_access("read")

    def counts(self, model):
        """How many there are, their sums, and how many have something in a field."""
        name = model._name
        seen = {(name, "count"): model.search_count([])}
        if name.startswith("edu.") and sums(model):
            seen[name, "sums"] = self.tried(model._read_group, [], [], sums(model))
        for field in model._fields.values():
            read = model._has_field_access(field, "read")
            if read and field.comodel_name in self.about_visits:
                filled = [(field.name, "!=", False)]
                seen[name, field.name] = self.tried(
                    lambda m=model, f=filled: m.search(f).ids
                )
        return seen

    def contents(self, user):
        """Return all that the records beside a visit show of themselves."""
        beside = (self.schools[0], self.city, self.county_a, self.item, self.checklist)
        beside += (self.inspectors[0], self.inspectors[0].partner_id, self.goer)
        seen = {}
        for record in beside:
            for shown in self.tried(record.with_user(user).read) or ():
                for name, value in shown.items():
                    seen[record._name, record.id, name] = value
        return seen

    def tried(self, call, *given):
        try:
            return call(*given)
        except (AccessError, UserError, ValueError, NotImplementedError):
            return None


def sums(model):
    return [
        f"{field.name}:sum"
        for field in model._fields.values()
        if field.type in ("integer", "float", "monetary")
        and field.store
        and field.aggregator
    ]
