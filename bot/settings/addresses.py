"""Where things are: places of platforms, pages, services, mailboxes, servers and databases."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import urlsplit

from bot.settings.values import Wrong, meant, shortened, text
from bot.yaml_file import Node

_PLACES = {
    "slack": (re.compile(r"#[^\s#,:]{1,80}|[CG][A-Z0-9]{8,}"), "`slack:#leads` or the channel's id"),
    "discord": (re.compile(r"[0-9]{15,21}"), "`discord:` and the channel's id, such as `discord:112233445566778899`"),
    "telegram": (re.compile(r"-?[0-9]{5,20}|@[A-Za-z][A-Za-z0-9_]{4,31}"), "`telegram:-100123456789` or `telegram:@name`"),
}


def card(node: Node) -> tuple[str, str]:
    """Read where cards stand: "desk", "slack:#leads", "telegram:-100123" → (platform, place)."""
    written = text(node)
    platform, _, place = written.partition(":")
    if written == "desk":
        return "desk", ""
    if platform not in _PLACES:
        raise Wrong("C305", f"Cards cannot stand on `{shortened(platform)}`", meant(platform, ("desk", *_PLACES)))
    pattern, cure = _PLACES[platform]
    if not pattern.fullmatch(place):
        raise Wrong("C305", f"`{shortened(written)}` names no place on {platform}", f"Write {cure}.")
    return platform, place


def second_way(node: Node) -> tuple[str, str]:
    """Read where a card goes that did not arrive: a place as `card` reads it, or "mail:leads@firm.example" → ("mail", address)."""
    written = text(node)
    if written == "desk":
        raise Wrong("C305", "The desk has every card anyway", "Write another platform's place, or `mail:leads@firm.example`.")
    if not written.startswith("mail:"):
        return card(node)
    return "mail", email(replace(node, value=written.removeprefix("mail:")))


def origin(node: Node) -> str:
    """Read the origin of a page: scheme, host and perhaps a port, nothing after it."""
    written = text(node)
    cure = "Write scheme and host alone, such as `https://shop.example`."
    try:
        parts = urlsplit(written)
        whole_origin = f"{parts.scheme}://{parts.netloc}".lower() if parts.port is None or parts.port else ""
    except ValueError:
        raise Wrong("C306", f"`{shortened(written)}` is not an origin", cure) from None
    plain = parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc and "*" not in parts.netloc
    if not plain or written.rstrip("/").lower() != whole_origin:
        raise Wrong("C306", f"`{shortened(written)}` is not an origin", cure)
    return whole_origin


def address(node: Node) -> str:
    """Read the address of a service: http or https, with a path perhaps, without a name and password."""
    written = text(node)
    cure = "Write it with its scheme, such as `http://127.0.0.1:11434/v1`; a key goes into `key`."
    try:
        parts = urlsplit(written)
        good = parts.scheme in ("http", "https") and parts.hostname and (parts.port is None or parts.port)
    except ValueError:
        good = False
        parts = urlsplit("")
    if not good or "@" in parts.netloc or parts.query or parts.fragment or re.search(r"\s", written):
        raise Wrong("C310", f"`{shortened(written)}` is not the address of a service", cure)
    return written.rstrip("/")


def email(node: Node) -> str:
    """Read an e-mail address; whether anybody reads it is not checked."""
    written = text(node)
    if not re.fullmatch(r"[^@\s,;<>]{1,64}@[^@\s,;<>]+\.[^@\s,;<>.]{2,}", written):
        raise Wrong("C307", "This is not an e-mail address", "Write it as `name@firm.example`.")
    return written.lower()


def host(node: Node) -> str:
    """Read the name or number of a server, nothing before or after it."""
    written = text(node).rstrip(".")
    if not re.fullmatch(r"(?=.{1,253}$)[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]+", written):
        raise Wrong("C311", f"`{shortened(written)}` is not the name of a server", "Write it alone, such as `smtp.firm.example`.")
    return written.lower()


def database(node: Node) -> str:
    """Read the database's address: SQLite or PostgreSQL, its password only from the environment."""
    address = text(node)
    scheme, _, rest = address.partition(":")
    if scheme == "sqlite" and re.fullmatch(r"///[^?#]+", rest):
        return address
    if scheme in ("postgres", "postgresql") and rest.startswith("//") and len(rest) > 2:
        if _has_password(address) and node.style != "$":
            raise Wrong("C201", "The database's password stands in the file", "Write it as ${NAME} and set the variable NAME.")
        return f"postgresql:{rest}"
    cure = "Write `sqlite:///handraiser.db`, or `postgresql://user:${PASSWORD}@host/name`."
    raise Wrong("C308", "This is not the address of a database that we know", cure)


def _has_password(address: str) -> bool:
    try:
        return bool(urlsplit(address).password)
    except ValueError:
        return "@" in address
