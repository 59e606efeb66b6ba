"""Two counties of an invented city, and somebody in every role, to try things as."""

from contextlib import contextmanager
from datetime import date
from itertools import count

from odoo.fields import Command

from . import house
from .trying import undone

LONG_AGO = date(2020, 1, 1)
_numbers = count(1)


class City:
    """Yanling city (砚陵市) with its counties A (浣江县) and B (榆岭区)."""

    def __init__(self, env):
        env = env(su=True)
        self.government = make_unit(env, "砚陵市人民政府", None, "government", "city")
        self.a = County(env, self.government, "浣江县")
        self.b = County(env, self.government, "榆岭区")


class County:
    """A county's government, its departments, and a user of each role (by name).

    Users serve the county; the liaison is one of its education department.
    """

    def __init__(self, env, city, name):
        self.env = env
        self.name = name
        self.government = make_unit(env, f"{name}人民政府", city, "government")
        self.education = make_unit(env, f"{name}教育局", self.government)
        self.finance = make_unit(env, f"{name}财政局", self.government)
        self.office = make_unit(env, f"{name}督导办", self.government, "office")
        groups = house.roles(env)
        users = make_users(env, *[[group] for group in groups.values()])
        self.users = dict(zip(groups, users, strict=True))
        self._place_users()
        self._number = count(1)

    def _place_users(self):
        for role, user in self.users.items():
            if role not in ("liaison", *house.OUTSIDERS):
                user.scope_unit_ids = self.government
        self.users["officer"].unit_id = self.office
        self.env["edu.liaison"].create(
            {
                "user_id": self.users["liaison"].id,
                "unit_id": self.education.id,
                "date_from": LONG_AGO,
            }
        )

    def fresh(self, text):
        """Return the text with a number that makes it the only one."""
        return f"{text}{next(self._number)}"

    def acting(self, role):
        """Return an environment in which the county's user of that role acts."""
        return self.env(user=self.users[role].id, su=False)


def make_unit(env, name, parent, kind="department", level="county"):
    return env["edu.unit"].create(
        {
            "name": name,
            "kind": kind,
            "level": level,
            "parent_id": parent.id if parent else False,
        }
    )


def make_users(env, *sets_of_groups):
    """Return a user for each set of groups, without password or scope."""
    logins = [f"somebody{next(_numbers)}@conformance.example" for _ in sets_of_groups]
    users = env["res.users"].sudo().with_context(no_reset_password=True)
    return users.create(
        [
            {
                "name": login,
                "login": login,
                "email": login,
                "group_ids": [Command.set([group.id for group in groups])],
            }
            for login, groups in zip(logins, sets_of_groups, strict=True)
        ]
    )


@contextmanager
def dismissed(users):
    """Take the users' scope, place and posts in the block, as when somebody leaves."""
    registry = users.env.registry
    with undone(users.env):
        users.write({"scope_unit_ids": False, "unit_id": False})
        users.liaison_ids.write({"date_from": LONG_AGO, "date_to": LONG_AGO})
        users.env.invalidate_all()
        yield
    # What rules mean to a user is remembered beyond the transaction.
    registry.clear_cache()
