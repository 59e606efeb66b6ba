from odoo import http
from odoo.http import request


class AccountSlips(http.Controller):
    @http.route("/edu/accounts/slips", type="http", auth="user", methods=["GET"])
    def ask(self, ids="", **_kwargs):
        """Say whose passwords will be replaced, and ask."""
        accounts = self._accounts(ids)
        return self._page("edu_base.account_slips_ask", {"accounts": accounts})

    @http.route("/edu/accounts/slips", type="http", auth="user", methods=["POST"])
    def issue(self, ids="", **_kwargs):
        """Give new first passwords, and show them this once."""
        accounts = self._accounts(ids)
        passwords = accounts._issue_first_passwords()
        values = {
            "slips": passwords.items(),
            "address": request.httprequest.host_url.rstrip("/"),
        }
        return self._page("edu_base.account_slips", values)

    def _accounts(self, ids):
        numbers = [int(number) for number in ids.split(",") if number.isdecimal()]
        model = request.env["edu.account"]
        model.check_access("write")
        accounts = model.search([("id", "in", numbers)])
        accounts._refuse_beyond()
        if not accounts:
            raise request.not_found()
        return accounts

    def _page(self, template, values):
        response = request.render(template, values)
        response.headers["Cache-Control"] = "no-store"
        response.headers["Referrer-Policy"] = "no-referrer"
        return response
