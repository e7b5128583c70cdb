"""A workspace as Slack keeps it: channels, people, messages, and the methods of the Web API that read and change them.

Written from the documentation (https://docs.slack.dev/reference/methods), not from the adapter: what it refuses, Slack refuses.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any

BOT, BOT_ID, TEAM, APP = "U0BOT", "B0BOT", "T0HOME", "A0APP"
TOKEN, APP_TOKEN, SECRET = "xoxb-1-double", "xapp-1-double", "8f742231b10e8888abcd99aaabbb85a5"

Json = dict[str, Any]


@dataclass(kw_only=True)
class Channel:
    """One conversation."""

    id: str
    name: str = ""
    direct: bool = False
    member: bool = True
    archived: bool = False
    shared: bool = False

    def shown(self) -> Json:
        """Return it as conversations.info does."""
        return {
            "id": self.id,
            "name": self.name,
            "is_im": self.direct,
            "is_member": self.member,
            "is_archived": self.archived,
            "is_ext_shared": self.shared,
        }


class Refused(Exception):
    """The method answers `{"ok": false, "error": …}`."""


@dataclass(kw_only=True)
class Workspace:
    """What Slack knows. `messages` are kept by channel in the order of their time."""

    channels: dict[str, Channel]
    users: dict[str, str]
    scopes: frozenset[str]
    messages: dict[str, list[Json]] = field(default_factory=dict)
    whispers: list[Json] = field(default_factory=list)
    views: dict[str, Json] = field(default_factory=dict)  # by trigger
    homes: dict[str, Json] = field(default_factory=dict)  # by user
    calls: list[tuple[str, Json]] = field(default_factory=list)
    files: dict[str, Json] = field(default_factory=dict)
    slots: dict[str, Json] = field(default_factory=dict)  # by id: what was uploaded, or is going to be
    revoked: bool = False
    answer: Callable[[str, Json], Json] = field(init=False)
    _ts: Any = field(default_factory=lambda: count(1))

    def stamp(self) -> str:
        """Return the next ts, unique in the workspace."""
        import time

        return f"{int(time.time())}.{next(self._ts):06d}"

    def add(self, channel: str, **message: Any) -> Json:  # noqa: ANN401 - a message of Slack
        """Put a message into a channel."""
        entry = {"ts": self.stamp(), "type": "message", "reactions": {}, **message}
        self.messages.setdefault(channel, []).append(entry)
        return entry

    def find(self, channel: str, ts: str) -> Json:
        """Return a message. Raise Refused."""
        for message in self.messages.get(channel, []):
            if message["ts"] == ts:
                return message
        raise Refused("message_not_found")

    def __post_init__(self) -> None:
        self.answer = self.perform  # a test may put something in its way

    def perform(self, method: str, arguments: Json) -> Json:
        """Do a method of the Web API. Raise Refused."""
        self.calls.append((method, arguments))
        if self.revoked:
            raise Refused("token_revoked")
        do = METHODS.get(method)
        if do is None:
            raise Refused("unknown_method")
        return do(self, arguments)

    def needs(self, scope: str) -> None:
        """Refuse what the token may not do."""
        if scope not in self.scopes:
            raise Refused("missing_scope")

    def channel(self, id: str, *, writes: bool = False) -> Channel:
        """Return a channel by id. Raise Refused as Slack does."""
        found = self.channels.get(id)
        if found is None:
            raise Refused("channel_not_found")
        if writes and found.archived:
            raise Refused("is_archived")
        if writes and not found.member:
            raise Refused("not_in_channel")
        return found


def _auth(workspace: Workspace, arguments: Json) -> Json:
    return {"url": "https://home.slack.com/", "team": "Home", "team_id": TEAM, "user": "handraiser", "user_id": BOT, "bot_id": BOT_ID}


def _checked(arguments: Json) -> Json:
    """Refuse what Slack refuses in a message; return what is kept of it."""
    blocks = arguments.get("blocks", [])
    if not arguments.get("text") and not blocks:
        raise Refused("no_text")
    if len(arguments.get("text", "")) > 40_000:
        raise Refused("msg_too_long")
    check_blocks(blocks, 50)
    return {"text": arguments.get("text", ""), "blocks": blocks, "metadata": arguments.get("metadata")}


def check_blocks(blocks: list[Json], most: int) -> None:
    """Refuse a layout that Slack would refuse, https://docs.slack.dev/reference/block-kit/blocks"""
    if len(blocks) > most or len(json.dumps(blocks, ensure_ascii=False)) > 40_000:
        raise Refused("msg_blocks_too_long")
    for block in blocks:
        texts = {"header": 150, "section": 3000}.get(block["type"])
        if texts and not 1 <= len(block["text"]["text"]) <= texts:
            raise Refused("invalid_blocks")
        elements = block.get("elements", [])
        if block["type"] == "actions" and not 1 <= len(elements) <= 25:
            raise Refused("invalid_blocks")
        for element in elements if block["type"] == "actions" else []:
            if not 1 <= len(element["text"]["text"]) <= 75 or len(element.get("value", "")) > 2000:
                raise Refused("invalid_blocks")
        if block["type"] not in ("header", "section", "actions", "rich_text", "context", "divider", "input", "image"):
            raise Refused("invalid_blocks")


def _post(workspace: Workspace, arguments: Json) -> Json:
    channel = workspace.channel(arguments["channel"], writes=True)
    kept = _checked(arguments)
    thread = arguments.get("thread_ts", "")
    if thread:
        workspace.find(channel.id, thread)
    message = workspace.add(channel.id, user=BOT, bot_id=BOT_ID, **kept, **({"thread_ts": thread} if thread else {}))
    return {"channel": channel.id, "ts": message["ts"], "message": _seen(message)}


def _ephemeral(workspace: Workspace, arguments: Json) -> Json:
    channel = workspace.channel(arguments["channel"], writes=True)
    if arguments["user"] not in workspace.users:
        raise Refused("user_not_in_channel")
    kept = {**_checked(arguments), "channel": channel.id, "only_for": arguments["user"], "thread_ts": arguments.get("thread_ts", "")}
    workspace.whispers.append({"ts": workspace.stamp(), "user": BOT, "bot_id": BOT_ID, "reactions": {}, **kept})
    return {"message_ts": workspace.whispers[-1]["ts"]}


def _update(workspace: Workspace, arguments: Json) -> Json:
    message = workspace.find(workspace.channel(arguments["channel"]).id, arguments["ts"])
    if message["user"] != BOT:
        raise Refused("cant_update_message")
    kept = _checked(arguments)
    message.update({key: value for key, value in kept.items() if value is not None})
    return {"channel": arguments["channel"], "ts": message["ts"]}


def _delete(workspace: Workspace, arguments: Json) -> Json:
    message = workspace.find(workspace.channel(arguments["channel"]).id, arguments["ts"])
    if message["user"] != BOT:
        raise Refused("cant_delete_message")
    workspace.messages[arguments["channel"]].remove(message)
    return {}


def _seen(message: Json) -> Json:
    """Return a message as a history shows it: metadata only where it was asked for."""
    reactions = [{"name": name, "users": sorted(users), "count": len(users)} for name, users in message["reactions"].items()]
    return {**{key: value for key, value in message.items() if key not in ("reactions", "metadata")}, "reactions": reactions}


def _page(workspace: Workspace, found: list[Json], arguments: Mapping[str, str]) -> Json:
    start, limit = int(arguments.get("cursor") or 0), min(int(arguments.get("limit") or 100), 999)
    page = found[start : start + limit]
    with_metadata = arguments.get("include_all_metadata") in ("true", "1")
    messages = [{**_seen(one), **({"metadata": one["metadata"]} if with_metadata and one.get("metadata") else {})} for one in page]
    more = start + limit < len(found)
    return {"messages": messages, "has_more": more, "response_metadata": {"next_cursor": str(start + limit) if more else ""}}


def _history(workspace: Workspace, arguments: Mapping[str, str]) -> Json:
    messages = workspace.messages.get(workspace.channel(arguments["channel"]).id, [])
    oldest = float(arguments.get("oldest") or 0)
    found = [one for one in messages if float(one["ts"]) > oldest and one.get("thread_ts", one["ts"]) == one["ts"]]
    return _page(workspace, found[::-1], arguments)


def _replies(workspace: Workspace, arguments: Mapping[str, str]) -> Json:
    messages = workspace.messages.get(workspace.channel(arguments["channel"]).id, [])
    found = [one for one in messages if arguments["ts"] in (one["ts"], one.get("thread_ts"))]
    if not found:
        raise Refused("thread_not_found")
    return _page(workspace, found, arguments)


def _info(workspace: Workspace, arguments: Mapping[str, str]) -> Json:
    return {"channel": workspace.channel(arguments["channel"]).shown()}


def _mine(workspace: Workspace, arguments: Mapping[str, str]) -> Json:
    found = [channel.shown() for channel in workspace.channels.values() if channel.member and not channel.direct]
    return {"channels": found, "response_metadata": {"next_cursor": ""}}


def _user(workspace: Workspace, arguments: Mapping[str, str]) -> Json:
    if arguments["user"] not in workspace.users:
        raise Refused("user_not_found")
    name = workspace.users[arguments["user"]]
    return {"user": {"id": arguments["user"], "team_id": TEAM, "name": name.lower(), "profile": {"real_name": name}, "locale": "en-US"}}


def _reactions(workspace: Workspace, arguments: Mapping[str, str]) -> Json:
    return {"type": "message", "message": _seen(workspace.find(arguments["channel"], arguments["timestamp"]))}


def _react(workspace: Workspace, arguments: Mapping[str, str]) -> Json:
    users = workspace.find(arguments["channel"], arguments["timestamp"])["reactions"].setdefault(arguments["name"], set())
    if BOT in users:
        raise Refused("already_reacted")
    users.add(BOT)
    return {}


def _unreact(workspace: Workspace, arguments: Mapping[str, str]) -> Json:
    reactions = workspace.find(arguments["channel"], arguments["timestamp"])["reactions"]
    if BOT not in reactions.get(arguments["name"], set()):
        raise Refused("no_reaction")
    reactions[arguments["name"]].discard(BOT)
    if not reactions[arguments["name"]]:
        del reactions[arguments["name"]]
    return {}


def _open(workspace: Workspace, arguments: Json) -> Json:
    if arguments["trigger_id"] not in workspace.views:
        raise Refused("invalid_trigger_id")
    view = arguments["view"]
    check_blocks(view["blocks"], 100)
    if any(not 1 <= len(view[name]["text"]) <= 24 for name in ("title", "submit", "close")):
        raise Refused("invalid_arguments")
    workspace.views[arguments["trigger_id"]] = view
    return {"view": view}


def _publish(workspace: Workspace, arguments: Json) -> Json:
    check_blocks(arguments["view"]["blocks"], 100)
    workspace.homes[arguments["user_id"]] = arguments["view"]
    return {}


def _connections(workspace: Workspace, arguments: Json) -> Json:
    return {"url": ""}  # the server fills it in


def _file(workspace: Workspace, arguments: Mapping[str, str]) -> Json:
    if arguments["file"] not in workspace.files:
        raise Refused("file_not_found")
    return {"file": workspace.files[arguments["file"]]}


def _upload_slot(workspace: Workspace, arguments: Mapping[str, str]) -> Json:
    workspace.needs("files:write")
    if int(arguments["length"]) < 1:
        raise Refused("invalid_arguments")
    id = f"F{workspace.stamp().replace('.', '')}"
    workspace.slots[id] = {"name": arguments["filename"], "length": int(arguments["length"]), "content": b""}
    return {"file_id": id, "upload_url": ""}  # the server fills it in


def _complete(workspace: Workspace, arguments: Mapping[str, str]) -> Json:
    """Share what was uploaded; the message appears beside the answer, and bears no metadata."""
    workspace.needs("files:write")
    channel, thread = workspace.channel(arguments["channel_id"], writes=True), arguments.get("thread_ts", "")
    shared: list[Json] = []
    for one in json.loads(arguments["files"]):
        slot = workspace.slots.get(one["id"], {})
        if len(slot.get("content", b"")) != slot.get("length"):
            raise Refused("file_not_found")
        shared.append({"id": one["id"], "name": slot["name"], "title": one.get("title", slot["name"]), "size": slot["length"]})
    under = {"thread_ts": thread} if thread else {}
    if thread:
        workspace.find(channel.id, thread)
    workspace.add(channel.id, user=BOT, bot_id=BOT_ID, text="", files=shared, upload=True, **under)
    return {"files": [{"id": one["id"], "title": one["title"]} for one in shared]}


def _delete_file(workspace: Workspace, arguments: Mapping[str, str]) -> Json:
    workspace.needs("files:write")
    if workspace.slots.pop(arguments["file"], None) is None:
        raise Refused("file_not_found")
    for messages in workspace.messages.values():
        messages[:] = [one for one in messages if arguments["file"] not in [file["id"] for file in one.get("files", ())]]
    return {}


METHODS: Mapping[str, Callable[[Workspace, Json], Json]] = {
    "auth.test": _auth,
    "chat.postMessage": _post,
    "chat.postEphemeral": _ephemeral,
    "chat.update": _update,
    "chat.delete": _delete,
    "conversations.history": _history,
    "conversations.replies": _replies,
    "conversations.info": _info,
    "users.conversations": _mine,
    "users.info": _user,
    "reactions.get": _reactions,
    "reactions.add": _react,
    "reactions.remove": _unreact,
    "files.info": _file,
    "files.getUploadURLExternal": _upload_slot,
    "files.completeUploadExternal": _complete,
    "files.delete": _delete_file,
    "views.open": _open,
    "views.publish": _publish,
    "apps.connections.open": _connections,
}
