"""uvicorn without what it imports for its own command line: click, and the watcher of files for `--reload`; 3 MB."""

from __future__ import annotations

import sys
from types import ModuleType

from bot.lean import without

_COMMANDS = "uvicorn.main"

if _COMMANDS not in sys.modules:
    aside = ModuleType(_COMMANDS)
    vars(aside).update(Server=None, main=None, run=None)  # what the package takes from there
    sys.modules[_COMMANDS] = aside

with without("watchfiles"):
    import uvicorn
    from uvicorn.config import Config
    from uvicorn.server import Server

uvicorn.Server = Server  # type: ignore[misc] # for whoever else in this process has one

__all__ = ["Config", "Server"]
