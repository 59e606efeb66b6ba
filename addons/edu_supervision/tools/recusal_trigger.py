"""The database itself keeps inspectors from units that they are recused from.

Whoever comes to stand in a team, or whose visit is moved to another unit or day, is
asked for, by whatever way the row is written. The lock on the inspector makes a recusal
that is entered meanwhile, which writes that row, and the team exclude each other: the
later of the two starts anew and sees the other.
"""

from odoo.tools import SQL

CONSTRAINT = "edu_visit_member_recusal"
FUNCTION = "edu_visit_refuse_recused"

_FUNCTION = SQL(
    """
    CREATE OR REPLACE FUNCTION edu_visit_refuse_recused() RETURNS trigger AS $$
    DECLARE
        visited integer := NEW.id;
        member integer;
        kept record;
    BEGIN
        IF TG_TABLE_NAME = 'edu_visit_member' THEN
            visited := NEW.visit_id;
            member := NEW.id;
        END IF;
        PERFORM FROM edu_inspector i JOIN edu_visit_member m ON m.inspector_id = i.id
          WHERE m.visit_id = visited AND (member IS NULL OR m.id = member)
            FOR SHARE OF i;
        SELECT m.inspector_id, v.unit_id INTO kept
          FROM edu_visit v
          JOIN edu_visit_member m ON m.visit_id = v.id
          JOIN edu_recusal r ON r.inspector_id = m.inspector_id
           AND r.unit_id = v.unit_id
           AND daterange(r.date_from, r.date_to, '[]')
               && daterange(v.date, v.date_to, '[]')
         WHERE v.id = visited AND (member IS NULL OR m.id = member)
         LIMIT 1;
        IF FOUND THEN
            RAISE EXCEPTION 'An inspector is kept from a visited unit by a recusal'
                  USING ERRCODE = '23514',
                        TABLE = 'edu_visit_member',
                        CONSTRAINT = 'edu_visit_member_recusal',
                        DETAIL = kept.inspector_id || ',' || kept.unit_id;
        END IF;
        RETURN NULL;
    END
    $$ LANGUAGE plpgsql
    """
)
_TRIGGERS = (
    ("edu_visit_member", "INSERT OR UPDATE OF inspector_id, visit_id"),
    ("edu_visit", "UPDATE OF unit_id, date, date_to"),
)


def create(env):
    """Make the triggers, or make them anew."""
    env.execute_query(_FUNCTION)
    for table, events in _TRIGGERS:
        env.execute_query(
            SQL(
                "CREATE OR REPLACE TRIGGER edu_recusal AFTER " + events + " ON %s"
                " FOR EACH ROW EXECUTE FUNCTION edu_visit_refuse_recused()",
                SQL.identifier(table),
            )
        )


def drop(env):
    """Leave nothing behind: functions do not go with the tables."""
    env.execute_query(
        SQL("DROP FUNCTION IF EXISTS %s CASCADE", SQL.identifier(FUNCTION))
    )
