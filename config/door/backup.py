"""./edu backup and ./edu restore: a database with its files, as one archive."""

import contextlib
import errno
import json
import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

from . import addons, archive, database, home, odoo_tree, postgres
from .connection import Connection, ask, snapshot
from .database import Odoo, exists, filestore, quoted
from .errors import NO_SPACE, Trouble
from .steps import call, say, step

CHINA = timezone(timedelta(hours=8))  # the same all year round
SUFFIX = ".tar.gz"
STAMP = re.compile(r"-\d{8}-\d{6}")
JOBS = min(4, os.cpu_count() or 1)


def target(odoo: Odoo, named: str | None) -> Path:
    """The file to write: ``named``, or a new one in the folder that it names."""
    place = Path(named).expanduser().absolute() if named else None
    if place and not (place.is_dir() or named.endswith("/")):
        if place.exists():
            raise Trouble(f"{place} is there already: name another file with --to.")
        return place
    now = datetime.fromtimestamp(time.time(), CHINA)
    name = f"{prefix(odoo)}-{now:%Y%m%d-%H%M%S}{SUFFIX}"
    return (place or home.private_folder("backups")) / name


def prefix(odoo: Odoo) -> str:
    return re.sub(r"[^\w.]", "_", odoo.connection.database)


def backup(odoo: Odoo, path: Path) -> list[str]:
    """Write the archive; the files that the database names and that are gone.

    The dump shows one moment, and the files are read after it: Odoo writes a file
    before it commits the name, never changes it, and deletes it only in its
    collector, which cannot run while the snapshot is held. So every file that the
    dump names is there, whatever people do meanwhile.
    """
    if not exists(odoo):
        name = odoo.connection.database
        raise Trouble(f"There is no database {name}: ./edu run makes it.")
    with room_beside(path) as scratch:
        with snapshot(odoo.python, odoo.connection) as held:
            with step("Dumping the database"):
                dump(odoo, held, scratch / archive.DUMP)
            members = {f"{archive.FILES}{name}": name for name in held["files"]}
            files = {m: filestore(odoo) / name for m, name in sorted(members.items())}
            present = {member: file for member, file in files.items() if file.exists()}
            with step("Writing the archive"):
                members = {archive.DUMP: scratch / archive.DUMP, **present}
                archive.write(scratch / "archive", facts(odoo, held), members)
        (scratch / "archive").rename(path)
    return sorted(files.keys() - present.keys())


@contextlib.contextmanager
def room_beside(path: Path) -> Iterator[Path]:
    """A private folder on the disk of ``path``, gone after the block."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".edu-", dir=path.parent) as scratch:
            yield Path(scratch)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise full(path) from error
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR):
            raise Trouble(
                f"{path.parent} cannot be written: give yourself the right to it or"
                " name another folder with --to."
            ) from error
        raise
    except Trouble as trouble:
        raise full(path) if str(trouble) == NO_SPACE else trouble from None


def full(path: Path) -> Trouble:
    return Trouble(
        f"The disk of {path.parent} is full: free some space or name a folder on"
        " another disk with --to; no half archive is left there."
    )


def dump(odoo: Odoo, held: dict, file: Path) -> None:
    """pg_dump of the moment that ``held`` shows."""
    options = ("--format=custom", f"--snapshot={held['snapshot']}", f"--file={file}")
    program = postgres.programs(held["postgresql"]) / "pg_dump"
    use(program, odoo.connection, *options, "--no-password")


def use(program: Path, place: Connection, *arguments) -> None:
    """Run a client of PostgreSQL; the password stays out of its command line."""
    own = {name: os.environ[name] for name in os.environ if name[:2] != "PG"}
    own |= {
        "PGHOST": place.host,
        "PGPORT": str(place.port),
        "PGUSER": place.user,
        "PGPASSWORD": place.password,
        "PGDATABASE": place.database,
    }
    failure = f"PostgreSQL's {program.name} failed"
    call([program, *arguments], home.log(program.name), failure, env=own)


def facts(odoo: Odoo, held: dict) -> dict:
    """What the manifest says beside the files."""
    query = "SELECT value FROM ir_config_parameter WHERE key = %s"
    made_from = ask(odoo.python, odoo.connection, [query, [database.STATE]])
    return {
        "made_on": datetime.fromtimestamp(time.time(), CHINA).isoformat("T", "seconds"),
        "database": odoo.connection.database,
        "odoo": odoo.tree.version,
        "postgresql": held["postgresql"],
        "addons": held["modules"],
        "fingerprints": json.loads(made_from[0][0]) if made_from else {},
        "tables": held["tables"],
    }


def remove_older(odoo: Odoo, path: Path, keep: int) -> None:
    """Leave the ``keep`` newest archives of this database in the folder of ``path``."""
    name = prefix(odoo)
    ours = [
        file
        for file in path.parent.glob(f"{name}-*{SUFFIX}")
        if STAMP.fullmatch(file.name.removeprefix(name).removesuffix(SUFFIX))
    ]
    for file in sorted(ours)[:-keep]:
        file.unlink()
        say(f"Removed {file}")


def restore(odoo: Odoo, path: Path, swap: bool, neutral: bool) -> None:
    """Make the database of an archive; what is there stays until the new one is whole.

    ``swap`` lets it take the place of a database of that name; ``neutral`` takes from
    the copy what reaches out: mail servers and scheduled jobs.
    """
    told = archive.manifest(path)
    require_fitting(odoo, path, told)
    require_free(odoo, swap)
    new = replace(odoo, connection=odoo.connection.to(f"{name_of(odoo)}_restoring"))
    scratch = Path(tempfile.mkdtemp(prefix="restoring-", dir=odoo.data))
    try:
        with step("Unpacking the archive"):
            archive.extract(path, scratch)
        with step("Restoring the database"):
            fill(new, scratch / archive.DUMP, told)
        require_equal(new, path, told)
        if neutral:
            neutralize(new)
        take_over(odoo, new, scratch / archive.FILES)
    finally:
        database.remove(new)
        shutil.rmtree(scratch)


def name_of(odoo: Odoo) -> str:
    return odoo.connection.database


def require_fitting(odoo: Odoo, path: Path, told: dict) -> None:
    """Refuse an archive that this Odoo, these addons or this server cannot run."""
    series = tuple(told["odoo"].split(".")[:2])
    if series != tuple(map(str, odoo_tree.SERIES)):
        raise Trouble(
            f"{path} is of Odoo {told['odoo']}, and these addons are for 19.0: restore"
            " it with the addons of its own series."
        )
    for name, addon in addons.found().items():
        if newer(told["addons"].get(name), addon.version):
            raise Trouble(
                f"{path} holds {name} {told['addons'][name]}, which is newer than"
                f" {addon.version} here: take the newer state of this repository."
            )
    if (major := server_version(odoo)) < told["postgresql"]:
        raise Trouble(
            f"{path} was made by PostgreSQL {told['postgresql']} and the server is"
            f" {major}: name a server at least as new with --db-url."
        )


def require_kind(path: Path, demo: bool) -> None:
    """Keep a bureau's own data and the fictional city in the databases made for them.

    ./edu run would add the city to a database of its own.
    """
    ours = set(archive.manifest(path)["addons"])
    if (
        any(addon.demo for name, addon in addons.found().items() if name in ours)
        != demo
    ):
        how = (
            "without the fictional city: add" if demo else "of the fictional city: omit"
        )
        raise Trouble(f"{path} holds a database {how} --no-demo.")


def newer(version: str | None, than: str) -> bool:
    def numbers(text):
        return [int(part) for part in re.findall(r"\d+", text)]

    return bool(version) and numbers(version) > numbers(than)


def server_version(odoo: Odoo) -> int:
    place = odoo.connection.to("postgres")
    return int(ask(odoo.python, place, "SHOW server_version_num")[0][0]) // 10000


def require_free(odoo: Odoo, swap: bool) -> None:
    """Refuse to touch a database that is there or in use."""
    name = name_of(odoo)
    if not exists(odoo):
        return
    if not swap:
        raise Trouble(
            f"The database {name} is there already: add --replace to put the archive in"
            " its place, or name another database with --db-url."
        )
    inside = "SELECT count(*) FROM pg_stat_activity WHERE datname = %s"
    if ask(odoo.python, odoo.connection.to("postgres"), [inside, [name]])[0][0]:
        raise Trouble(f"The database {name} is in use: stop its servers first.")


def fill(new: Odoo, file: Path, told: dict) -> None:
    """Create the database under its scratch name and read the dump into it."""
    database.remove(new)
    database.create(new)
    programs = postgres.programs(server_version(new))
    contents = file.with_name("contents")
    listed = subprocess.run(
        [programs / "pg_restore", "--list", file], capture_output=True, text=True
    )
    # Extensions are the server's: they are there, and only their owner may remark on
    # them.
    kept = [line for line in listed.stdout.splitlines() if " EXTENSION " not in line]
    contents.write_text("\n".join(kept))
    options = ("--no-owner", "--no-privileges", "--exit-on-error", f"--jobs={JOBS}")
    place = (f"--dbname={name_of(new)}", f"--use-list={contents}", "--no-password")
    use(programs / "pg_restore", new.connection, *options, *place, file)
    ask(new.python, new.connection, "ANALYZE")
    database.finish(new)


def require_equal(new: Odoo, path: Path, told: dict) -> None:
    """Compare the restored database with what the archive says about it."""
    with snapshot(new.python, new.connection) as found:
        pass
    tables = {**found["tables"], **told["tables"]}
    for name in tables:
        rows = found["tables"].get(name), told["tables"].get(name)
        if rows[0] != rows[1]:
            how = f"restores {rows[0]} rows of {name} instead of {rows[1]}"
            raise archive.damaged(path, how)


def neutralize(new: Odoo) -> None:
    with step("Neutralizing the copy"):
        failure = "Odoo could not neutralize the copy"
        log = home.log(name_of(new))
        call(new.command("neutralize"), log, failure, env=new.environment)


def take_over(odoo: Odoo, new: Odoo, files: Path) -> None:
    """Let the restored database and its files take the place of the old ones.

    Files are added first, which harms neither database, since equal names mean equal
    contents; then both databases change their names at once or not at all.
    """
    names = {str(file.relative_to(files)) for file in files.glob("*/*")}
    for name in names:
        place = filestore(odoo) / name
        place.parent.mkdir(parents=True, exist_ok=True)
        (files / name).replace(place)
    old = replace(odoo, connection=odoo.connection.to(f"{name_of(odoo)}_replaced"))
    database.remove(old)
    renames = [(odoo, old), (new, odoo)] if exists(odoo) else [(new, odoo)]
    statements = (
        f"ALTER DATABASE {quoted(name_of(a))} RENAME TO {quoted(name_of(b))}"
        for a, b in renames
    )
    ask(odoo.python, odoo.connection.to("postgres"), "; ".join(statements))
    database.remove(old)
    for file in filestore(odoo).rglob("*"):
        if file.is_file() and str(file.relative_to(filestore(odoo))) not in names:
            file.unlink()
