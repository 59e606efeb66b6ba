"""Secrets × ways × roles: what may not be reached is not reached, each way tried.

A row of SECRETS is a secret; a function of WAYS is a way to it; somebody of each role
tries, of the secret's own county and of the one beside. The superuser tries as well,
to show that the way leads somewhere. What goes through all tables does so once a
person, for all secrets together.
"""

import base64
from dataclasses import dataclass
from datetime import timedelta

from odoo import fields
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.models import MAGIC_COLUMNS, BaseModel
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from odoo.addons.edu_base.tests.common import PASSWORD, ROLES, EduCommon

from .roster_common import NUMBER

NOISE = (
    "odoo.addons.base.models.ir_model",
    "odoo.addons.base.models.ir_rule",
    "odoo.http",
    "odoo.models",
    "werkzeug",
)
OUTSIDE = ("portal", "public")
# What tells of records of any model, beside the models of the house.
TELLTALES = (
    "bus.bus",
    "ir.attachment",
    "ir.exports",
    "ir.exports.line",
    "ir.filters",
    "ir.logging",
    "mail.activity",
    "mail.followers",
    "mail.message",
    "mail.notification",
    "mail.tracking.value",
)


@dataclass(frozen=True)
class Secret:
    """A model and a text of its record that nobody reads, made by the method `make`.

    `entitled` are those of the own county who do, whatever the way; `moot` are the
    ways that lead nowhere, because there is no such thing.
    """

    model: str
    make: str
    text: str
    entitled: tuple[str, ...] = ()
    moot: tuple[str, ...] = ()


SECRETS = {
    "discipline": Secret(
        "edu.inspector.discipline", "make_case", "两次未按期交回记录", ("chief",)
    ),
    "identity": Secret(
        "edu.inspector.identity",
        "make_identity",
        NUMBER,
        moot=("attached", "history"),
    ),
    "complainant": Secret(
        "edu.complaint.person",
        "make_complainant",
        "甘棠雨",
        moot=("attached", "history"),
    ),
}


def searched(record, text):
    return record.search_read([])


def read(record, text):
    return record.read()


def listed(record, text):
    return record.web_search_read([], {name: {} for name in columns(record)})


def opened(record, text):
    return record.web_read({name: {} for name in columns(record)})


def counted(record, text):
    return record.search_count([])


def grouped(record, text):
    return [
        record.formatted_read_group([], [name], ["__count"]) for name in groups(record)
    ]


def group_headers(record, text):
    return [
        record.web_read_group([], [name], ["__count"])["groups"]
        for name in groups(record)
    ]


def found_by_name(record, text):
    return record.browse(dict(record.name_search("", limit=None)))


def found_by_value(record, text):
    return record.search(Domain.OR([(name, "ilike", text)] for name in words(record)))


def exported(record, text):
    return record.export_data(columns(record))["datas"]


def duplicated(record, text):
    return record.copy_data()


def attached(record, text):
    """Files of the record, those of its binary fields too."""
    ours = Domain("res_model", "=", record._name)
    return record.env["ir.attachment"].search(ours & Domain("res_field", "!=", False))


def history(record, text):
    return record.env["edu.transition"].search([("res_model", "=", record._name)])


WAYS = (
    searched,
    read,
    listed,
    opened,
    counted,
    grouped,
    group_headers,
    found_by_name,
    found_by_value,
    exported,
    duplicated,
    attached,
    history,
)


def columns(records):
    """Return the names of the stored fields that hold a value of their own."""
    return [
        name
        for name, field in records._fields.items()
        if field.store
        and name not in MAGIC_COLUMNS
        and field.type not in ("binary", "one2many", "json")
    ]


def groups(records):
    """Return by what the records can be grouped, dates by the month."""
    return [
        f"{name}:month" if records._fields[name].type in ("date", "datetime") else name
        for name in columns(records)
        if records._fields[name]._description_groupable(records.env)
    ]


def words(records):
    """Return the names of the fields in which a text can be searched."""
    return [
        name
        for name, field in records._fields.items()
        if field.type in ("char", "text", "html")
        and field._description_searchable
        and (name != "display_name" or records._rec_names_search or records._rec_name)
    ]


def readable(env):
    """Return the models of the house, and those that tell of any, which one reads."""
    models = (
        env[name]
        for name, model in sorted(env.registry.items())
        if not model._abstract and (name.startswith("edu.") or name in TELLTALES)
    )
    return [model for model in models if model.has_access("read")]


def answered(attempt):
    """Return what is answered; None where it is refused, or there is no such thing."""
    try:
        return attempt()
    except (UserError, ValueError):
        return None


def everything(env):
    """Return all there is to read, computed fields too: chatter, logs, whatever."""
    every = [model.with_context(active_test=False) for model in readable(env)]
    return repr(
        [answered(lambda model=model: model.search([]).read()) for model in every]
    )


def found(model, names, texts):
    """Return how many records are found by the texts, in fields that can be asked."""
    domain = Domain.OR([(name, "ilike", text)] for name in names for text in texts)
    count = answered(lambda: model.search_count(domain))
    if count is None and len(names) > 1:
        return sum(found(model, [name], texts) for name in names)
    return count or 0


def tells(answer, text):
    """Return whether an answer gives the secret away, or that there is one."""
    if isinstance(answer, BaseModel | int):
        return bool(answer)
    return text in repr(answer)


class Unreachable(EduCommon, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.people = {
            role: cls.make_user(
                f"{role}_own",
                role,
                serves=cls.county_a if role not in (*OUTSIDE, "inspector") else None,
            )
            for role in ROLES
        }
        for role in ("officer", "chief", "leader", "inspector"):
            cls.people[f"{role} beside"] = cls.make_user(
                f"{role}_beside", role, serves=cls.county_b
            )
        cls.inspector = cls.env["edu.inspector"].create(
            {
                "name": "戚怀远",
                "owner_unit_id": cls.county_a.id,
                "user_id": cls.people["inspector"].id,
            }
        )
        cls.records = {
            name: getattr(cls, secret.make)(secret) for name, secret in SECRETS.items()
        }
        cls.env.flush_all()

    @classmethod
    def make_case(cls, secret):
        """A decided case with its document, which the chief has exported."""
        cases = cls.env["edu.inspector.discipline"].with_user(cls.people["chief"])
        case = cases.create(
            {
                "inspector_id": cls.inspector.id,
                "ground": "other",
                "facts": secret.text,
                "measure": "criticism",
                "decided_on": "2026-03-09",
                "document_number": "临督内〔2026〕1号",
                "document": base64.b64encode(secret.text.encode()),
                "document_name": "决定书.pdf",
            }
        )
        case.action_decide()
        case.export_data(["facts", "inspector_id/name"])
        return case.sudo()

    @classmethod
    def make_identity(cls, secret):
        """The number of the inspector, which an officer has been shown."""
        officer = cls.inspector.with_user(cls.people["officer"])
        officer.identity_number = secret.text
        officer.action_show_identity_number()
        return cls.env["edu.inspector.identity"].search(
            [("inspector_id", "=", cls.inspector.id)]
        )

    @classmethod
    def make_complainant(cls, secret):
        """Who filed a complaint, shown to the officer who handles it."""
        school = cls.make_unit("临溪县第四小学", cls.county_a, kind="school")
        officer = cls.people["officer"]
        complaint = (
            cls.env["edu.complaint"]
            .with_user(officer)
            .create(
                {
                    "unit_id": school.id,
                    "text": "课后服务收费未公示。",
                    "handler_id": officer.id,
                    "person_name": secret.text,
                    "person_phone": "13912345678",
                }
            )
        )
        complaint.action_show_person()
        return complaint._persons()

    def strangers(self, secret):
        """Return {who: user} of those who are to reach nothing."""
        entitled = secret.entitled
        return {who: user for who, user in self.people.items() if who not in entitled}


@tagged("post_install", "-at_install")
class TestUnreachable(Unreachable):
    """Discipline (TS66), identity numbers and complainants, way by way."""

    def test_no_verb_is_open(self):
        for name, secret in SECRETS.items():
            for who, user in self.strangers(secret).items():
                record = self.records[name].with_user(user)
                for verb in ("read", "write", "create", "unlink"):
                    self.assertFalse(record.has_access(verb), f"{name}: {who} {verb}")

    def test_nothing_points_at_a_secret(self):
        """No path leads there: no list, filter, group or count of another model."""
        for secret in SECRETS.values():
            pointing = [
                str(field)
                for model in self.env.registry.values()
                for field in model._fields.values()
                if field.comodel_name == secret.model
            ]
            self.assertEqual(pointing, [])

    def test_nothing_is_said_beside_a_secret(self):
        """No chatter, no followers, no activities that tell of it elsewhere."""
        for secret in SECRETS.values():
            for name in ("message_ids", "message_follower_ids", "activity_ids"):
                self.assertNotIn(name, self.env[secret.model]._fields)

    def test_a_name_says_nothing(self):
        """As core fetches the name of what a many2one or a group header shows."""
        for name in ("discipline",):
            for who, user in self.strangers(SECRETS[name]).items():
                record = self.records[name].with_user(user)
                record.invalidate_recordset()
                self.assertNotIn("戚怀远", record.sudo().display_name, who)

    def test_relational_paths_lead_nowhere(self):
        """Guessed paths of a domain are refused, for the chief as well."""
        people = self.env["edu.inspector"].with_user(self.people["chief"])
        for path in ("discipline_ids", "case_ids", "identity_id", "identity_ids"):
            with self.assertRaises(ValueError):
                people.search([(f"{path}.id", "!=", False)])

    def test_the_masked_number_finds_nothing(self):
        """Searched by value, through every field of the inspector that takes it."""
        for who, user in self.people.items():
            people = self.env["edu.inspector"].with_user(user)
            for name in ("identity_masked", "identity_number", "identity_note"):
                for value in (NUMBER, NUMBER[:6], NUMBER[-4:]):
                    found = answered(
                        lambda people=people, name=name, value=value: people.search(
                            [(name, "ilike", value)]
                        )
                    )
                    self.assertFalse(found, f"{who}: {name}")

    def test_only_officers_see_the_mask(self):
        """Nobody else reads the masked number, the note, or birth and gender."""
        for who, user in self.people.items():
            if who not in ("officer", "chief"):
                read = answered(
                    lambda user=user: self.inspector.with_user(user).read(
                        ["identity_masked"]
                    )
                )
                self.assertIsNone(read, who)
        mask = self.inspector.with_user(self.people["officer"]).identity_masked
        self.assertTrue(mask)
        self.assertNotIn(NUMBER[6:14], mask)

    def envs(self):
        """Yield (who, environment, the texts that are secrets to them)."""
        for who, user in self.people.items():
            env = self.env(user=user)
            env.invalidate_all()
            secret = [s.text for s in SECRETS.values() if who not in s.entitled]
            with mute_logger(*NOISE):
                yield who, env, secret

    def test_no_table_tells_a_secret(self):
        every = everything(self.env)
        for secret in SECRETS.values():
            self.assertIn(secret.text, every, "a dead way")
        for who, env, texts in self.envs():
            every = everything(env)
            self.assertFalse([text for text in texts if text in every], who)

    def test_no_list_anywhere_finds_something_by_a_secret(self):
        every = readable(self.env)
        for secret in SECRETS.values():
            hits = [
                model for model in every if found(model, words(model), [secret.text])
            ]
            self.assertTrue(hits, "a dead way")
        for who, env, texts in self.envs():
            every = readable(env)
            hits = [model for model in every if found(model, words(model), texts)]
            self.assertFalse(hits, who)

    def test_the_log_names_the_record_and_not_the_secret(self):
        rows = self.env["edu.audit"].with_user(self.people["administrator"])
        told = repr(rows.search([]).read())
        self.assertIn("edu.inspector", told)
        for secret in SECRETS.values():
            self.assertNotIn(secret.text, told)


@tagged("post_install", "-at_install")
class TestUnreachableFromOutside(Unreachable):
    """The same by HTTP: the external interface, files, and pages for everybody."""

    def setUp(self):
        super().setUp()
        (self.file,) = attached(self.records["discipline"], "")

    def key(self, user):
        expires = fields.Datetime.now() + timedelta(days=1)
        keys = self.env["res.users.apikeys"].with_user(user)
        return keys._generate("rpc", "unreachable", expires)

    def ask(self, model, method, key, **given):
        with mute_logger(*NOISE):
            return self.url_open(
                f"/json/2/{model}/{method}",
                json=given,
                headers={"Authorization": f"bearer {key}"},
            )

    def calls(self, record, text):
        """Yield (method, arguments) of what the external interface might be asked."""
        yield "search_read", {"domain": []}
        yield "read", {"ids": record.ids}
        yield "web_read", {"ids": record.ids, "specification": {"display_name": {}}}
        yield "name_search", {"name": ""}
        yield "search", {"domain": []}
        yield "export_data", {"ids": record.ids, "fields_to_export": columns(record)}
        yield "search", {"domain": [(columns(record)[-1], "ilike", text)]}

    def test_the_external_interface(self):
        chief = self.key(self.people["chief"])
        case = self.ask("edu.inspector.discipline", "search_read", chief, domain=[])
        self.assertIn(SECRETS["discipline"].text, case.json()[0]["facts"])
        for who, user in self.people.items():
            if not user.has_group("base.group_user"):
                continue
            key = self.key(user)
            for name, secret in SECRETS.items():
                if who not in secret.entitled:
                    self.refused(name, secret, who, key)

    def refused(self, name, secret, who, key):
        record = self.records[name]
        for method, given in self.calls(record, secret.text):
            answer = self.ask(secret.model, method, key, **given)
            if answer.ok:
                self.assertEqual(answer.json(), [], f"{name}: {who} {method}")
            self.assertNotIn(secret.text, answer.text)

    def addresses(self):
        case = self.records["discipline"]
        return (
            f"/web/content/{case._name}/{case.id}/document",
            f"/web/content/{self.file.id}",
            f"/web/content/{self.file.id}/decision.pdf?download=true",
            f"/web/image/{self.file.id}",
        )

    def test_files(self):
        secret = SECRETS["discipline"]
        self.authenticate("chief_own", PASSWORD)
        for address in self.addresses()[:3]:
            self.assertIn(secret.text.encode(), self.url_open(address).content)
        for who, user in self.strangers(secret).items():
            if who != "public":
                self.authenticate(user.login, PASSWORD)
                self.no_file(who)
        self.authenticate(None, None)
        self.no_file("public")

    def no_file(self, who):
        for address in self.addresses():
            with mute_logger(*NOISE):
                answer = self.url_open(address)
            self.assertNotIn(
                SECRETS["discipline"].text.encode(), answer.content, f"{who} {address}"
            )

    def test_nobody_asks_without_a_key(self):
        self.authenticate(None, None)
        for secret in SECRETS.values():
            for method in ("search_read", "read"):
                answer = self.ask(secret.model, method, "", domain=[])
                self.assertGreaterEqual(answer.status_code, 400)


def holds(name, way):
    """Return a test that nobody reaches the secret by that way, but the entitled."""

    def test(self):
        secret, record = SECRETS[name], self.records[name]
        if way.__name__ not in secret.moot:
            self.assertTrue(tells(way(record, secret.text), secret.text), "a dead way")
        for who, user in self.people.items():
            theirs = record.with_user(user)
            theirs.env.invalidate_all()
            with mute_logger(*NOISE):
                answer = answered(lambda theirs=theirs: way(theirs, secret.text))
            if who not in secret.entitled:
                self.assertFalse(tells(answer, secret.text), who)

    return test


for name in SECRETS:
    for way in WAYS:
        setattr(TestUnreachable, f"test_{name}_{way.__name__}", holds(name, way))
