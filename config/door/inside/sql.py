"""Run statements that come as JSON on standard input; print the last one's rows."""

import json
import sys

import psycopg2


def main() -> None:
    request = json.load(sys.stdin)
    place = request["connection"]
    connection = psycopg2.connect(
        host=place["host"],
        port=place["port"],
        user=place["user"],
        password=place["password"],
        dbname=place["database"],
        connect_timeout=10,
    )
    connection.autocommit = True  # CREATE DATABASE allows no transaction
    rows = []
    with connection.cursor() as cursor:
        for statement in request["statements"]:
            cursor.execute(*([statement] if isinstance(statement, str) else statement))
            rows = cursor.fetchall() if cursor.description else []
    connection.close()
    json.dump(rows, sys.stdout, default=str)


try:
    main()
except psycopg2.Error as error:
    sys.exit(str(error).strip().splitlines()[0] if str(error).strip() else repr(error))
