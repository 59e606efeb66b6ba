"""Trying something without leaving a trace."""

from contextlib import closing, contextmanager, suppress

from psycopg2 import IntegrityError

from odoo.exceptions import UserError
from odoo.tools import SQL, mute_logger

REFUSALS = (
    "odoo.addons.base.models.ir_model",
    "odoo.addons.base.models.ir_rule",
    "odoo.models.unlink",
    "odoo.sql_db",
)


@contextmanager
def undone(env):
    """Take back whatever the block does; the log is silent about refusals."""
    with mute_logger(*REFUSALS), closing(env.cr.savepoint()):
        yield


def refusal(env, attempt):
    """Return the sentence with which `attempt` is refused, or None.

    A constraint of the database comes after all questions of who may: what only it
    stops was let through.
    """
    try:
        with undone(env):
            attempt()
            env.flush_all()
    except IntegrityError:
        return None
    except UserError as error:
        return str(error) or "refused"
    return None


def outcome(env, attempt):
    """Return what `attempt` returns, taken back, or None and what stops it."""
    try:
        with undone(env):
            result = attempt()
            env.flush_all()
            return result, ""
    except (UserError, IntegrityError) as error:
        return None, str(error)


def succeeds(env, attempt):
    """Return what `attempt` returns, taken back; None when anything stops it."""
    return outcome(env, attempt)[0]


def vacate(record):
    """Delete the row, lest a unique index refuse the other before anybody does."""
    if not record._auto:
        return
    with suppress(IntegrityError), record.env.cr.savepoint():
        record.env.execute_query(
            SQL(
                "DELETE FROM %s WHERE id = %s RETURNING id",
                SQL.identifier(record._table),
                record.id,
            )
        )
    record.env.invalidate_all(flush=False)
