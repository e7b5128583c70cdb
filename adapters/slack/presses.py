"""Buttons and forms of Slack as arrivals. Pure.

https://docs.slack.dev/reference/interaction-payloads
"""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import orjson

from adapters.slack.payload import PLATFORM, Around, Body, Ignored, Missing, Parsed, Person, mapping, need, place_of, text_of
from bot.model.arrivals import Author, Pressed

FORM = "handraiser_form"
"""`callback_id` of our modals."""


def _ours(body: Body, around: Around) -> bool:
    """Tell whether somebody of our workspace did it, in our workspace."""
    user = mapping(body.get("user"))
    return mapping(body.get("team")).get("id") == around.team and user.get("team_id", around.team) == around.team


def pressed(body: Body, around: Around) -> Parsed:
    """Return the press of a button under a message."""
    if not _ours(body, around):
        return Ignored(why="a press from another workspace")
    actions = body.get("actions")
    action = mapping(actions[0]) if isinstance(actions, list) and actions else {}
    if not text_of(action.get("value")):
        return Ignored(why="a button that only opens a link")
    channel, ts = need(body, "container", "channel_id"), need(body, "container", "message_ts")
    root = text_of(mapping(body.get("container")).get("thread_ts")) or text_of(mapping(body.get("message")).get("thread_ts"))
    user = need(body, "user", "id")
    return Pressed(
        platform=PLATFORM,
        event_id=f"{channel}:{ts}:{user}:{need(action, 'action_ts')}",  # a press has no id of its own
        place=place_of(channel, root or ts, direct=channel.startswith("D")),
        ref=f"{channel}:{ts}",
        author=_presser(body, around),
        payload=need(action, "value"),
        at=around.at,
    )


def _presser(body: Body, around: Around) -> Author:
    id = need(body, "user", "id")
    known = around.people.get(id, Person())
    user = mapping(body.get("user"))
    return Author(id=id, name=known.name or text_of(user.get("name")) or text_of(user.get("username")), locale=known.locale)


def submitted(body: Body, around: Around) -> Parsed:
    """Return a form that was sent."""
    view = mapping(body.get("view"))
    if not _ours(body, around) or view.get("callback_id") != FORM:
        return Ignored(why="a form that is not ours")
    kept = _kept(text_of(view.get("private_metadata")))
    trigger = sha256(text_of(body.get("trigger_id")).encode()).hexdigest()[:16]
    return Pressed(
        platform=PLATFORM,
        event_id=f"{need(view, 'id')}:{trigger}",  # the same when Slack sends it again, another one when it was mended and sent
        place=kept[1],
        ref=kept[2],
        author=_presser(body, around),
        payload=kept[0],
        at=around.at,
        form=_form(mapping(mapping(view.get("state")).get("values"))),
    )


def keep(pressed: Pressed) -> str:
    """Return what a modal has to remember of the button that opened it; `parse` reads it back."""
    return orjson.dumps([pressed.payload, pressed.place, pressed.ref]).decode()


def chosen(body: Body) -> dict[str, Any]:
    """Return the message under which a choice was pressed as it reads from now on: without buttons, with what was chosen."""
    message, actions = mapping(body.get("message")), body.get("actions")
    action = mapping(actions[0]) if isinstance(actions, list) and actions else {}
    blocks = message.get("blocks")
    kept = [block for block in blocks if mapping(block).get("type") != "actions"] if isinstance(blocks, list) else []
    label = text_of(mapping(action.get("text")).get("text"))
    picked = {"type": "context", "elements": [{"type": "plain_text", "text": f"✓ {label}", "emoji": False}]}
    return {"text": text_of(message.get("text")), "blocks": [*kept, picked]}


def _kept(written: str) -> tuple[str, str, str]:
    try:
        payload, place, ref = orjson.loads(written)
    except (ValueError, TypeError) as error:
        raise Missing("view.private_metadata") from error
    if not all(isinstance(part, str) for part in (payload, place, ref)):
        raise Missing("view.private_metadata")
    return payload, place, ref


def _form(values: Body) -> dict[str, str]:
    """Return what was typed and picked, by the input's name."""
    form: dict[str, str] = {}
    for name, elements in values.items():
        for element in mapping(elements).values():
            picked = mapping(mapping(element).get("selected_option")).get("value")
            form[name] = text_of(mapping(element).get("value")) or text_of(picked)
    return form
