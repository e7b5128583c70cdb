"""The methods of the Bot API that we call, with Telegram's own refusals: https://core.telegram.org/bots/api#available-methods"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from tests.adapters.telegram.cloud import BOT, Cloud, Data, Refusal, bad
from tests.adapters.telegram.markup import Unreadable, found_in, read_html, units

SENDING = ("sendmessage", "editmessagetext")


async def answer(cloud: Cloud, method: str, data: Data) -> tuple[int, Data]:
    """Answer one call: (status, body). Names of methods are case-insensitive."""
    cloud.calls.append((method, data))
    try:
        waiting = cloud.refusals["sending" if method in SENDING and cloud.refusals["sending"] else method]
        if waiting and (refusal := waiting.pop(0)):
            raise refusal
        result = await cloud.wait_for_updates(data) if method == "getupdates" else METHODS[method](cloud, data)
    except Refusal as error:
        return error.code, error.body()
    return 200, {"ok": True, "result": result}


def _said(data: Data) -> Data:
    """Return text and entities of a call. Raise as Telegram does."""
    try:
        text, entities = read_html(data["text"]) if data.get("parse_mode") == "HTML" else (data["text"], [])
    except Unreadable as error:
        raise bad(f"can't parse entities: {error}") from error
    if not text.strip():
        raise bad("message text is empty")
    if units(text) > 4096:
        raise bad("message is too long")
    return {"text": text, "entities": sorted([*entities, *found_in(text)], key=lambda one: int(one["offset"]))}


def _markup(data: Data) -> Data:
    markup = json.loads(data.get("reply_markup") or "{}")
    for button in (one for row in markup.get("inline_keyboard", ()) for one in row):
        if not 1 <= len(button.get("callback_data", "x").encode()) <= 64:
            raise bad("BUTTON_DATA_INVALID")
    if markup and "inline_keyboard" not in markup:
        return {"keyboard": markup}  # never told again: `reply_markup` of a message is its inline keyboard
    return {"reply_markup": markup} if markup else {}


def _send(cloud: Cloud, data: Data) -> Data:
    chat = cloud.chat(data)
    said, markup = _said(data), _markup(data)
    answers = int(json.loads(data.get("reply_parameters", "{}")).get("message_id", 0))
    message = {"message_id": 0, "date": 1, "chat": _short(chat), "from": BOT, **said, **markup}
    message["message_id"] = cloud.next_id(chat["id"])
    return cloud.place(message, data, answers)


def _send_file(cloud: Cloud, data: Data, kind: str, most: int) -> Data:
    """Take a file that came with the call; the words that name it stand in the caption, if any."""
    chat, sent = cloud.chat(data), data[kind]
    if len(sent.content) > most:
        raise Refusal(413, "Request Entity Too Large")
    if not sent.content:
        raise bad("file must be non-empty")
    if kind == "photo" and not sent.content.startswith((b"\x89PNG", b"\xff\xd8")):
        raise bad("IMAGE_PROCESS_FAILED")
    id = f"sent-{len(cloud.files)}"
    cloud.files[id] = sent.content
    known = {"file_id": id, "file_unique_id": id, "file_size": len(sent.content)}
    shown: Data = (
        {"photo": [{**known, "width": 8, "height": 8}]} if kind == "photo" else {"document": {**known, "file_name": sent.filename}}
    )
    answers = int(json.loads(data.get("reply_parameters", "{}")).get("message_id", 0))
    message = {"message_id": 0, "date": 1, "chat": _short(chat), "from": BOT, **shown}
    message["message_id"] = cloud.next_id(chat["id"])
    return cloud.place(message, data, answers)


def _short(chat: Data) -> Data:
    return {key: chat[key] for key in ("id", "type", "title", "is_forum", "first_name", "username") if key in chat}


def _edit(cloud: Cloud, data: Data) -> Data:
    message = cloud.message(data, "message to edit not found")
    if message["from"]["id"] != BOT["id"] or "keyboard" in message:
        raise bad("message can't be edited")
    after = {**{key: value for key, value in message.items() if key != "reply_markup"}, **_said(data), **_markup(data)}
    if after == message:
        raise bad("message is not modified: specified new message content and reply markup are exactly the same")
    message.clear()
    message.update(after)
    return message


def _edit_markup(cloud: Cloud, data: Data) -> Data:
    message = cloud.message(data, "message to edit not found")
    message.pop("reply_markup", None)
    message.update(_markup(data))
    return message


def _delete(cloud: Cloud, data: Data) -> bool:
    cloud.message(data, "message to delete not found")
    del cloud.messages[cloud.chat(data)["id"], int(data["message_id"])]
    return True


def _react(cloud: Cloud, data: Data) -> bool:
    message = cloud.message(data, "message to react not found")
    if cloud.chat(data).get("no_reactions"):
        raise bad("REACTION_INVALID")
    cloud.marks[message["chat"]["id"], message["message_id"]] = [one["emoji"] for one in json.loads(data.get("reaction", "[]"))]
    return True


def _answer_press(cloud: Cloud, data: Data) -> bool:
    cloud.answered.append(data["callback_query_id"])
    if data.get("text"):
        cloud.alerts.append((data["callback_query_id"], data["text"]))
    return True


def _set_webhook(cloud: Cloud, data: Data) -> bool:
    cloud.webhook = {**data, "allowed_updates": json.loads(data.get("allowed_updates", "[]"))}
    return True


def _drop_webhook(cloud: Cloud, data: Data) -> bool:
    cloud.webhook = {}
    return True


def _topic(cloud: Cloud, data: Data) -> Data:
    chat = cloud.chat(data)
    if not cloud.members.get(chat["id"], {}).get("can_manage_topics"):
        raise bad("not enough rights to create a topic")
    topic = cloud.next_id(chat["id"])
    opened = {"name": data["name"], "icon_color": 7322096}
    message = {"message_id": topic, "date": 1, "chat": _short(chat), "from": BOT, "forum_topic_created": opened}
    cloud.messages[chat["id"], topic] = message | {"message_thread_id": topic, "is_topic_message": True}
    if cloud.crowded:
        cloud.crowded -= 1
        cloud.next_id(chat["id"])
    return {"message_thread_id": topic, **opened}


def _drop_topic(cloud: Cloud, data: Data) -> bool:
    chat, topic = cloud.chat(data)["id"], int(data["message_thread_id"])
    for key in [key for key, one in cloud.messages.items() if key[0] == chat and one.get("message_thread_id") == topic]:
        del cloud.messages[key]
    return True


def _file(cloud: Cloud, data: Data) -> Data:
    if data["file_id"] not in cloud.files:
        raise bad("wrong file_id or the file is temporarily unavailable")
    return {"file_id": data["file_id"], "file_unique_id": "u", "file_size": len(cloud.files[data["file_id"]]), "file_path": data["file_id"]}


GIFTS = dict.fromkeys(("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False)
ADMIN = {
    "status": "administrator",
    "custom_title": "",
    **dict.fromkeys(
        (
            "can_be_edited",
            "is_anonymous",
            "can_manage_chat",
            "can_delete_messages",
            "can_manage_video_chats",
            "can_restrict_members",
            "can_promote_members",
            "can_change_info",
            "can_invite_users",
            "can_post_stories",
            "can_edit_stories",
            "can_delete_stories",
            "can_manage_topics",
        ),
        True,
    ),
}

METHODS: Mapping[str, Callable[[Cloud, Data], Any]] = {
    "getme": lambda cloud, data: {**BOT, "can_read_all_group_messages": cloud.reads_all},
    "sendmessage": _send,
    "senddocument": lambda cloud, data: _send_file(cloud, data, "document", 50_000_000),
    "sendphoto": lambda cloud, data: _send_file(cloud, data, "photo", 10_000_000),
    "editmessagetext": _edit,
    "editmessagereplymarkup": _edit_markup,
    "deletemessage": _delete,
    "setmessagereaction": _react,
    "answercallbackquery": _answer_press,
    "setwebhook": _set_webhook,
    "deletewebhook": _drop_webhook,
    "getwebhookinfo": lambda cloud, data: {
        "url": "",
        "has_custom_certificate": False,
        "pending_update_count": len(cloud.updates),
        **cloud.webhook,
    },
    "getchat": lambda cloud, data: {"accent_color_id": 1, "max_reaction_count": 11, "accepted_gift_types": GIFTS, **cloud.chat(data)},
    "getchatmember": lambda cloud, data: {"user": BOT, **cloud.members.get(cloud.chat(data)["id"], {"status": "left"})},
    "createforumtopic": _topic,
    "deleteforumtopic": _drop_topic,
    "getfile": _file,
}
