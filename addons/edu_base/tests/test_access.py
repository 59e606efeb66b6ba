from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import LONG_AGO, EduCommon

NOBODY = {
    "inspector_a": "",
    "finance_aa": "",
    "administrator": "",
    "system_user": "",
    "employee": "",
    "portal_user": "",
    "public_user": "",
    "officer_none": "",
}

# What each may do with a record of county A: read, write, create, delete.
RIGHTS = {
    "edu.unit": dict.fromkeys(
        [
            "officer_a",
            "officer_b",
            "officer_city",
            "officer_none",
            "chief_aa",
            "inspector_a",
            "liaison_a",
            "liaison_b",
            "finance_aa",
            "leader_a",
            "unit_admin_b",
            "administrator",
            "system_user",
            "employee",
        ],
        "r",
    )
    | {"unit_admin_a": "rwcu", "portal_user": "", "public_user": ""},
    "edu.unit.alias": NOBODY
    | {
        "officer_a": "rwcu",
        "officer_city": "rwcu",
        "chief_aa": "rwcu",
        "unit_admin_a": "rwcu",
        "officer_b": "",
        "unit_admin_b": "",
        "liaison_a": "",
        "liaison_b": "",
        "finance_aa": "r",
        "leader_a": "",
    },
    "edu.unit.group": NOBODY
    | {
        "officer_a": "rwc",
        "officer_city": "rwc",
        "chief_aa": "rwc",
        "unit_admin_a": "rwcu",
        "officer_b": "",
        "unit_admin_b": "",
        "liaison_a": "",
        "liaison_b": "",
        "leader_a": "",
    },
    "edu.liaison": NOBODY
    | {
        "officer_a": "rwc",
        "officer_city": "rwc",
        "chief_aa": "rwc",
        "unit_admin_a": "rwcu",
        "officer_b": "",
        "unit_admin_b": "",
        "liaison_a": "r",
        "liaison_b": "",
        "leader_a": "r",
    },
}
RIGHTS["edu.unit.group.member"] = RIGHTS["edu.unit.group"]


class Undo(Exception):
    """Rolls back what was only tried."""


@tagged("post_install", "-at_install")
class TestAccess(EduCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.liaison = cls.make_user("liaison_a", "liaison", works_at=cls.education_a)
        cls.people = [
            cls.liaison,
            cls.make_user("liaison_b", "liaison", works_at=cls.education_b),
            cls.make_user("officer_a", "officer", serves=cls.county_a),
            cls.make_user("officer_b", "officer", serves=cls.county_b),
            cls.make_user("officer_city", "officer", serves=cls.city),
            cls.make_user("officer_none", "officer", works_at=cls.office_a),
            cls.make_user("chief_aa", "chief", serves=cls.county_a),
            cls.make_user("inspector_a", "inspector", serves=cls.county_a),
            cls.make_user("finance_aa", "finance", serves=cls.county_a),
            cls.make_user("leader_a", "leader", serves=cls.county_a),
            cls.make_user("unit_admin_a", "unit_administrator", serves=cls.county_a),
            cls.make_user("unit_admin_b", "unit_administrator", serves=cls.county_b),
            cls.make_user("administrator", "administrator"),
            cls.make_user("system_user", "system"),
            cls.make_user("employee", "employee", works_at=cls.office_a),
            cls.make_user("portal_user", "portal"),
            cls.make_user("public_user", "public"),
        ]
        cls.group = cls.env["edu.unit.group"].create(
            {"name": "临溪县教育工作领导小组成员单位", "owner_unit_id": cls.county_a.id}
        )
        cls.records = [
            cls.make_unit("临溪县体育局", cls.county_a),
            cls.env["edu.unit.alias"].create(
                {
                    "name": "县教体局",
                    "unit_id": cls.education_a.id,
                    "owner_unit_id": cls.county_a.id,
                }
            ),
            cls.group,
            cls.env["edu.unit.group.member"].create(
                {"group_id": cls.group.id, "unit_id": cls.education_a.id}
            ),
            cls.make_liaison(cls.liaison, cls.education_a),
        ]

    def new_values(self, record):
        """Return values of another record of county A."""
        return {
            "edu.unit": {"name": "临溪县卫生健康局", "parent_id": self.county_a.id},
            "edu.unit.alias": {
                "name": "县财局",
                "unit_id": self.finance_unit_a.id,
                "owner_unit_id": self.county_a.id,
            },
            "edu.unit.group": {
                "name": "临溪县语言文字工作委员会成员单位",
                "owner_unit_id": self.county_a.id,
            },
            "edu.unit.group.member": {
                "group_id": self.group.id,
                "unit_id": self.finance_unit_a.id,
            },
            "edu.liaison": {
                "user_id": self.liaison.id,
                "unit_id": self.office_a.id,
                "date_from": LONG_AGO,
            },
        }[record._name]

    def same_values(self, record):
        """Return values that write the record as it is."""
        name = "date_from" if "date_from" in record._fields else "name"
        return {name: record.sudo()[name]}

    def accepts(self, act, *args):
        """Return whether `act(*args)` is accepted, and undo it."""
        try:
            with self.env.cr.savepoint():
                act(*args)
                self.env.flush_all()
                raise Undo
        except Undo:
            return True
        except UserError:
            return False

    def rights(self, record, user):
        """Return which of r, w, c, u `user` has, by trying each."""
        mine = record.with_user(user)
        tries = {
            "r": (mine.read, ["display_name"]),
            "w": (mine.write, self.same_values(record)),
            "c": (mine.create, self.new_values(record)),
            "u": (mine.unlink,),
        }
        return "".join(right for right, act in tries.items() if self.accepts(*act))

    @mute_logger("odoo.addons.base.models.ir_rule", "odoo.addons.base.models.ir_model")
    def test_each_role_on_each_model(self):
        for record in self.records:
            self.assertEqual(
                RIGHTS[record._name].keys(), {user.login for user in self.people}
            )
            for user in self.people:
                with self.subTest(model=record._name, user=user.login):
                    rights = RIGHTS[record._name][user.login]
                    self.assertEqual(self.rights(record, user), rights)
                    found = self.seen(record, user)
                    self.assertEqual(bool(found), "r" in rights)

    def seen(self, record, user):
        model = record.with_user(user)
        if not model.browse().has_access("read"):
            return model.browse()
        return model.search([("id", "=", record.id)])

    def person(self, login):
        return next(user for user in self.people if user.login == login)

    def test_an_officer_is_no_liaison_elsewhere(self):
        officer = self.person("officer_a")
        liaisons = self.env["edu.liaison"].with_user(officer)
        elsewhere = {"user_id": officer.id, "unit_id": self.education_b.id}
        with self.assertRaises(AccessError):
            liaisons.create(elsewhere)
        post = liaisons.create({**elsewhere, "unit_id": self.education_a.id})
        with self.assertRaises(UserError):
            post.write({"unit_id": self.education_b.id})
        with self.assertRaises(UserError):
            self.make_liaison(self.person("liaison_b"), self.education_b).with_user(
                officer
            ).write({"user_id": officer.id})
        with self.assertRaises(AccessError):
            self.education_b.with_user(self.person("unit_admin_a")).write(
                {"liaison_ids": [(0, 0, {"user_id": officer.id})]}
            )
        self.assertFalse(officer.liaison_unit_ids & self.education_b)

    def test_an_officer_gives_nothing_to_another_county(self):
        for record in self.records[1:4]:
            record = record.with_user(self.person("officer_a"))
            name = "owner_unit_id" if "owner_unit_id" in record else "group_id"
            other = self.county_b
            if name == "group_id":
                other = self.group.create(
                    {"name": "望岳区小组", "owner_unit_id": self.county_b.id}
                )
            with self.subTest(record._name), self.assertRaises(UserError):
                record.write({name: other.id})

    def test_a_user_who_moves_loses_the_old_scope_at_once(self):
        officer = self.person("officer_a")
        alias = self.records[1].with_user(officer)
        self.assertEqual(alias.search([("id", "=", alias.id)]), alias)
        officer.write({"scope_unit_ids": self.county_b.ids})
        self.assertFalse(alias.search([("id", "=", alias.id)]))
        with self.assertRaises(AccessError):
            alias.read(["name"])
        officer.write({"scope_unit_ids": self.city.ids})
        self.assertEqual(alias.search([("id", "=", alias.id)]), alias)

    def test_a_unit_that_moves_leaves_the_old_scope_at_once(self):
        town = self.make_government("临溪县柳溪镇人民政府", "town", self.county_a)
        alias = self.records[1].create(
            {"name": "柳溪镇", "unit_id": town.id, "owner_unit_id": town.id}
        )
        before, after = self.person("officer_a"), self.person("officer_b")
        mine = alias.with_user(before)
        self.assertTrue(mine.search([("id", "=", alias.id)]))
        town.parent_id = self.county_b
        self.assertFalse(mine.search([("id", "=", alias.id)]))
        self.assertTrue(mine.with_user(after).search([("id", "=", alias.id)]))

    def test_a_used_unit_is_not_deleted(self):
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError):
            self.education_a.with_user(self.person("unit_admin_a")).unlink()

    def test_outsiders_have_no_access_row(self):
        outsiders = [
            self.env.ref("base.group_portal"),
            self.env.ref("base.group_public"),
        ]
        rows = self.env["ir.model.access"].search(
            [
                ("model_id.model", "=like", "edu.%"),
                "|",
                ("group_id", "=", False),
                ("group_id", "in", [group.id for group in outsiders]),
            ]
        )
        self.assertFalse(rows.mapped("name"))

    def test_no_rule_opens_everything(self):
        rules = self.env["ir.rule"].search([("model_id.model", "=like", "edu.%")])
        self.assertTrue(rules)
        for rule in rules:
            with self.subTest(rule.name):
                self.assertRegex(rule.domain_force, r"\buser\.")
