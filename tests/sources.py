"""The project's own source, for tests that look for something in it."""

from __future__ import annotations

import ast
import gc
from pathlib import Path


def parsed(path: Path) -> ast.Module:
    """Return the tree of a Python file.

    Without a look for garbage meanwhile: what another test left open is told with a traceback, whose lines Python 3.11
    parses to underline them, and a parser inside a parser ends in "AST constructor recursion depth mismatch" (cpython 106905).
    """
    was = gc.isenabled()
    gc.disable()
    try:
        return ast.parse(path.read_text("utf-8"))
    finally:
        if was:
            gc.enable()
