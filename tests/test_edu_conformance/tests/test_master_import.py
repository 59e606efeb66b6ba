from base64 import b64encode

from odoo.tests import tagged

from odoo.addons.edu_base.tests import master_import_files as city

from .throw_away import ThrowAwayCase

SCHOOLS = 1000


@tagged("post_install", "-at_install")
class TestMasterImport(ThrowAwayCase):
    """An import is whole or not at all, and shows meanwhile how far it is."""

    def test_killed_half_way_and_raced(self):
        """What is killed leaves nothing; of two at once, one says what happened."""
        answer = self.answer(
            "master_import",
            government=city.GOVERNMENT,
            file=b64encode(city.units(SCHOOLS, managed=False)).decode(),
        )
        killed = answer["killed"]
        self.assertGreater(killed.pop("seen"), 0)
        self.assertEqual(killed.pop("end"), "cut off")
        self.assertEqual(
            killed, {"schools": 0, "codes": 0, "partners": 0, "state": "review"}
        )
        raced = answer["raced"]
        done, refused = sorted(raced.pop("ends"), key=len)
        self.assertEqual(done, "done")
        self.assertIn("Somebody else has entered some of these rows", refused)
        self.assertEqual((raced["schools"], raced["codes"]), (SCHOOLS, SCHOOLS))
        self.assertEqual(raced["partners"], SCHOOLS)
