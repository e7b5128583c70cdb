"""A card's embed as what Discord shows of it, for docs/connect/discord-card.svg."""

from __future__ import annotations

import re
from collections.abc import Iterator

from adapters.discord.render import Draft
from adapters.discord.text import BLANK, unescape
from tests.adapters.contract.drawing import Keys, Row, Shown, Theme, row

THEME = Theme(
    name="Discord",
    colours={
        "back": ("#ffffff", "#313338"),
        "card": ("#f2f3f5", "#2b2d31"),
        "edge": ("#e3e5e8", "#1e1f22"),
        "ink": ("#2e3338", "#dbdee1"),
        "dim": ("#5c5e66", "#949ba4"),
        "link": ("#006ce7", "#00a8fc"),
        "bar": ("#c4c9ce", "#4e5058"),
        "plain": ("#e3e5e8", "#4e5058"),
        "primary": ("#5865f2", "#5865f2"),
        "danger": ("#da373c", "#da373c"),
    },
    inks={"plain": ("#2e3338", "#ffffff"), "primary": ("#ffffff", "#ffffff"), "danger": ("#ffffff", "#ffffff")},
    note="Preview, drawn from the embed that is sent; no screenshot of Discord.",
)

LOOKS = {"primary": "primary", "danger": "danger", "secondary": "plain", "link": "plain"}
MARKED = re.compile(r"(?<!\\)(?:\*\*(?P<b>.+?)\*\*|\*(?P<i>.+?)\*|~~(?P<s>.+?)~~|\[(?P<a>.+?)\]\(https?://[^)]+\))")


def rows(draft: Draft) -> Iterator[Shown]:
    """Yield what stands on the card: the words above the embed, the embed, the buttons."""
    embed = draft.embed or {}
    yield row((unescape(draft.content), ""))
    yield row((unescape(embed["title"]), "head"), gap=10)
    yield from map(_marked, embed["description"].split("\n"))
    for field in embed["fields"]:
        name = field["name"].replace(BLANK, "")
        yield from [row((unescape(name), "b"), gap=4)] if name else []
        yield from map(_marked, field["value"].split("\n"))
    yield row((embed["footer"]["text"], "small"), gap=4)
    keys = [(unescape(key["label"]) + " ↗" * (key["style"] == "link"), LOOKS[key["style"]]) for key in draft.buttons]
    yield Keys(keys=tuple(keys))


def _marked(line: str) -> Row:
    """Return a line of Discord's markup."""
    words, at, spans = line.removeprefix("> "), 0, list[tuple[str, str]]()
    for found in MARKED.finditer(words):
        kind = found.lastgroup or ""
        spans += [(unescape(words[at : found.start()]), ""), (unescape(found[kind]), kind)]
        at = found.end()
    return row(*spans, (unescape(words[at:]), ""), bar=line.startswith("> "))
