import re
import socket
from contextlib import contextmanager
from unittest.mock import patch
from urllib.parse import urlsplit

import requests
from markupsafe import Markup

from odoo.exceptions import UserError
from odoo.tests import HttpCase, JsonRpcException, tagged
from odoo.tools import file_open, mute_logger

from .common import EduCommon

LOOPBACK = {"127.0.0.1", "localhost", "::1"}
OUTSIDE = "https://outside.example/page"

# Tries a picture, a request and a script; done when the page refused all three.
REFUSED_EVERYWHERE = """
    const refused = new Set();
    document.addEventListener("securitypolicyviolation", (event) => {
        refused.add(event.effectiveDirective);
        if (refused.size === 3) {
            console.log("test successful");
        }
    });
    new Image().src = "https://outside.example/pixel.png";
    fetch("https://outside.example/data.json").catch(() => {});
    const script = document.createElement("script");
    script.src = "https://outside.example/script.js";
    document.head.append(script);
"""


@contextmanager
def loopback_only():
    """Refuse and collect every way out of this machine: names, sockets, requests."""
    attempts = []
    connect, resolve = socket.socket.connect, socket.getaddrinfo
    send = requests.Session.send

    def refuse(host):
        attempts.append(host)
        raise OSError(f"No way out to {host}")

    def checked_connect(sock, address):
        if sock.family != socket.AF_UNIX and address[0] not in LOOPBACK:
            refuse(address[0])
        return connect(sock, address)

    def checked_resolve(host, *args, **kwargs):
        if host not in LOOPBACK:
            refuse(host)
        return resolve(host, *args, **kwargs)

    def checked_send(session, request, **kwargs):
        host = urlsplit(request.url).hostname
        if host not in LOOPBACK:
            refuse(host)
        return send(session, request, **kwargs)

    with (
        patch.object(socket.socket, "connect", checked_connect),
        patch.object(socket, "getaddrinfo", checked_resolve),
        patch.object(requests.Session, "send", checked_send),
    ):
        yield attempts


class OutgoingCommon(EduCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer = cls.make_user("officer_a", "officer", serves=cls.county_a)
        parameters = cls.env["ir.config_parameter"]
        for key in ("discuss.tenor_api_key", "mail.google_translate_api_key"):
            parameters.set_param(key, "a key")
        parameters.set_param("mail.link_preview_throttle", "99")

    def setUp(self):
        super().setUp()
        way_out = loopback_only()
        attempts = way_out.__enter__()
        self.addCleanup(self.assertEqual, attempts, [])
        self.addCleanup(way_out.__exit__, None, None, None)


@tagged("post_install", "-at_install")
class TestOutgoing(OutgoingCommon):
    """Each of core's calls, switched off one by one."""

    def test_the_guard_of_these_tests_works(self):
        with loopback_only() as attempts:
            with self.assertRaises(OSError):
                requests.get(OUTSIDE, timeout=1)
            with self.assertRaises(OSError):
                socket.create_connection(("198.51.100.7", 443), timeout=1)
            with socket.socket() as sock, self.assertRaises(OSError):
                sock.connect(("198.51.100.8", 443))
        self.assertEqual(attempts, ["outside.example", "198.51.100.7", "198.51.100.8"])

    def test_publisher_is_told_nothing(self):
        publisher = self.env["publisher_warranty.contract"]
        self.assertTrue(publisher.update_notification(None))
        self.assertTrue(publisher.update_notification(cron_mode=False))
        self.assertEqual(publisher._get_sys_logs(), {"messages": []})
        cron = self.env.ref("mail.ir_cron_module_update_notification")
        self.assertFalse(cron.active)

    def test_links_are_not_fetched(self):
        previews = self.env["mail.link.preview"]
        self.assertFalse(previews._is_link_preview_enabled())
        message = self.officer.partner_id.message_post(
            body=Markup('<a href="%s">Plan</a>') % OUTSIDE
        )
        previews._create_from_message_and_notify(message)
        self.assertFalse(message.message_link_preview_ids)
        self.assertFalse(previews.search([("source_url", "=", OUTSIDE)]))

    def test_nothing_is_pushed_to_browsers(self):
        devices = self.env["mail.push.device"]
        endpoint = "https://push.example/device"
        devices.with_user(self.officer).register_devices(
            endpoint=endpoint,
            keys={"p256dh": "x", "auth": "y"},
            vapid_public_key=devices.get_web_push_vapid_public_key(),
        )
        self.assertFalse(devices.search([("endpoint", "=", endpoint)]))
        device = devices.create(
            {
                "partner_id": self.officer.partner_id.id,
                "endpoint": endpoint,
                "keys": '{"p256dh": "x", "auth": "y"}',
            }
        )
        with patch("odoo.addons.mail.models.mail_thread.push_to_end_point") as push:
            self.env.user.partner_id.message_post(
                body="Please look",
                partner_ids=self.officer.partner_id.ids,
                message_type="comment",
            )
        push.assert_not_called()
        waiting = self.env["mail.push"].create(
            {"mail_push_device_id": device.id, "payload": "{}"}
        )
        with patch("odoo.addons.mail.models.mail_push.push_to_end_point") as push:
            waiting._push_notification_to_endpoint()
        push.assert_not_called()
        self.assertFalse(waiting.exists())

    def test_calls_ask_no_server_outside(self):
        parameters = self.env["ir.config_parameter"]
        parameters.set_param("mail.use_twilio_rtc_servers", "1")
        parameters.set_param("mail.twilio_account_sid", "sid")
        parameters.set_param("mail.twilio_account_token", "token")
        servers = self.env["mail.ice.server"]
        servers.search([]).unlink()
        hosts = re.findall(r"stun:([\d.a-z]+)", str(servers._get_ice_servers()))
        self.assertEqual(hosts, ["127.0.0.1"])
        servers.create({"server_type": "turn", "uri": "turn.bureau.example"})
        self.assertEqual(
            servers._get_ice_servers(), [{"urls": "turn:turn.bureau.example"}]
        )

    def test_records_are_not_sent_to_webhooks(self):
        action = self.env["ir.actions.server"].create(
            {
                "name": "Tell another server",
                "model_id": self.env.ref("base.model_res_partner").id,
                "state": "webhook",
                "webhook_url": OUTSIDE,
            }
        )
        partner = self.officer.partner_id
        with self.assertRaises(UserError):
            action.with_context(active_model="res.partner", active_id=partner.id).run()

    def test_pictures_in_texts_are_not_fetched(self):
        image = self.env["ir.qweb.field.image"]
        self.assertIsNone(image.load_remote_url("https://outside.example/a.png"))

    def test_mails_name_no_picture_of_others(self):
        self.env["ir.config_parameter"].set_param("web.base.url", "https://edu.example")
        kept = [
            '<img src="https://edu.example/logo.png"/>',
            '<img src="/web/image/1">',
            "<img alt='x' src='data:image/png;base64,AA=='>",
            '<IMG SRC="cid:logo">',
        ]
        dropped = [
            '<img src="https://download.odoocdn.com/digests/tip.png"/>',
            '<img width="1" src="http://outside.example/pixel.gif?u=1">',
            "<img src='//outside.example/a.png'>",
            '<img src="https://edu.example.outside.example/a.png">',
            '<img src="/a.png" srcset="https://outside.example/b.png 2x">',
            "<img src=https://outside.example/c.png>",
        ]
        message = self.env["ir.mail_server"]._build_email__(
            "office@edu.example",
            ["li@edu.example"],
            "Weekly",
            "<p>" + "".join(kept + dropped) + f'<a href="{OUTSIDE}">Plan</a></p>',
            subtype="html",
        )
        body = message.get_body(["html"]).get_content()
        for image in kept:
            self.assertIn(image, body)
        self.assertEqual(body.lower().count("<img"), len(kept))
        self.assertIn(OUTSIDE, body)

    def test_plain_mails_stay_as_they_are(self):
        text = 'Write <img src="https://outside.example/a.png"> like this'
        message = self.env["ir.mail_server"]._build_email__(
            "office@edu.example", ["li@edu.example"], "Howto", text
        )
        self.assertIn(text, message.get_content())

    def test_optional_services_find_a_closed_door(self):
        get = self.env["ir.config_parameter"].get_param
        for key in (
            "iap.endpoint",
            "enrich.endpoint",
            "reveal.endpoint",
            "iap.partner_autocomplete.endpoint",
            "sms.endpoint",
            "snailmail.endpoint",
            "html_editor.media_library_endpoint",
            "html_editor.olg_api_endpoint",
        ):
            with self.subTest(key):
                self.assertEqual(urlsplit(get(key)).hostname, "127.0.0.1")

    def test_the_library_of_camera_blur_is_left_out(self):
        files = self.env["ir.qweb"]._get_asset_content("web.assets_backend")[0]
        urls = [file["url"] for file in files]
        self.assertTrue([url for url in urls if "/mail/static/" in url])
        self.assertFalse([url for url in urls if "selfie_segmentation" in url])

    def test_no_file_of_ours_names_another_server(self):
        files = self.env["ir.qweb"]._get_asset_content("web.assets_backend")[0]
        ours = [file["url"] for file in files if file["url"].startswith("/edu_")]
        self.assertTrue(ours)
        for url in ours:
            with file_open(url.lstrip("/")) as source:
                self.assertNotRegex(source.read(), r"https?://")


@tagged("post_install", "-at_install")
class TestOutgoingFlow(HttpCase, OutgoingCommon):
    """A day of the web client, of the mail and of the jobs: nothing leaves."""

    def call(self, route, **params):
        return self.make_jsonrpc_request(route, params)

    def test_a_day_at_work(self):
        self.authenticate(self.officer.login, self.officer.login)
        page = self.url_open("/odoo")
        self.assertIn("o_web_client", page.text)
        for bundle in re.findall(r'(?:src|href)="(/web/assets/[^"]+)"', page.text):
            self.assertEqual(self.url_open(bundle).status_code, 200)
        self.call(
            "/mail/data", fetch_params=["init_messaging"], context={"lang": "en_US"}
        )
        channels = self.env["discuss.channel"].with_user(self.officer)
        posted = self.call(
            "/mail/message/post",
            thread_model="discuss.channel",
            thread_id=channels._create_channel(name="Office", group_id=None).id,
            post_data={"body": f"See {OUTSIDE}", "message_type": "comment"},
        )
        self.assertTrue(posted["message_id"])
        self.call("/mail/link_preview", message_id=posted["message_id"])
        self.call("/html_editor/link_preview_external", preview_url=OUTSIDE)
        self.call("/html_editor/link_preview_internal", preview_url=OUTSIDE)
        self.assertNotIn("google", str(self.call("/html_editor/get_ice_servers")))
        self.run_the_jobs()

    def run_the_jobs(self):
        jobs = self.env["ir.cron"].search([])
        self.assertTrue(jobs)
        for job in jobs:
            with self.subTest(job.name):
                job.method_direct_trigger()

    @mute_logger("odoo.http")
    def test_what_asks_others_is_refused(self):
        self.authenticate(self.officer.login, self.officer.login)
        message = self.officer.partner_id.message_post(body="Bonjour")
        self.env["discuss.gif.favorite"].with_user(self.officer).create(
            {"tenor_gif_id": "1"}
        )
        for route, params in (
            ("/discuss/gif/search", {"search_term": "cat"}),
            ("/discuss/gif/categories", {}),
            ("/discuss/gif/favorites", {}),
            ("/mail/message/translate", {"message_id": message.id}),
            ("/html_editor/media_library_search", {"query": "school"}),
            ("/html_editor/save_library_media", {"media": {"1": {"query": "x"}}}),
            (
                "/html_editor/generate_text",
                {"prompt": "Write", "conversation_history": []},
            ),
            ("/html_editor/attachment/add_url", {"url": f"{OUTSIDE}.png"}),
        ):
            with self.subTest(route), self.assertRaises(JsonRpcException):
                self.call(route, **params)

    def test_the_client_offers_neither_pictures_nor_translation(self):
        self.authenticate(self.officer.login, self.officer.login)
        found = self.call(
            "/mail/data", fetch_params=["init_messaging"], context={"lang": "en_US"}
        )
        store = found["Store"]
        for feature in (
            "hasGifPickerFeature",
            "hasMessageTranslationFeature",
            "hasLinkPreviewFeature",
        ):
            self.assertIs(store.get(feature, False), False, feature)

    def test_pages_load_nothing_from_elsewhere(self):
        self.assertOnlyFromHere("/web/login")
        self.authenticate(self.officer.login, self.officer.login)
        self.assertOnlyFromHere("/odoo")

    def assertOnlyFromHere(self, path):
        headers = self.url_open(path).raw.headers
        policies = headers.getlist("Content-Security-Policy")
        ours = [policy for policy in policies if "default-src" in policy]
        self.assertEqual(len(ours), 1, path)
        self.assertIn("'self'", ours[0])
        self.assertNotRegex(ours[0], r"\*|https?:|wss?:")


@tagged("post_install", "-at_install")
class TestOutgoingBrowser(HttpCase, EduCommon):
    def test_the_browser_itself_refuses_to_go_elsewhere(self):
        officer = self.make_user("officer_a", "officer", serves=self.county_a)
        self.browser_js(
            "/odoo",
            REFUSED_EVERYWHERE,
            ready="Boolean(document.querySelector('.o_main_navbar'))",
            login=officer.login,
        )
