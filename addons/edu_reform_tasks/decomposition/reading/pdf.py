"""PDF: text in reading order, ruled tables as tables."""

import json
import os
import subprocess
import sys
from pathlib import Path

from ..errors import DecompositionError
from . import layout
from .limits import CHARACTERS, PAGES, PDF_SECONDS

LIMITS = {"too_many_pages": PAGES, "too_long": CHARACTERS}


def read(data):
    """Blocks of a PDF given as bytes.

    Raises DecompositionError "encrypted", "broken", "no_text", "too_many_pages" or
    "too_long".
    """
    answer = pages_of(data)
    if "error" in answer:
        code = answer["error"]
        raise DecompositionError(code, limit=f"{LIMITS.get(code, '')}")
    pages = answer["pages"]
    if not any(page["characters"] for page in pages):
        raise DecompositionError("no_text")
    return layout.blocks(pages)


def pages_of(data):
    """The answer of ``pdf_pages`` for a PDF; "broken" where it came to no end.

    The process finds its libraries where this one does. Raises RuntimeError where it
    failed for another reason than the document.
    """
    program = Path(__file__).with_name("pdf_pages.py")
    limits = map(str, (PDF_SECONDS, PAGES, CHARACTERS))
    try:
        done = subprocess.run(
            [sys.executable, "-P", str(program), *limits],
            input=data,
            capture_output=True,
            timeout=2 * PDF_SECONDS,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
    except subprocess.TimeoutExpired as error:
        raise DecompositionError("broken") from error
    if done.returncode < 0:
        raise DecompositionError("broken")
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace"))
    return json.loads(done.stdout)
