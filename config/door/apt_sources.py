"""The machine's own package mirror, asked privately for what it also offers.

Nothing is written to the machine's apt: lists, cache and sources are ours, and apt
checks the signatures with the keyring that the machine's own entry names.
"""

import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from . import home
from .errors import NO_SUITE, Trouble, Unexplained
from .steps import call

# Where each distribution keeps what its releases do not have yet.
DEVELOPMENT = {"debian": ("sid", "main"), "ubuntu": ("devel", "main universe")}


@dataclass(frozen=True)
class Release:
    """What /etc/os-release says: the distribution and its code name."""

    distribution: str
    codename: str


def release(text: str | None = None) -> Release:
    text = Path("/etc/os-release").read_text() if text is None else text
    fields = dict(re.findall(r'^(\w+)="?([^"\n]*)"?$', text, re.M))
    distribution = fields.get("ID", "")
    if distribution not in DEVELOPMENT:
        distribution = fields.get("ID_LIKE", "").split(" ")[0]
    if distribution not in DEVELOPMENT or "VERSION_CODENAME" not in fields:
        raise Trouble(
            "Odoo is fetched on Debian and Ubuntu only: set EDU_ODOO to the folder of"
            " an Odoo 19.0 that you have, then start again."
        )
    return Release(distribution, fields["VERSION_CODENAME"])


def stanzas(apt: Path) -> list[dict[str, str]]:
    """Every entry of the machine's sources, in both of apt's notations."""
    files = [apt / "sources.list", *sorted((apt / "sources.list.d").glob("*"))]
    entries = []
    for file in files:
        if file.suffix == ".sources":
            entries += modern(file.read_text())
        elif file.suffix == ".list" and file.is_file():
            entries += one_line(file.read_text())
    return entries


def modern(text: str) -> list[dict[str, str]]:
    """Deb822 entries; a value keeps its continuation lines (an inline key)."""
    text = re.sub(r"^#.*\n?", "", text, flags=re.M)
    return [
        {
            name.lower(): value.strip()
            for name, value in re.findall(
                r"^([\w-]+):((?:.*)(?:\n[ \t].*)*)", part, re.M
            )
        }
        for part in re.split(r"\n\s*\n", text)
        if part.strip()
    ]


def one_line(text: str) -> list[dict[str, str]]:
    """Entries such as ``deb [signed-by=…] URI suite component…``."""
    entries = []
    pattern = r"^deb\s+(?:\[([^\]]*)\]\s*)?(\S+)\s+(\S+)\s+(.+)$"
    for options, uri, suite, components in re.findall(pattern, text, re.M):
        pairs = (part.split("=", 1) for part in options.split() if "=" in part)
        kept = {name.lower(): value.replace(",", " ") for name, value in pairs}
        entries.append(
            {"types": "deb", "uris": uri, "suites": suite, "components": components}
            | kept
        )
    return entries


def mirror(entries: list[dict[str, str]], codename: str) -> dict[str, str]:
    """The entry that the machine's own release comes from."""
    for entry in entries:
        serves = codename in entry.get("suites", "").split()
        if serves and entry.get("enabled", "yes") != "no":
            if "main" in entry.get("components", "").split():
                return entry
    raise Trouble(
        f"apt on this machine has no mirror for {codename}: add one to its sources, or"
        " set EDU_ODOO to the folder of an Odoo 19.0 that you have, then start again."
    )


def private_source(entry: dict[str, str], here: Release) -> str:
    """The same mirror and keyring, with the development suite beside the own one."""
    suite, components = DEVELOPMENT[here.distribution]
    lines = {
        "Types": "deb",
        "URIs": entry["uris"],
        "Suites": f"{here.codename} {suite}",
        "Components": components,
    }
    for name in ("Signed-By", "Trusted", "Architectures", "Check-Valid-Until"):
        if value := entry.get(name.lower()):
            lines[name] = value
    return "".join(f"{name}: {value}\n" for name, value in lines.items())


class PrivateApt:
    """apt with its own lists and cache, which an ordinary user may run too."""

    def __init__(self, apt: Path = Path("/etc/apt")):
        if not shutil.which("apt-get"):
            raise Trouble(
                "This machine has no apt-get: set EDU_ODOO to the folder of an Odoo"
                " 19.0 that you have, then start again."
            )
        self.release = release()
        self.suite = DEVELOPMENT[self.release.distribution][0]
        self.source = private_source(
            mirror(stanzas(apt), self.release.codename), self.release
        )
        self.log = home.log("odoo-packages")

    def _command(self, *arguments: str) -> list[str]:
        place = home.folder("apt")
        home.folder("apt", "lists", "partial")
        home.folder("apt", "cache", "archives", "partial")
        source = place / "edu.sources"
        source.write_text(self.source)
        options = {
            "Dir::Etc::SourceList": source,
            "Dir::Etc::SourceParts": "/dev/null",
            "Dir::State::Lists": place / "lists",
            "Dir::Cache": place / "cache",
            "Acquire::Languages": "none",
            "Acquire::Retries": 3,
        }
        if os.geteuid() == 0:  # apt's own user may not reach EDU_HOME
            options["APT::Sandbox::User"] = "root"
        flags = [
            f for name, value in options.items() for f in ("-o", f"{name}={value}")
        ]
        return ["apt-get", *flags, *arguments]

    def update(self) -> None:
        self._ask("update", "--error-on=any")

    def download(self, packages: list[str], target: Path) -> list[Path]:
        """The newest .deb files of ``packages`` (``name/suite`` chooses a suite)."""
        self._ask("download", *packages, cwd=target)
        return sorted(target.glob("*.deb"))

    def _ask(self, *arguments: str, **popen) -> None:
        environment = {**os.environ, "LC_ALL": "C.UTF-8"}
        try:
            call(
                self._command(*arguments), self.log, "apt-get", env=environment, **popen
            )
        except Unexplained as failure:
            raise Trouble(NO_SUITE) from failure
