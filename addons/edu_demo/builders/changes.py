"""What changed of late: two schools that merged, and a deputy for the chief."""

from datetime import date, timedelta

from odoo.fields import Command

from odoo.addons.base.models.ir_module import MODULE_UNINSTALL_FLAG
from odoo.addons.edu_base.tools.dates import today

from .people import acting
from .tables import name_records, named, record

HEIR = "wuzhu_p4"


def build(env):
    merged, change = _merge_schools(acting(env, "unit.administrator"))
    deputy = _name_deputy(acting(env, "chief"))
    name_records(
        env, {"wuzhu_p4_north": merged, "merger_wuzhu": change, "deputy_chief": deputy}
    )


def remove(env):
    """Delete the act and the deputy; the school that ended goes with the units."""
    for model in ("edu.unit.change", "edu.deputy"):
        named(env, model).with_context(**{MODULE_UNINSTALL_FLAG: True}).unlink()


def _merge_schools(env):
    heir = record(env, HEIR).with_env(env)
    year = today().year - 1
    school = env["edu.unit"].create(
        {
            "name": "梧竹区书院北街小学",
            "short_name": "书院北街小学",
            "kind": "school",
            "level": heir.level,
            "school_type": heir.school_type,
            "parent_id": heir.parent_id.id,
        }
    )
    change = env["edu.unit.change"].create(
        {
            "kind": "merge",
            "unit_ids": [Command.set((school | heir).ids)],
            "heir_id": heir.id,
            "date_effective": date(year, 9, 1),
            "document_number": f"梧政发〔{year}〕27号",
            "note": "两校相距不足三百米，合并办学，校名沿用书院街小学。",
        }
    )
    change.action_decide()
    return school, change


def _name_deputy(env):
    return env["edu.deputy"].create(
        {
            "principal_id": env.uid,
            "deputy_id": record(env, "user_officer").id,
            "date_from": today() - timedelta(days=2),
            "date_to": today() + timedelta(days=12),
            "reason": "参加全省总督学研修班",
        }
    )
