import secrets
from datetime import timedelta
from hashlib import sha256

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL, consteq
from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

LIFETIME = timedelta(days=14)
KEPT = timedelta(days=180)
ATTEMPT = "link"  # a kind of `edu.attempt`, counted by address


class EduLink(models.Model):
    """A key for one person to do one thing on one record, once, without a login.

    Only the SHA-256 of its 256 random bits is kept, so the table opens nothing. Links
    are made by `_hand_out` alone and used by `_try`; nobody has access to the rows.
    """

    _name = "edu.link"
    _inherit = ["edu.handover.mixin"]
    _description = "Personal Link"
    _log_access = False

    _held_label = _lt("Personal links")

    token_hash = fields.Char(required=True, export_string_translation=False)
    purpose = fields.Char(required=True, export_string_translation=False)
    user_id = fields.Many2one(
        "res.users",
        required=True,
        index=True,
        ondelete="cascade",
        export_string_translation=False,
    )
    unit_id = fields.Many2one(
        "edu.unit",
        required=True,
        index=True,
        ondelete="cascade",
        export_string_translation=False,
    )
    res_model = fields.Char(required=True, export_string_translation=False)
    res_id = fields.Many2oneReference(
        model_field="res_model", required=True, export_string_translation=False
    )
    handed_out_by_id = fields.Many2one(
        "res.users", index=True, ondelete="set null", export_string_translation=False
    )
    expires_on = fields.Datetime(
        required=True, index=True, export_string_translation=False
    )
    used_on = fields.Datetime(export_string_translation=False)
    revoked_on = fields.Datetime(export_string_translation=False)

    _token_uniq = models.UniqueIndex("(token_hash)")

    @api.model
    def _hand_out(self, grants):
        """Return the address of a new link for each of `grants`, in their order.

        A grant is (record of an `edu.link.target`, user, unit the user answers for).
        The addresses are shown or sent now or never: they are not kept.
        """
        tokens = [secrets.token_urlsafe(32) for _grant in grants]
        expires = fields.Datetime.now() + LIFETIME
        self.sudo().create(
            [
                {
                    "token_hash": self._hash(token),
                    "purpose": record._link_purpose,
                    "user_id": user.id,
                    "unit_id": unit.id,
                    "res_model": record._name,
                    "res_id": record.id,
                    "handed_out_by_id": self.env.uid,
                    "expires_on": expires,
                }
                for token, (record, user, unit) in zip(tokens, grants, strict=True)
            ]
        )
        # Behind the # an address never leaves the browser: no log and no referrer
        # of any server holds the token.
        page = f"{self.get_base_url()}/edu/link#"
        return [page + token for token in tokens]

    @api.model
    def _try(self, token, address):
        """Return the link that the token opens, or none; count the failure."""
        attempts = self.env["edu.attempt"].sudo()
        if attempts._is_blocked(ATTEMPT, address):
            return self.sudo().browse()
        link = self._find(token)
        if not link:
            attempts._count_failure(ATTEMPT, address)
        return link

    @api.model
    def _find(self, token):
        """Return the link of the token if it opens its record today, or none."""
        # People paste the whole address as well as the code behind its #.
        digest = self._hash((token or "").rpartition("#")[2].strip())
        link = self.sudo().search([("token_hash", "=", digest)], limit=1)
        known = link and consteq(link.token_hash, digest)
        return link if known and link._is_valid() else link.browse()

    @api.model
    def _hash(self, token):
        return sha256(token.encode()).hexdigest()

    def _is_valid(self):
        """Return whether the link stands, and its person still answers for the unit."""
        return (
            not (self.used_on or self.revoked_on)
            and self.expires_on > fields.Datetime.now()
            and self.user_id.active
            and self.unit_id in self.user_id.liaison_unit_ids
            and self.env["edu.link.target"]._link_models().get(self.purpose)
            == self.res_model
            and bool(self._target().exists()._filtered_access("read"))
        )

    def _target(self):
        """Return the record of the link, in the hands of its person."""
        person = self.user_id
        context = {"lang": person.lang, "tz": person.tz}
        return self.env(user=person.id, context=context, su=False)[
            self.res_model
        ].browse(self.res_id)

    def _use_up(self):
        """Spend the link; return whether it was there to spend."""
        return bool(
            self.env.execute_query(
                SQL(
                    "UPDATE edu_link SET used_on = %s "
                    "WHERE id = %s AND used_on IS NULL RETURNING id",
                    fields.Datetime.now(),
                    self.id,
                )
            )
        )

    @api.model
    def _revoke_for(self, users):
        """Let no link of the users open anything any more, as when they hand over."""
        standing = Domain("used_on", "=", False) & Domain("revoked_on", "=", False)
        links = self.sudo().search(standing & Domain("user_id", "in", users.ids))
        links.write({"revoked_on": fields.Datetime.now()})

    @api.model
    def _held_by_person(self, person, day):
        return self.search(
            [
                ("user_id", "=", person.id),
                ("used_on", "=", False),
                ("revoked_on", "=", False),
                ("expires_on", ">", fields.Datetime.now()),
            ]
        )

    @api.model
    def _hand_over_person(self, person, successor, day):
        self._revoke_for(person)

    @api.autovacuum
    def _gc_links(self):
        """Delete links that have been void for half a year."""
        gone = fields.Datetime.now() - KEPT
        self.sudo().search([("expires_on", "<", gone)]).unlink()
