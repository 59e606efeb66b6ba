import secrets
from datetime import timedelta
from unittest.mock import patch

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from odoo.addons.edu_base.models.edu_attempt import EduAttempt
from odoo.addons.edu_base.tests.together_common import TogetherCase
from odoo.addons.edu_base.tools.dates import today

from .common import ReformCommon

OPEN, SUBMIT = "/edu/link/open", "/edu/link/submit"
SENTENCE = "清单已经印发各学校。"
MOST = EduAttempt._limits(None)["link"][0]


def unlimited():
    return patch.object(EduAttempt, "_limits", lambda self: {"link": (10**6, 600)})


class LinkCommon(ReformCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls.make_plan(
            links={cls.education_a: "lead", cls.finance_unit_a: "responsible"}
        )
        cls.task = cls.plan.task_ids.sudo()
        cls.part, cls.other_part = cls.task.link_ids.sorted("id")

    def hand_out(self, part=None, user=None, unit=None, times=1):
        """Return the tokens of links that nobody has checked yet."""
        grant = (part or self.part, user or self.liaison, unit or self.education_a)
        urls = self.env["edu.link"]._hand_out([grant] * times)
        return [url.partition("#")[2] for url in urls]

    def link_of(self, token):
        links = self.env["edu.link"].sudo()
        return links.search([("token_hash", "=", links._hash(token))])


@tagged("post_install", "-at_install")
class TestLinkPages(LinkCommon, HttpCase):
    """A personal link over HTTP: what it opens, and what never does."""

    def setUp(self):
        super().setUp()
        self.env.flush_all()

    def post(self, path, token, files=None, **form):
        data = {"token": token, **form}
        with mute_logger("odoo.http", "werkzeug"):
            return self.url_open(path, data=data, files=files)

    def report(self, token, **form):
        return self.post(SUBMIT, token, **{"text": SENTENCE, "progress": "40"} | form)

    def reports(self):
        self.env.invalidate_all()
        return self.task.report_ids

    def test_the_page_that_is_fetched_says_nothing(self):
        [token] = self.hand_out()
        plain = self.url_open("/edu/link")
        self.assertEqual(plain.status_code, 200)
        self.assertEqual(self.url_open(f"/edu/link?token={token}").text, plain.text)
        self.assertNotIn(self.task.name, plain.text)
        for path in (OPEN, SUBMIT):
            self.assertEqual(self.url_open(path).status_code, 405)
        self.assertFalse(self.link_of(token).used_on)

    def test_headers_keep_the_page_to_itself(self):
        [token] = self.hand_out()
        for page in (self.url_open("/edu/link"), self.post(OPEN, token)):
            headers = page.headers
            self.assertEqual(headers["Cache-Control"], "no-store")
            self.assertEqual(headers["Referrer-Policy"], "no-referrer")
            policies = page.raw.headers.getlist("Content-Security-Policy")
            self.assertTrue([p for p in policies if "frame-ancestors 'none'" in p])
            self.assertTrue([p for p in policies if "script-src 'self';" in p])
            self.assertNotIn("Set-Cookie", headers)

    def test_the_link_reports_as_its_person(self):
        [token] = self.hand_out()
        page = self.post(OPEN, token)
        self.assertIn(self.task.name, page.text)
        self.assertFalse(self.link_of(token).used_on)
        done = self.report(token, is_final="on")
        self.assertEqual(done.status_code, 200)
        report = self.reports()
        self.assertEqual(report.user_id, self.liaison)
        self.assertEqual(report.unit_id, self.education_a)
        self.assertEqual((report.text, report.progress), (SENTENCE, 100))
        self.assertEqual(self.task.state, "submitted")
        self.assertEqual(self.task.submitted_by_id, self.liaison)

    def test_no_session_is_made(self):
        [token] = self.hand_out()
        self.report(token)
        self.assertIn("/web/login", self.url_open("/odoo").url)

    def test_a_link_works_once(self):
        [token] = self.hand_out()
        self.report(token)
        for again in (self.report(token), self.post(OPEN, token)):
            self.assertRefused(again)
        self.assertEqual(len(self.reports()), 1)

    def test_a_file_comes_along(self):
        [token] = self.hand_out()
        self.report(token, files={"files": ("清单.pdf", b"%PDF-1.4 list")})
        report = self.reports()
        file = report.attachment_ids
        self.assertEqual((file.name, file.raw), ("清单.pdf", b"%PDF-1.4 list"))
        self.assertEqual((file.res_model, file.res_id), (report._name, report.id))

    def test_what_is_not_asked_for_is_refused_and_the_link_stays(self):
        [token] = self.hand_out()
        tries = [
            {"unit_id": str(self.finance_unit_a.id)},
            {"user_id": str(self.officer.id)},
            {"res_id": str(self.other_part.id)},
            {"text": "  "},
            {"text": "长" * 1001},
            {"progress": "101"},
            {"progress": "-1"},
            {"progress": "很多"},
            {"files": {"files": ("run.exe", b"MZ")}},
            {"files": {"other": ("list.pdf", b"%PDF")}},
            {"files": [("files", (f"{n}.pdf", b"%PDF")) for n in range(6)]},
        ]
        for form in tries:
            with self.subTest(form):
                page = self.report(token, **form)
                self.assertEqual(page.status_code, 200)
                self.assertIn('role="alert"', page.text)
        self.assertFalse(self.reports())
        self.report(token)
        self.assertEqual(len(self.reports()), 1)

    def test_what_was_typed_is_shown_again_as_text(self):
        [token] = self.hand_out()
        page = self.report(token, text="<script>x</script>", progress="101")
        self.assertIn("&lt;script&gt;x", page.text)
        self.assertNotIn("<script>x", page.text)

    def test_a_task_that_ended_says_so(self):
        [token] = self.hand_out()
        self.task.with_user(self.officer)._make_move("cancel", "不再需要")
        self.assertIn('role="alert"', self.report(token).text)
        self.assertFalse(self.link_of(token).used_on)

    def void(self, token):
        """Return {why: a step after which the link opens nothing}."""
        link, person = self.link_of(token), self.liaison.sudo()
        post = person.liaison_ids
        past = fields.Datetime.now() - timedelta(seconds=1)
        yesterday = fields.Date.to_date("2021-01-01")
        return {
            "expired": lambda: link.write({"expires_on": past}),
            "revoked": lambda: link._revoke_for(self.liaison),
            "handed over": lambda: link._hand_over_person(
                self.liaison, self.treasurer, today()
            ),
            "of somebody who left": lambda: person.write({"active": False}),
            "of no liaison any more": lambda: post.write({"date_to": yesterday}),
            "to a plan taken back": lambda: self.plan.with_user(self.chief)._make_move(
                "revoke", "暂缓"
            ),
            "for another purpose": lambda: link.write({"purpose": "other"}),
        }

    def test_every_void_link_gets_the_same_answer(self):
        wrong = self.assertRefused(self.post(OPEN, secrets.token_urlsafe(32)))
        [token] = self.hand_out()
        for why, step in self.void(token).items():
            with self.subTest(why), self.env.cr.savepoint() as savepoint:
                step()
                self.env.flush_all()
                self.assertEqual(self.post(OPEN, token).text, wrong)
                self.assertEqual(self.report(token).text, wrong)
                savepoint.rollback()
                self.env.invalidate_all()
                self.env.registry.clear_cache()
        self.assertIn(self.task.name, self.post(OPEN, token).text)

    def assertRefused(self, page):
        """Assert the neutral answer, and return its text."""
        self.assertEqual(page.status_code, 403)
        self.assertNotIn(self.task.name, page.text)
        return page.text

    def bad_tokens(self, each):
        """Return tokens: guessed, expired, of others' records and used ones."""
        expired, replayed = self.hand_out(times=each), self.hand_out(times=each)
        past = fields.Datetime.now() - timedelta(minutes=1)
        for token in expired:
            self.link_of(token).expires_on = past
        for token in replayed:
            self.link_of(token).used_on = past
        foreign = self.hand_out(self.other_part, times=each // 2)
        foreign += self.hand_out(user=self.treasurer, times=each - each // 2)
        guessed = [secrets.token_urlsafe(32) for _number in range(each)]
        self.env.flush_all()
        return guessed + expired + foreign + replayed

    def test_a_thousand_bad_links_open_nothing(self):
        """Guessed, expired, foreign and replayed: none works, limit or not."""
        tokens = self.bad_tokens(250)
        with unlimited():
            for number, token in enumerate(tokens):
                page = self.post(OPEN, token) if number % 2 else self.report(token)
                self.assertEqual(page.status_code, 403)
        self.assertEqual(len(tokens), 1000)
        self.assertFalse(self.reports())

    def test_failures_are_limited(self):
        [good] = self.hand_out()
        for _time in range(MOST - 1):
            self.post(OPEN, secrets.token_urlsafe(32))
        self.assertEqual(self.post(OPEN, good).status_code, 200)
        self.post(OPEN, secrets.token_urlsafe(32))
        self.assertRefused(self.post(OPEN, good))
        self.assertRefused(self.report(good))
        self.assertFalse(self.reports())

    def test_no_log_holds_the_token(self):
        [token] = self.hand_out()
        with (
            self.assertLogs("werkzeug", "DEBUG") as requests,
            self.assertLogs("odoo", "DEBUG") as ours,
        ):
            for path in (f"/edu/link#{token}", "/edu/link"):
                self.url_open(path)
            self.url_open(OPEN, data={"token": token})
            self.url_open(SUBMIT, data={"token": token, "text": SENTENCE})
            self.url_open(SUBMIT, data={"token": token, "text": SENTENCE})
        told = "\n".join(requests.output + ours.output)
        self.assertIn(SUBMIT, told)
        self.assertNotIn(token, told)


@tagged("post_install", "-at_install")
class TestHandOut(LinkCommon):
    """An officer makes a link for who has no mail."""

    def wizard(self, user, part=None):
        part = (part or self.part).with_user(user)
        action = part.action_hand_out_link()
        return (
            self.env[action["res_model"]]
            .with_user(user)
            .with_context(**action["context"])
            .create({})
        )

    def test_the_link_is_shown_once_and_kept_nowhere(self):
        wizard = self.wizard(self.officer)
        self.assertEqual(wizard.user_id, self.liaison)
        url = wizard.action_make()["context"]["default_url"]
        token = url.partition("#")[2]
        self.assertEqual(len(token), 43)
        link = self.link_of(token)
        self.assertEqual(link.user_id, self.liaison)
        self.assertEqual(link.handed_out_by_id, self.officer)
        self.env.flush_all()
        for model in ("edu.link", "edu.link.hand.out"):
            self.env.cr.execute(f"SELECT t::text FROM {self.env[model]._table} t")
            self.assertNotIn(token, str(self.env.cr.fetchall()))
        shown = wizard.new({"url": url})
        self.assertTrue(shown.qr.startswith(b"iVBOR"), "a PNG")

    def test_only_the_owners_officer_hands_out(self):
        for user in (self.liaison, self.stranger, self.leader):
            with self.subTest(user.login), self.assertRaises(UserError):
                self.wizard(user)

    def test_only_to_a_liaison_of_the_unit(self):
        wizard = self.wizard(self.officer)
        wizard.user_id = self.treasurer
        with self.assertRaises(UserError):
            wizard.action_make()

    def test_no_record_without_a_purpose(self):
        with self.assertRaises(UserError):
            self.env["edu.link.hand.out"].with_user(self.officer).create(
                {"res_model": "res.users", "res_id": self.env.uid}
            )

    @mute_logger("odoo.addons.base.models.ir_model")
    def test_nobody_has_access_to_links(self):
        [token] = self.hand_out()
        for user in (self.officer, self.chief, self.env.ref("base.user_admin")):
            with self.assertRaises(AccessError):
                self.link_of(token).with_user(user).sudo(False).read(["token_hash"])

    def test_links_that_are_long_void_are_deleted(self):
        old, new = self.hand_out(times=2)
        self.link_of(old).expires_on = fields.Datetime.now() - timedelta(days=181)
        self.env["edu.link"]._gc_links()
        self.assertFalse(self.link_of(old))
        self.assertTrue(self.link_of(new))


@tagged("post_install", "-at_install")
class TestLinkTogether(TogetherCase):
    """Two workers, in real transactions of their own, share one count."""

    ADDRESS = "192.0.2.7"

    def clean(self):
        with self.transaction() as env:
            env["edu.attempt"]._forget_failures("link", self.ADDRESS)

    def test_failures_at_two_workers_add_up(self):
        with self.transaction() as one, self.transaction() as other:
            for number in range(MOST):
                env = (one, other)[number % 2]
                self.assertFalse(env["edu.attempt"]._is_blocked("link", self.ADDRESS))
                env["edu.link"]._try(secrets.token_urlsafe(32), self.ADDRESS)
            for env in (one, other):
                self.assertTrue(env["edu.attempt"]._is_blocked("link", self.ADDRESS))
