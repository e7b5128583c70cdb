"""CEL without its command line: the package imports a terminal toolkit for it, 8 MB and 40 ms that nobody here uses."""

from __future__ import annotations

import sys
from types import ModuleType

sys.modules.setdefault("cel.cli", ModuleType("cel.cli"))

import cel  # noqa: E402 - only after its command line was put aside

__all__ = ["cel"]
