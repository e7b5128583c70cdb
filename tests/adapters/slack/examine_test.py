"""What is wrong with tokens, scopes and places is said with the step that mends it."""

from __future__ import annotations

import pytest

from bot.ports import Guest
from tests.adapters.slack.double import SlackDouble
from tests.adapters.slack.fake import FakeReception
from tests.adapters.slack.workspace import Channel


async def test_where_all_is_well_everything_was_tried(guest: Guest) -> None:
    lodging = await guest.examine()
    assert lodging.ok
    assert dict(lodging.checked) == {
        "auth.test": "workspace T0HOME, app U0BOT",
        "scopes": "all there",
        "apps.connections.open": "opens",
        "#leads": "cards can stand there",
        "#ask-sales": "the app listens there",
    }


WRONG = {
    "swapped tokens": ({"bot_token": "xapp-1-double", "app_token": "xoxb-1-double"}, "swapped", "OAuth & Permissions"),
    "a foreign bot token": ({"bot_token": "xoxb-other"}, "does not know the bot token", "steps 3 and 4"),
    "no app token": ({"app_token": ""}, "no app-level token", "connections:write"),
    "a foreign app token": ({"app_token": "xapp-other"}, "Socket Mode does not open", "«Socket Mode» → enable"),
    "no secret": ({"mode": "http", "signing_secret": "secret"}, "not the signing secret", "Basic Information"),
    "a channel that is not there": ({"listen": "dm,#nowhere"}, "no channel named #nowhere", "/invite"),
}


@pytest.mark.parametrize(("settings", "what", "cure"), WRONG.values(), ids=WRONG)
async def test_a_wrong_setting_is_named_with_its_cure(slack: SlackDouble, settings: dict[str, str], what: str, cure: str) -> None:
    lodging = await slack.build(FakeReception(), **settings).examine()
    assert not lodging.ok
    assert what in lodging.what
    assert cure in lodging.cure
    assert not any(secret in str(lodging) for secret in ("xoxb-1", "xapp-1", "xoxb-other", "xapp-other"))


async def test_missing_scopes_are_named(slack: SlackDouble, guest: Guest) -> None:
    slack.workspace.scopes -= {"reactions:write", "im:history"}
    lodging = await guest.examine()
    assert lodging.what == "The app lacks the scopes im:history, reactions:write"
    assert "slack-manifest.yaml" in lodging.cure


CHANNELS = {
    "not invited": (Channel(id="C0LEADS", name="leads", member=False), "no channel named #leads"),
    "archived": (Channel(id="C0LEADS", name="leads", archived=True), "archived"),
    "shared with another firm": (Channel(id="C0LEADS", name="leads", shared=True), "shared with another firm"),
}


@pytest.mark.parametrize(("channel", "what"), CHANNELS.values(), ids=CHANNELS)
async def test_a_place_where_no_card_can_stand_is_named(slack: SlackDouble, guest: Guest, channel: Channel, what: str) -> None:
    slack.workspace.channels["C0LEADS"] = channel
    lodging = await guest.examine()
    assert not lodging.ok
    assert what in lodging.what
    assert lodging.cure


async def test_a_revoked_token_is_said(slack: SlackDouble, guest: Guest) -> None:
    slack.workspace.revoked = True
    lodging = await guest.examine()
    assert "revoked" in lodging.what


async def test_slack_out_of_reach_raises_nothing(slack: SlackDouble, guest: Guest) -> None:
    await slack.wire.stop()
    lodging = await guest.examine()
    assert "cannot be reached" in lodging.what
