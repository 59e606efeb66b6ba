from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import ROLES, EduCommon

OFFERED = (
    "officer",
    "chief",
    "inspector",
    "liaison",
    "finance",
    "leader",
    "unit_administrator",
)

NAMED = {"fields": {"display_name": {}}}
SPECIFICATION = {
    "name": {},
    "unit_id": NAMED,
    "role_ids": NAMED,
    "scope_unit_ids": NAMED,
    "login_date": {},
    "is_manageable": {},
}


@tagged("post_install", "-at_install")
class TestAccount(EduCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.keeper = cls.make_keeper()
        cls.city_keeper = cls.make_user(
            "keeper_city",
            "unit_administrator",
            serves=cls.city,
            works_at=cls.city_office,
        )
        cls.accounts = cls.env["edu.account"].with_user(cls.keeper)

    def role(self, name):
        return self.env.ref(ROLES[name])

    def values(self, login="chenyu", *roles, **values):
        return {
            "name": "陈雨",
            "login": login,
            "unit_id": self.office_a.id,
            "scope_unit_ids": self.county_a.ids,
            "role_ids": [self.role(role).id for role in roles or ["officer"]],
        } | values

    def account(self, user):
        return self.accounts.browse(user.id)

    def test_role_and_scope_in_one_act(self):
        account = self.accounts.create(self.values("chenyu", "officer", "finance"))
        user = self.env["res.users"].browse(account.id)
        self.assertEqual(user.login, "chenyu")
        self.assertEqual(user.unit_id, self.office_a)
        self.assertEqual(user.scope_unit_ids, self.county_a)
        self.assertTrue(user.has_group("edu_base.group_officer"))
        self.assertTrue(user.has_group("edu_base.group_finance"))
        self.assertFalse(user.has_group("edu_base.group_chief"))
        self.assertEqual(account.role_ids, self.role("officer") | self.role("finance"))
        self.assertFalse(account.login_date)

    def test_each_role_on_offer_but_no_other(self):
        for role in OFFERED:
            values = self.values(role, role, scope_unit_ids=[])
            account = self.accounts.create(values)
            self.assertEqual(account.role_ids, self.role(role), role)
        for role in set(ROLES) - set(OFFERED):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.accounts.create(self.values(f"new_{role}", role))
            with self.subTest(role=role), self.assertRaises(AccessError):
                account.write({"role_ids": [Command.link(self.role(role).id)]})

    def test_no_reach_beyond_the_own_scope(self):
        beyond = (
            {"unit_id": self.office_b.id},
            {"unit_id": self.city_office.id},
            {"scope_unit_ids": self.county_b.ids},
            {"scope_unit_ids": self.city.ids},
            {"scope_unit_ids": (self.county_a | self.city).ids},
            {"unit_id": self.city.id},
        )
        account = self.accounts.create(self.values())
        for number, values in enumerate(beyond):
            with self.subTest(values=values), self.assertRaises(AccessError):
                self.accounts.create(self.values(f"beyond{number}", **values))
            with self.subTest(values=values), self.assertRaises(AccessError):
                account.write(values)
        self.assertEqual(account.scope_unit_ids, self.county_a)

    def test_units_and_roles_are_only_chosen(self):
        """A command that makes or changes a record would run as the superuser."""
        account = self.accounts.create(self.values())
        for command in (
            Command.create({"name": "新区人民政府"}),
            Command.update(self.city.id, {"name": "改名"}),
            Command.delete(self.county_b.id),
        ):
            for field in ("scope_unit_ids", "role_ids"):
                with self.subTest(field=field, command=command):
                    with self.assertRaises(AccessError):
                        account.write({field: [command]})
                    with self.assertRaises(AccessError):
                        self.accounts.create(self.values("x", **{field: [command]}))

    def test_only_named_values_reach_the_user(self):
        account = self.accounts.create(
            self.values(
                password="secret-secret",
                group_ids=[Command.link(self.role("system").id)],
                company_ids=[],
            )
        )
        account.write({"must_change_password": True, "partner_id": 1})
        user = self.env["res.users"].browse(account.id)
        self.assertFalse(user.has_group("base.group_system"))
        self.assertFalse(user.must_change_password)
        self.assertNotEqual(user.partner_id.id, 1)

    def test_accounts_that_reach_further_are_kept_by_others(self):
        people = [
            self.keeper,
            self.make_user(
                "peer",
                "unit_administrator",
                serves=self.county_a,
                works_at=self.office_a,
            ),
            self.make_user("up", "officer", serves=self.city, works_at=self.office_a),
            self.make_user(
                "settings", "system", serves=self.county_a, works_at=self.office_a
            ),
            self.make_user(
                "rules", "administrator", serves=self.county_a, works_at=self.office_a
            ),
        ]
        seconded = self.make_user("seconded", "liaison", works_at=self.office_a)
        self.make_liaison(seconded, self.education_b)
        for user in [*people, seconded]:
            account = self.account(user)
            self.assertFalse(account.is_manageable, user.login)
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                account.write({"phone": "1"})
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                account.write({"active": False})
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                account._issue_first_passwords()
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                account.action_print_slips()

    def test_an_administrator_of_units_is_appointed_from_above(self):
        values = self.values("keeper2", "unit_administrator")
        with self.assertRaises(AccessError):
            self.accounts.create(values)
        account = self.accounts.create(self.values())
        with self.assertRaises(AccessError):
            account.role_ids = self.role("unit_administrator")
        made = self.accounts.with_user(self.city_keeper).create(values)
        self.assertTrue(made.is_manageable)
        own = self.values("keeper3", "unit_administrator", scope_unit_ids=self.city.ids)
        with self.assertRaises(AccessError):
            self.accounts.with_user(self.city_keeper).create(own)

    def test_no_other_role_sees_accounts(self):
        account = self.accounts.create(self.values())
        for role in set(ROLES) - {"unit_administrator"}:
            user = self.make_user(f"{role}_sees", role, **self.scope_of(role))
            own = account.with_user(user)
            for attempt in (
                lambda own=own: own.read(["name"]),
                lambda own=own: own.search([]),
                lambda own=own: own.write({"name": "改"}),
                lambda own=own: own.create(self.values("other")),
                own.action_print_slips,
                own._issue_first_passwords,
            ):
                with self.subTest(role=role), self.assertRaises(AccessError):
                    attempt()

    def scope_of(self, role):
        outside = role in ("portal", "public")
        return {} if outside else {"serves": self.county_a, "works_at": self.office_a}

    def test_the_list_ends_with_the_scope(self):
        mine = self.accounts.create(self.values())
        other = self.make_user(
            "officer_b", "officer", serves=self.county_b, works_at=self.office_b
        )
        found = self.accounts.search([])
        self.assertIn(mine, found)
        self.assertIn(self.keeper.id, found.ids)
        self.assertNotIn(other.id, found.ids)
        with self.assertRaises(AccessError):
            self.account(other).write({"name": "改"})
        self.assertIn(
            other.id, self.accounts.with_user(self.city_keeper).search([]).ids
        )

    def test_changes_keep_what_is_not_named(self):
        account = self.accounts.create(self.values("chenyu", "officer", "finance"))
        account.write({"role_ids": [Command.unlink(self.role("finance").id)]})
        self.assertEqual(account.role_ids, self.role("officer"))
        account.write({"role_ids": [Command.set(self.role("leader").ids)]})
        self.assertEqual(account.role_ids, self.role("leader"))
        account.write({"scope_unit_ids": [Command.clear()], "name": "陈宇"})
        self.assertFalse(account.scope_unit_ids)
        user = self.env["res.users"].browse(account.id)
        self.assertTrue(user._is_internal())
        self.assertEqual(user.name, "陈宇")

    def test_every_account_has_a_unit_and_a_role(self):
        for values in ({"role_ids": []}, {"unit_id": False}):
            with self.subTest(values=values), self.assertRaises(UserError):
                self.accounts.create(self.values(**values))

    def test_a_login_is_one_persons(self):
        self.accounts.create(self.values("chenyu"))
        for logins in (
            ["chenyu"],
            [" chenyu "],
            ["twice", "twice"],
            [""],
            ["keeper_a"],
        ):
            with self.subTest(logins=logins), self.assertRaises(UserError):
                self.accounts.create([self.values(login) for login in logins])
        other = self.accounts.create(self.values("other"))
        with self.assertRaises(UserError):
            other.login = "chenyu"
        other.login = "another"
        self.assertEqual(self.env["res.users"].browse(other.id).login, "another")

    def test_a_liaison_serves_the_own_unit(self):
        values = self.values("liaison", "liaison", unit_id=self.education_a.id)
        account = self.accounts.create(values | {"scope_unit_ids": []})
        user = self.env["res.users"].browse(account.id)
        self.assertEqual(user.liaison_unit_ids, self.education_a)
        account.write({"role_ids": [Command.link(self.role("officer").id)]})
        self.assertEqual(len(user.liaison_ids), 1)

    def test_who_sees_by_assignment_serves_no_government(self):
        for role in ("liaison", "inspector"):
            with self.subTest(role=role), self.assertRaises(UserError):
                self.accounts.create(self.values(role, role))
        account = self.accounts.create(self.values("both", "inspector", "officer"))
        with self.assertRaises(UserError):
            account.role_ids = self.role("inspector")

    def test_who_left_is_archived(self):
        account = self.accounts.create(self.values())
        account.action_archive()
        self.assertFalse(self.env["res.users"].browse(account.id).active)
        self.assertNotIn(account, self.accounts.search([]))
        self.assertIn(account, self.accounts.search([("active", "=", False)]))
        account.action_unarchive()
        self.assertTrue(self.env["res.users"].browse(account.id).active)

    def test_accounts_are_found_by_role(self):
        officer = self.accounts.create(self.values("one", "officer"))
        leader = self.accounts.create(self.values("two", "leader"))
        found = self.accounts.search([("role_ids", "in", self.role("leader").ids)])
        self.assertIn(leader, found)
        self.assertNotIn(officer, found)
        rest = self.accounts.search([("role_ids", "not in", self.role("leader").ids)])
        self.assertIn(officer, rest)
        self.assertNotIn(leader, rest)

    def test_nobody_is_deleted(self):
        account = self.accounts.create(self.values())
        with self.assertRaises(AccessError):
            account.unlink()

    def test_a_batch_gives_first_passwords(self):
        vals_list = [self.values(f"person{number}") for number in range(3)]
        users, passwords = self.accounts._create_accounts(vals_list)
        self.assertEqual(users.mapped("login"), ["person0", "person1", "person2"])
        self.assertEqual(set(passwords), set(users))
        self.assertEqual(len(set(passwords.values())), 3)
        for user, password in passwords.items():
            self.assertGreaterEqual(len(password.replace("-", "")), 12)
            self.assertTrue(user.sudo().must_change_password)
            credential = {"type": "password", "password": password}
            user.with_user(user)._check_credentials(credential, {"interactive": True})

    def test_a_new_slip_ends_the_old_password_and_sessions(self):
        users, passwords = self.accounts._create_accounts([self.values()])
        before = users._compute_session_token("a" * 42)
        renewed = self.accounts.browse(users.ids)._issue_first_passwords()
        self.assertNotEqual(renewed[users], passwords[users])
        self.assertNotEqual(users._compute_session_token("a" * 42), before)

    @mute_logger("odoo.addons.base.models.res_users")
    def test_statements_a_person(self):
        """200 people of one import; what core does for each is left, one by one."""
        counts = {}
        for size in (20, 120):
            vals_list = [
                self.values(f"p{size}_{number}", "officer") for number in range(size)
            ]
            counts[size] = self.statements(self.accounts._create_accounts, vals_list)
        self.assertLessEqual((counts[120] - counts[20]) / 100, 1.5, counts)

    def test_the_list_takes_as_many_statements_at_any_length(self):
        def statements():
            look = self.accounts.web_search_read
            return self.statements_warm(look, [], SPECIFICATION)

        self.accounts.create([self.values(f"few{number}") for number in range(5)])
        few = statements()
        self.accounts.create([self.values(f"many{number}") for number in range(40)])
        self.assertEqual(statements(), few)
        self.assertLessEqual(few, 12)
