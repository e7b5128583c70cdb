"""Files on their way between platforms, for the tests of it."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import cast

from bot.model import Effect, Say, Who
from bot.model.arrivals import Attachment, Reception
from bot.ports import Brought, Carrier, Guest
from tests.adapters.contract.double import Double, Shown
from tests.adapters.contract.house import Stage, config_for, staged
from tests.adapters.contract.plain import PlainDouble
from tests.adapters.discord import world as discord
from tests.adapters.discord.double import DiscordDouble
from tests.adapters.slack.double import SlackDouble
from tests.adapters.telegram.cloud import bad
from tests.adapters.telegram.double import TelegramDouble

Vendor = SlackDouble | DiscordDouble | TelegramDouble
VENDORS = {"slack": SlackDouble, "discord": DiscordDouble, "telegram": TelegramDouble}

OFFER = Attachment(name="견적서 “최종”.pdf", kind="file", size=16, ref="offer")
PLAN = Attachment(name="plan.png", kind="image", size=12, ref="plan")
KEPT = {"offer": ("application/pdf", b"%PDF-1.7 an offer"), "plan": ("image/png", b"\x89PNG\r\n a plan")}
ADDRESS = "https://chat.northdesk.example/files/"


def between(folder: Path, prospects: object, sales: object, *, public: bool = True) -> AbstractAsyncContextManager[Stage]:
    """Open a house between two platforms."""
    config = config_for(cast("Double", prospects), cast("Double", sales))
    wanted = config if public else replace(config, public_url="")
    return staged(folder, cast("Double", prospects), cast("Double", sales), config=wanted)


async def writes(stage: Stage, text: str, *files: Attachment) -> str:
    """Have the rep write under the card, and let the five seconds pass."""
    plain = cast("PlainDouble", stage.sales)
    ref = await plain.says(plain.rep, plain.cards, text, thread=stage.cards()[-1].ref, files=files)
    stage.clock.forward(5)
    stage.built.outbox.wake()
    return ref


def with_files(shown: list[Shown]) -> list[tuple[str, ...]]:
    """Return the names of the files of each message that has any; Telegram gives a picture none."""
    return [tuple("plan.png" if name == "photo" else name for name in one.files) for one in shown if one.files]


def refuses_files(vendor: Vendor) -> None:
    """Have a platform refuse files, and nothing else."""
    if isinstance(vendor, SlackDouble):
        vendor.workspace.scopes -= {"files:write"}
    elif isinstance(vendor, DiscordDouble):
        vendor.world.denied[vendor.dm] = discord.ATTACH
    else:
        vendor.cloud.refusals["senddocument"] += [bad("not enough rights to send documents to the chat")]


def handing(vendor: Vendor, *files: Attachment) -> Effect:
    """Return words with files, on their way to the prospect."""
    say = Say(text="Here it is", who=Who.REP, name="Dana Cole", files=files)
    at = datetime.now(UTC)
    return Effect(
        id="e1", conversation="c1", kind="say", platform=vendor.platform, place=vendor.dm, say=say, card=None, attempts=0, due_at=at
    )


class Nobody:
    """Takes nothing."""

    arrived = opens_form = partial(lambda *_: None)


async def fetched(file: Attachment) -> Brought:
    return Brought(name=file.name, media=KEPT[file.ref][0], content=KEPT[file.ref][1], link="")


async def connected(vendor: Vendor) -> Guest:
    """Return the adapter, with files to bring."""
    guest = await vendor.connect(cast("Reception", Nobody()))
    assert isinstance(guest, Carrier)
    guest.bring = fetched
    return cast("Guest", guest)


async def linked(file: Attachment) -> Brought:
    return replace(await fetched(file), link=f"{ADDRESS}{file.ref}")
