"""Manifests: what a bureau and its Odoo must be able to rely on."""

import ast
import re
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import sources

AUTHOR = "Education Supervision ERP contributors"
VERSION = re.compile(r"^19\.0\.\d+\.\d+\.\d+$")
LOADED = ("data", "security", "views", "wizard", "report")


def manifest(addon: Path) -> dict:
    return ast.literal_eval(sources.text(addon / "__manifest__.py"))


def normalised(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


class TestManifests(unittest.TestCase):
    """Each test looks at the manifest of every addon."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.manifests = {addon: manifest(addon) for addon in sources.addons()}

    def test_there_are_some(self):
        self.assertTrue(self.manifests)

    def test_version(self):
        for addon, told in self.manifests.items():
            with self.subTest(addon=addon.name):
                self.assertRegex(told.get("version", ""), VERSION)

    def test_licence(self):
        for addon, told in self.manifests.items():
            with self.subTest(addon=addon.name):
                self.assertEqual(told.get("license"), "LGPL-3")

    def test_author(self):
        for addon, told in self.manifests.items():
            with self.subTest(addon=addon.name):
                self.assertEqual(told.get("author"), AUTHOR)

    def test_files_are_loaded(self):
        """Every XML file of views and data is named, and every name is a file."""
        for addon, told in self.manifests.items():
            named = set(told.get("data", ())) | set(told.get("demo", ()))
            there = {
                str(file.relative_to(addon))
                for folder in LOADED
                for file in (addon / folder).rglob("*.xml")
            }
            with self.subTest(addon=addon.name):
                self.assertLessEqual(there, named)
                self.assertFalse([n for n in named if not (addon / n).is_file()])

    def test_libraries_are_pinned(self):
        """What an addon imports from outside is what ./edu installs."""
        pins = sources.text(sources.ROOT / "config/requirements.txt")
        pinned = {normalised(n) for n in re.findall(r"^([\w.-]+)==", pins, re.M)}
        for addon, told in self.manifests.items():
            needed = told.get("external_dependencies", {}).get("python", ())
            with self.subTest(addon=addon.name):
                self.assertLessEqual({normalised(name) for name in needed}, pinned)


if __name__ == "__main__":
    unittest.main()
