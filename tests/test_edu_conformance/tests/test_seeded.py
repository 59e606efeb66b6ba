from odoo.tests import tagged

from . import seeds
from .throw_away import ThrowAwayCase


@tagged("post_install", "-at_install")
class TestSeeded(ThrowAwayCase):
    """Holes seeded in an addon: every one is reported, by name."""

    def test_every_hole_is_found(self):
        found = self.findings(seeds.HOLES)
        self.assertGreaterEqual(len(seeds.HOLES), 12)
        for hole in seeds.HOLES:
            for check, sentence in hole.reports.items():
                with self.subTest(check=check, sentence=sentence):
                    told = [line for line in found[check] if sentence in line]
                    self.assertTrue(told, "\n".join(found[check]))

    def findings(self, holes):
        """Return {check: findings} where the addon has these holes."""
        addon = seeds.copy(self.folder)
        for hole in holes:
            hole.seed(addon)
        declared = self.folder / "declared"
        declared.mkdir()
        seeds.declare(declared)
        return self.answer(
            "seeded", [self.folder], addon=seeds.ADDON, folder=str(declared)
        )
