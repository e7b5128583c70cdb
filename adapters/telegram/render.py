"""What we say and show, as Telegram takes it: HTML in which everything that somebody wrote is escaped, and inline keyboards.

Lengths are Telegram's, counted in UTF-16 units as its clients count them: https://core.telegram.org/bots/api#sendmessage
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.language.unseen import calm
from bot.model import Effect, Say, Who
from bot.model.arrivals import Action, Button, pack, unpack

LONGEST = 4096
MOST_BUTTONS = 100
LABEL = 60
"""Characters of a button's label that phones still show."""

_TAG = re.compile(r"<[^>]*>")
_MENTION = re.compile(r"(?<!\w)@(?=\w)")
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_NO_BREAK = "\u2060"


def safe(text: str) -> str:
    """Return somebody's words as HTML that shows them and does nothing, in a chat with one person."""
    return html.escape(calm(_UNSEEN.sub("", text)), quote=True)


def inert(text: str) -> str:
    """Return somebody's words for a group: `safe`, and @names call nobody there. Addresses with an @ stay as they are."""
    return safe(_MENTION.sub(f"@{_NO_BREAK}", _UNSEEN.sub("", text)))  # what is unseen may not stand between @ and a name


def plain(markup: str) -> str:
    """Return the words of our HTML: what Telegram counts."""
    return html.unescape(_TAG.sub("", markup))


def length(text: str) -> int:
    """Return the length as Telegram counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, most: int) -> str:
    """Return the text, its end replaced by … where it is longer than `most` characters."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


_ENDS = (re.compile(r"\n\s*\n"), re.compile(r"\n|(?<=[。！？])|(?<=[.!?…])\s"), re.compile(r"\s"))
"""Where a text may be parted, the best first: paragraphs, sentences, words."""


def split(text: str, most: int) -> list[str]:
    """Return the text in parts of at most `most` units, parted after a paragraph, else a sentence, else a word."""
    parts: list[str] = []
    rest = text.strip()
    while length(rest) > most:
        window = _units(rest, most)
        at = next((place for ends in _ENDS if (place := _last(ends, window)) > len(window) // 3), len(window))
        parts.append(rest[:at].strip())
        rest = rest[at:].strip()
    return [part for part in (*parts, rest) if part]


def _units(text: str, most: int) -> str:
    return text.encode("utf-16-le", "surrogatepass")[: 2 * most].decode("utf-16-le", "ignore")


def _last(ends: re.Pattern[str], window: str) -> int:
    return max((found.end() for found in ends.finditer(window)), default=0)


_HEAD = {Who.REP: "<b>{name}</b>\n", Who.PROSPECT: "💬 <b>{name}</b>\n", Who.NOTICE: "ℹ️ ", Who.NOTE: "📝 <b>{name}</b>\n"}
"""What stands before the words of each speaker; the bot's own stand alone, the chat bears its name."""


def say_parts(say: Say, *, private: bool, before: str = "", choices: bool = True) -> list[str]:
    """Return the messages that one say is, as HTML. `before` is HTML that goes before it."""
    write = safe if private else inert
    head = before + (_HEAD.get(say.who, "").format(name=write(cut(say.name, 80))) if say.name or say.who is Who.NOTICE else "")
    text = _with_choices(say) if choices else say.text
    parts = split(calm(text), LONGEST - length(plain(head)) - 2)  # a line that is parted is isolated twice
    return [head + write(part) if number == 0 else write(part) for number, part in enumerate(parts)]


def _with_choices(say: Say) -> str:
    """Return the words with the choices as numbered lines, for where they cannot be buttons."""
    lines = [f"{number}. {label}" for number, (_, label) in enumerate(say.choices, 1)]
    return "\n".join([say.text, *lines])


def choice_rows(effect: Effect) -> InlineKeyboardMarkup | None:
    """Return the choices of a say as buttons, or None where there are none or one does not fit into 64 bytes."""
    choices = effect.say.choices if effect.say else ()
    if not 0 < len(choices) <= MOST_BUTTONS:
        return None
    try:
        return rows((label, _payload(effect, id)) for id, label in choices)
    except ValueError:
        return None


def _payload(effect: Effect, id: str) -> str:
    return id if unpack(id) else pack(Action.CHOICE, effect.conversation, f"{effect.seq}.{id}")


def rows(labelled: Iterable[tuple[str, str]], width: int = 24) -> InlineKeyboardMarkup:
    """Return (label, payload) pairs as an inline keyboard, as many in a row as phones show side by side."""
    keyboard: list[list[InlineKeyboardButton]] = []
    room = 0
    for label, payload in labelled:
        takes = 2 + sum(2 if ord(sign) > 0x2E80 else 1 for sign in label)
        if takes > room:
            keyboard.append([])
            room = width
        keyboard[-1].append(InlineKeyboardButton(cut(label, LABEL), callback_data=payload))
        room -= takes
    return InlineKeyboardMarkup(keyboard)


def buttons_of(buttons: Sequence[Button], link: tuple[str, str] = ("", "")) -> InlineKeyboardMarkup | None:
    """Return the buttons of a card or a whisper, and below them the link (label, address) where Telegram takes it."""
    keyboard = list(rows((button.label, button.payload) for button in buttons).inline_keyboard)
    label, address = link
    if is_public(address):
        keyboard.append((InlineKeyboardButton(cut(label or address, LABEL), url=address),))
    return InlineKeyboardMarkup(keyboard) if keyboard else None


def is_public(address: str) -> bool:
    """True for an address that Telegram takes as a link: http or https, and a host with a dot that is not this machine."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and "." in host and not host.startswith("127.")


def anchor(address: str, label: str) -> str:
    """Return a link as HTML, its label being HTML already; the label alone where Telegram would take no such link."""
    return f'<a href="{html.escape(address)}">{label}</a>' if is_public(address) else label


def call(user: str, label: str = "🔔") -> str:
    """Return a mention of a person by their id: https://core.telegram.org/bots/api#html-style"""
    return f'<a href="tg://user?id={int(user)}">{label}</a>' if user.isascii() and user.isdigit() else ""


def lines_of(texts: Iterable[str]) -> Iterator[str]:
    """Yield the texts that say something."""
    return (text for text in texts if text.strip())
