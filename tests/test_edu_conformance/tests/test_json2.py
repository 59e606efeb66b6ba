from datetime import timedelta

from odoo import fields
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
                    tried += self.try_each_field(make(self.city.a).sudo())
        self.assertGreater(tried, 0)

    def try_each_field(self, record):
        """Try to forge each guarded field, as each forger; the number of tries."""
        tried = 0
        for name in guarded_fields.guarded_names(record):
            value = guarded_fields.forged_value(record, name, record[name])
            if value is not None:
                for role, key in self.keys.items():
                    self.try_one(record, {name: sendable(value)}, value, role, key)
                    tried += 1
        return tried

    def try_one(self, record, vals, value, role, key):
        with mute_logger(*NOISE):
            self.url_open(
                f"/json/2/{record._name}/write",
                json={"ids": record.ids, "vals": vals, "context": self.context},
                headers={"Authorization": f"bearer {key}"},
            )
        record.invalidate_recordset()
        (name,) = vals
        forged = guarded_fields.same(record, name, value)
        self.assertFalse(forged, f"{record._name}.{name}: {role} forges it")


def sendable(value):
    """Return the value as JSON carries it."""
    return value if isinstance(value, bool | int | float | str | dict) else str(value)
