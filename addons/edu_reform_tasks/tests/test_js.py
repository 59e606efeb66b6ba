from odoo.tests import HttpCase, no_retry, tagged


@tagged("post_install", "-at_install")
class TestJs(HttpCase):
    @no_retry
    def test_units_of_the_browser_code(self):
        self.browser_js(
            "/web/tests?headless&loglevel=2&preset=desktop&filter=%40edu_reform_tasks",
            "",
            login="admin",
            timeout=300,
            success_signal="[HOOT] Test suite succeeded",
            error_checker=lambda message: "[HOOT]" not in message,
        )
