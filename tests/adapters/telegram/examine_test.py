"""What `doctor` says of a bot, its way in and its groups."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from adapters.telegram.examine import Patient, examine
from bot.model.arrivals import Lodging
from tests.adapters.telegram.cloud import Refusal
from tests.adapters.telegram.conftest import Met
from tests.adapters.telegram.double import GROUP
from tests.adapters.telegram.methods import ADMIN

HOOK = "https://chat.shop.example/telegram/999"
MEMBER = {"status": "member"}


async def looked(met: Met, **changes: Any) -> Lodging:  # noqa: ANN401 - fields of Patient
    """Examine with other settings."""
    patient = Patient(bot=met.guest.wire.bot, book=met.guest.wire.book, mode="polling", url="", secret="s", places=(str(GROUP),))
    return await examine(replace(patient, **changes))


async def test_a_bot_in_order_is_well_and_says_what_was_tried(met: Met) -> None:
    lodging = await looked(met)
    assert (lodging.ok, lodging.what) == (True, "")
    assert lodging.checked["bot"] == "@northdesk_bot (999)"
    assert lodging.checked[f"telegram:{GROUP}"] == "supergroup, the bot is administrator; hears all"


async def test_the_adapter_examines_itself(polled: Met) -> None:
    assert (await polled.guest.examine()).ok


async def test_group_privacy_is_explained_where_replies_are_enough(polled: Met) -> None:
    polled.double.cloud.members[GROUP] = dict(MEMBER)
    lodging = await looked(polled)
    assert lodging.ok
    assert "group privacy: hears replies to itself" in lodging.checked[f"telegram:{GROUP}"]
    polled.double.cloud.reads_all = True
    assert "hears all" in (await looked(polled)).checked[f"telegram:{GROUP}"]


@pytest.mark.parametrize(
    ("method", "code", "what"),
    [
        ("getme", 401, "Telegram does not know this token"),
        ("getme", 502, "Telegram does not answer"),
        ("getwebhookinfo", 502, "does not answer"),
    ],
)
async def test_a_token_or_a_network_that_fails_is_named(polled: Met, method: str, code: int, what: str) -> None:
    polled.double.cloud.refusals[method].append(Refusal(code, "no"))
    lodging = await looked(polled)
    assert not lodging.ok
    assert what in lodging.what
    assert lodging.cure


@pytest.mark.parametrize(
    ("member", "chat", "what", "cure"),
    [
        ({"status": "left"}, {}, "The bot is not in “Leads”", "Add @northdesk_bot"),
        ({"status": "kicked", "until_date": 0}, {}, "The bot is not in “Leads”", "Add @northdesk_bot"),
        (MEMBER, {"is_forum": True}, "may not open any", "Manage topics"),
        ({**ADMIN, "can_manage_topics": False}, {"is_forum": True}, "may not open any", "Manage topics"),
        (MEMBER, {"type": "channel"}, "may not post", "nobody can answer in a channel"),
        ({**ADMIN, "can_post_messages": False}, {"type": "channel"}, "may not post", "administrator"),
    ],
)
async def test_a_group_in_which_cards_cannot_stand_is_named_with_the_missing_step(
    polled: Met, member: dict[str, Any], chat: dict[str, Any], what: str, cure: str
) -> None:
    polled.double.cloud.members[GROUP] = dict(member)
    polled.double.cloud.chats[GROUP] |= chat
    lodging = await looked(polled)
    assert not lodging.ok
    assert what in lodging.what
    assert cure in lodging.cure


async def test_a_bot_that_may_not_write_is_named(polled: Met) -> None:
    rights = ("can_send_messages", "can_send_polls", "can_send_other_messages", "can_add_web_page_previews", "can_change_info")
    rest = ("can_invite_users", "can_pin_messages", "can_manage_topics", "can_send_audios", "can_send_documents", "can_send_photos")
    more = ("can_send_videos", "can_send_video_notes", "can_send_voice_notes", "is_member", "can_edit_tag", "can_react_to_messages")
    restricted = {"status": "restricted", "until_date": 0, **dict.fromkeys((*rights, *rest, *more), False)}
    polled.double.cloud.members[GROUP] = restricted
    assert "may not write" in (await looked(polled)).what


async def test_a_group_that_is_unknown_or_moved_is_named(polled: Met) -> None:
    assert "The bot is not in -100999" in (await looked(polled, places=("-100999",))).what
    polled.double.cloud.chats[-4567] = {"id": -4567, "type": "group", "moved": GROUP}
    lodging = await looked(polled, places=("-4567",))
    assert f"telegram:{GROUP}" in lodging.cure


@pytest.mark.parametrize(
    ("url", "secret", "cure"),
    [
        ("http://chat.shop.example/telegram/999", "s", "https"),
        ("https://chat.shop.example:8080/telegram/999", "s", "8443"),
        ("/telegram/999", "s", "public_url"),
        (HOOK, "with space", "webhook_secret"),
        (HOOK, "", "webhook_secret"),
    ],
)
async def test_a_webhook_that_telegram_would_not_take_is_named(polled: Met, url: str, secret: str, cure: str) -> None:
    lodging = await looked(polled, mode="webhook", url=url, secret=secret)
    assert not lodging.ok
    assert cure in lodging.cure


async def test_a_webhook_is_looked_at(hooked: Met) -> None:
    cloud = hooked.double.cloud
    cloud.webhook = {}
    assert "set when `handraiser serve` starts" in (await looked(hooked, mode="webhook", url=HOOK)).checked["updates"]
    cloud.webhook = {"url": HOOK}
    assert (await looked(hooked, mode="webhook", url=HOOK)).ok
    cloud.tell("message", {})
    cloud.webhook |= {"last_error_date": 1, "last_error_message": "Wrong response from the webhook: 502 Bad Gateway"}
    lodging = await looked(hooked, mode="webhook", url=HOOK)
    assert "502 Bad Gateway" in lodging.what
    assert "1 waiting" in lodging.checked["updates"]
    cloud.webhook = {"url": "https://other.example/x"}
    assert "Telegram calls another address, at other.example" in (await looked(hooked, mode="webhook", url=HOOK)).what
    assert "a webhook at other.example" in (await looked(hooked)).checked["updates"]
