"""What pages without a login have in common: their headers, and no session."""

from odoo.http import request

HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; "
        "img-src 'self' data:; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
}
# No session is made or kept. So there is nothing that a browser would send along by
# itself, which is what a csrf token protects: what the page is opened with is the only
# key, and whoever could forge a request with it holds it already.
STATELESS = {"type": "http", "auth": "public", "csrf": False, "save_session": False}


def show(template, values=None, env=None, status=200):
    """Return the response that shows a template on the frame `edu_base.link_page`."""
    html = (env or request.env)["ir.qweb"]._render(template, values or {})
    response = request.make_response(f"<!DOCTYPE html>\n{html}", headers=HEADERS)
    response.status_code = status
    return response
