"""uvicorn without the watcher of files that it imports for `--reload`: 1.3 MB."""

from __future__ import annotations

from bot.lean import without

with without("watchfiles"):
    import uvicorn

__all__ = ["uvicorn"]
