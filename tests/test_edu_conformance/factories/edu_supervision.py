from datetime import date

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from .edu_base import make_edu_term, make_edu_unit
from .edu_base_meetings import make_edu_committee
from .edu_inspector import make_edu_inspector

YEAR = 2026


def make_edu_topic(county):
    return county.env.ref("edu_supervision.edu_topic_fees")


def make_edu_checklist(county):
    """One of a single item that nobody has put into use."""
    return county.acting("officer")["edu.checklist"].create(
        {
            "name": county.fresh("开学工作检查要点"),
            "item_ids": [(0, 0, {"name": "教室照明是否达标"})],
        }
    )


def make_edu_checklist_item(county):
    return make_edu_checklist(county).item_ids


def make_edu_committee_document(county):
    return county.acting("officer")["edu.committee.document"].create(
        {
            "committee_id": make_edu_committee(county).id,
            "name": county.fresh("督导委员会工作规程"),
            "document_number": "浣教督〔2025〕4号",
        }
    )


def make_edu_committee_standard(county):
    """A post that the county has set for itself."""
    return county.acting("officer")["edu.committee.standard"].create(
        {"post": "chair", "office": county.fresh("副县长")}
    )


def make_edu_filing_board(county):
    """What the county owes the city above."""
    city = county.government.parent_id
    filing = county.env["edu.collection"].create(
        {
            "name": county.fresh("年度计划备案"),
            "kind": "filing",
            "filing_kind": "plan",
            "owner_unit_id": city.id,
            "period_kind": "year",
            "date_from": date(YEAR, 1, 1),
            "date_to": date(YEAR, 12, 31),
            "date_deadline": date(YEAR, 3, 31),
            "unit_ids": [(6, 0, county.government.ids)],
        }
    )
    opened(filing, STATE_GUARD).state = "open"
    filing._ask_units()
    board = county.acting("officer")["edu.filing.board"]
    return board.search([("unit_id", "=", county.government.id)])


def make_edu_filing_open(county):
    return county.acting("officer")["edu.filing.open"].create({"year": YEAR})


def make_edu_list(county):
    """A draft of the education department's, with one item."""
    lists = county.acting("officer")["edu.list"]
    made = lists.search([("unit_id", "=", county.education.id)])
    return lists.create(
        {
            "year": max(made.mapped("year"), default=YEAR - 1) + 1,
            "unit_id": county.education.id,
            "item_ids": [
                (
                    0,
                    0,
                    {
                        "name": "春季开学专项督导",
                        "date_from": date(YEAR, 2, 20),
                        "date_to": date(YEAR, 3, 20),
                    },
                )
            ],
        }
    )


def make_edu_list_item(county):
    return make_edu_list(county).item_ids


def make_edu_school_contact(county):
    """A leader without an account, and a school."""
    return county.acting("officer")["edu.school.contact"].create(
        {
            "person_name": county.fresh("程远"),
            "office": "副县长",
            "school_id": make_edu_unit(county).id,
        }
    )


def make_edu_school_contact_visit(county):
    contact = make_edu_school_contact(county)
    return contact.env["edu.school.contact.visit"].create(
        {"contact_id": contact.id, "date": "2025-10-08", "note": "走访食堂"}
    )


def make_edu_visit(county):
    """One that is planned, with somebody who goes."""
    return county.acting("officer")["edu.visit"].create(
        {
            "unit_id": make_edu_unit(county).id,
            "date": date(YEAR, 3, 11),
            "member_ids": [(0, 0, {"inspector_id": make_edu_inspector(county).id})],
        }
    )


def make_edu_visit_counter(county):
    """The row that numbers the visits of a county: it counts with the first number."""
    counter = county.env["edu.visit.counter"]
    counter._take({(county.government.id, YEAR): 1})
    own = [("owner_unit_id", "=", county.government.id), ("year", "=", YEAR)]
    return counter.search(own)


def make_edu_visit_month(county):
    """The row that counts the visits to a school: it begins with the first."""
    school, month = make_edu_unit(county), date(YEAR, 3, 1)
    months = county.env["edu.visit.month"]
    months._change({(school.id, month): 1})
    return months.search([("unit_id", "=", school.id)])


def make_edu_visit_member(county):
    return make_edu_visit(county).member_ids


def make_edu_visit_answer(county):
    return county.env["edu.visit.answer"].create(
        {"visit_id": make_edu_visit(county).id, "name": "食堂留样是否齐全"}
    )


def make_edu_visit_activity(county):
    return county.env["edu.visit.activity"].create(
        {"visit_id": make_edu_visit(county).id, "kind": "tour"}
    )


def make_edu_finding(county):
    return county.acting("officer")["edu.finding"].create(
        {
            "visit_id": make_edu_visit(county).id,
            "name": county.fresh("消防通道堆放杂物"),
        }
    )


def make_edu_principal(county):
    """The term of somebody who has a year to go."""
    return county.acting("officer")["edu.principal"].create(
        {
            "unit_id": make_edu_unit(county).id,
            "name": "秦疏桐",
            "date_from": date(YEAR - 3, 8, 1),
            "term_to": date(YEAR + 1, 7, 31),
        }
    )


def draft_draw(county):
    """A draw of one school that nobody has made yet."""
    return county.acting("officer")["edu.draw"].create(
        {
            "name": county.fresh("秋季随机抽查"),
            "date_from": date(YEAR, 9, 7),
            "date_to": date(YEAR, 9, 30),
            "unit_ids": make_edu_unit(county).ids,
            "unit_count": 1,
            "witnesses": "纪检组代表",
        }
    )


def make_edu_draw(county):
    """One that has been drawn, with the picture of its witnesses."""
    draw = draft_draw(county)
    draw.env["ir.attachment"].create(
        {
            "name": "见证照片.pdf",
            "raw": b"%PDF-1.7 of the tests",
            "res_model": draw._name,
            "res_id": draw.id,
        }
    )
    draw.action_draw()
    return draw


def make_edu_draw_exclusion(county):
    return county.acting("officer")["edu.draw.exclusion"].create(
        {
            "draw_id": draft_draw(county).id,
            "unit_id": make_edu_unit(county).id,
            "reason": "本月已接受上级检查",
        }
    )


def make_edu_draw_line(county):
    return make_edu_draw(county).line_ids


def make_edu_visit_plan(county):
    """One for a term of the county itself that lies ahead."""
    term = make_edu_term(county)
    return county.acting("officer")["edu.visit.plan"].create({"term_id": term.id})


def make_edu_visit_plan_conflict(county):
    plan = make_edu_visit_plan(county)
    return county.acting("officer")["edu.visit.plan.conflict"].create(
        {
            "wizard_id": plan.id,
            "unit_id": make_edu_unit(county).id,
            "reason": "no_plate",
        }
    )


def make_edu_visit_due(county):
    """A school that nobody has ever visited."""
    school = make_edu_unit(county)
    rows = county.env["edu.visit.due"].sudo()
    return rows.search([("unit_id", "=", school.id)], limit=1).sudo(False)


def make_edu_visit_due_plan(county):
    return county.acting("officer")["edu.visit.due.plan"].create(
        {
            "unit_ids": make_edu_unit(county).ids,
            "date_to": date(today().year + 1, 12, 31),
        }
    )
