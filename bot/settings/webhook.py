"""What the keys of `webhook:` and of a team's noise may say."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from bot.settings.values import Reader, Wrong, many, secret, shortened, text
from bot.yaml_file import Node

SHORTEST = 16
"""Characters of a secret that signs deliveries."""

LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
"""Hosts that may be called without TLS: what is sent does not leave the machine."""


def receiver(node: Node) -> str:
    """Read where deliveries go: https, and http on this machine alone, without a name and password."""
    written = text(node)
    cure = "Write an https address, such as `https://crm.firm.example/handraiser`; what signs the deliveries goes into `secret`."
    try:
        parts = urlsplit(written)
        safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOCAL)
        good = safe and parts.hostname and (parts.port is None or parts.port)
    except ValueError:
        good, parts = False, urlsplit("")
    if not good or "@" in parts.netloc or parts.fragment or any(sign.isspace() or sign == "\\" for sign in written):
        raise Wrong("C310", f"`{shortened(parts.hostname or written)}` is not the address of a service that may be called", cure)
    return written


def shared_secret(node: Node) -> str:
    """Read the secret, which comes from the environment and is long enough not to be guessed."""
    value: str = secret(node)
    if len(value) < SHORTEST:
        raise Wrong("C106", f"The secret has {len(value)} characters", f"Take {SHORTEST} at least: `openssl rand -hex 32` makes one.")
    return value


def none_or(read: Callable[[Node], str]) -> Reader:
    """Return a reader for a list that may be empty: `none`, or `[]`."""
    several = many(read)
    return lambda node: () if node.kind == "scalar" and node.value == "none" else several(node)
