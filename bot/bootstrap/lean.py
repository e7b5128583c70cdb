"""uvicorn without what it imports for its own command line: click, and the watcher of files for `--reload`; 3 MB."""

from __future__ import annotations

from bot.lean import in_place_of, without

with without("watchfiles"), in_place_of("uvicorn.main", "Server", "main", "run"):
    import uvicorn
    from uvicorn.config import Config
    from uvicorn.server import Server

uvicorn.Server = Server  # type: ignore[misc] # for whoever else in this process has one

__all__ = ["Config", "Server"]
