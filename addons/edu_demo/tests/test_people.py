from odoo.exceptions import AccessDenied
from odoo.tests import TransactionCase, tagged

from ..builders.tables import logins, named, record

ROLES = {
    "officer": "edu_base.group_officer",
    "chief": "edu_base.group_chief",
    "leader": "edu_base.group_leader",
    "finance": "edu_base.group_finance",
    "inspector": "edu_base.group_inspector",
    "liaison": "edu_base.group_liaison",
    "unit_administrator": "edu_base.group_unit_administrator",
    "administrator": "edu_base.group_administrator",
    "school": "base.group_portal",
}


@tagged("post_install", "-at_install")
class TestPeople(TransactionCase):
    def user(self, login):
        return self.env["res.users"].search([("login", "=", login)])

    def log_in(self, login, password):
        credential = {"type": "password", "login": login, "password": password}
        users = self.env["res.users"]
        return users.authenticate(credential, {"interactive": True})["uid"]

    def test_every_role_has_a_login(self):
        self.assertEqual({person["role"] for person in logins()}, ROLES.keys())

    def test_every_login_opens_with_its_password_and_no_other(self):
        for person in logins():
            login = person["login"]
            with self.subTest(login):
                uid = self.log_in(login, person["password"])
                self.assertEqual(uid, self.user(login).id)
        with self.assertRaises(AccessDenied):
            self.log_in("officer", "another")

    def test_every_login_has_its_role_unit_and_scope_and_no_more(self):
        roles = {role: self.env.ref(group) for role, group in ROLES.items()}
        ours = self.env["res.groups"].union(*roles.values())
        for person in logins():
            user = self.user(person["login"])
            scope = person.get("scope")
            with self.subTest(person["login"]):
                self.assertEqual(user.name, person["name"])
                self.assertEqual(user.group_ids & ours, roles[person["role"]])
                self.assertEqual(user.unit_id, record(self.env, person["unit"]))
                self.assertEqual(
                    user.scope_unit_ids,
                    record(self.env, scope) if scope else self.env["edu.unit"],
                )

    def test_days_and_language_are_chinese(self):
        users = self.user("officer") + self.user("school")
        self.assertEqual(set(users.mapped("tz")), {"Asia/Shanghai"})
        installed = self.env["res.lang"]._get_data(code="zh_CN").code
        self.assertEqual(set(users.mapped("lang")), {installed or "en_US"})

    def test_only_the_listed_persons_can_log_in(self):
        self.env.cr.execute(
            "SELECT login FROM res_users WHERE id IN %s AND password IS NOT NULL",
            [tuple(self.env["edu.liaison"].search([]).user_id.ids)],
        )
        liaisons = {p["login"] for p in logins() if p["role"] == "liaison"}
        self.assertEqual({login for (login,) in self.env.cr.fetchall()}, liaisons)

    def test_counties_and_departments_have_one_serving_liaison_each(self):
        posts = named(self.env, "edu.liaison").filtered("is_current")
        served = named(self.env, "edu.unit").filtered(
            lambda unit: (
                unit.kind == "department"
                or (unit.kind == "government" and unit.level == "county")
            )
        )
        self.assertEqual(posts.unit_id, served)
        self.assertEqual(len(posts), len(served))

    def test_a_liaison_answers_for_the_own_unit_and_its_schools(self):
        own = record(self.env, "wuzhu_education")
        schools = self.env["edu.unit"].search([("managing_unit_id", "=", own.id)])
        self.assertGreater(len(schools), 10)
        self.assertEqual(self.user("liaison.county").liaison_unit_ids, own | schools)
