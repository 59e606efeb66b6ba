from odoo import http

from odoo.addons.edu_base.tools.downloads import exportable, send_file


class PaymentTable(http.Controller):
    @http.route(
        "/edu/payment/<int:payment_id>/bank.xlsx",
        type="http",
        auth="user",
        methods=["GET"],
    )
    def bank(self, payment_id):
        """Send the table for the bank to whoever may read and export the list."""
        payment = exportable("edu.payment", payment_id)
        return send_file(payment, f"{payment.name}.xlsx", payment._bank_xlsx())
