from datetime import timedelta

from odoo import fields
from odoo.exceptions import UserError
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from .. import factories, house
from ..checks import guarded_fields
from ..context_keys import context_keys
from ..people import City
from ..trying import undone

NOISE = (
    "odoo.http",
    "odoo.addons.base.models.ir_model",
    "odoo.addons.base.models.ir_rule",
    "odoo.sql_db",
    "werkzeug",
)
FORGERS = ("officer", "chief", "system")


@tagged("post_install", "-at_install")
class TestJson2(HttpCase):
    """The external interface writes no guarded field either, of any model."""

    def setUp(self):
        super().setUp()
        self.city = City(self.env)
        self.context = dict.fromkeys(context_keys(house.modules(self.env)), True)
        self.keys = {role: self.key(self.city.a.users[role]) for role in FORGERS}

    def key(self, user):
        expires = fields.Datetime.now() + timedelta(days=1)
        keys = self.env["res.users.apikeys"].with_user(user)
        return keys._generate("rpc", "conformance", expires)

    def test_no_guarded_field_is_written(self):
        tried = 0
        for name, model in house.lasting(self.env).items():
            make = factories.of(name)
            if make and house.is_guarded(model):
                with undone(self.env), self.subTest(model=name):
                    tried += self.try_fields(make(self.city.a).sudo())
        self.assertGreater(tried, 0)

    def try_fields(self, record):
        """Try to forge the guarded fields, as each forger; the number of tries."""
        names = guarded_fields.guarded_names(record)
        values = guarded_fields.forged_values(record, record, names)
        for role in FORGERS if values else ():
            with self.subTest(role=role):
                own = record.with_user(self.city.a.users[role])
                own = own.with_context(**self.context)
                forged = guarded_fields.forged_names(own, self.by_json2(role), values)
                self.assertFalse(forged, f"{record._name}: {role} forges them")
        return len(values)

    def by_json2(self, role):
        """Return the attempt to write values as a role from outside."""

        def attempt(record, values):
            vals = {name: sendable(value) for name, value in values.items()}
            with mute_logger(*NOISE):
                answer = self.url_open(
                    f"/json/2/{record._name}/write",
                    json={"ids": record.ids, "vals": vals, "context": self.context},
                    headers={"Authorization": f"bearer {self.keys[role]}"},
                )
            if not answer.ok:
                raise UserError(answer.json()["message"])
            record.invalidate_recordset()
            return guarded_fields.taken(record, values)

        return attempt


def sendable(value):
    """Return the value as JSON carries it."""
    return value if isinstance(value, bool | int | float | str | dict) else str(value)
