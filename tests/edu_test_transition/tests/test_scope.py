from datetime import date, timedelta

from freezegun import freeze_time

from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.edu_base.tests.common import LONG_AGO

from .common import CaseCommon

HALF_PAST_MIDNIGHT = "2026-03-01 16:30:00"  # UTC; in China it is 2 March, 00:30
TODAY = date(2026, 3, 2)


@tagged("post_install", "-at_install")
class TestScope(CaseCommon):
    """Who sees a case: the owner's side, the released subject, the assigned."""

    def sees(self, user, case):
        found = case.with_user(user).search([("id", "=", case.id)])
        self.assertEqual(bool(found), case.with_user(user).has_access("read"))
        return bool(found)

    def test_the_subject_sees_what_is_released(self):
        town = self.make_government("临溪县柳溪镇人民政府", "town", self.county_a)
        clerk = self.make_user("officer_town", "officer", serves=town)
        school = self.make_unit("柳溪中心小学", town, kind="school")
        case = self.make_case("submitted", subject_unit_id=school.id)
        self.assertFalse(self.sees(clerk, case))
        case.with_user(self.chief)._make_move("approve")
        self.assertTrue(self.sees(clerk, case))
        with mute_logger("odoo.addons.base.models.ir_rule"):
            with self.assertRaises(AccessError):
                case.with_user(clerk).write({"name": "Changed by the subject"})

    def test_the_county_beside_sees_nothing(self):
        case = self.make_case("approved")
        self.assertFalse(self.sees(self.stranger, case))

    def test_a_moved_officer_loses_the_cases_at_once(self):
        case = self.make_case()
        self.assertTrue(self.sees(self.officer, case))
        self.officer.scope_unit_ids = self.county_b
        self.assertFalse(self.sees(self.officer, case))

    def test_a_liaison_sees_during_the_post(self):
        case = self.make_case("approved")
        person = self.make_user("liaison_new", "liaison")
        day = timedelta(days=1)
        with freeze_time(HALF_PAST_MIDNIGHT):
            for start, end, sees in (
                (LONG_AGO, TODAY - day, False),
                (TODAY + day, False, False),
                (TODAY, TODAY, True),
            ):
                with self.subTest(start=start, end=end):
                    post = self.make_liaison(person, self.education_a, start, end)
                    self.assertEqual(self.sees(person, case), sees)
                    post.unlink()
                    self.assertFalse(self.sees(person, case))

    def test_the_cached_rule_turns_with_the_day(self):
        case = self.make_case("approved")
        person = self.make_user("liaison_new", "liaison")
        self.make_liaison(person, self.education_a, TODAY, TODAY)
        self.assertCountEqual(
            [day for day in range(1, 4) if self.sees_on(person, case, day)], [2]
        )

    def sees_on(self, person, case, day):
        """Ask with a new request's eyes, and the rules still cached."""
        self.env.invalidate_all()
        with freeze_time(f"2026-03-0{day} 04:00:00"):
            return self.sees(person, case)

    def test_the_cached_rule_turns_with_a_change_of_the_post(self):
        case = self.make_case("approved")
        post = self.env["edu.liaison"].search([("user_id", "=", self.liaison.id)])
        self.assertTrue(self.sees(self.liaison, case))
        post.date_to = LONG_AGO
        self.assertFalse(self.sees(self.liaison, case))
        post.date_to = False
        self.assertTrue(self.sees(self.liaison, case))

    def test_a_rule_is_read_once_for_many_cases(self):
        cases = self.make_cases(30, "approved")
        self.env.invalidate_all()
        mine = self.cases.with_user(self.liaison)
        mine.search([])
        self.assertLessEqual(set(cases.ids), set(mine.search([]).ids))
        self.assertEqual(self.statements(mine.search, []), 1)
