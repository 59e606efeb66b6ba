from dateutil.relativedelta import relativedelta

from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.edu_base.tests.page_looks import PageLooks
from odoo.addons.edu_base.tools.dates import today

from .roster_common import RosterCase
from .test_roster import PHOTO

TALL_ENOUGH = """
(() => {
    const page = document.querySelector(".o_edu_own_page");
    const low = [...page.querySelectorAll("a, button")]
        .filter((one) => one.offsetHeight < 44);
    if (low.length) {
        return console.error("Lower than a thumb: " + low[0].outerHTML);
    }
    console.log("test successful");
})();
"""


class OwnPageCase(RosterCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.person = cls.make_inspector(
            user_id=cls.account.id, certificate_number="临督001", photo=PHOTO
        )
        begun = today() - relativedelta(years=1)
        cls.env["edu.inspector.appointment"]._take_over(
            [
                {
                    "inspector_id": cls.person.id,
                    "kind": "part_time",
                    "date_from": begun,
                    "date_to": begun + relativedelta(years=3, days=-1),
                }
            ]
        )
        cls.make_schools("临溪县实验小学", "临溪县城关镇中心幼儿园附属联合教学点")

    @classmethod
    def make_schools(cls, *names):
        """Let the person be responsible for schools of these names."""
        schools = cls.env["edu.unit"].create(
            [
                {
                    "name": name,
                    "kind": "school",
                    "level": "county",
                    "parent_id": cls.county_a.id,
                    "phone": "0571-66660001",
                    "street": "临溪县城关镇学院路一号",
                }
                for name in names
            ]
        )
        cls.env["edu.plate"].create(
            [
                {
                    "unit_id": school.id,
                    "inspector_id": cls.person.id,
                    "date_from": today(),
                }
                for school in schools
            ]
        )

    def own_page(self, user=None):
        return self.env["edu.inspector"].with_user(user or self.account).get_own_page()


@tagged("post_install", "-at_install")
class TestOwnPage(OwnPageCase):
    """What inspectors see of themselves."""

    def sections(self):
        return {one["key"]: one for one in self.own_page()["sections"]}

    def test_person_term_and_schools(self):
        card = self.own_page()["person"]
        self.assertEqual(card["name"], "骆问渠")
        self.assertEqual(card["government"], "临溪县人民政府")
        self.assertTrue(card["isServing"])
        sections = self.sections()
        [term] = sections["term"]["lines"]
        self.assertEqual(term["title"], "Inspector")
        self.assertIn("Until", term["text"])
        self.assertEqual(
            {(line["title"], line["phone"]) for line in sections["schools"]["lines"]},
            {
                ("临溪县实验小学", "0571-66660001"),
                ("临溪县城关镇中心幼儿园附属联合教学点", "0571-66660001"),
            },
        )

    def test_nothing_private(self):
        """Neither numbers nor health nor what is judged of the person."""
        self.person.write(
            {
                "identity_number": "360426199101010071",
                "health": "limited",
                "resume": "仅供审核",
            }
        )
        shown = str(self.own_page())
        for secret in ("360426", "1991", "limited", "仅供审核"):
            self.assertNotIn(secret, shown)

    def test_without_a_person(self):
        nobody = self.make_user("nobody", "inspector")
        with self.assertRaises(AccessError) as caught:
            self.own_page(nobody)
        self.assertIn("not tied to an inspector", str(caught.exception))

    def test_a_plate_that_is_over_is_not_shown(self):
        plates = self.person.plate_ids
        plates[0].date_from = today() - relativedelta(days=9)
        plates[0].date_to = today() - relativedelta(days=1)
        self.assertEqual(len(self.sections()["schools"]["lines"]), 1)


@tagged("post_install", "-at_install")
class TestOwnPageLooks(OwnPageCase, PageLooks):
    """The own page on a phone of 390 px."""

    def test_on_a_phone(self):
        """An inspector lands on it; nothing scrolls sideways or is hard to touch."""
        ready = "document.querySelectorAll('.o_edu_own_line').length >= 3"
        self.look_at("/odoo", "own_page", ready, login="inspector_a", within="main")
        self.browser_js("/odoo", TALL_ENOUGH, ready, login="inspector_a")
