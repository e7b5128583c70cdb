"""The calendar of a rep in config.yaml."""

from __future__ import annotations

from collections.abc import Mapping

from bot.config import CalendarConfig
from bot.settings.addresses import address
from bot.settings.values import Reader, Wrong, kind_of, meant, one_of, secret, text
from bot.yaml_file import Node

GOOGLE = "https://www.googleapis.com/calendar/v3"

KEYS: Mapping[str, Reader] = {
    "kind": one_of("caldav", "google"),
    "url": address,
    "user": text,
    "password": secret,
    "token": secret,
    "id": text,
    "refresh_token": secret,
    "client_id": text,
    "client_secret": secret,
    "token_url": address,
}
NEEDS: Mapping[str, tuple[str, ...]] = {"caldav": ("url",), "google": ("token",)}
RENEWED = ("refresh_token", "client_id", "client_secret")
"""With these there is no need of a token: it is renewed. Each needs the others."""


def calendar(node: Node) -> CalendarConfig:
    """Read a rep's calendar."""
    if node.kind != "mapping":
        raise Wrong("C104", f"A calendar should be a mapping, not {kind_of(node)}", "Write `{kind: caldav, url: …}`.")
    values: dict[str, str] = {}
    for key, value in node.pairs:
        known = _known(key)
        values[known] = _read(known, value)
    kind = values.get("kind", "caldav")
    needs = RENEWED if any(name in values for name in RENEWED) else NEEDS[kind]
    for lacking in (name for name in needs if name not in values):
        raise Wrong("C103", f"A calendar of the kind {kind} has no `{lacking}`", f"Write `{lacking}: …`.")
    return CalendarConfig(**{"kind": kind, "url": GOOGLE, **values})


def _known(key: Node) -> str:
    name = str(key.value)
    if name not in KEYS:
        raise Wrong("C101", f"A calendar has no key `{name[:40]}`", meant(name, KEYS), key)
    return name


def _read(name: str, node: Node) -> str:
    """Read one value, so that its fault stands where the value stands."""
    try:
        value: str = KEYS[name](node)
    except Wrong as error:
        error.at = error.at or node
        raise
    return value
