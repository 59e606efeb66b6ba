from odoo.tests import tagged

from odoo.addons.edu_base.tools.dates import today

from .roster_common import RosterCase


@tagged("post_install", "-at_install")
class TestInspectorHandover(RosterCase):
    """Persons stay on file when their unit ends or their account is closed."""

    def test_the_unit_ends(self):
        """Who worked there works at the successor; the owner stays."""
        old, new = (
            self.make_unit(f"临溪县{name}学校", self.county_a, kind="school")
            for name in ("东溪", "新溪")
        )
        inspector = self.make_inspector(unit_id=old.id)
        people = self.env["edu.inspector"]
        self.assertEqual(people._held_by_units(old, today()), inspector)
        people._hand_over_units({old: new}, today())
        self.assertEqual(inspector.unit_id, new)
        self.assertEqual(inspector.workplace, "临溪县新溪学校")
        self.assertEqual(inspector.owner_unit_id, self.county_a)

    def test_the_person_leaves(self):
        """The account is untied, and the successor becomes no inspector by it."""
        inspector = self.make_inspector(user_id=self.account.id)
        keeper = self.make_user("keeper_a", "unit_administrator", serves=self.county_a)
        self.account.unit_id = self.education_a
        heir = self.make_user("heir", "inspector", works_at=self.education_a)
        handover = (
            self.env["edu.handover"]
            .with_user(keeper)
            .create(
                {
                    "person_id": self.account.id,
                    "successor_id": heir.id,
                    "is_leaving": True,
                    "date_effective": today(),
                }
            )
        )
        self.assertIn("whose account it is: 1", handover.preview)
        handover.action_decide()
        self.assertFalse(inspector.user_id)
        self.assertFalse(self.account.active)
        self.assertFalse(self.env["edu.inspector"].search([("user_id", "=", heir.id)]))
