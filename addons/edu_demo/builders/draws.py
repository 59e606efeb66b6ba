"""A draw of schools and teams for the special visits of next month, notices issued.

It is drawn as the officer draws, with a seed of its own: no two cities are alike here.
"""

from odoo.fields import Command

from odoo.addons.base.models.ir_module import MODULE_UNINSTALL_FLAG

from .lists import item
from .people import acting
from .school_days import ROOM, day_of_draw
from .tables import load, make, named, record

SCHOOLS = ("wuzhu_p1", "wuzhu_p4", "wuzhu_p7", "sangxi_p1", "sangxi_p5", "yujin_p3")
WITNESS = "市纪委监委驻市教育局纪检监察组 邹望远"


def build(env):
    officer = acting(env, "officer")
    _found_series(env)
    draw = make(officer["edu.draw"], {"draw_food": _values(env)})
    draw.action_draw()
    draw.action_make_visits()
    visits = draw.line_ids.visit_id
    visits.action_confirm()
    visits.action_prepare_notice()
    visits.notice_letter_id.with_env(acting(env, "chief")).action_issue()


def remove(env):
    """Delete the draws, and the notices of all visits, with their series."""
    uninstalling = {MODULE_UNINSTALL_FLAG: True}
    owners = named(env, "edu.unit")
    of_city = [("owner_unit_id", "in", owners.ids)]
    notices = [("res_model", "=", "edu.visit"), *of_city]
    env["edu.letter"].search(notices).with_context(**uninstalling).unlink()
    series = env["edu.letter.series"].browse(record(env, "series_notice").id)
    series.counter_ids.with_context(**uninstalling).unlink()
    series.with_context(**uninstalling).unlink()
    env["edu.draw"].search(of_city).with_context(**uninstalling).unlink()


def _found_series(env):
    values = {
        "word": "云政教督通",
        "type_id": env.ref("edu_supervision.edu_letter_type_visit_notice").id,
        "owner_unit_id": record(env, "city").id,
    }
    load(env["edu.letter.series"], {"series_notice": values})


def _values(env):
    first = day_of_draw(env)
    return {
        "item_id": item(env, "food", first).id,
        "date_from": first,
        "date_to": first + ROOM,
        "unit_ids": [Command.set([record(env, name).id for name in SCHOOLS])],
        "unit_count": 2,
        "team_size": 3,
        "witnesses": WITNESS,
        "public_number": "5830174",
    }
