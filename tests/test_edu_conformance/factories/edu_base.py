from base64 import b64encode
from datetime import date

from odoo.fields import Command

from ..people import make_users


def make_edu_attempt(county):
    values = {"kind": "trial", "key_hash": county.fresh("of-"), "failures": 1}
    now = county.env.cr.now()
    return county.env["edu.attempt"].create({**values, "since": now})


def make_edu_account(county):
    """The account of an officer of the county."""
    return county.acting("unit_administrator")["edu.account"].create(
        {
            "name": "季明",
            "login": county.fresh("jiming"),
            "unit_id": county.office.id,
            "scope_unit_ids": county.government.ids,
            "role_ids": county.env.ref("edu_base.group_officer").ids,
        }
    )


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


def make_edu_deputy(county):
    """Between two people without another part here; one reads what is one's own."""
    person, deputy = make_users(
        county.env, *[[county.env.ref("edu_base.group_officer")]] * 2
    )
    (person | deputy).write(
        {"scope_unit_ids": county.government.ids, "unit_id": county.office.id}
    )
    return county.acting("unit_administrator")["edu.deputy"].create(
        {
            "principal_id": person.id,
            "deputy_id": deputy.id,
            "date_to": date(2099, 9, 1),
            "reason": "外出学习",
        }
    )


def make_edu_handover(county):
    """Of a liaison who gives up the post on a day to come."""
    handover = planned_handover(county)
    handover.action_decide()
    return handover


def make_edu_handover_post(county):
    return planned_handover(county).post_ids


def planned_handover(county):
    [person, successor] = make_users(
        county.env, *[[county.env.ref("edu_base.group_liaison")]] * 2
    )
    env = county.acting("officer")
    env["edu.liaison"].create({"user_id": person.id, "unit_id": county.finance.id})
    return env["edu.handover"].create(
        {
            "person_id": person.id,
            "successor_id": successor.id,
            "date_effective": date(2099, 9, 1),
        }
    )


def make_edu_unit_change(county):
    """Two schools that merge, decided for a day to come."""
    schools = make_edu_unit(county) | make_edu_unit(county)
    change = county.acting("unit_administrator")["edu.unit.change"].create(
        {
            "unit_ids": [Command.set(schools.ids)],
            "heir_id": schools[0].id,
            "date_effective": date(2099, 9, 1),
        }
    )
    change.action_decide()
    return change


def make_edu_master_import(county):
    """An import that has been checked: a row that nothing is wrong with."""
    table = f"别名,单位\n{county.fresh('县教体局')},{county.education.name}\n"
    wizard = county.acting("officer")["edu.master.import"].create(
        {
            "kind": "aliases",
            "file": b64encode(table.encode()),
            "filename": "别名.csv",
        }
    )
    wizard.action_check()
    return wizard


def make_edu_master_import_row(county):
    return make_edu_master_import(county).row_ids


def make_edu_master_import_progress(county):
    return make_edu_master_import(county).progress_id


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


def make_edu_collection(county):
    """An open collection of the education department."""
    collection = county.acting("officer")["edu.collection"].create(
        {
            "name": county.fresh("季度进展报送"),
            "period_kind": "quarter",
            "date_from": date(2026, 10, 1),
            "date_to": date(2026, 12, 31),
            "date_deadline": date(2027, 1, 10),
            "unit_ids": [Command.set(county.education.ids)],
            "item_ids": [Command.create({"name": "落实经费", "kind": "number"})],
        }
    )
    collection.action_open()
    return collection


def make_edu_collection_item(county):
    return make_edu_collection(county).item_ids


def make_edu_collection_report(county):
    """A report that its unit still writes."""
    report = make_edu_collection(county).report_ids
    report.sudo().write({"text": "已拨付八成。"})
    return report


def make_edu_collection_answer(county):
    return make_edu_collection_report(county).answer_ids


def make_edu_holiday_year(county):
    """A year whose days are filled in and not yet fixed."""
    years = county.acting("administrator")["edu.holiday.year"]
    latest = max(years.search([]).mapped("year"), default=2030)
    year = years.create({"year": latest + 1})
    year.action_fill()
    return year


def make_edu_holiday(county):
    return make_edu_holiday_year(county).holiday_ids[0]


def make_edu_term(county):
    """The first term of a school year that has none yet."""
    terms = county.acting("officer")["edu.term"]
    year = max(terms.search([]).mapped("school_year"), default=2030) + 1
    return terms.create(
        {
            "school_year": year,
            "term": "first",
            "date_from": f"{year}-09-01",
            "date_to": f"{year + 1}-01-19",
        }
    )


def make_edu_security_settings(county):
    return county.acting("administrator")["edu.security.settings"].create({})


def make_edu_audit(county):
    audit = county.acting("officer")["edu.audit"]
    audit._log_export(county.education.with_env(audit.env), county.fresh("单位.xlsx"))
    return audit.sudo().search([], limit=1)


def make_edu_clause(county):
    code = county.fresh("ZZ")
    return county.env["edu.clause"].create(
        {
            "code": code,
            "policy": "青禾市教育督导规程",
            "term": "每校每学年一次家长开放日",
            "concern": "supervision",
        }
    )


def make_edu_rule(county):
    return county.env.ref("edu_base.rule_liaisons")


def make_edu_rule_threshold(county):
    """A figure for a day to come, which asks for less and is not allowed yet."""
    return county.acting("chief")["edu.rule.threshold"].create(
        {
            "rule_id": make_edu_rule(county).id,
            "date_from": date(2099, 9, 1),
            "value": 0,
            "document_number": "临政办〔2099〕7号",
        }
    )


def make_edu_rule_result(county):
    results = county.env["edu.rule.result"].sudo()
    results._cron_measure()
    return results.search([("owner_unit_id", "=", county.government.id)], limit=1)


def make_edu_rule_breach(county):
    """The county's departments have no liaison on the day it is measured."""
    make_edu_rule_result(county)
    breaches = county.env["edu.rule.breach"].sudo()
    return breaches.search([("owner_unit_id", "=", county.government.id)], limit=1)
