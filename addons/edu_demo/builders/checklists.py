"""What is looked at in schools and in kindergartens: two checklists, both in use."""

from odoo.fields import Command

from odoo.addons.base.models.ir_module import MODULE_UNINSTALL_FLAG
from odoo.addons.edu_supervision.tools.school_checklist import school_item_values

from .people import acting
from .tables import make, named, record, rows

STAGES = ("primary", "junior", "senior", "vocational", "special")


def build(env):
    made = make(
        acting(env, "officer")["edu.checklist"],
        {
            "checklist_school": _values(
                env, "中小学校责任督学经常性督导要点", STAGES, school_item_values(env)
            ),
            "checklist_kindergarten": _values(
                env,
                "幼儿园责任督学经常性督导要点",
                ("kindergarten",),
                _kindergarten_items(env),
            ),
        },
    )
    made.with_env(acting(env, "chief")).action_release()


def remove(env):
    uninstalling = {MODULE_UNINSTALL_FLAG: True}
    named(env, "edu.checklist").with_context(**uninstalling).unlink()


def _values(env, name, stages, items):
    served = [env.ref(f"edu_inspector.edu_stage_{stage}").id for stage in stages]
    return {
        "name": name,
        "owner_unit_id": record(env, "city").id,
        "stage_ids": [Command.set(served)],
        "item_ids": [Command.create(item) for item in items],
    }


def _kindergarten_items(env):
    copied = ("section", "name", "severity", "requirement")
    return [
        {
            **{name: row[name] for name in copied},
            "sequence": place,
            "topic_id": env.ref(f"edu_supervision.edu_topic_{row['topic']}").id,
        }
        for place, row in enumerate(rows("checklist_kindergarten"), start=1)
    ]
