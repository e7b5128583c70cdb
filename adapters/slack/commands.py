"""Slash commands of Slack as arrivals. Pure.

https://docs.slack.dev/interactivity/implementing-slash-commands
"""

from __future__ import annotations

from hashlib import sha256

from adapters.slack.payload import PLATFORM, Around, Body, Ignored, Parsed, Person, need, text_of
from bot.model.arrivals import Author, Commanded

COMMANDS = ("/leads",)
"""The commands that the manifest announces. Slack keeps them to itself where they are typed, and offers none in threads."""


def commanded(body: Body, around: Around) -> Parsed:
    """Return a command of ours that somebody of our workspace typed."""
    if body.get("team_id") != around.team:
        return Ignored(why="a command from another workspace")
    command, user = need(body, "command"), need(body, "user_id")
    if command not in COMMANDS:
        return Ignored(why="a command that is not ours")
    known = around.people.get(user, Person())
    trigger = sha256(text_of(body.get("trigger_id")).encode()).hexdigest()[:16]
    return Commanded(
        platform=PLATFORM,
        event_id=f"{user}:{trigger}",
        place=need(body, "channel_id"),
        author=Author(id=user, name=known.name or text_of(body.get("user_name")), locale=known.locale),
        text=f"{command} {text_of(body.get('text'))}".strip(),
        at=around.at,
    )
