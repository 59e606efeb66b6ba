import re

from odoo.tests import HttpCase, tagged

from .common import EduCommon


@tagged("post_install", "-at_install")
class TestLogin(EduCommon, HttpCase):
    def test_a_person_logs_in_with_the_form(self):
        """The whole way of a browser, with the log of devices behind it."""
        user = self.make_user("logging_in", "officer", serves=self.city)
        form = self.url_open("/web/login").text
        token = re.search(r'name="csrf_token" value="([^"]+)"', form)[1]
        answer = self.url_open(
            "/web/login",
            data={
                "login": user.login,
                "password": user.login,
                "csrf_token": token,
            },
        )
        self.assertIn("/odoo", answer.url)
        self.assertIn("odoo.__session_info__", answer.text)
        self.assertTrue(
            self.env["res.device.log"].search_count([("user_id", "=", user.id)])
        )
