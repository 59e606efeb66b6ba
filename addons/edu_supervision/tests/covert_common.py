"""A covert visit of the city to a school of county A, and who must not hear of it."""

import base64

from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from .common import SCHOOL_DAY, VisitCommon

# What stands in the records and nowhere else; whoever is shown it has been told.
SECRET = "暗访密语"
# What belongs to a visit: {model: values of a row, beside the visit}.
ROWS = {
    "edu.visit.answer": {"name": SECRET, "result": "failed", "note": SECRET},
    "edu.visit.activity": {"kind": "tour", "count": 7, "note": SECRET},
    "edu.visit.hearing": {
        "kind": "pupils",
        "date": SCHOOL_DAY,
        "people": 3,
        "note": SECRET,
    },
    "edu.visit.power": {
        "kind": "inquiry",
        "date": SCHOOL_DAY,
        "subject": SECRET,
        "text": SECRET,
    },
    "edu.finding": {"name": SECRET, "fact": SECRET},
}
# What is made once a visit is released, and refuses a hidden one.
LATER = {"edu.claim", "edu.claim.item"}


class CovertCommon(VisitCommon):
    """Planned by an officer of the city, known to the chief, made by one inspector.

    `outsiders` is {role: user}: the county and the school that are visited, the same
    bureau, other inspectors, and whoever administers or passes by.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.planner, cls.confidant = cls.officer_city, cls.chief_city
        cls.goer = cls.inspectors[0].user_id
        school = cls.schools[0]
        cls.outsiders = {
            "officer of the county": cls.officer_a,
            "chief of the county": cls.chief_a,
            "leader of the county": cls.leader_a,
            "officer of another county": cls.officer_b,
            "colleague": cls.make_user("colleague", "officer", serves=cls.city),
            "leader": cls.make_user("leader_city", "leader", serves=cls.city),
            "other inspector": cls.inspectors[1].user_id,
            "liaison": cls.make_user("liaison", "liaison", works_at=school),
            "unit administrator": cls.make_user(
                "keeper", "unit_administrator", serves=cls.county_a, works_at=school
            ),
            "finance": cls.make_user("finance", "finance", serves=cls.city),
            "administrator": cls.make_user(
                "administrator_city", "administrator", serves=cls.city
            ),
            "employee": cls.make_user("employee", "employee"),
            "guest": cls.make_user("guest", "portal"),
            "passer-by": cls.make_user("passer_by", "public"),
        }
        cls.make_liaison(cls.outsiders["liaison"], school)
        cls.item = cls.make_item(cls.city, open_mode="covert")
        cls.checklist = cls.make_checklist(cls.city)

    @classmethod
    def make_covert(cls, state="confirmed"):
        """Return a covert visit with a row of all that may belong to one."""
        visit = cls.make_visit(
            cls.schools[0],
            cls.inspectors[0],
            planner=cls.planner,
            owner_unit_id=cls.city.id,
            open_mode="covert",
            kind="special",
            item_id=cls.item.id,
            checklist_id=cls.checklist.id,
            confidant_ids=cls.confidant.ids,
            is_urgent=True,
            urgent_reason=SECRET,
            day=SCHOOL_DAY,
        )
        for name, values in ROWS.items():
            cls.env[name].create({"visit_id": visit.id, **values})
        cls.draw_of(visit)
        cls.report_on(visit)
        cls.attach(visit.answer_ids)
        planned = visit.with_user(cls.planner)
        planned.message_post(body=SECRET, partner_ids=cls.outsider_partners())
        planned.message_subscribe(cls.outsider_partners())
        planned.activity_schedule(summary=SECRET, user_id=cls.planner.id)
        cls.move(visit, "confirm", state)
        cls.keep_diary()
        cls.env.flush_all()
        return visit

    @classmethod
    def draw_of(cls, visit):
        """Let the visit have come out of a covert draw."""
        draw = (
            cls.env["edu.draw"]
            .with_user(cls.planner)
            .create(
                {
                    "name": SECRET,
                    "item_id": cls.item.id,
                    "unit_ids": visit.unit_id.ids,
                    "inspector_ids": visit.member_ids.inspector_id.ids,
                    "unit_count": 1,
                }
            )
        )
        lines = opened(cls.env["edu.draw.line"], STATE_GUARD)
        return lines.create(
            {
                "draw_id": draw.id,
                "sequence": 1,
                "unit_id": visit.unit_id.id,
                "lead_id": visit.lead_id.id,
                "visit_id": visit.id,
            }
        )

    @classmethod
    def report_on(cls, visit):
        reports = cls.env["edu.visit.report"].with_user(cls.planner)
        return reports.create({"name": SECRET, "visit_ids": visit.ids})

    @classmethod
    def keep_diary(cls):
        """Enter what has changed, as the job does between two commits."""
        visits = cls.env["edu.visit"]._next_stale()
        visits._keep_events()

    @classmethod
    def move(cls, visit, name, state):
        """Make a move as the planner, whatever the rules of planning say."""
        move = next(move for move in visit._moves if move.name == name)
        visit.with_user(cls.planner)._apply_move(move)
        opened(visit, STATE_GUARD).state = state

    @classmethod
    def attach(cls, records):
        return cls.env["ir.attachment"].create(
            [
                {
                    "name": SECRET,
                    "datas": base64.b64encode(SECRET.encode()),
                    "res_model": record._name,
                    "res_id": record.id,
                }
                for record in records
            ]
        )

    @classmethod
    def outsider_partners(cls):
        return [user.partner_id.id for user in cls.outsiders.values()]

    @classmethod
    def models_about(cls, name="edu.visit"):
        """Return {model: its field} of all that points to a visit, found anew."""
        return {
            model._name: field.name
            for model in cls.env.values()
            if not model._abstract and not model._transient and model._auto
            for field in model._fields.values()
            if field.type in ("many2one", "many2many") and field.store
            if field.comodel_name == name != model._name
        }
