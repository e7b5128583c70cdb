"""Slack's events as arrivals. Pure: no network, no clock. What has no meaning for us becomes `Ignored`, with a reason and no content.

https://docs.slack.dev/reference/events/message
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from adapters.slack import plain, presses
from adapters.slack.commands import commanded
from adapters.slack.payload import (
    PLATFORM,
    Alarm,
    Around,
    Body,
    HomeOpened,
    Ignored,
    Missing,
    Parsed,
    author_of,
    is_id,
    mapping,
    need,
    place_of,
    text_of,
)
from bot.model.arrivals import Attachment, Changed, Heard, Left


def parse(body: Body, around: Around) -> Parsed:
    """Return what a payload means: of the Events API, of a button, of a form, of a command."""
    read = commanded if "command" in body else _KINDS.get(str(body.get("type", "")))
    if read is None:
        return Ignored(why="unknown kind of payload")
    try:
        return read(body, around)
    except Missing as missing:
        return Ignored(why=f"a payload without {missing}")


def speakers(body: Body) -> tuple[str, ...]:
    """Return the ids of the people whose names are worth knowing before `parse`: who wrote, whom they mention; none for edits."""
    event = mapping(body.get("event"))
    if event.get("type") not in ("message", "app_mention") or event.get("bot_id") or text_of(event.get("subtype")) not in _HEARD:
        return ()
    user = event.get("user")
    return tuple(dict.fromkeys((*([user] if is_id(user) else ()), *plain.people(text_of(event.get("text")))[:5])))


def _event(body: Body, around: Around) -> Parsed:
    if body.get("team_id") != around.team:
        return Ignored(why="an event of another workspace")
    if body.get("is_ext_shared_channel"):
        return Ignored(why="an event of a channel that is shared with another firm")
    event = mapping(body.get("event"))
    read = _EVENTS.get(text_of(event.get("type")))
    return read(event, body, around) if read else Ignored(why="an event that we do not ask for")


def _message(event: Body, body: Body, around: Around) -> Parsed:
    subtype = text_of(event.get("subtype"))
    if subtype == "message_changed":
        return _edited(event, body, around)
    if subtype == "message_deleted":
        return _deleted(event, body, around)
    return _heard(event, around) if subtype in _HEARD else Ignored(why="a message that nobody wrote")


_HEARD = frozenset({"", "file_share", "thread_broadcast", "me_message"})
"""Subtypes of what a person wrote, https://docs.slack.dev/reference/events/message#subtypes"""


def _heard(event: Body, around: Around) -> Parsed:
    user, channel, ts = need(event, "user"), need(event, "channel"), need(event, "ts")
    if not _writes(event, around):
        return Ignored(why="words of an app, or of somebody of another workspace")
    text = text_of(event.get("text"))
    named = plain.people(text)
    root = _root(event, ts)
    mentioned = around.bot in named or event.get("type") == "app_mention"
    direct = _is_direct(event, channel)
    listens = channel in around.channels and event.get("parent_user_id") != around.bot
    addressed = around.dm if direct else (around.mention and mentioned) or listens
    if not addressed and not root:
        return Ignored(why="words in a channel that are not for us")
    said = plain.undone(text, names={id: person.name for id, person in around.people.items()}, bot=around.bot)
    files = tuple(_files(event.get("files")))
    return Heard(
        platform=PLATFORM,
        event_id=f"{channel}:{ts}",  # a mention comes as two events, `app_mention` and `message`, with two ids: one message, one id
        place=place_of(channel, root or ts, direct=direct),
        ref=f"{channel}:{ts}",
        author=author_of(user, around),
        text=said,
        at=around.at,
        thread=f"{channel}:{root}" if root else "",
        addressed=addressed,
        mentions=tuple(id for id in named if id != around.bot),
        named=mentioned,
        files=files,
        opens=not said and not files,
    )


def _writes(message: Body, around: Around) -> bool:
    """Tell whether a person of our workspace wrote it: no app, no echo of ours, nobody from a firm that shares the channel."""
    foreign = any(message.get(key) not in (None, "", around.team) for key in ("user_team", "source_team", "team"))
    return not (message.get("bot_id") or message.get("user") in (around.bot, "USLACKBOT") or foreign)


def _root(message: Body, ts: str) -> str:
    """Return the ts of the message under which it stands, "" where it stands by itself."""
    thread = text_of(message.get("thread_ts"))
    return thread if thread != ts else ""


def _is_direct(event: Body, channel: str) -> bool:
    return event.get("channel_type") == "im" or channel.startswith("D")


def _files(found: object) -> list[Attachment]:
    """Return the files that are there; Slack keeps the names of those that were deleted or hidden."""
    entries = [mapping(one) for one in found] if isinstance(found, list) else []
    return [_file(one) for one in entries if is_id(one.get("id")) and one.get("mode") not in ("tombstone", "hidden_by_limit")]


_KIND_OF_FILE = {"image": "image", "audio": "voice", "video": "video"}


def _file(entry: Body) -> Attachment:
    size = entry.get("size")
    kind = _KIND_OF_FILE.get(text_of(entry.get("mimetype")).partition("/")[0], "file")
    return Attachment(
        name=text_of(entry.get("name")) or kind,
        kind=kind,
        size=size if isinstance(size, int) and not isinstance(size, bool) and size > 0 else 0,
        ref=str(entry["id"]),
    )


def _edited(event: Body, body: Body, around: Around) -> Parsed:
    message, before = mapping(event.get("message")), mapping(event.get("previous_message"))
    if message.get("subtype") == "tombstone":  # a message that has replies is not taken away but emptied
        return _change(before, None, event, body, around)
    if message.get("text") == before.get("text"):
        return Ignored(why="a message whose words stayed the same")  # Slack unfolded a link
    return _change(message, text_of(message.get("text")), event, body, around)


def _deleted(event: Body, body: Body, around: Around) -> Parsed:
    before = mapping(event.get("previous_message"))
    return _change({**before, "ts": event.get("deleted_ts") or before.get("ts")}, None, event, body, around)


def _change(message: Body, text: str | None, event: Body, body: Body, around: Around) -> Parsed:
    user, ts, channel = need(message, "user"), need(message, "ts"), need(event, "channel")
    if not _writes(message, around):
        return Ignored(why="a change of words that are not a person's")
    root = _root(message, ts)
    names = {id: person.name for id, person in around.people.items()}
    return Changed(
        platform=PLATFORM,
        event_id=need(body, "event_id"),
        place=place_of(channel, root or ts, direct=_is_direct(event, channel)),
        ref=f"{channel}:{ts}",
        author=author_of(user, around),
        text=None if text is None else plain.undone(text, names=names, bot=around.bot),
        at=around.at,
        thread=f"{channel}:{root}" if root else "",
    )


def _home(event: Body, body: Body, around: Around) -> Parsed:
    return HomeOpened(user=need(event, "user")) if event.get("tab") == "home" else Ignored(why="another tab was opened")


def _uninstalled(event: Body, body: Body, around: Around) -> Parsed:
    return Alarm(what="The app was removed from the workspace", cure=_INSTALL, fatal=True)


def _revoked(event: Body, body: Body, around: Around) -> Parsed:
    bots = mapping(event.get("tokens")).get("bot")
    if not isinstance(bots, list) or around.bot not in bots:
        return Ignored(why="a person's token was revoked, which we do not use")
    return Alarm(what="The bot token was revoked", cure=_INSTALL, fatal=True)


_INSTALL = "Install the app in the workspace again, put its new bot token into the environment, start Handraiser again."


def _gone(event: Body, body: Body, around: Around) -> Parsed:
    """A channel was archived or deleted, or the app was taken out of it: whoever we talked with there is not reached there any more."""
    channel = text_of(event.get("channel")) or need(event, "channel")
    return Left(
        platform=PLATFORM,
        event_id=need(body, "event_id"),
        place=channel,
        within=f"{channel}:",  # as `place_of` names a thread
        why=text_of(event.get("type")),
        at=around.at,
    )


def _renamed(event: Body, body: Body, around: Around) -> Parsed:
    return Alarm(
        what="A channel was renamed",
        cure="Where config.yaml names it, write its new name, or its id, which stays the same.",
        renamed=True,
    )


_EVENTS: Mapping[str, Callable[[Body, Body, Around], Parsed]] = {
    "message": _message,
    "app_mention": _message,
    "app_home_opened": _home,
    "app_uninstalled": _uninstalled,
    "tokens_revoked": _revoked,
    **dict.fromkeys(("channel_archive", "channel_deleted", "channel_left", "group_archive", "group_deleted", "group_left"), _gone),
    **dict.fromkeys(("channel_rename", "group_rename"), _renamed),
}


def _flooded(body: Body, around: Around) -> Parsed:
    return Alarm(what="Slack holds events back: more than 30,000 in an hour", cure="Take the app out of channels where nobody asks it.")


_KINDS: Mapping[str, Callable[[Body, Around], Parsed]] = {
    "event_callback": _event,
    "block_actions": presses.pressed,
    "view_submission": presses.submitted,
    "app_rate_limited": _flooded,
}
