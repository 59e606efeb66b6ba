"""An invented city with its counties, departments, schools and people, of any size."""

from dataclasses import dataclass
from functools import cached_property

from odoo.fields import Command

from odoo.addons.edu_base.tools.dates import today

COUNTIES = 20
DEPARTMENTS = 27  # of the city
COUNTY_DEPARTMENTS = 6
SCHOOLS = 35  # for 1 000 tasks
PEERS = ("project.group_project_user",)

# login -> roles; the first serves a county, the last answers for a department
PEOPLE = {
    "county officer": ("edu_base.group_officer",),
    "city officer": ("edu_base.group_officer",),
    "second officer": ("edu_base.group_officer",),
    "liaison": ("edu_base.group_liaison",),
}


@dataclass
class City:
    """The city of a bench database; ``env`` is the superuser's."""

    env: object
    size: int  # tasks, and rows of whatever else is measured

    @cached_property
    def day(self):
        return today()

    @cached_property
    def government(self):
        return self.env["edu.unit"].search([("name", "=", "云岚市人民政府")])

    @cached_property
    def counties(self):
        return self._below(self.government, "government")

    def departments(self, government):
        return self._below(government, "department")

    def _below(self, unit, kind):
        domain = [("parent_id", "=", unit.id), ("kind", "=", kind)]
        return self.env["edu.unit"].search(domain, order="id")

    def user(self, login: str):
        return self.env["res.users"].search([("login", "=", login)])

    def acting(self, login: str):
        """Return an environment in which that person works, as the browser would."""
        user = self.user(login)
        context = {
            "lang": "zh_CN",
            "tz": "Asia/Shanghai",
            "uid": user.id,
            "allowed_company_ids": user.company_ids.ids,
        }
        return self.env(user=user, context=context)

    def found(self) -> None:
        """Make units and people."""
        units = self.env["edu.unit"]
        city = units.create(unit("云岚市人民政府", "government", "city"))
        units.create(
            [
                unit(f"云岚市第{n}局", "department", "city", city)
                for n in range(DEPARTMENTS)
            ]
        )
        counties = units.create(
            [
                unit(f"云岚第{n}县人民政府", "government", "county", city)
                for n in range(COUNTIES)
            ]
        )
        units.create(
            [
                unit(f"第{n}局", "department", "county", county)
                for county in counties
                for n in range(COUNTY_DEPARTMENTS)
            ]
        )
        self._hire()

    def open_schools(self, base: int) -> None:
        """Make the schools of the size that those of ``base`` records lack."""
        schools = range(base * SCHOOLS // 1000, self.size * SCHOOLS // 1000)
        self.env["edu.unit"].create(
            [
                unit(f"第{n}学校", "school", "county", self.counties[n % COUNTIES])
                for n in schools
            ]
        )

    def _hire(self) -> None:
        for login, roles in PEOPLE.items():
            groups = [self.env.ref(name).id for name in roles]
            peers = (self.env.ref(name, raise_if_not_found=False) for name in PEERS)
            groups += [group.id for group in peers if group]
            serves = self.counties[0] if login == "county officer" else self.government
            values = {"scope_unit_ids": [Command.set(serves.ids)]}
            if login == "liaison":
                values = {}
            user = self.env["res.users"].create(
                {"name": login, "login": login, "group_ids": [Command.set(groups)]}
                | values
            )
            if login == "liaison":
                department = self.departments(self.government)[0]
                self.env["edu.liaison"].create(
                    {"user_id": user.id, "unit_id": department.id}
                )


def unit(name, kind, level, parent=None) -> dict:
    return {
        "name": name,
        "kind": kind,
        "level": level,
        "parent_id": parent.id if parent else False,
    }
