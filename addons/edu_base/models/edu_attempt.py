from datetime import timedelta

from psycopg2.errors import SerializationFailure

from odoo import api, fields, models
from odoo.tools import SQL, hmac

TRIES = 20  # at once for one key; of those that meet, one gets through each time


class EduAttempt(models.Model):
    """How often somebody failed lately: counted for all workers and servers together.

    A row is a kind of attempt and a key, known only by its keyed hash. The count is
    kept in transactions of its own: it survives the request that failed, and is read
    as it stands at this moment. Nobody has access; only the methods here touch it.
    """

    _name = "edu.attempt"
    _description = "Failed Attempts"
    _log_access = False

    kind = fields.Char(required=True, export_string_translation=False)
    key_hash = fields.Char(required=True, export_string_translation=False)
    since = fields.Datetime(required=True, index=True, export_string_translation=False)
    failures = fields.Integer(required=True, export_string_translation=False)

    _key_uniq = models.UniqueIndex("(kind, key_hash)")

    @api.model
    def _limits(self):
        """Return {kind: (failures, seconds)}; a room adds its own kinds.

        So many failures within the seconds from the first one block the key until
        the seconds have passed.
        """
        return {
            "link": (50, 10 * 60),
            "login": (5, 5 * 60),
            "login_address": (50, 5 * 60),
        }

    @api.model
    def _is_blocked(self, kind, key):
        """Return whether the key has failed too often; ask before the secret is tried.

        `key` is a text: a login, an address, the hash of a link. KeyError for a kind
        that `_limits` does not name.
        """
        most, seconds = self._limits()[kind]
        with self.env.registry.cursor() as cr:
            cr.execute(
                SQL(
                    "SELECT 1 FROM edu_attempt WHERE kind = %s AND key_hash = %s "
                    "AND failures >= %s AND since > %s",
                    kind,
                    self._key_hash(kind, key),
                    most,
                    fields.Datetime.now() - timedelta(seconds=seconds),
                )
            )
            return bool(cr.fetchone())

    @api.model
    def _count_failure(self, kind, key):
        """Count one failure of the key, at once and whatever becomes of the request."""
        seconds = self._limits()[kind][1]
        now = fields.Datetime.now()
        self._in_own_transaction(
            SQL(
                """
                INSERT INTO edu_attempt AS kept (kind, key_hash, since, failures)
                VALUES (%(kind)s, %(hash)s, %(now)s, 1)
                ON CONFLICT (kind, key_hash) DO UPDATE SET
                    failures = CASE WHEN kept.since > %(start)s
                        THEN kept.failures + 1 ELSE 1 END,
                    since = CASE WHEN kept.since > %(start)s
                        THEN kept.since ELSE %(now)s END
                """,
                kind=kind,
                hash=self._key_hash(kind, key),
                now=now,
                start=now - timedelta(seconds=seconds),
            )
        )

    @api.model
    def _forget_failures(self, kind, key):
        """Begin anew for a key that has succeeded."""
        self._in_own_transaction(
            SQL(
                "DELETE FROM edu_attempt WHERE kind = %s AND key_hash = %s",
                kind,
                self._key_hash(kind, key),
            )
        )

    @api.model
    def _key_hash(self, kind, key):
        return hmac(self.env(su=True), f"edu.attempt.{kind}", key)

    @api.model
    def _in_own_transaction(self, statement):
        """Carry out the statement and commit it; again, if another was quicker."""
        for left in reversed(range(TRIES)):
            try:
                with self.env.registry.cursor() as cr:
                    cr.execute(statement, log_exceptions=False)
                return
            except SerializationFailure:
                if not left:
                    raise

    @api.autovacuum
    def _gc_attempts(self):
        """Delete the counts of which every limit has run out."""
        longest = max(
            (seconds for _most, seconds in self._limits().values()), default=0
        )
        self.env.execute_query(
            SQL(
                "DELETE FROM edu_attempt WHERE since <= %s RETURNING id",
                fields.Datetime.now() - timedelta(seconds=longest),
            )
        )
