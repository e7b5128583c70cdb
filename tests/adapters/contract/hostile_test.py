"""What nobody should send, over each platform's wire into a whole house: nothing is stored, nothing raised, one clear word at most."""

from __future__ import annotations

import asyncio
import io
import logging
import os
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import httpx
import pytest

from bot import logs
from bot.model import Who
from bot.model.arrivals import Action, pack
from tests.adapters.contract.double import Double
from tests.adapters.contract.filed import Vendor
from tests.adapters.contract.house import Stage, config_for, staged
from tests.adapters.discord.double import DiscordDouble
from tests.adapters.slack.double import SlackDouble
from tests.adapters.slack.wire import NotTaken
from tests.adapters.telegram.double import NOBODY, TelegramDouble

WAYS: dict[str, Callable[[], Vendor]] = {
    "slack socket": SlackDouble,
    "slack http": lambda: SlackDouble(mode="http"),
    "discord": DiscordDouble,
    "telegram polling": TelegramDouble,
    "telegram webhook": lambda: TelegramDouble("webhook"),
}
CANARIES = ("canary words", "Canary Person", "canary@hanbit.example")
SECRETS = ("xoxb-1", "xapp-1", "8f742231b10e8888", "AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc")


@pytest.fixture(params=WAYS)
async def stage(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Stage]:
    made = WAYS[request.param]()
    async with staged(tmp_path, cast("Double", made)) as one:
        yield one
    await made.close()


@pytest.fixture
def out() -> Iterator[io.StringIO]:
    """Return all that is logged, at the most talkative level."""
    root = logging.getLogger()
    before, stream = (root.handlers[:], root.level), io.StringIO()
    logs.configure("debug", stream)
    yield stream
    logs.configure("warning")
    root.handlers[:], root.level = before


@contextmanager
def unchanged(stage: Stage) -> Iterator[None]:
    """Fail where a row was written meanwhile."""
    before = rows(stage)
    yield
    assert rows(stage) == before


def rows(stage: Stage) -> dict[str, int]:
    """Count the rows of each table."""
    (file,) = stage.folder.glob("*.db")
    with sqlite3.connect(file) as database:
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608 - names of our own tables


async def presses(double: Vendor, presser: str, ref: str, payload: str, **around: Any) -> None:  # noqa: ANN401 - parts of the envelope
    """Press by payload, as a forged client could; `around` is of Slack's envelope, or the message that Discord tells with it."""
    channel, _, id = ref.partition(":" if isinstance(double, SlackDouble) else "/")
    if isinstance(double, SlackDouble):
        button = {"type": "button", "action_id": "press_0", "block_id": "b", "value": payload, "text": {"type": "plain_text", "text": "x"}}
        body = double.interaction(presser) | {"container": {"type": "message", "message_ts": id, "channel_id": channel}}
        body |= {"type": "block_actions", "channel": {"id": channel}, "actions": [button | {"action_ts": double.workspace.stamp()}]}
        with suppress(NotTaken):
            await double.delivers("interactive", body | around)
    elif isinstance(double, DiscordDouble):
        message = around.get("message") or double.world.message(channel, id)
        await double.interacts(presser, channel, message, 3, {"component_type": 2, "custom_id": payload})
    else:
        await double.press(presser, int(channel), int(id), payload)


def told(stage: Stage, user: str) -> list[str]:
    """Return what one person alone was told."""
    return [one.text for one in stage.whispers(user)]


NOBODYS = "0198d7f26f5e7c3a9d1b2f4e6a8c0b1d"


async def test_forged_presses_change_nothing_and_are_answered_once(stage: Stage, out: io.StringIO) -> None:
    double, card = cast("Vendor", stage.sales), await stage.asked()
    await stage.calm()
    (row,) = await stage.built.store.rows("all", "", 10)
    if isinstance(double, DiscordDouble):
        double.patience = 0.3  # what is left alone is never answered
    forged = {
        pack(Action.CLAIM, NOBODYS): "a talk that there is not",
        "cl:" + "x" * 50: "no id",
        "zz:1:2": "no such action",
        pack(Action.CHOICE, row.conversation, "1.yes"): "a prospect's choice",
    }
    for payload, what in forged.items():
        before = len(told(stage, stage.sales.rep))
        with unchanged(stage):
            await presses(double, stage.sales.rep, card.ref, payload)
            await stage.calm()
        assert len(told(stage, stage.sales.rep)) <= before + 1, what
    assert "Traceback" not in out.getvalue()
    assert "With " not in stage.cards()[-1].text


async def test_who_is_no_rep_or_no_rep_any_more_is_told_so_and_changes_nothing(stage: Stage) -> None:
    double, card = cast("Vendor", stage.sales), await stage.asked()
    await stage.calm()
    (row,) = await stage.built.store.rows("all", "", 10)
    with unchanged(stage):
        await presses(double, stage.sales.prospect, card.ref, pack(Action.CLAIM, row.conversation))
        await stage.until(lambda: told(stage, stage.sales.prospect), "the word to who is no rep")
    assert len(told(stage, stage.sales.prospect)) == 1
    stage.built.config.reps.pop("dana")  # type: ignore[attr-defined]  # a mapping that a test made
    with unchanged(stage):
        await presses(double, stage.sales.rep, card.ref, pack(Action.CLAIM, row.conversation))
        await stage.until(lambda: told(stage, stage.sales.rep), "the word to who left")
    assert len(told(stage, stage.sales.rep)) == 1


async def test_a_press_on_a_card_that_is_gone_harms_nobody(stage: Stage) -> None:
    double, card = cast("Vendor", stage.sales), await stage.asked()
    await stage.calm()
    (row,) = await stage.built.store.rows("all", "", 10)
    pressed = gone(double, card.ref)
    await presses(double, stage.sales.rep, card.ref, pack(Action.CLAIM, row.conversation), message=pressed)
    await stage.until(lambda: [one for one in stage.replies() if "Dana Cole" in one.text], "the claim: her button was still on her screen")


def gone(double: Vendor, ref: str) -> dict[str, Any]:
    """Have somebody delete a message of ours, of which no platform tells us; return it as it was."""
    channel, _, id = ref.partition(":" if isinstance(double, SlackDouble) else "/")
    if isinstance(double, SlackDouble):
        message = double.workspace.find(channel, id)
        double.workspace.messages[channel].remove(message)
    elif isinstance(double, DiscordDouble):
        message = double.world.message(channel, id)
        double.world.messages[channel].remove(message)
    else:
        message = double.cloud.messages.pop((int(channel), int(id)))
    return {key: value for key, value in message.items() if key != "reactions"}


@pytest.mark.parametrize(
    "around", [{"team": {"id": "T0OTHER"}}, {"team": {}}, {"team": None}, {"user": {"id": "U0DANA", "team_id": "T0OTHER"}}]
)
async def test_a_press_that_names_another_workspace_does_nothing(tmp_path: Path, around: dict[str, Any]) -> None:
    double = SlackDouble()
    async with staged(tmp_path, cast("Double", double)) as stage:
        card = await stage.asked()
        await stage.calm()
        (row,) = await stage.built.store.rows("all", "", 10)
        with unchanged(stage):
            await presses(double, double.rep, card.ref, pack(Action.CLAIM, row.conversation), **around)
            await stage.calm()
        assert told(stage, double.rep) == []
    await double.close()


async def test_of_what_people_write_and_of_our_secrets_no_line_of_the_log_has_a_word(stage: Stage, out: io.StringIO) -> None:
    double = stage.prospects
    await double.says(
        double.prospect, double.dm, f"{CANARIES[0]}: we need a shared inbox for 60 people, {CANARIES[2]}, can I talk to sales?"
    )
    await stage.until(stage.cards, "the card")
    await stage.sales.presses(stage.sales.rep, stage.cards()[-1].ref, "Claim")
    await stage.until(lambda: "With Dana Cole" in stage.cards()[-1].text, "the claim")
    await stage.sales.says(stage.sales.rep, stage.sales.cards, CANARIES[0], thread=stage.cards()[-1].ref)
    double.limit(1.0, 1)
    stage.clock.forward(6)
    stage.built.outbox.wake()
    await stage.until(lambda: [one for one in stage.replies() if CANARIES[0] in one.text and "Dana" in one.text], "the rep's words")
    written = out.getvalue()
    assert len(written) > 100  # at this level there is a lot to read
    assert [canary for canary in (*CANARIES, *SECRETS, "Jiwon", "Robin Berg") if canary in written] == []


MANY = 1_000 if os.environ.get("HANDRAISER_LONG") == "1" else 100


@pytest.mark.faults
@pytest.mark.parametrize("way", WAYS)
async def test_a_flood_from_one_person_is_heard_to_its_end_and_answered_in_a_breath(tmp_path: Path, way: str) -> None:
    double = cast("Double", WAYS[way]())
    config = replace(config_for(double, double), settle=0.4, limits=True)
    async with staged(tmp_path, double, config=config) as stage:
        await asyncio.gather(*(double.says(double.prospect, double.dm, f"we want to buy a shared inbox, no. {n}") for n in range(MANY)))
        await stage.until(lambda: [one for one in stage.replies() if "AI assistant" in one.text], "the answer, which says so whatever came")
        await stage.calm()
        conversation = await stage.built.store.find(double.platform, double.dm)
        assert conversation is not None
        lines = (await stage.built.store.sheet(conversation)).lines
        heard = [line.text for line in lines if line.who is Who.PROSPECT]
        assert sorted(heard) == sorted({f"we want to buy a shared inbox, no. {n}" for n in range(MANY)})
        assert len([line for line in lines if line.who is Who.BOT]) < MANY / 10
    await double.close()


@pytest.mark.parametrize("way", ["slack http", "telegram webhook"])
async def test_a_body_of_four_megabytes_is_refused_and_leaves_nothing(tmp_path: Path, way: str) -> None:
    double = WAYS[way]()
    async with staged(tmp_path, cast("Double", double)) as stage:
        await double.says(double.prospect, double.dm, "hello")
        await stage.calm()
        with unchanged(stage):
            status = await posted(double, b'{"update_id": 1, "x": "' + b"x" * 4_000_000 + b'"}')
            await stage.calm()
        assert status in (400, 401, 413)
    await double.close()


async def posted(double: Vendor, body: bytes) -> int:
    """Post a body to the platform's door as the platform itself would, with its signature or secret; return the answer's status."""
    if isinstance(double, SlackDouble):
        return (await double.wire.post(double.address, body, "application/json"))[0]
    assert isinstance(double, TelegramDouble)
    hook = double.cloud.webhook
    async with httpx.AsyncClient(verify=NOBODY) as client:
        answer = await client.post(hook["url"], content=body, headers={"X-Telegram-Bot-Api-Secret-Token": hook["secret_token"]})
    return answer.status_code
