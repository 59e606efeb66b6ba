"""Visits in the invented city: schools with plates, lists, checklists and teams."""

from datetime import date

from freezegun import freeze_time

from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened
from odoo.addons.edu_inspector.tests.common import InspectorCommon

SCHOOL_DAY = date(2026, 3, 11)  # a Wednesday within the second term
PLANNING_DAY = "2026-01-12"  # early enough for every notice


class VisitCommon(InspectorCommon):
    """County A with three schools, each with a plate of inspectors who have accounts.

    Chiefs of both counties and of the city stand beside the officers.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.chief_a = cls.make_user("chief_a", "chief", serves=cls.county_a)
        cls.chief_b = cls.make_user("chief_b", "chief", serves=cls.county_b)
        cls.officer_city = cls.make_user("officer_city", "officer", serves=cls.city)
        cls.chief_city = cls.make_user("chief_city", "chief", serves=cls.city)
        cls.schools = cls.make_schools(cls.county_a, 3)
        cls.inspectors = cls.make_inspectors(
            cls.county_a, "陆青", "何岚", "邵屿", "纪遥"
        )
        for number, inspector in enumerate(cls.inspectors, 1):
            inspector.user_id = cls.make_user(f"inspector_{number}", "inspector")
        for school, inspector in zip(cls.schools, cls.inspectors, strict=False):
            cls.make_plate(school, inspector)

    @classmethod
    def make_checklist(cls, owner=None, items=3, state="released"):
        checklist = cls.env["edu.checklist"].create(
            {
                "name": "日常督导要点",
                "owner_unit_id": (owner or cls.county_a).id,
                "item_ids": [
                    (0, 0, {"name": f"要点{number}", "sequence": number})
                    for number in range(1, items + 1)
                ],
            }
        )
        opened(checklist, STATE_GUARD).state = state
        return checklist

    @classmethod
    def make_item(cls, owner=None, state="published", **values):
        """Return the item of a list of 2026 in the given state.

        The first of an owner is on its yearly list, others on supplements to that.
        """
        owner = owner or cls.county_a
        lists = cls.env["edu.list"]
        values.setdefault("topic_ids", cls.matters(values.get("kind")))
        of_year = [("owner_unit_id", "=", owner.id), ("year", "=", 2026)]
        yearly = lists.search([*of_year, ("yearly_id", "=", False)], limit=1)
        row = lists.create(
            {
                "year": 2026,
                "owner_unit_id": owner.id,
                "yearly_id": yearly.id,
                "item_ids": [
                    (
                        0,
                        0,
                        {
                            "name": "食品安全专项督导",
                            "date_from": date(2026, 1, 1),
                            "date_to": date(2026, 12, 31),
                            **values,
                        },
                    )
                ],
            }
        )
        opened(row, STATE_GUARD).state = state
        return row.item_ids

    @classmethod
    def matters(cls, kind=None, but=0):
        """Return the topics, as commands, that visits of a kind may look into (B06).

        Of a comprehensive one all but so many, of any other just one.
        """
        every = cls.env["edu.topic"].search([])
        fees = cls.env.ref("edu_supervision.edu_topic_fees")
        chosen = every[but:] if kind == "comprehensive" else fees
        return [(6, 0, chosen.ids)]

    @classmethod
    def change_item(cls, item, **values):
        """Change what stands on a list that is published, as if it had always been."""
        published = opened(item.list_id, STATE_GUARD)
        published.state = "draft"
        item.write(values)
        published.write({"state": "published", "year": item.date_from.year})

    @classmethod
    def make_visit(
        cls, school=None, inspectors=None, day=SCHOOL_DAY, planner=None, **values
    ):
        """Return a visit of county A, planned, by `inspectors` (the first leads)."""
        if values.get("open_mode") == "covert":
            values.setdefault("confidant_ids", cls.chief_a.ids)
        team = cls.inspectors[:1] if inspectors is None else inspectors
        visits = cls.env["edu.visit"].with_user(planner or cls.env.user)
        visit = visits.create(
            {
                "unit_id": (school or cls.schools[0]).id,
                "owner_unit_id": cls.county_a.id,
                "date": day,
                "member_ids": [
                    (0, 0, {"inspector_id": person.id, "role": role})
                    for person, role in zip(
                        team, ["lead", *["member"] * len(team)], strict=False
                    )
                ],
                **values,
            }
        )
        return visit.with_env(cls.env)

    @classmethod
    def confirm(cls, visits, user=None, day=PLANNING_DAY):
        """Let `user`, an officer of county A by default, confirm visits on `day`."""
        with freeze_time(day):
            visits.with_user(user or cls.officer_a)._make_move("confirm")
