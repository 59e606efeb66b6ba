def make_edu_attempt(county):
    values = {"kind": "trial", "key_hash": county.fresh("of-"), "failures": 1}
    now = county.env.cr.now()
    return county.env["edu.attempt"].create({**values, "since": now})


def make_edu_unit(county):
    return (
        county.acting("unit_administrator")["edu.unit"]
        .create(
            {
                "name": county.fresh(f"{county.name}第小学"),
                "kind": "school",
                "parent_id": county.government.id,
            }
        )
        .sudo()
    )


def make_edu_enrolment(county):
    return county.acting("officer")["edu.enrolment"].create(
        {"unit_id": make_edu_unit(county).id, "stage": "primary", "pupils": 900}
    )


def make_edu_unit_alias(county):
    return county.acting("officer")["edu.unit.alias"].create(
        {"name": county.fresh("县教体局"), "unit_id": county.education.id}
    )


def make_edu_unit_group(county):
    return county.acting("officer")["edu.unit.group"].create(
        {"name": county.fresh("领导小组成员单位")}
    )


def make_edu_unit_group_member(county):
    group = make_edu_unit_group(county)
    return group.member_ids.create(
        {"group_id": group.id, "unit_id": county.education.id}
    )


def make_edu_liaison(county):
    """The post of somebody who may not read posts; the own one stays readable."""
    person = county.acting("inspector").user
    return county.acting("officer")["edu.liaison"].create(
        {"user_id": person.id, "unit_id": county.finance.id}
    )


def make_edu_unit_setup(county):
    return county.acting("system")["edu.unit.setup"].create(
        {"name": "鹿鸣县人民政府", "office_name": "鹿鸣县教育督导室"}
    )


def make_edu_transition_reason(county):
    return county.acting("officer")["edu.transition.reason"].create(
        {
            "res_model": "edu.unit",
            "res_ids": county.education.ids,
            "move": "close",
            "reason": "两件并作一件",
        }
    )
