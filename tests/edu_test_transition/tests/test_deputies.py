from datetime import date, timedelta

from freezegun import freeze_time
from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.edu_base.tools.dates import today

from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestDeputies(CaseCommon):
    """Who acts for a chief that is away."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.deputy = cls.make_user("officer_aa", "officer", serves=cls.county_a)
        cls.keeper = cls.make_user(
            "keeper_a",
            "unit_administrator",
            serves=cls.county_a,
            works_at=cls.office_a,
        )

    def name_deputy(self, principal=None, deputy=None, by=None, **values):
        principal = principal or self.chief
        return (
            self.env["edu.deputy"]
            .with_user(by or principal)
            .create(
                {
                    "principal_id": principal.id,
                    "deputy_id": (deputy or self.deputy).id,
                    "date_from": today(),
                    "date_to": today() + timedelta(days=6),
                    "reason": "外出学习",
                    **values,
                }
            )
        )

    def may_approve(self, case, user=None):
        own = case.with_user(user or self.deputy)
        own.invalidate_recordset(["allowed_moves"])
        offered = "approve" in (own.allowed_moves or [])
        move = next(move for move in own._moves if move.name == "approve")
        self.assertEqual(own._may_make(move), offered)
        return offered

    def test_a_deputy_makes_the_moves_of_the_principal(self):
        case = self.make_case("submitted")
        self.assertFalse(self.may_approve(case))
        self.name_deputy()
        self.assertTrue(self.may_approve(case))
        case.with_user(self.deputy)._make_move("approve")
        step = self.history_of(case)[0]
        self.assertEqual(step.user_id, self.deputy)
        self.assertEqual(step.acting_for_id, self.chief)
        self.assertEqual(case.approved_by_id, self.deputy)

    def test_what_one_may_oneself_is_done_in_the_own_name(self):
        case = self.make_case()
        self.name_deputy(principal=self.officer)
        case.with_user(self.deputy)._make_move("submit")
        self.assertFalse(self.history_of(case).acting_for_id)

    def test_only_on_its_days(self):
        case = self.make_case("submitted")
        with freeze_time("2026-05-11 04:00:00"):
            self.name_deputy(date_from=date(2026, 5, 12), date_to=date(2026, 5, 14))
        for moment, acts in (
            ("2026-05-11 15:59:00", False),
            ("2026-05-11 16:00:00", True),  # 12 May in China
            ("2026-05-14 15:59:00", True),
            ("2026-05-14 16:00:00", False),
        ):
            with freeze_time(moment), self.subTest(moment=moment):
                self.assertEqual(self.may_approve(case), acts)

    def test_an_end_put_earlier_counts_at_once(self):
        case = self.make_case("submitted")
        row = self.name_deputy(date_from=today() - timedelta(days=3))
        self.assertTrue(self.may_approve(case))
        row.date_to = today() - timedelta(days=1)
        self.assertFalse(self.may_approve(case))

    def test_no_chain(self):
        case = self.make_case("submitted")
        third = self.make_user("officer_aaa", "officer", serves=self.county_a)
        self.name_deputy()
        self.name_deputy(principal=self.deputy, deputy=third)
        self.assertTrue(self.may_approve(case))
        self.assertFalse(self.may_approve(case, third))

    def test_who_has_left_has_no_deputy(self):
        case = self.make_case("submitted")
        self.name_deputy()
        self.chief.active = False
        self.env.registry.clear_cache()
        self.assertFalse(self.may_approve(case))

    def test_four_eyes_between_deputy_and_principal(self):
        both = self.make_user("chief_ab", "chief", serves=self.county_a)
        mine = self.make_case()
        mine.with_user(self.deputy)._make_move("submit")
        theirs = self.make_case()
        theirs.with_user(self.chief)._make_move("submit")
        self.name_deputy()
        self.assertFalse(self.may_approve(mine), "the deputy submitted it")
        self.assertFalse(self.may_approve(theirs), "the principal submitted it")
        self.name_deputy(deputy=both)
        self.assertFalse(self.may_approve(theirs, both), "for whom this chief acts")
        self.assertTrue(self.may_approve(mine, both))

    def test_the_deputy_of_who_submitted_does_not_approve(self):
        both = self.make_user("chief_ab", "chief", serves=self.county_a)
        case = self.make_case("submitted")
        self.assertTrue(self.may_approve(case, both))
        self.name_deputy(principal=self.officer, deputy=both)
        self.assertFalse(self.may_approve(case, both))
        self.assertTrue(self.may_approve(case, self.chief))

    def test_nor_does_the_principal_of_who_submitted(self):
        """What a deputy submits is the principal's own submission."""
        reader = self.make_user("leader_a", "leader", serves=self.county_a)
        case = self.make_case()
        self.name_deputy(deputy=reader)
        case.with_user(reader)._make_move("submit")
        self.assertEqual(self.history_of(case).acting_for_id, self.chief)
        self.assertFalse(self.may_approve(case, self.chief))

    def test_records_beyond_the_principal_stay_closed(self):
        """A deputy with a wider scope gains nothing there."""
        wide = self.make_user("officer_city", "officer", serves=self.city)
        far = self.env["edu.test.case"].with_user(self.stranger)
        case = far.create({"name": "Case", "note": "Ready"})
        case._make_move("submit")
        self.name_deputy(deputy=wide)
        self.assertFalse(self.may_approve(case, wide))
        self.assertTrue(self.may_approve(self.make_case("submitted"), wide))

    def test_who_may_be_deputy(self):
        with self.assertRaises(ValidationError):
            self.name_deputy(deputy=self.stranger)
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError):
            self.name_deputy(deputy=self.chief)

    @mute_logger("odoo.sql_db")
    def test_the_days_are_in_order_and_both_given(self):
        with self.assertRaises(IntegrityError), self.env.cr.savepoint():
            self.name_deputy(date_to=today() - timedelta(days=1))
        with self.assertRaises(IntegrityError):
            self.name_deputy(date_to=False)

    def test_who_names_a_deputy(self):
        yesterday = today() - timedelta(days=1)
        row = self.name_deputy(by=self.keeper, date_from=yesterday)
        self.assertTrue(row)
        for user in (self.officer, self.deputy, self.stranger, self.liaison):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.name_deputy(by=user)
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                row.with_user(user).date_to = today() + timedelta(days=300)
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                row.with_user(user).unlink()
        with self.assertRaises(UserError):
            row.with_user(self.chief).deputy_id = self.officer
        with self.assertRaises(UserError):
            row.with_user(self.chief).unlink()
        later = self.name_deputy(date_from=today() + timedelta(days=2))
        later.unlink()

    def test_a_deputys_access_is_not_widened(self):
        case = self.make_case("submitted")
        reader = self.make_user("leader_a", "leader", serves=self.county_a)
        self.name_deputy(deputy=reader)
        with self.assertRaises(AccessError):
            case.with_user(reader).write({"note": "Other"})
        with self.assertRaises(AccessError):
            case.with_user(reader).create({"name": "New"})

    def test_the_statements_of_a_list_stay(self):
        def statements(user):
            cases = self.env["edu.test.case"].with_user(user)
            shown = {"name": {}, "allowed_moves": {}}
            return self.statements_warm(cases.web_search_read, [], shown, limit=80)

        self.make_cases(5, "submitted")
        alone, few = statements(self.officer), statements(self.deputy)
        self.assertEqual(alone, few)
        self.name_deputy()
        few = statements(self.deputy)
        self.make_cases(40, "submitted")
        self.assertEqual(statements(self.officer), alone)
        self.assertEqual(statements(self.deputy), few)
