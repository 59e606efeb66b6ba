from datetime import date

from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from .edu_base import make_edu_unit


def make_edu_inspector(county):
    return county.acting("officer")["edu.inspector"].create(
        {"name": county.fresh("谢文澜")}
    )


def make_edu_inspector_appointment(county):
    """A recommendation that nobody has looked at yet."""
    return county.acting("officer")["edu.inspector.appointment"].create(
        {
            "inspector_id": make_edu_inspector(county).id,
            "date_from": date(2025, 3, 1),
            "date_to": date(2028, 2, 29),
        }
    )


def make_edu_inspector_field(county):
    return county.env["edu.inspector.field"].create({"name": county.fresh("校园文化")})


def make_edu_inspector_identity(county):
    inspector, number = make_edu_inspector(county), county.fresh("of-")
    return county.env["edu.inspector.identity"].create(
        {"inspector_id": inspector.id, "number": number, "number_hash": number}
    )


def make_edu_inspector_suspension(county):
    return county.acting("chief")["edu.inspector.suspension"].create(
        {"inspector_id": make_edu_inspector(county).id, "reason": "外派挂职"}
    )


def make_edu_inspector_exit(county):
    term = make_edu_inspector_appointment(county)
    return county.acting("chief")["edu.inspector.exit"].create(
        {"appointment_ids": term.ids, "reason": "到龄退休"}
    )


def make_edu_inspector_renewal(county):
    term = make_edu_inspector_appointment(county)
    return county.acting("officer")["edu.inspector.renewal"].create(
        {"appointment_ids": term.ids}
    )


def make_edu_inspector_serving(county):
    return county.acting("officer")["edu.inspector.serving"].create(
        {"day": date(2025, 3, 31)}
    )


def make_edu_inspector_step(county):
    term = make_edu_inspector_appointment(county)
    return county.acting("officer")["edu.inspector.step"].create(
        {"appointment_ids": term.ids, "move": "publicise"}
    )


def make_edu_zone(county):
    return county.acting("officer")["edu.zone"].create(
        {"name": county.fresh("第一责任区")}
    )


def make_edu_zone_assign(county):
    return county.acting("officer")["edu.zone.assign"].create(
        {"zone_id": make_edu_zone(county).id}
    )


def make_edu_zone_school(county):
    return county.acting("officer")["edu.zone.school"].create(
        {"zone_id": make_edu_zone(county).id, "unit_id": make_edu_unit(county).id}
    )


def make_edu_plate(county):
    """Of an inspector with an account who is appointed; it hangs there no longer."""
    appointment = make_edu_inspector_appointment(county).sudo()
    appointment.inspector_id.user_id = county.users["inspector"]
    opened(appointment, STATE_GUARD).state = "appointed"
    return county.acting("officer")["edu.plate"].create(
        {
            "unit_id": make_edu_unit(county).id,
            "inspector_id": appointment.inspector_id.id,
            "date_from": appointment.date_from,
            "date_to": date(2026, 2, 28),
        }
    )


def make_edu_plate_assign(county):
    return county.acting("officer")["edu.plate.assign"].create(
        {"unit_ids": make_edu_unit(county).ids}
    )


def make_edu_plate_assign_line(county):
    return make_edu_plate_assign(county).line_ids


def make_edu_plate_coverage(county):
    school = make_edu_unit(county)
    return county.acting("officer")["edu.plate.coverage"].browse(school.id)


def make_edu_plate_on_day(county):
    return county.acting("officer")["edu.plate.on.day"].create({})


def make_edu_plate_standard(county):
    return county.acting("officer")["edu.plate.standard"].create(
        {"office_id": county.office.id}
    )


def make_edu_recusal(county):
    return county.acting("officer")["edu.recusal"].create(
        {
            "inspector_id": make_edu_inspector(county).id,
            "unit_id": make_edu_unit(county).id,
            "note": "校长是其胞兄",
        }
    )


def make_edu_training(county):
    """A session that is called, with somebody on its list."""
    training = make_draft_training(county)
    training.attendance_ids.create(
        {
            "training_id": training.id,
            "inspector_id": make_edu_inspector(county).id,
        }
    )
    training.action_call()
    return training


def make_draft_training(county):
    return county.acting("officer")["edu.training"].create(
        {
            "name": county.fresh("督学专题培训"),
            "start": "2026-04-10 01:00:00",
            "stop": "2026-04-11 09:00:00",
            "hours": 16,
        }
    )


def make_edu_training_attendance(county):
    return make_edu_training(county).attendance_ids


def make_edu_training_balance(county):
    """The hours of somebody who serves today."""
    term = make_edu_inspector_appointment(county).sudo()
    opened(term, STATE_GUARD).write({"state": "appointed"})
    return county.env["edu.training.balance"].search(
        [("inspector_id", "=", term.inspector_id.id), ("years_back", "=", 0)]
    )


def make_edu_training_invite(county):
    return county.acting("officer")["edu.training.invite"].create(
        {"training_id": make_edu_training(county).id}
    )


def make_edu_stage(county):
    return county.env.ref("edu_inspector.edu_stage_primary")


def make_edu_complaint(county):
    """One taken down by phone, of somebody who left a name."""
    return county.acting("officer")["edu.complaint"].create(
        {
            "unit_id": make_edu_unit(county).id,
            "text": county.fresh("食堂饭菜价格公示与实际收费不一致"),
            "handler_id": county.users["officer"].id,
            "person_name": "裴小满",
            "person_phone": "13800138000",
        }
    )


def make_edu_complaint_person(county):
    persons = county.env["edu.complaint.person"]
    return persons.search([("complaint_id", "=", make_edu_complaint(county).id)])


def make_edu_complaint_counter(county):
    own = [("owner_unit_id", "=", make_edu_complaint(county).owner_unit_id.id)]
    return county.env["edu.complaint.counter"].search(own)


def make_edu_complaint_referral(county):
    complaint = make_edu_complaint(county)
    complaint._make_move("accept")
    return county.acting("officer")["edu.complaint.referral"].create(
        {
            "complaint_id": complaint.id,
            "unit_id": county.education.id,
            "note": "请核实该校食堂收费公示情况。",
        }
    )
