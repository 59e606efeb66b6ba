from unittest.mock import patch

from odoo.exceptions import AccessError
from odoo.fields import Command, Domain
from odoo.tests import tagged

from ..models import ir_rule
from .common import EduCommon


@tagged("post_install", "-at_install")
class TestRules(EduCommon):
    """Record rules name the units of a small scope, and never fewer than there are."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer = cls.make_user("officer_a", "officer", serves=cls.county_a)

    def domain(self, user=None):
        rules = self.env["ir.rule"].with_user(user or self.officer)
        return rules._compute_domain("edu.unit.group")

    def named(self, domain):
        """Return the ids that a domain names, or None where it asks the tree."""
        for condition in Domain(domain).iter_conditions():
            if condition.field_expr == "owner_unit_id":
                return set(condition.value) if condition.operator == "in" else None

    def below(self, unit):
        return set(self.env["edu.unit"].search([("id", "child_of", unit.id)]).ids)

    def test_a_small_scope_is_named(self):
        self.assertEqual(self.named(self.domain()), self.below(self.county_a))

    def test_a_new_unit_and_one_that_ends_are_taken_up(self):
        self.domain()
        school = self.make_unit("临溪县第九小学", self.county_a, kind="school")
        self.assertIn(school.id, self.named(self.domain()))
        school.unlink()
        self.assertEqual(self.named(self.domain()), self.below(self.county_a))

    def test_a_unit_is_taken_up_before_its_lines(self):
        """Liaisons are entered along with their unit, however often it was asked."""
        keeper = self.make_user("keeper_a", "unit_administrator", serves=self.county_a)
        units = self.env["edu.unit"].with_user(keeper)
        for name in ("临溪县体育局", "临溪县档案局"):
            person = self.make_user(f"{name}联络员", "liaison")
            unit = units.create(
                {
                    "name": name,
                    "parent_id": self.county_a.id,
                    "liaison_ids": [Command.create({"user_id": person.id})],
                }
            )
            self.assertEqual(unit.liaison_ids.user_id, person)

    def test_a_unit_that_moves_is_taken_up(self):
        town = self.make_government("浅山镇人民政府", "town", self.county_b)
        self.assertNotIn(town.id, self.named(self.domain()))
        town.parent_id = self.county_a
        self.assertIn(town.id, self.named(self.domain()))

    def test_the_tree_is_asked_once_for_all_rules(self):
        """Whatever the number of models, rules and users of one scope."""
        another = self.make_user("officer_b", "officer", serves=self.county_a)
        units = self.env.registry["edu.unit"]
        self.env.registry.clear_cache()
        with (
            patch.object(units, "search", autospec=True, wraps=units.search) as named,
            patch.object(
                units, "search_count", autospec=True, wraps=units.search_count
            ) as counted,
        ):
            for model in ("edu.unit.group", "edu.committee", "edu.meeting"):
                for user in (self.officer, another):
                    self.env["ir.rule"].with_user(user)._compute_domain(model)
        self.assertEqual((named.call_count, counted.call_count), (1, 1))

    def test_a_large_scope_asks_the_tree(self):
        """What is found, and what may be read and changed, is the same."""
        groups = self.env["edu.unit.group"].create(
            [
                {"name": "成员单位", "owner_unit_id": unit.id}
                for unit in (self.county_a, self.county_b, self.city)
            ]
        )
        small = self.reached(groups)
        self.assertEqual(small, [groups[0]] * 3)
        with (
            patch.object(ir_rule, "MOST_NAMED", 3),
            patch.object(ir_rule, "MOST_READ", 3),
        ):
            self.env.registry.clear_cache()
            self.assertIsNone(self.named(self.domain()))
            self.assertEqual(self.reached(groups), small)
            self.county_b.parent_id = self.county_a
            self.assertEqual(self.reached(groups), [groups[0] | groups[1]] * 3)
        self.env.registry.clear_cache()

    def test_a_scope_of_all_units_asks_nothing(self):
        """Until there is a unit outside it."""
        officer = self.make_user("officer_all", "officer", serves=self.roots())
        group = self.env["edu.unit.group"].create(
            {"name": "成员单位", "owner_unit_id": self.county_a.id}
        )
        self.assertIsNone(self.named(self.domain(officer)))
        self.assertFalse(
            [
                condition
                for condition in self.domain(officer).iter_conditions()
                if condition.operator in ("child_of", "any!")
            ]
        )
        self.assertIn(group, group.with_user(officer).search([]))
        stranger = self.make_government("砚北市人民政府", "city", None)
        groups = self.env["edu.unit.group"]
        groups.create({"name": "成员单位", "owner_unit_id": stranger.id})
        self.assertNotIn(stranger.id, self.named(self.domain(officer)))
        found = group.with_user(officer).search([])
        self.assertIn(group, found)
        self.assertNotIn(stranger, found.owner_unit_id)

    def roots(self):
        units = self.env["edu.unit"].with_context(active_test=False)
        return units.search([("parent_id", "=", False)])

    def reached(self, groups):
        groups = groups.with_user(self.officer)
        return [
            groups.search([("id", "in", groups.ids)]),
            groups._filtered_access("read"),
            groups._filtered_access("write"),
        ]

    def test_nobody_without_a_scope_sees_anything(self):
        nobody = self.make_user("officer_n", "officer")
        groups = self.env["edu.unit.group"]
        groups.create({"name": "成员单位", "owner_unit_id": self.county_a.id})
        self.assertFalse(groups.with_user(nobody).search([]))
        self.assertEqual(len(groups.with_user(self.officer).search([])), 1)

    def test_a_refusal_is_plain_and_names_nothing(self):
        """In debug mode core would name records and rules, and it always jokes."""
        group = self.env["edu.unit.group"].create(
            {"name": "保密的一组", "owner_unit_id": self.county_b.id}
        )
        self.officer.group_ids += self.env.ref("base.group_no_one")
        models = self.env["ir.model"].with_context(lang=self.officer.lang)
        kind = models._get("edu.unit.group").name
        for operation in ("read", "write"):
            with self.assertRaises(AccessError) as refusal:
                group.with_user(self.officer).check_access(operation)
            told = str(refusal.exception)
            self.assertIn(f"“{kind}”", told)
            self.assertNotIn(group.name, told)
            self.assertNotIn("edu.unit.group", told)
