"""Discord's limits of a message, and which of them one breaks.

https://discord.com/developers/docs/resources/message#embed-object-embed-limits (embeds),
https://discord.com/developers/docs/components/reference#button (labels, custom ids),
https://discord.com/developers/docs/components/reference#string-select (options), read in 2026.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from adapters.discord.text import LONGEST, length

EMBED = {"title": 256, "description": 4096}
FIELDS, FIELD_NAME, FIELD_VALUE, FOOTER, ALL = 25, 256, 1024, 2048, 6000
BUTTONS, ROW, LABEL, CUSTOM_ID = 25, 5, 80, 100
NONCE = 25
MODAL_TITLE, MODAL_LABEL, MODAL_INPUTS, OPTIONS, OPTION, TYPED = 45, 45, 5, 25, 100, 4000
THREAD_NAME = 100

Embed = Mapping[str, Any]


def total(embed: Embed) -> int:
    """Return how many characters of the 6,000 an embed takes."""
    fields = sum(length(field["name"]) + length(field["value"]) for field in embed.get("fields", ()))
    return fields + sum(length(embed.get(key, "")) for key in EMBED) + length(embed.get("footer", {}).get("text", ""))


def faults(content: str, embed: Embed | None, buttons: Sequence[Mapping[str, str]]) -> tuple[str, ...]:
    """Return what Discord would refuse in a message; nothing for a good one."""
    return tuple(_faults(content, embed, buttons))


def _faults(content: str, embed: Embed | None, buttons: Sequence[Mapping[str, str]]) -> Iterator[str]:
    if length(content) > LONGEST:
        yield f"content over {LONGEST}"
    if not content.strip() and embed is None:
        yield "empty message"
    yield from _embed_faults(embed or {})
    yield from _button_faults(buttons)


def _embed_faults(embed: Embed) -> Iterator[str]:
    yield from (f"{key} over {most}" for key, most in EMBED.items() if length(embed.get(key, "")) > most)
    fields = embed.get("fields", ())
    if len(fields) > FIELDS:
        yield f"over {FIELDS} fields"
    for field in fields:
        if not 0 < length(field["name"]) <= FIELD_NAME or not 0 < length(field["value"]) <= FIELD_VALUE:
            yield "a field empty or too long"
    if length(embed.get("footer", {}).get("text", "")) > FOOTER:
        yield f"footer over {FOOTER}"
    if total(embed) > ALL:
        yield f"embed over {ALL}"


def _button_faults(buttons: Sequence[Mapping[str, str]]) -> Iterator[str]:
    if len(buttons) > BUTTONS:
        yield f"over {BUTTONS} buttons"
    ids = [button["payload"] for button in buttons if "payload" in button]
    if len(set(ids)) < len(ids):
        yield "two buttons with one id"
    for button in buttons:
        if not 0 < length(button["label"]) <= LABEL or len(button.get("payload", "")) > CUSTOM_ID:
            yield "a button empty or too long"
