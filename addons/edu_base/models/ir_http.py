from odoo import models

# Scripts are built in the page by the web client; everything comes from here.
SAME_ORIGIN = "default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval'"


class IrHttp(models.AbstractModel):
    _inherit = "ir.http"

    @classmethod
    def _post_dispatch(cls, response):
        """Let a page load nothing from elsewhere, whatever was typed into it."""
        result = super()._post_dispatch(response)
        if response.headers.get("Content-Type", "").startswith("text/html"):
            response.headers.add("Content-Security-Policy", SAME_ORIGIN)
        return result
