"""Make a rendered page fit to be printed: whole in itself, and harmless."""

import re
from collections.abc import Callable

from lxml import etree, html

# Nothing but what the page brings along; a browser that obeys asks for nothing.
POLICY = (
    "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'"
)
_GONE = (
    "applet audio base button embed fencedframe form frame frameset iframe input link "
    "meta noscript object portal script select source template textarea track video"
).split()
# Attributes that name a place to go to or to fetch from; `src` is looked at by itself.
_PLACES = frozenset(
    "action archive background cite classid codebase data dynsrc formaction href "
    "longdesc lowsrc manifest ping poster profile srcdoc srcset usemap xlink:href "
    "{http://www.w3.org/1999/xlink}href".split()
)
_PICTURE = re.compile(r"data:image/(png|jpeg|gif|webp|svg\+xml)[;,]", re.I)
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


def make_safe(source: str | bytes, picture: Callable[[str], str | None]) -> str:
    """Return a page of HTML without anything that runs, leads or loads.

    `picture` turns the address of a picture into a ``data:`` URI, or None where there
    is none; then the picture is left out. Styles count in the head alone.
    """
    if isinstance(source, bytes):
        source = source.decode()
    source = _UNREADABLE.sub("", source) or "<html/>"
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True)
    root = html.document_fromstring(source, parser=parser)
    for node in list(root.iter(*_GONE)):
        node.drop_tree()
    for node in list(root.iterfind("body//style")):
        node.drop_tree()
    for node in list(root.iter(etree.Element)):
        _strip(node, picture)
    _add_policy(root)
    return html.tostring(root, encoding="unicode", doctype="<!DOCTYPE html>")


def _strip(node, picture):
    for name, value in node.attrib.items():
        if name.startswith("on") or name in _PLACES and not _stays(node, value):
            del node.attrib[name]
    if "src" in node.attrib:
        address = node.attrib.pop("src").strip()
        found = address if _PICTURE.match(address) else picture(address)
        if node.tag == "img" and found:
            node.attrib["src"] = found
    if node.tag == "img" and "src" not in node.attrib:
        node.drop_tree()


def _stays(node, value):
    """Drawings refer to parts of themselves and hold pictures; nothing else does."""
    return node.tag in ("use", "image") and (
        value.startswith("#") or _PICTURE.match(value)
    )


def _add_policy(root):
    head = root.find("head")
    if head is None:
        head = etree.Element("head")
        root.insert(0, head)
    head.insert(0, etree.Element("meta", charset="utf-8"))
    policy = {"http-equiv": "Content-Security-Policy", "content": POLICY}
    head.insert(1, etree.Element("meta", policy))
