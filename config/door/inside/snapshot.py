"""Keep one moment of a database visible to others: its counts, files and modules.

The connection comes as a line of JSON; a line of JSON answers. The moment is kept until
standard input ends.
"""

import json
import sys

import psycopg2
from psycopg2 import sql

TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
FILES = "SELECT DISTINCT store_fname FROM ir_attachment WHERE store_fname IS NOT NULL"
MODULES = "SELECT name, latest_version FROM ir_module_module WHERE state = 'installed'"


def main() -> None:
    place = json.loads(sys.stdin.readline())
    name = place.pop("database")
    connection = psycopg2.connect(dbname=name, connect_timeout=10, **place)
    connection.set_session(isolation_level="REPEATABLE READ")
    with connection.cursor() as cursor:
        # Odoo's collector of unused files locks the table in SHARE mode, which has to
        # wait for this lock; everybody else may go on writing.
        cursor.execute("LOCK TABLE ir_attachment IN ROW EXCLUSIVE MODE")
        print(json.dumps(facts(cursor)), flush=True)
        sys.stdin.read()


def facts(cursor) -> dict:
    return {
        "snapshot": rows(cursor, "SELECT pg_export_snapshot()")[0][0],
        "postgresql": int(rows(cursor, "SHOW server_version_num")[0][0]) // 10000,
        "tables": {name: counted(cursor, name) for (name,) in rows(cursor, TABLES)},
        "files": [name for (name,) in rows(cursor, FILES)],
        "modules": dict(rows(cursor, MODULES)),
    }


def counted(cursor, table: str) -> int:
    query = sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))
    return rows(cursor, query)[0][0]


def rows(cursor, query) -> list[tuple]:
    cursor.execute(query)
    return cursor.fetchall()


try:
    main()
except psycopg2.Error as error:
    sys.exit(str(error).strip().splitlines()[0] if str(error).strip() else repr(error))
