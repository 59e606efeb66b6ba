from datetime import timedelta

from odoo import fields
from odoo.tests import HttpCase, JsonRpcException, tagged
from odoo.tools import mute_logger

from .common import CaseCommon

MODEL = "edu.test.case"
NOISE = (
    "odoo.http",
    "odoo.addons.base.models.ir_rule",
    "odoo.addons.base.models.ir_model",
)


class ExternalCommon(HttpCase, CaseCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.case = cls.make_case("submitted")

    def assertUntouched(self):
        self.env.invalidate_all()
        self.assertEqual(self.case.state, "submitted")
        self.assertFalse(self.case.approved_by_id)
        self.assertEqual(len(self.history_of(self.case)), 1)


@tagged("post_install", "-at_install")
class TestBrowser(ExternalCommon):
    """A person with a browser reaches no further than the buttons."""

    def setUp(self):
        super().setUp()
        self.authenticate(self.officer.login, self.officer.login)

    def call(self, method, *args, model=MODEL, **kwargs):
        return self.make_jsonrpc_request(
            f"/web/dataset/call_kw/{model}/{method}",
            {"model": model, "method": method, "args": args, "kwargs": kwargs},
        )

    def assertRefused(self, method, *args, **kwargs):
        with mute_logger(*NOISE), self.assertRaises(JsonRpcException) as refusal:
            self.call(method, *args, **kwargs)
        self.assertRegex(str(refusal.exception), "UserError|AccessError")
        self.assertUntouched()

    def test_writes(self):
        ids = self.case.ids
        self.assertRefused("write", ids, {"state": "approved"})
        self.assertRefused("write", ids, {"approved_by_id": self.officer.id})
        self.assertRefused("write", ids, {"active": False})
        self.assertRefused("action_archive", ids)
        self.assertRefused("unlink", ids)
        self.assertRefused("web_save", ids, {"state": "approved"}, specification={})

    def test_creates(self):
        self.assertRefused("create", [{"name": "Forged", "state": "approved"}])
        self.assertRefused("copy", self.case.ids, {"state": "approved"})
        values = {"name": "Forged", "released_on": "2026-01-01 00:00:00"}
        self.assertRefused("web_save", [], values, specification={})

    def test_context(self):
        for key in (True, 1, "STATE_GUARD", {"key": True}, [1]):
            context = {"edu_transition_guard": key}
            self.assertRefused(
                "write", self.case.ids, {"state": "approved"}, context=context
            )
            self.assertRefused(
                "create", [{"name": "Forged", "state": "approved"}], context=context
            )
            self.assertRefused(
                "create",
                [{"res_model": MODEL, "res_id": self.case.id, "move": "approve"}],
                model="edu.transition",
                context=context,
            )

    def test_private_methods(self):
        for method in ("_apply_move", "_make_move", "_move_to", "_write", "_create"):
            self.assertRefused(method, self.case.ids, "approve")

    def test_history(self):
        row = self.history_of(self.case)
        self.assertRefused(
            "write", row.ids, {"reason": "Other"}, model="edu.transition"
        )
        self.assertRefused("unlink", row.ids, model="edu.transition")

    def test_legal_move(self):
        self.call("write", self.case.ids, {"state": "draft"})
        self.env.invalidate_all()
        self.assertEqual(self.case.state, "draft")
        self.assertEqual(self.history_of(self.case)[0].move, "withdraw")

    def test_record_named_twice(self):
        self.call("write", self.case.ids * 2, {"state": "draft"})
        self.assertEqual(len(self.history_of(self.case)), 2)


@tagged("post_install", "-at_install")
class TestKey(ExternalCommon):
    """A program with a person's key reaches no further than the person."""

    def key(self, user):
        keys = self.env["res.users.apikeys"].with_user(user)
        tomorrow = fields.Datetime.now() + timedelta(days=1)
        return keys._generate("rpc", "test", tomorrow)

    def json2(self, user, method, **body):
        return self.url_open(
            f"/json/2/{MODEL}/{method}",
            json=body,
            headers={"Authorization": f"bearer {self.key(user)}"},
        )

    @mute_logger(*NOISE)
    def test_forges_nothing(self):
        ids = self.case.ids
        for method, body in (
            ("write", {"ids": ids, "vals": {"state": "approved"}}),
            ("write", {"ids": ids, "vals": {"approved_by_id": self.officer.id}}),
            ("action_archive", {"ids": ids}),
            ("unlink", {"ids": ids}),
            ("create", {"vals_list": [{"name": "Forged", "state": "approved"}]}),
            ("_make_move", {"ids": ids, "name": "approve"}),
            ("_apply_move", {"ids": ids, "move": "approve"}),
        ):
            for context in ({}, {"edu_transition_guard": True}):
                with self.subTest(method=method, body=body, context=context):
                    response = self.json2(self.officer, method, context=context, **body)
                    self.assertIn(response.status_code, (403, 404, 422))
                    self.assertUntouched()

    @mute_logger(*NOISE)
    def test_of_the_liaison_sees_nothing_before_release(self):
        found = self.json2(self.liaison, "search_read", domain=[], fields=["name"])
        self.assertEqual(found.json(), [])
        read = self.json2(self.liaison, "read", ids=self.case.ids, fields=["name"])
        self.assertEqual(read.status_code, 403)

    def test_of_the_chief_approves(self):
        response = self.json2(
            self.chief, "write", ids=self.case.ids, vals={"state": "approved"}
        )
        self.assertEqual(response.status_code, 200)
        self.env.invalidate_all()
        self.assertEqual(self.case.approved_by_id, self.chief)
