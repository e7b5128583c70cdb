"""Our plain values as the vendor's objects. A view is stopped before it is sent: the library then keeps nothing of it in memory."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import discord
import structlog
from discord import ui

from adapters.discord import limits
from adapters.discord.render import Draft, Key
from adapters.discord.text import cut
from bot.model.arrivals import Form, Input

log = structlog.get_logger()

_STRANGE = (AttributeError, IndexError, KeyError, TypeError, ValueError, OverflowError)
"""What the library raises for an event that lacks something."""

SHORT = 200
"""Characters up to which an input is one line high."""

_STYLES = {
    "primary": discord.ButtonStyle.primary,
    "secondary": discord.ButtonStyle.secondary,
    "danger": discord.ButtonStyle.danger,
    "link": discord.ButtonStyle.link,
}


def nonce(effect: str, part: int = 0) -> str:
    """Return the key by which Discord knows a message again for some minutes: the effect's id where it is short enough."""
    if part == 0 and 0 < len(effect) <= limits.NONCE:
        return effect
    return hashlib.sha256(f"{effect}:{part}".encode()).hexdigest()[: limits.NONCE]


def parts(draft: Draft) -> dict[str, Any]:
    """Return the arguments that sending and editing share."""
    return {
        "content": draft.content,
        "embeds": [discord.Embed.from_dict(dict(draft.embed))] if draft.embed else [],
        "view": _view(draft.buttons),
        "allowed_mentions": _mentions(draft.ping),
    }


def buttons(message: discord.Message) -> Iterator[discord.Button]:
    """Yield the buttons that stand under a message."""
    for row in message.components:
        if isinstance(row, discord.ActionRow):
            yield from (key for key in row.children if isinstance(key, discord.Button))


def modal(form: Form) -> ui.Modal:
    """Return a form as Discord shows it. Its id is the payload, so that an answer finds its way after a restart."""
    shown = ui.Modal(title=cut(form.title, limits.MODAL_TITLE), custom_id=form.payload, timeout=None)
    for given in form.inputs[: limits.MODAL_INPUTS]:
        shown.add_item(ui.Label(text=cut(given.label, limits.MODAL_LABEL), component=_input(given)))
    shown.stop()
    return shown


def _input(given: Input) -> ui.Item[Any]:
    if given.choices:
        options = [
            discord.SelectOption(label=cut(label, limits.OPTION), value=cut(value, limits.OPTION))
            for value, label in given.choices[: limits.OPTIONS]
        ]
        return ui.Select(custom_id=given.name, options=options, required=given.required)
    style = discord.TextStyle.short if given.longest <= SHORT else discord.TextStyle.paragraph
    return ui.TextInput(custom_id=given.name, style=style, required=given.required, max_length=min(given.longest, limits.TYPED))


def _mentions(person: str) -> discord.AllowedMentions:
    if not person:
        return discord.AllowedMentions.none()
    return discord.AllowedMentions(everyone=False, roles=False, users=[discord.Object(int(person))], replied_user=False)


def _view(keys: tuple[Key, ...]) -> ui.View | None:
    if not keys:
        return None
    view = ui.View(timeout=None)
    for key in keys:
        view.add_item(ui.Button(label=key["label"], style=_STYLES[key["style"]], custom_id=key.get("payload"), url=key.get("url")))
    view.stop()
    return view


def leave_out_strange_events(client: discord.Client) -> None:
    """Have an event whose shape the library does not know left out: it would end the connection, and lose presses meanwhile.

    The library has no door for it, so this wraps what its gateway calls (`ConnectionState.parsers`, event → reader). Without READY
    there is no session, so that one still ends it.
    """
    parsers = client._connection.parsers
    for name, parse in tuple(parsers.items()):
        if name != "READY":
            parsers[name] = partial(_tried, name, parse)


def _tried(name: str, parse: Callable[[Any], None], event: Any) -> None:  # noqa: ANN401 - whatever Discord sent
    try:
        parse(event)
    except _STRANGE as error:
        log.warning("an event of Discord's has a shape that we do not know", kind=name, why=type(error).__name__)
