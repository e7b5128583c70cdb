"""What somebody typed in Slack as plain text, and our plain text as something that Slack does not act on.

https://docs.slack.dev/messaging/formatting-message-text
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_TOKEN = re.compile(r"<([^<>]+)>")
_USER = re.compile(r"<@([A-Z0-9]+)(?:\|[^<>]*)?>")


def undone(text: str, *, names: Mapping[str, str], bot: str) -> str:
    """Return the text without Slack's markup: people as @name, links as they were typed, entities undone, our own name left out."""
    text = re.sub(rf" ?<@{re.escape(bot)}(?:\|[^<>]*)?>", "", text) if bot else text
    text = _TOKEN.sub(lambda match: _shown(match[1], names), text)
    return unescaped(text).strip().lstrip(",:").strip()


def people(text: str) -> tuple[str, ...]:
    """Return the ids of the people whom a text mentions, each once, in order."""
    return tuple(dict.fromkeys(_USER.findall(text)))


def escaped(text: str) -> str:
    """Return the text with the three signs that begin Slack's markup written as entities: nothing in it is a mention or a link."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unescaped(text: str) -> str:
    """Return the text with Slack's three entities undone, once."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _shown(inner: str, names: Mapping[str, str]) -> str:
    """Return what stands between < and > as people see it."""
    target, _, label = inner.partition("|")
    if target.startswith("@"):
        return "@" + (escaped(names.get(target[1:], "")) or label or target[1:])
    if target.startswith("#"):
        return "#" + (label or target[1:])
    if target.startswith("!"):
        return _special(target[1:], label)
    return _link(target, label)


def _special(name: str, label: str) -> str:
    """Return <!here>, <!subteam^S1|@sales> or <!date^…|yesterday> as people see it."""
    kind = name.partition("^")[0]
    if kind in ("subteam", "date"):
        return label or "@group" * (kind == "subteam")
    return "@" + (label or kind).lstrip("@")


def _link(target: str, label: str) -> str:
    """Return a link as it was typed: Slack makes links of bare words, and its label is then what was typed."""
    kind, _, address = target.partition(":")
    if kind in ("mailto", "tel"):
        return label or address
    if not label or _bare(label) == _bare(target):
        return label or target
    return f"{label} ({target})"


def _bare(address: str) -> str:
    return re.sub(r"^https?://", "", address.lower()).rstrip("/")
