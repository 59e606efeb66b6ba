"""A visit on its day, and the record that a phone sends of it."""

import base64
import io

from PIL import Image

from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from .common import SCHOOL_DAY, VisitCommon

KEY = "0123456789abcdef-key"
NOON = f"{SCHOOL_DAY} 04:00:00"  # UTC, on the day of the visit


def picture(kind="JPEG", size=(40, 30), **options):
    """Return a small picture in base64."""
    file = io.BytesIO()
    Image.new("RGB", size, "navy").save(file, kind, **options)
    return base64.b64encode(file.getvalue()).decode()


class RecordCommon(VisitCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.checklist = cls.make_checklist()
        cls.inspector = cls.inspectors[0].user_id

    @classmethod
    def make_prepared(cls, place=0, stages=None, **values):
        """Return a checklist in use, `values` standing in the item at `place`."""
        checklist = cls.make_checklist(state="draft")
        checklist.item_ids[place].write(values)
        checklist.stage_ids = stages
        opened(checklist, STATE_GUARD).state = "released"
        return checklist

    @classmethod
    def make_confirmed(cls, school=None, inspectors=None, **values):
        """Return a confirmed visit with its copied checklist, as its inspector."""
        values.setdefault("checklist_id", cls.checklist.id)
        visit = cls.make_visit(school, inspectors, **values)
        opened(visit, STATE_GUARD).state = "confirmed"
        visit._copy_checklists()
        user = visit.member_ids[:1].user_id or cls.inspector
        return visit.with_user(user)

    @classmethod
    def payload(cls, visit, failed=(), **values):
        """Return the record of a visit on which the items at `failed` failed."""
        return {
            "arrived_at": f"{SCHOOL_DAY} 01:00:00",
            "left_at": f"{SCHOOL_DAY} 02:30:00",
            "card_shown": True,
            "feedback_given": True,
            "outcome": "advice" if failed else "none",
            "signature": picture("PNG"),
            "answers": [
                {"id": answer.id, "result": "failed" if place in failed else "ok"}
                for place, answer in enumerate(visit.sudo().answer_ids)
            ],
            "activities": {"tour": 1, "lesson": 2},
            **values,
        }
