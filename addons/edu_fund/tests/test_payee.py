"""Account numbers: taken in, masked, and shown in full on record alone."""

import json

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, HttpCase, tagged

from odoo.addons.edu_base.tests.common import PASSWORD

from .claim_common import ClaimCommon

NUMBER = "6222000011112222"
OTHER = "6217000099998888"


@tagged("post_install", "-at_install")
class TestPayee(ClaimCommon, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.payee = cls.make_payee()
        cls.make_payee(cls.colleague, account_entry=OTHER)

    def shown(self, user):
        return self.payee.with_user(user).action_show_account()["params"]["message"]

    def reads(self):
        """Return who is on record for having been shown the account, the last first."""
        return self.env["edu.audit"].search(
            [
                ("kind", "=", "read"),
                ("res_model", "=", "edu.payee"),
                ("res_id", "=", self.payee.id),
            ]
        )

    def test_who_is_shown_the_number_is_on_record(self):
        """Finance in scope, and the person: each time a row of the audit log."""
        for number, user in enumerate((self.finance, self.inspector), 1):
            self.assertEqual(self.shown(user), NUMBER)
            self.assertEqual(len(self.reads()), number)
            self.assertEqual(self.reads()[:1].user_id, user)
        self.assertEqual(self.reads()[:1].unit_id, self.education_a)

    def test_nobody_else_is_shown_it(self):
        leader = self.make_user("payee_leader", "leader", serves=self.county_a)
        others = (self.colleague, self.officer, self.chief, self.finance_b, leader)
        for user in others:
            with self.assertRaises(AccessError):
                self.shown(user)
        self.assertFalse(self.reads())

    def test_the_number_is_nobody_s_to_read_or_to_look_for(self):
        """Reads, filters, groups and orders by it are refused, finance's as well."""
        name = "account_number"
        ways = (
            lambda one: one.read([name]),
            lambda one: one.web_read({name: {}}),
            lambda one: one.search([(name, "=like", "6222%")]),
            lambda one: one.formatted_read_group([], [name]),
            lambda one: one.search([], order=name),
        )
        for user in (self.finance, self.inspector):
            for place, way in enumerate(ways):
                with (
                    self.subTest(user.login, way=place),
                    self.assertRaises(AccessError),
                ):
                    way(self.payee.with_user(user))

    def test_no_other_way_gives_it_back(self):
        """Neither what is typed in nor exports, copies and forms hold it later."""
        one = self.payee.with_user(self.finance)
        one.account_entry = NUMBER
        ways = (
            lambda: one.read(),
            lambda: one.web_read({"account_entry": {}}),
            lambda: one.export_data(["holder", "account_entry"]),
            lambda: one.copy_data(),
            lambda: one.onchange({}, [], {"account_entry": {}}),
            lambda: one.default_get(["account_entry"]),
        )
        for place, way in enumerate(ways):
            with self.subTest(way=place):
                self.assertNotIn(NUMBER, str(way()))
        with self.assertRaises(AccessError):
            one.export_data(["account_number"])
        self.assertIn(NUMBER[-4:], str(one.read()))
        self.assertFalse(self.reads())

    def test_finance_takes_numbers_in(self):
        payees = self.env["edu.payee"].with_user(self.finance)
        with Form(payees) as form:
            form.partner_id = self.chief.partner_id
            form.bank_name = "临溪农村商业银行"
            form.account_entry = OTHER
        payee = form.record
        self.assertEqual((payee.account_masked, payee.account_entry), ("…8888", False))
        saved = payee.web_save({"account_entry": NUMBER}, {"account_entry": {}})
        self.assertEqual(saved[0]["account_entry"], False)
        self.assertEqual(payee.account_masked, "…2222")
        payee.write({"account_entry": False, "bank_name": "青禾银行"})
        self.assertEqual(payee.sudo().account_number, NUMBER)

    def test_there_is_no_payee_without_a_number(self):
        with self.assertRaises(UserError):
            self.make_payee(self.chief, account_entry=False)
        for user in (self.colleague, self.officer, self.chief, self.finance_b):
            with self.assertRaises(AccessError):
                self.payee.with_user(user).account_entry = OTHER
        for user in (self.finance, self.inspector):
            with self.assertRaises(AccessError):
                self.payee.with_user(user).account_number = OTHER

    def test_the_button_shows_it_in_the_browser(self):
        """The form holds the masked number until somebody asks for it."""
        self.authenticate(self.finance.login, PASSWORD)
        answers = [
            self.make_jsonrpc_request(
                f"/web/dataset/call_kw/edu.payee/{method}",
                {
                    "model": "edu.payee",
                    "method": method,
                    "args": [self.payee.ids, *args],
                    "kwargs": {},
                },
            )
            for method, args in (
                ("web_read", [{"account_masked": {}, "account_entry": {}}]),
                ("action_show_account", []),
            )
        ]
        self.assertNotIn(NUMBER, json.dumps(answers[0]))
        self.assertEqual(answers[1]["params"]["message"], NUMBER)
        self.assertEqual(self.reads().user_id, self.finance)
