"""Talks that come to the outcome nurture, for the tests of what we write unasked."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.config import Config, MailConfig
from bot.engine import PlayOf
from bot.flow.advertising import countries_of
from bot.model import Kind, Line, Message, Nurture
from bot.playbook import Playbook
from tests.talks import CONFIG, Talk, talking

MAILING = replace(CONFIG, mail=MailConfig(host="smtp.northdesk.example", sender="hello@northdesk.example"))
SCRIPTS: Mapping[str, dict[str, Any]] = {
    "en": {"talk": "later-en", "language": "en", "region": "GB", "timezone": "Europe/London", "now": "2026-03-10T10:00:00+00:00"},
    "ko": {"talk": "later-ko", "language": "ko", "region": "KR", "timezone": "Asia/Seoul", "now": "2026-03-10T10:00:00+09:00"},
    "ja": {"talk": "later-ja", "language": "ja", "region": "JP", "timezone": "Asia/Tokyo", "now": "2026-03-10T10:00:00+09:00"},
}
LATER = {
    "en": "We want to buy a help desk for 5 people, starting in eight months. theo@lanternfreight.example",
    "ko": "직원 5명이 쓸 헬프데스크를 구매하려고 해요. 8개월 뒤에 시작해요. doyun@ondam.example",
    "ja": "社員5名で使うヘルプデスクを購入したいです。8か月後に開始予定です。sato@minato.example",
}
YES = {"en": "Yes, please do", "ko": "네, 좋아요", "ja": "はい、お願いします"}
NO = {"en": "No thanks", "ko": "아니요 괜찮아요", "ja": "いいえ、結構です"}
ASKED = {"en": "May Northdesk write to you", "ko": "메시지를 보내 드려도 될까요?", "ja": "お送りしてもよろしいでしょうか。"}
US = {**SCRIPTS["en"], "talk": "later-us", "region": "US", "timezone": "America/New_York"}


@asynccontextmanager
async def later(folder: Path, script: dict[str, Any], config: Config = MAILING) -> AsyncIterator[tuple[Talk, list[Line]]]:
    """A talk that has come to the outcome nurture, and what the bot said then."""
    async with talking(folder, script, config) as talk:
        said = await talk.say(LATER[script["language"]])
        assert (await talk.house.store.talk(talk.conversation)).outcome == "nurture"
        yield talk, said


async def nurture(talk: Talk) -> Nurture | None:
    """Return what is kept of the consent."""
    return (await talk.house.store.talk(talk.conversation)).nurture


async def adverts(talk: Talk, days: int, step: str = "12h") -> list[Line]:
    """Let so many days pass and return the advertising that came."""
    heard = [line for _ in range(days * 24 // int(step[:-1])) for line in await talk.wait(step)]
    return [line for line in heard if countries_of(line.sources) is not None]


async def press_button(talk: Talk, seq: int, choice: str, label: str) -> None:
    """Press a button of the line `seq`."""
    event = f"{talk.conversation}:press-{choice}"
    press = Message(
        conversation=talk.conversation,
        platform="web",
        event_id=event,
        kind=Kind.CHOICE,
        at=talk.clock(),
        text=label,
        choice=choice,
        about=seq,
    )
    accepted = await talk.house.inbox.said(press)
    await talk.house.engine.turn_of(talk.conversation, accepted.seq, 30)


def always(play: Playbook) -> PlayOf:
    """Return what gives that playbook for every flow."""

    async def play_of(flow: str, version: int) -> Playbook:
        return play

    return play_of
