"""Reads where a platform listens: to direct messages, to mentions, to everything in a channel."""

from __future__ import annotations

import re

from bot.settings.values import Wrong, meant, shortened, text
from bot.yaml_file import Node

_SLACK_CHANNEL = re.compile(r"#[^\s#,:]{1,80}|[CG][A-Z0-9]{8,}")


def slack(node: Node) -> str:
    """Read one of Slack's: `dm`, `mention`, `#ask-sales` or a channel's id."""
    written = text(node)
    if written in ("dm", "mention") or _SLACK_CHANNEL.fullmatch(written):
        return written
    cure = meant(written, ("dm", "mention"), otherwise=f'Write `dm`, `mention` or a channel: `"#{shortened(written).lstrip("#@")}"`.')
    raise Wrong("C105", f"Nobody can listen to `{shortened(written)}` in Slack", cure)


_DISCORD_ID = re.compile(r"[0-9]{15,21}")
_COPY = "In Discord: Settings → Advanced → Developer Mode; then right-click it → Copy ID, a number of 17 digits or more."


def discord(node: Node) -> str:
    """Read one of Discord's: `dm`, `mention` or a channel's id."""
    written = text(node)
    if written in ("dm", "mention") or _DISCORD_ID.fullmatch(written):
        return written
    cure = meant(written, ("dm", "mention"), otherwise=f"Write `dm`, `mention` or a channel's id. {_COPY}")
    raise Wrong("C105", f"Nobody can listen to `{shortened(written)}` in Discord", cure)


def server(node: Node) -> str:
    """Read the id of a server on Discord."""
    written = text(node)
    if _DISCORD_ID.fullmatch(written):
        return written
    raise Wrong("C105", f"`{shortened(written)}` is not the id of a server on Discord", _COPY)
