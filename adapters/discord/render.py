"""What we say and the cards as Discord shows them: plain values, checked against Discord's limits, no vendor's type in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from adapters.discord import limits
from adapters.discord.places import is_id
from adapters.discord.text import BLANK, LONGEST, cut, escape, length, pieces
from bot.language.unseen import calm
from bot.model import Say, Who
from bot.model.arrivals import Action, Button, Face, Row, pack

COLOURS: Mapping[str, int] = {"green": 0x2E7D32, "amber": 0xF59E0B, "red": 0xD92D20, "grey": 0x8A94A6}
MARKS: Mapping[str, str] = {"waiting": "⏳", "sent": "✅", "note": "📝", "failed": "⚠️"}
"""Reactions, one for each mark of an effect."""

QUOTE = 300
"""Characters of a quote on a card; the whole of it stands in the conversation on the desk."""

_STYLES = {"primary": "primary", "danger": "danger"}
_LINK = re.compile(r"https?://[^\s()<>\[\]\\]+\.[^\s()<>\[\]\\]+")
"""Addresses that Discord takes in a button or a link: a host with a dot, so never localhost."""

Key = Mapping[str, str]
"""A button: label and style, with `payload` or `url`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One message on its way to Discord."""

    content: str = ""
    embed: Mapping[str, Any] | None = None
    buttons: tuple[Key, ...] = ()
    ping: str = ""  # the one person who is notified
    previews: bool = True  # False: links in it show no preview, because somebody else wrote them


def say(say: Say, conversation: str, seq: int) -> tuple[Draft, ...]:
    """Return what a prospect is told: a rep by name, the text, the choices under its end. Only our own words show previews of links."""
    keys = _keys(say, conversation, seq)
    text = say.text if keys or not say.choices else f"{say.text}\n{_numbered(say)}"
    return _parts(_name(say) if say.who is Who.REP else "", text, keys=keys, previews=True)


def note(say: Say, *, ping: str = "") -> tuple[Draft, ...]:
    """Return what the team is told under a card: whom it mentions, who said it, the text without previews of links."""
    ping = ping if is_id(ping) else ""
    return _parts(_mention(ping) + _name(say), say.text, ping=ping)


def links_of(files: Sequence[tuple[str, str]]) -> Draft:
    """Return (name, address) of files as a message."""
    return Draft(content=cut("\n".join(f"📎 {_file(name, link)}" for name, link in files), LONGEST), previews=False)


def whisper(say: Say, buttons: Iterable[Button], *, to: str = "") -> Draft:
    """Return what one person alone is told, named where others may stand beside them."""
    keys = tuple({**_key(button), "label": cut(button.label, limits.LABEL)} for button in buttons)
    return _parts(_mention(to), say.text, keys=keys, ping=to)[0]


def _name(say: Say) -> str:
    return f"**{escape(cut(say.name, 100))}:** " if say.name else ""


def _parts(head: str, text: str, *, keys: tuple[Key, ...] = (), ping: str = "", previews: bool = False) -> tuple[Draft, ...]:
    first, *rest = pieces(text, LONGEST - length(head))
    parts = [head + first, *rest]
    last = len(parts) - 1
    return tuple(
        Draft(content=part, buttons=keys if at == last else (), ping=ping if at == 0 else "", previews=previews)
        for at, part in enumerate(parts)
    )


def _numbered(say: Say) -> str:
    return "\n".join(f"{number}. {label}" for number, (_, label) in enumerate(say.choices, 1))


def _keys(say: Say, conversation: str, seq: int) -> tuple[Key, ...]:
    """Return the choices as buttons; none where they are too many, too long or without an address to come back to."""
    try:
        keys = tuple(_key(Button(label=label, payload=pack(Action.CHOICE, conversation, f"{seq}.{id}"))) for id, label in say.choices)
    except ValueError:
        return ()
    return () if limits.faults("-", None, keys) else keys


def _key(button: Button) -> Key:
    return {"label": button.label, "style": _STYLES.get(button.style, "secondary"), "payload": button.payload}


def _mention(person: str) -> str:
    return f"<@{person}> " if is_id(person) else ""


def card(face: Face) -> Draft:
    """Return a card: one line for notifications, the embed, the buttons. What does not fit is shortened, from the end."""
    ping = face.ping if is_id(face.ping) else ""
    line = escape(face.summary or face.title)
    return Draft(content=cut(_mention(ping) + line, LONGEST), embed=_embed(face), buttons=_buttons(face), ping=ping, previews=True)


def _embed(face: Face) -> Mapping[str, Any]:
    embed: dict[str, Any] = {
        "type": "rich",
        "title": cut(escape(face.title), limits.EMBED["title"]),
        "description": cut(f"**{escape(face.state)}**\n{escape(face.reason)}", 1000),
        "color": COLOURS.get(face.colour, COLOURS["grey"]),
    }
    if face.context:
        embed["footer"] = {"text": cut(calm(" · ".join(face.context)), 500)}
    room = limits.ALL - limits.total(embed)
    return {**embed, "fields": _fitting(_fields(face), room)}


def _fields(face: Face) -> list[tuple[str, str, bool]]:
    """Return (name, value, beside others) in the order of use; rows beyond the 25 fields share one."""
    last = list(_last_fields(face))
    rows = [(escape(row.label), _value(row), not row.quote and len(row.value) <= 30) for row in face.rows]
    free = limits.FIELDS - len(last)
    if len(rows) > free:
        shared = "\n".join(f"**{name}** {value}" for name, value, _ in rows[free - 1 :])
        rows = [*rows[: free - 1], ("…", shared, False)]
    return [*rows, *last]


def _last_fields(face: Face) -> Iterable[tuple[str, str, bool]]:
    if face.questions:
        yield BLANK, "\n".join(f"❓ {escape(question)}" for question in face.questions), False
    if face.not_asked:
        yield BLANK, escape(face.not_asked), False
    if face.score:
        yield escape(face.score), "\n".join(escape(term) for term in face.terms) or BLANK, False
    if face.files:
        yield BLANK, "\n".join(f"📎 {_file(name, link)}" for name, link in face.files), False


def _value(row: Row) -> str:
    struck = f"~~{escape(row.before)}~~ " if row.before else ""
    words = f"*{escape(row.value)}*" if row.declined else f"{struck}{escape(row.value)}"
    words += " ❔" if row.unsure else ""
    said = cut(" ".join(row.quote.split()), QUOTE)
    return f"{words}\n> {escape(said)}" if said else words


def _file(name: str, link: str) -> str:
    return f"[{escape(name)}]({link})" if _LINK.fullmatch(link) else escape(name)


def _fitting(fields: Iterable[tuple[str, str, bool]], room: int) -> list[Mapping[str, Any]]:
    """Return the fields within their own limits and the room that is left in the embed; a field without room for a word is left out."""
    fitted: list[Mapping[str, Any]] = []
    for name, value, inline in fields:
        head = cut(name, limits.FIELD_NAME) or BLANK
        left = min(limits.FIELD_VALUE, room - length(head))
        if left < 2:
            break
        body = cut(value, left) or BLANK
        room -= length(head) + length(body)
        fitted.append({"name": head, "value": body, "inline": inline})
    return fitted


def _buttons(face: Face) -> tuple[Key, ...]:
    keys = [{**_key(button), "label": cut(button.label, limits.LABEL)} for button in face.buttons]
    if face.link_label and _LINK.fullmatch(face.link):
        keys.append({"label": cut(face.link_label, limits.LABEL), "style": "link", "url": face.link})
    return tuple(keys[: limits.BUTTONS])
