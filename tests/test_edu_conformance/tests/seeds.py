"""An addon of ours under another name, and the holes to seed in it."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from odoo.modules.module import get_module_path

ORIGINAL = "edu_test_transition"
ADDON = "edu_seeded"
MODEL = "edu.seeded.case"
RENAMED = {
    ORIGINAL: ADDON,
    "edu.test.case": MODEL,
    "edu_test_case": "edu_seeded_case",
    "EduTestCase": "EduSeededCase",
}
CODE = "models/edu_seeded_case.py"
ROWS = "security/ir.model.access.csv"
RULES = "security/edu_seeded_case_security.xml"
CHINESE = "i18n/zh_CN.po"

MATRIX = """model,role,verbs
edu.seeded.case,officer,read write create unlink
edu.seeded.case,chief,read write create unlink
edu.seeded.case,liaison,read write
edu.seeded.case,leader,read
edu.seeded.case,system,read write create unlink
edu.seeded.stamp,officer,read write create unlink
edu.seeded.stamp,chief,read write create unlink
edu.seeded.seal,officer,read write create unlink
edu.seeded.seal,chief,read write create unlink
edu.seeded.echo,officer,read write create unlink
edu.seeded.echo,chief,read write create unlink
edu.seeded.memory,officer,read write create unlink
edu.seeded.mute,officer,read
edu.seeded.mute,chief,read
"""

FACTORIES = '''
def make_edu_seeded_case(county):
    """An approved case."""
    case = county.acting("officer")["edu.seeded.case"].create(
        {"name": "案卷", "note": "齐备", "subject_unit_id": county.education.id}
    )
    case._make_move("submit")
    case.with_user(county.users["chief"])._make_move("approve")
    stamp = make_edu_seeded_stamp(county)
    case.sudo().write({"stamp_ids": stamp.ids})
    return case


def make_edu_seeded_stamp(county):
    return county.acting("officer")["edu.seeded.stamp"].create(
        {"owner_unit_id": county.government.id}
    )


def make_edu_seeded_seal(county):
    return county.acting("officer")["edu.seeded.seal"].create(
        {"owner_unit_id": county.government.id, "paper": b"JVBERi0xLjc="}
    )


def make_edu_seeded_echo(county):
    return county.acting("officer")["edu.seeded.echo"].create(
        {"owner_unit_id": county.government.id}
    )


def make_edu_seeded_memory(county):
    return county.acting("officer")["edu.seeded.memory"].create({"remark": "旧事"})
'''

CONTEXT_KEY = """
    def write(self, vals):
        if self.env.context.get("seeded_import"):
            return models.BaseModel.write(self, vals)
        return super().write(vals)
"""

ONE_FIELD_KEY = """
    def _guarded_names(self):
        opened = {"released_on"} if self.env.context.get("seeded_release") else set()
        return super()._guarded_names() - opened
"""

KEPT_STATE = """
    def copy(self, default=None):
        from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

        copies = super().copy(default)
        for case, copy in zip(self, copies):
            opened(copy.sudo(), STATE_GUARD).write({"state": case.state})
        return copies
"""

TELLING_NAME = """
    _sensitive_name = True

    def _neutral_name(self):
        return self.sudo().name
"""

STAMP = '''

class EduSeededStamp(models.Model):
    """Says which fields are guarded, but not by what."""

    _name = "edu.seeded.stamp"
    _description = "Stamp"
    _guarded_fields = frozenset({"closed_on"})

    owner_unit_id = fields.Many2one("edu.unit", index=True, help="归属")
    closed_on = fields.Datetime(copy=False, help="办结时间")
'''

SEAL = '''

class EduSeededSeal(models.Model):
    """Says when it is sealed, but not by what."""

    _name = "edu.seeded.seal"
    _description = "Seal"
    _sealed_states = ("issued",)

    owner_unit_id = fields.Many2one("edu.unit", index=True, help="归属")
    state = fields.Selection([("issued", "Issued")], default="issued", help="状态")
    paper = fields.Binary(help="文件")
'''

ECHO = '''

class EduSeededEcho(models.Model):
    """Stores what its owner says, and lets it be overwritten."""

    _name = "edu.seeded.echo"
    _description = "Echo"

    owner_unit_id = fields.Many2one("edu.unit", index=True, help="归属")
    level = fields.Selection(related="owner_unit_id.level", store=True)
'''

MEMORY = '''

class EduSeededMemory(models.Model):
    """Belongs to whoever made it, whatever becomes of the person."""

    _name = "edu.seeded.memory"
    _description = "Memory"

    remark = fields.Char(help="备注")
'''

LOOSE = """

class EduSeededLoose(models.Model):
    _name = "edu.seeded.loose"
    _description = "Loose"

    remark = fields.Char(help="备注")
"""

MUTE = """

class EduSeededMute(models.Model):
    _name = "edu.seeded.mute"

    remark = fields.Char()
"""

STAMPS = """
    stamp_ids = fields.Many2many("edu.seeded.stamp", help="印章")
"""

OPEN_RULE = f"""
        <record id="seeded_rule_open" model="ir.rule">
            <field name="name">Seeded: everything for the chief</field>
            <field name="model_id" ref="model_edu_seeded_case" />
            <field name="groups" eval="[Command.link(ref('edu_base.group_chief'))]" />
            <field name="domain_force">[({1}, '=', {1})]</field>
        </record>
"""

MEMORY_RULE = """
        <record id="seeded_rule_memory" model="ir.rule">
            <field name="name">Seeded: who made it</field>
            <field name="model_id" ref="model_edu_seeded_memory" />
            <field name="domain_force">[("create_uid", "=", user.id)]</field>
        </record>
"""

MENU = """<odoo>
    <record id="seeded_view_form" model="ir.ui.view">
        <field name="name">Seeded</field>
        <field name="model">edu.seeded.case</field>
        <field name="arch" type="xml"><form><field name="stamp_ids" /></form></field>
    </record>
    <record id="seeded_action" model="ir.actions.act_window">
        <field name="name">Seeded</field>
        <field name="res_model">edu.seeded.case</field>
    </record>
    <menuitem
        id="seeded_menu"
        parent="edu_base.edu_root_menu"
        action="seeded_action"
        groups="edu_base.group_leader"
    />
</odoo>
"""


def copy(folder):
    """Copy the original under its new name into `folder`; return the copy."""
    addon = Path(folder) / ADDON
    ignored = shutil.ignore_patterns("tests", "__pycache__")
    shutil.copytree(get_module_path(ORIGINAL), addon, ignore=ignored)
    for file in sorted(addon.rglob("*"), reverse=True):
        new = file.with_name(renamed(file.name))
        file.rename(new)
        if new.is_file():
            new.write_text(renamed(new.read_text()))
    return addon


def renamed(text):
    for old, new in RENAMED.items():
        text = text.replace(old, new)
    return text


def declare(folder):
    """Write what the copy declares and the factories of its models."""
    (folder / "matrix.csv").write_text(MATRIX)
    (folder / "edu_seeded_factories.py").write_text(FACTORIES)


def replace(file, old, new):
    """Replace a text that must be there."""
    text = file.read_text()
    if old not in text:
        raise AssertionError(f"{file.name} no longer holds {old!r}")
    file.write_text(text.replace(old, new, 1))


def append(file, text):
    file.write_text(file.read_text() + text)


def grant(addon, model, group, verbs):
    """Add an access row; `verbs` are four digits, for read, write, create, delete."""
    model, name = model.replace(".", "_"), group.partition(".")[2]
    digits = ",".join(verbs)
    row = f"seeded_{model}_{name},seeded {name},model_{model},{group},{digits}"
    append(addon / ROWS, f"{row}\n")


def public_may_write(addon):
    grant(addon, MODEL, "base.group_public", "1100")


def portal_may_read(addon):
    grant(addon, MODEL, "base.group_portal", "1000")


def no_rule_for_changes(addon):
    replace(
        addon / RULES,
        '<field name="perm_read" eval="False" />',
        '<field name="perm_read" eval="False" /><field name="active" eval="False" />',
    )


def open_rule(addon):
    replace(addon / RULES, "    </data>", f"{OPEN_RULE}    </data>")


def inverse_without_index(addon):
    replace(addon / CODE, f'"{MODEL}", index=True,', f'"{MODEL}",')


def state_by_context(addon):
    append(addon / CODE, CONTEXT_KEY)


def one_field_by_context(addon):
    append(addon / CODE, ONE_FIELD_KEY)


def field_without_words(addon):
    replace(
        addon / CODE,
        "    name = fields.Char(",
        "    memo = fields.Char()\n    name = fields.Char(",
    )


def name_that_tells(addon):
    append(addon / CODE, TELLING_NAME)


def copy_with_state(addon):
    append(addon / CODE, KEPT_STATE)


def guarded_by_nothing(addon):
    append(addon / CODE, STAMP)
    grant(addon, "edu.seeded.stamp", "edu_base.group_officer", "1111")


def worked_out_but_written(addon):
    append(addon / CODE, ECHO)
    grant(addon, "edu.seeded.echo", "edu_base.group_officer", "1111")


def sealed_by_nothing(addon):
    append(addon / CODE, SEAL)
    grant(addon, "edu.seeded.seal", "edu_base.group_officer", "1111")


def open_to_who_made_it(addon):
    append(addon / CODE, MEMORY)
    grant(addon, "edu.seeded.memory", "edu_base.group_officer", "1111")
    replace(addon / RULES, "    </data>", f"{MEMORY_RULE}    </data>")


def undeclared_model(addon):
    append(addon / CODE, LOOSE)
    grant(addon, "edu.seeded.loose", "edu_base.group_officer", "1000")


def model_without_words(addon):
    append(addon / CODE, MUTE)
    grant(addon, "edu.seeded.mute", "edu_base.group_officer", "1000")


def no_chinese(addon):
    replace(
        addon / CHINESE, 'msgid "Submit"\nmsgstr "提交"', 'msgid "Submit"\nmsgstr ""'
    )


def view_that_fails(addon):
    """The leader reads cases, but not the stamps in their form."""
    append(addon / CODE, STAMPS)
    (addon / "views").mkdir()
    (addon / "views/seeded_views.xml").write_text(MENU)
    replace(
        addon / "__manifest__.py", '"data": [', '"data": ["views/seeded_views.xml",'
    )


@dataclass(frozen=True)
class Hole:
    """A defect, and what reports it: {check: what its finding says}."""

    seed: callable
    reports: dict


# What goes into the first class of the file comes before what adds classes.
HOLES = (
    Hole(
        state_by_context,
        {"guarded_fields": f"{MODEL}.state: the superuser forges it by write."},
    ),
    Hole(
        one_field_by_context,
        {"guarded_fields": f"{MODEL}.released_on: the superuser forges it by create."},
    ),
    Hole(copy_with_state, {"copies": f"{MODEL}.state: a copy keeps it."}),
    Hole(name_that_tells, {"shown_names": f"{MODEL}.name: the name gives it away"}),
    Hole(
        view_that_fails,
        {"views": f"The menu edu_seeded.seeded_menu of {MODEL} fails for leader"},
    ),
    Hole(
        guarded_by_nothing,
        {"guarded_fields": "edu.seeded.stamp.closed_on: officer forges it by write."},
    ),
    Hole(
        worked_out_but_written,
        {"guarded_fields": "edu.seeded.echo.level: officer forges it by write."},
    ),
    Hole(
        sealed_by_nothing,
        {"sealed_files": "edu.seeded.seal: officer rewrites a file of what is issued."},
    ),
    Hole(
        open_to_who_made_it,
        {"scope": "edu.seeded.memory: officer who left the county reads it."},
    ),
    Hole(
        undeclared_model,
        {
            "matrix": "edu.seeded.loose: not declared in matrix.csv.",
            "scope": "edu.seeded.loose: no factory makes a record",
        },
    ),
    Hole(
        model_without_words, {"texts": "edu.seeded.mute: the model has no description."}
    ),
    Hole(
        field_without_words,
        {"texts": f"{MODEL}.memo: no help says what the field means."},
    ),
    Hole(
        public_may_write,
        {
            "outsiders": f"{MODEL}: the access row “seeded group_public” lets public"
            " write.",
            "matrix": f"{MODEL}: public may write, which is not declared.",
        },
    ),
    Hole(
        portal_may_read,
        {"matrix": f"{MODEL}: portal may read, which is not declared."},
    ),
    Hole(
        no_rule_for_changes,
        {
            "rules": f"{MODEL}: 0 global rules for write, 1 expected.",
            "scope": f"{MODEL}: officer of another county creates another",
        },
    ),
    Hole(
        open_rule,
        {
            "rules": f"{MODEL}: the rule “Seeded: everything for the chief” lets"
            " everything through."
        },
    ),
    Hole(
        inverse_without_index,
        {"index_of_inverse": f"{MODEL}.parent_id: not indexed, but looked up by."},
    ),
    Hole(no_chinese, {"chinese": "edu_seeded: no Chinese for 'Submit'."}),
)
