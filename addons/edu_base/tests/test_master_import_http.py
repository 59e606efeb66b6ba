import io
from unittest.mock import patch

from openpyxl import load_workbook

from odoo.exceptions import AccessError
from odoo.tests import HttpCase, tagged

from ..tools.master_import import KINDS, Aliases, Units
from .master_import_common import MasterImportCase


@tagged("post_install", "-at_install")
class TestImportHttp(MasterImportCase, HttpCase):
    """Templates and wrong rows as downloads, and the whole way in the browser."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("zh_CN")
        cls.keeper.lang = "zh_CN"

    def download(self, address):
        """Return the sheets of a downloaded file: rows of values."""
        response = self.url_open(address)
        self.assertEqual(response.status_code, 200)
        self.assertEqual(response.headers["X-Content-Type-Options"], "nosniff")
        book = load_workbook(io.BytesIO(response.content))
        return [list(sheet.iter_rows(values_only=True)) for sheet in book]

    def fill(self):
        """Give the county something of every kind."""
        self.education_a.write({"code": "331024-1", "phone": "0571-00001111"})
        school = self.make_unit(
            "临溪县第一小学",
            self.county_a,
            kind="school",
            school_type="312",
            managing_unit_id=self.education_a.id,
        )
        self.env["edu.enrolment"].create(
            {"unit_id": school.id, "stage": "primary", "school_year": 2026}
        )
        self.env["edu.unit.alias"].create(
            {
                "name": "县教体局",
                "unit_id": self.education_a.id,
                "owner_unit_id": self.county_a.id,
            }
        )
        person = self.make_user("lin", "liaison", works_at=self.education_a)
        self.make_liaison(person, self.education_a)

    def test_what_is_there_comes_in_again_unchanged(self):
        """Of each kind, and who may not import it gets nothing."""
        self.fill()
        self.authenticate("keeper_a", "keeper_a")
        for kind in (kind.name for kind in KINDS):
            with self.subTest(kind):
                address = f"/edu/import/{kind}/template.xlsx"
                data = self.url_open(f"{address}?filled_in=1").content
                wizard = self.hand_in(kind, data)
                wizard.action_check()
                self.assertEqual(
                    set(wizard.row_ids.mapped("state")), {"kept"}, self.errors(wizard)
                )

    def test_template(self):
        """Titles in the user's language, an explanation, and the values to choose."""
        self.authenticate("keeper_a", "keeper_a")
        rows, explained, values = self.download("/edu/import/units/template.xlsx")
        self.assertEqual(len(rows), 2)
        self.assertIn("名称*", rows[1])
        titles = [column.chinese for column in Units.columns]
        self.assertEqual([row[0] for row in explained[2:] if row[0]], titles)
        kinds = [row[values[1].index("单位类别")] for row in values[2:]]
        self.assertIn("学校", kinds)

    def test_who_gets_a_template(self):
        self.authenticate("officer_a", "officer_a")
        for kind, status in (("units", 404), ("aliases", 200), ("nothing", 404)):
            with self.subTest(kind):
                response = self.url_open(f"/edu/import/{kind}/template.xlsx")
                self.assertEqual(response.status_code, status)

    def test_wrong_rows_are_ones_own(self):
        wizard = self.check(
            "aliases", ["别名", "单位"], ["县水务", "临溪县水务局"], user=self.officer
        )
        address = f"/edu/import/{wizard.id}/wrong.xlsx"
        self.authenticate("keeper_a", "keeper_a")
        self.assertEqual(self.url_open(address).status_code, 404)
        self.authenticate("officer_a", "officer_a")
        (rows,) = self.download(address)
        self.assertEqual(rows[2][0], "县水务")
        self.assertIn("There is no unit called “临溪县水务局”", rows[2][-2])

    def test_overview(self):
        """What is there, by who looks; the figures open their records."""
        self.fill()
        imports = self.env["edu.master.import"]
        found = imports.with_user(self.keeper).get_overview()["steps"]
        self.assertEqual(
            [step["kind"] for step in found], [kind.name for kind in KINDS]
        )
        for step in found:
            self.assertTrue(step["can_import"])
            for count in step["counts"]:
                records = self.env[count["model"]].with_user(self.keeper)
                if step["kind"] != "enrolment":
                    size = records.search_count(count["domain"])
                    self.assertEqual(size, count["count"], count)
        own = imports.with_user(self.officer).get_overview()["steps"]
        mine = {step["kind"]: step["can_import"] for step in own}
        self.assertEqual(
            {kind.name: mine.get(kind.name) for kind in KINDS},
            {
                "units": False,
                "enrolment": True,
                "aliases": True,
                "users": None,
                "liaisons": True,
            },
        )
        nobody = self.make_user("nobody", "officer")
        self.assertFalse(imports.with_user(nobody).get_overview()["isServing"])

    def test_a_room_adds_a_kind(self):
        """It is chosen, shown last, downloaded and imported like the others."""

        class Nicknames(Aliases):
            name = "nicknames"

            @classmethod
            def label(cls, env):
                return "绰号"

        imports = self.env["edu.master.import"].with_user(self.officer)
        kinds = imports._kinds()
        with patch.object(type(imports), "_kinds", lambda self: (*kinds, Nicknames)):
            self.assertEqual(imports._selection_kind()[-1], ("nicknames", "绰号"))
            self.assertEqual(imports.get_overview()["steps"][-1]["label"], "绰号")
            self.authenticate("officer_a", "officer_a")
            response = self.url_open("/edu/import/nicknames/template.xlsx")
            self.assertEqual(response.status_code, 200)
            wizard = self.bring_in(
                "nicknames",
                ["别名", "单位"],
                ["县教委", "临溪县教育局"],
                user=self.officer,
            )
            self.assertEqual(self.counts(wizard), (1, 0, 0, 0))
        with self.assertRaises(AccessError):
            self.check("nicknames", ["别名", "单位"], user=self.officer)

    def test_overview_at_two_sizes(self):
        """As many statements for ten schools as for none."""
        imports = self.env["edu.master.import"].with_user(self.keeper)
        sent = []
        for size in (0, 10):
            for number in range(size):
                self.make_unit(f"第{number}小学", self.county_a, kind="school")
            sent.append(self.statements_warm(imports.get_overview))
        self.assertEqual(*sent)

    def test_administrator_imports_schools(self):
        """Two of four rows are wrong; the right ones are kept."""
        self.start_tour("/odoo", "edu_base_import_schools", login="keeper_a")
        schools = self.env["edu.unit"].search([("kind", "=", "school")])
        self.assertEqual(
            set(schools.mapped("name")), {"临溪县第一小学", "临溪县第三小学"}
        )
        wizard = self.env["edu.master.import"].search([], limit=1)
        self.assertEqual(wizard.state, "done")
        self.authenticate("keeper_a", "keeper_a")
        (rows,) = self.download(f"/edu/import/{wizard.id}/wrong.xlsx")
        self.assertEqual(
            [row[1] for row in rows[2:]], ["他处小学", "临溪县第二小学"][::-1]
        )
