"""Archives of ./edu backup: what is written, what is refused, without a database."""

import contextlib
import errno
import gzip
import hashlib
import io
import json
import os
import shutil
import stat
import sys
import tarfile
import unittest
from pathlib import Path
from unittest import mock

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "config")]

from door import addons, archive, backup, commands, home, machine, odoo_tree, postgres
from door import cli as door_cli
from door.connection import Connection
from door.database import Odoo
from door_case import DoorCase

CONTENT = b"the minutes of a meeting"
SHA1 = hashlib.sha1(CONTENT).hexdigest()
FILE = f"{archive.FILES}{SHA1[:2]}/{SHA1}"
FACTS = {"odoo": "19.0.0", "postgresql": 15, "addons": {"base": "19.0.1.3"}}


class ArchiveCase(DoorCase):
    def setUp(self):
        super().setUp()
        self.folder = home.folder("somewhere")
        self.path = self.folder / "a.tar.gz"
        self.sources = {archive.DUMP: b"dump" * 50_000, FILE: CONTENT}

    def write(self, facts=FACTS):
        members = {}
        for number, (name, content) in enumerate(self.sources.items()):
            members[name] = self.folder / f"source {number}"
            members[name].write_bytes(content)
        archive.write(self.path, facts, members)

    def forge(self, files, *members):
        """An archive with any manifest and any members: (TarInfo or name, content)."""
        manifest = json.dumps({"format": archive.FORMAT, **FACTS, "files": files})
        with tarfile.open(self.path, "w:gz") as tar:
            for name, content in ((archive.MANIFEST, manifest.encode()), *members):
                info = name if isinstance(name, tarfile.TarInfo) else tarfile.TarInfo()
                info.name = info.name or name
                info.size = len(content) if info.isreg() else 0
                tar.addfile(info, io.BytesIO(content))

    def described(self, content):
        digest = hashlib.sha256(content).hexdigest()
        return {"size": len(content), "sha256": digest}

    def extract(self):
        self.target = self.home / "target"
        shutil.rmtree(self.target, ignore_errors=True)
        self.target.mkdir()
        return archive.extract(self.path, self.target)

    def assertDamaged(self, *words):
        return self.assertTrouble("is damaged", "nothing has been changed", *words)


class TestArchive(ArchiveCase):
    def test_round_trip(self):
        self.write()
        told = self.extract()
        self.assertEqual(told["addons"], FACTS["addons"])
        self.assertEqual(told, archive.manifest(self.path))
        for name, content in self.sources.items():
            self.assertEqual((self.target / name).read_bytes(), content)
            self.assertEqual(told["files"][name], self.described(content))

    def test_private(self):
        self.write()
        self.assertEqual(stat.S_IMODE(self.path.stat().st_mode), 0o600)

    def test_truncated_anywhere(self):
        self.sources[FILE] = os.urandom(3000)
        self.write()
        whole = self.path.read_bytes()
        for size in (0, 20, len(whole) // 9, len(whole) // 2, len(whole) - 1000):
            self.path.write_bytes(whole[:size])
            with self.subTest(size), self.assertTrouble(str(self.path), "archive"):
                self.extract()

    def test_changed_bytes_are_found(self):
        self.sources = {archive.DUMP: os.urandom(3000), FILE: CONTENT}
        self.write()
        whole = bytearray(self.path.read_bytes())
        for place in range(12, len(whole) - 8, 97):
            changed = whole.copy()
            changed[place] ^= 0x55
            self.path.write_bytes(changed)
            with self.subTest(place), self.assertTrouble(str(self.path), "archive"):
                self.extract()

    def test_another_content_of_the_same_size(self):
        self.forge({archive.DUMP: self.described(b"right")}, (archive.DUMP, b"wrong"))
        with self.assertDamaged(f"another {archive.DUMP}"):
            self.extract()

    def test_missing_member(self):
        files = {archive.DUMP: self.described(b""), FILE: self.described(CONTENT)}
        self.forge(files, (archive.DUMP, b""))
        with self.assertDamaged(f"lacks {FILE}"):
            self.extract()

    def test_additional_and_repeated_members(self):
        files = {archive.DUMP: self.described(b"")}
        for more in (FILE, archive.DUMP):
            self.forge(files, (archive.DUMP, b""), (more, CONTENT))
            with self.subTest(more), self.assertDamaged("must not"):
                self.extract()

    def test_names_that_lead_elsewhere(self):
        for name in (
            "../evil",
            "/tmp/evil",
            f"{archive.FILES}../../evil",
            f"{archive.FILES}{SHA1[:2]}/../{SHA1}",
            f"{FILE}\n",
        ):
            dump = {archive.DUMP: self.described(b"")}
            self.forge(dump, (name, b"evil"))
            with self.subTest(name), self.assertDamaged("must not"):
                self.extract()
            self.forge(dump | {name: self.described(b"evil")}, (name, b"evil"))
            with self.subTest(name, named=True), self.assertTrouble("no archive"):
                self.extract()
            self.assertEqual(list(self.target.iterdir()), [])

    def test_links_are_no_files(self):
        for kind in (
            tarfile.SYMTYPE,
            tarfile.LNKTYPE,
            tarfile.CHRTYPE,
            tarfile.DIRTYPE,
        ):
            link = tarfile.TarInfo(archive.DUMP)
            link.type, link.linkname = kind, "/etc/passwd"
            self.forge({archive.DUMP: self.described(b"")}, (link, b""))
            with self.subTest(kind), self.assertDamaged("must not"):
                self.extract()
            self.assertEqual(list(self.target.iterdir()), [])

    def test_foreign_files(self):
        with tarfile.open(self.path, "w:gz") as tar:
            tar.add(__file__, "hello.py")
        foreign = [self.path.read_bytes(), b"PK\3\4 no tar", b"", gzip.compress(b"no")]
        for content in foreign:
            self.path.write_bytes(content)
            with self.subTest(content[:9]), self.assertTrouble("no archive"):
                self.extract()

    def test_later_formats(self):
        with mock.patch.object(archive, "FORMAT", archive.FORMAT + 1):
            self.write()
        with self.assertTrouble("no archive that this ./edu can read"):
            archive.manifest(self.path)


class BackupCase(ArchiveCase):
    def setUp(self):
        super().setUp()
        tree = odoo_tree.OdooTree(self.home, "19.0.0")
        place = Connection("127.0.0.1", 1, "odoo", "hidden-word", "edu")
        data = home.private_folder("data")
        self.odoo = Odoo(tree, Path(sys.executable), self.home, place, data)


class TestTarget(BackupCase):
    def test_default_is_private_and_dated(self):
        path = backup.target(self.odoo, None)
        self.assertRegex(path.name, r"^edu-\d{8}-\d{6}\.tar\.gz$")
        self.assertEqual(stat.S_IMODE(path.parent.stat().st_mode), 0o700)

    def test_folder_or_file(self):
        folder = str(self.folder)
        self.assertEqual(backup.target(self.odoo, folder).parent, self.folder)
        new = backup.target(self.odoo, f"{folder}/new/")
        self.assertEqual(new.parent, self.folder / "new")
        self.assertEqual(backup.target(self.odoo, str(self.path)), self.path)

    def test_nothing_is_overwritten(self):
        self.path.touch()
        with self.assertTrouble("is there already", "--to"):
            backup.target(self.odoo, str(self.path))

    def test_keep(self):
        others = ["edu_demo-20260101-000000.tar.gz", "edu-notes.tar.gz"]
        ours = [f"edu-2026010{day}-000000.tar.gz" for day in range(1, 5)]
        for name in others + ours:
            (self.folder / name).touch()
        with mock.patch.object(backup, "say") as said:
            backup.remove_older(self.odoo, self.folder / ours[-1], 2)
        left = {file.name for file in self.folder.iterdir()}
        self.assertEqual(left, {*others, *ours[2:]})
        self.assertEqual(said.call_count, 2)

    def test_keep_needs_a_folder(self):
        arguments = door_cli.parser().parse_args(
            ["backup", "--to", str(self.path), "--keep", "3"]
        )
        opened = contextlib.nullcontext(self.odoo)
        with mock.patch.object(commands, "opened", return_value=opened):
            with self.assertTrouble("--keep", "folder"):
                commands.backup(arguments)


class TestTroubles(BackupCase):
    """What can go wrong leaves no half archive and one sentence."""

    held = {
        "snapshot": "1",
        "postgresql": 15,
        "tables": {},
        "files": [FILE.removeprefix(archive.FILES)],
        "modules": {},
    }

    def backup(self, **patches):
        wanted = {
            "exists": mock.Mock(return_value=True),
            "snapshot": mock.Mock(return_value=contextlib.nullcontext(self.held)),
            "ask": mock.Mock(return_value=[]),
            "dump": lambda odoo, held, file: file.write_bytes(b"dump"),
        }
        with mock.patch.multiple(backup, **(wanted | patches)):
            return backup.backup(self.odoo, self.path)

    def test_files_that_are_gone_are_named(self):
        self.assertEqual(self.backup(), [FILE])
        self.assertEqual(list(archive.manifest(self.path)["files"]), [archive.DUMP])
        self.assertEqual(list(self.folder.iterdir()), [self.path])

    def test_no_database(self):
        with self.assertTrouble("no database edu", "./edu run"):
            self.backup(exists=mock.Mock(return_value=False))

    def test_disk_full(self):
        full = OSError(errno.ENOSPC, "No space left on device")
        with mock.patch.object(tarfile.TarFile, "addfile", side_effect=full):
            with self.assertTrouble("disk of", "is full", "--to"):
                self.backup()
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_disk_full_while_dumping(self):
        self.program("pg_dump", "could not write: No space left on device", status=1)
        with mock.patch.object(postgres, "programs", return_value=self.stubs):
            with self.assertTrouble("disk of", "is full", "--to"):
                self.backup(dump=backup.dump)
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_no_right(self):
        denied = PermissionError(errno.EACCES, "denied", str(self.folder))
        with mock.patch("tempfile.mkdtemp", side_effect=denied):
            with self.assertTrouble("cannot be written", "--to"):
                self.backup()

    def test_password_is_on_no_command_line(self):
        home.folder("log")
        told = self.program("tool", "x")
        told.write_text(
            '#!/bin/sh\necho "$@" > "$0.said"\nprintenv PGPASSWORD >> "$0.said"'
        )
        with mock.patch.dict(os.environ, {"PGSERVICE": "elsewhere"}):
            backup.use(told, self.odoo.connection, "--option")
        said = told.with_name("tool.said").read_text()
        self.assertEqual(said, "--option\nhidden-word\n")


class TestFitting(BackupCase):
    """Archives that would not run here are refused before anything is unpacked."""

    def require(self, server=15, **facts):
        with mock.patch.object(backup, "server_version", return_value=server):
            backup.require_fitting(self.odoo, self.path, FACTS | facts)

    def test_fitting(self):
        (name, addon), *_ = addons.product().items()
        self.require(server=17, addons={name: addon.version, "web": "19.0.9"})

    def test_other_series(self):
        for version in ("18.0.0", "saas~19.1.0", "20.0.0"):
            with self.subTest(version), self.assertTrouble("of Odoo", "19.0"):
                self.require(odoo=version)

    def test_newer_addons(self):
        name = next(iter(addons.product()))
        with self.assertTrouble(name, "newer"):
            self.require(addons={name: "19.0.99.0.0"})

    def test_newer_server(self):
        with self.assertTrouble("PostgreSQL 15", "is 14", "--db-url"):
            self.require(server=14)

    def test_city_and_bureau_are_kept_apart(self):
        city = next(name for name, addon in addons.product().items() if addon.demo)
        for names, demo, advice in (
            ([], True, "add --no-demo"),
            ([city], False, "omit --no-demo"),
        ):
            told = {"addons": dict.fromkeys(names, "19.0.1.0.0")}
            with mock.patch.object(archive, "manifest", return_value=told):
                backup.require_kind(self.path, demo=not demo)
                with self.subTest(advice), self.assertTrouble(advice):
                    backup.require_kind(self.path, demo=demo)


class TestReplacing(BackupCase):
    def require(self, swap, users=0):
        ask = mock.Mock(return_value=[[users]])
        with mock.patch.multiple(backup, exists=lambda odoo: True, ask=ask):
            backup.require_free(self.odoo, swap)

    def test_only_when_asked(self):
        with self.assertTrouble("is there already", "--replace"):
            self.require(swap=False)
        self.require(swap=True)

    def test_not_under_a_running_server(self):
        with self.assertTrouble("is in use", "stop"):
            self.require(swap=True, users=1)


class TestPrograms(DoorCase):
    def clients(self, *versions):
        places = []
        for version in versions:
            place = self.stubs / str(version)
            place.mkdir()
            program = self.program(
                f"{version}/pg_dump", f"pg_dump (PostgreSQL) {version}.4"
            )
            places.append(program.parent)
        self.patch(mock.patch.object(machine, "postgres_clients", return_value=places))

    def test_the_server_s_own_version_is_preferred(self):
        self.clients(17, 15, 16)
        self.assertEqual(postgres.programs(15).name, "15")
        self.assertEqual(postgres.programs(14).name, "15")

    def test_older_ones_cannot(self):
        self.clients(15)
        with self.assertTrouble("PostgreSQL 16", "postgresql-client-16"):
            postgres.programs(16)


if __name__ == "__main__":
    unittest.main()
