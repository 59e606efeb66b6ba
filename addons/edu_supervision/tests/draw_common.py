from datetime import date

from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from .common import VisitCommon

MONDAY, FRIDAY = date(2026, 3, 9), date(2026, 3, 13)


class DrawCommon(VisitCommon):
    """County A draws among six schools and six inspectors, in a week of March 2026."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.schools |= cls.make_schools(cls.county_a, 3, name="实验学校%d")
        cls.inspectors |= cls.make_inspectors(cls.county_a, "唐柏", "冯溪")
        # In their second term, they need no induction.
        opened(cls.inspectors.appointment_ids, STATE_GUARD).term_number = 2
        cls.checklist = cls.make_checklist()
        cls.item = cls.make_item(
            name="学校食堂专项督导",
            date_from=MONDAY,
            date_to=FRIDAY,
            basis="年度清单",
            checklist_id=cls.checklist.id,
        )

    @classmethod
    def make_draw(cls, user=None, **values):
        return (
            cls.env["edu.draw"]
            .with_user(user or cls.officer_a)
            .create(
                {
                    "item_id": cls.item.id,
                    "unit_ids": cls.schools.ids,
                    "inspector_ids": cls.inspectors.ids,
                    "unit_count": 2,
                    "team_size": 3,
                    "witnesses": "纪检监察组 邹宁",
                    **values,
                }
            )
        )

    @classmethod
    def leave_out(cls, draw, **values):
        return cls.env["edu.draw.exclusion"].create(
            {"draw_id": draw.id, "reason": "正在接受上级检查", **values}
        )

    @classmethod
    def recuse(cls, person, school):
        return cls.env["edu.recusal"].create(
            {
                "inspector_id": person.id,
                "unit_id": school.id,
                "date_from": date(2025, 1, 1),
            }
        )
