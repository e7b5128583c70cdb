"""A talk of a house that offers times to meet, for the tests of meetings."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from shutil import copytree

from bot.config import CalendarConfig, Config, Rep
from bot.diaries import Diaries
from bot.errors import CalendarTrouble
from bot.model import Kind, Line, Message
from bot.model.diary import Meeting
from bot.ports import Appointment
from tests.talks import CONFIG, ROOT, TEAMS, Talk, talking

NOW = "2026-03-10T10:00:00+00:00"  # a Tuesday; the clocks of New York have gone forward two days before
PATIENT = 60.0
"""Seconds that a calendar may take where it is not slow on purpose: a busy machine may stall, and no test is about that."""
BLOCK = "\nmeeting: {minutes: 30, notice: 2h, days: 10}\n"
BUYS = {
    "en": ["We need a shared inbox for 60 people, we want to buy this quarter", "by the end of this quarter", "ann@acme.com"],
    "ko": ["고객 문의 관리 도구를 도입하려고 합니다. 직원은 60명이에요", "이번 분기 안에요", "minsu@hanbit.co.kr"],
    "ja": ["共有受信箱を導入したいです。社員は60名です", "今四半期中に", "taro@acme.co.jp"],
}
WHERE = {"en": ("Europe/Berlin", "DE"), "ko": ("Asia/Seoul", "KR"), "ja": ("Asia/Tokyo", "JP")}
WORDS = {
    "en": ("the second one", "can we move it to Friday?", "the first one", "please cancel"),
    "ko": ("두 번째요", "금요일로 옮길 수 있을까요?", "첫 번째로 할게요", "취소할게요"),
    "ja": ("2番目でお願いします", "金曜日に変更できますか", "最初のでお願いします", "キャンセルします"),
}


@dataclass
class Calendar:
    """A rep's calendar in memory, that can be slow or fail."""

    spans: list[tuple[datetime, datetime]] = field(default_factory=list)
    trouble: str = ""
    delay: float = 0.0
    asked: int = 0
    kept: dict[str, Appointment] = field(default_factory=dict)

    async def busy(self, begins: datetime, ends: datetime) -> Sequence[tuple[datetime, datetime]]:
        self.asked += 1
        await asyncio.sleep(self.delay)
        if self.trouble:
            raise CalendarTrouble(self.trouble)
        return self.spans

    async def put(self, appointment: Appointment) -> None:
        self.kept[appointment.uid] = appointment

    async def drop(self, uid: str) -> None:
        self.kept.pop(uid, None)


def offering(folder: Path, *, block: str = BLOCK) -> Config:
    """Return a config whose leads have a rep by name, and whose flow offers times."""
    copytree(ROOT / "flows", folder / "flows")
    path = folder / "flows" / "b2b_saas.yaml"
    path.write_text(path.read_text("utf-8") + block, "utf-8")
    dana = Rep(id="dana", name="Dana Cole", teams=("inbound",), calendar=CalendarConfig(kind="caldav", url="http://127.0.0.1:9"))
    teams = {name: replace(team, assign="round_robin") for name, team in TEAMS.items()}
    return replace(CONFIG, flows="flows", public_url="https://chat.example", teams=teams, reps={**CONFIG.reps, "dana": dana})


@asynccontextmanager
async def meeting_talk(
    folder: Path, language: str = "en", *, calendar: Calendar | None = None, block: str = BLOCK, limit: float = PATIENT
) -> AsyncIterator[Talk]:
    """Open a talk whose rep has this calendar, which may take `limit` seconds to answer."""
    zone, region = WHERE[language]
    script = {"talk": f"meet {language}", "language": language, "now": NOW, "timezone": zone, "region": region}
    async with talking(folder, script, offering(folder, block=block)) as talk:
        calendars = {"dana": calendar or Calendar()}
        talk.house.engine.diaries = Diaries(seats=talk.house.store, calendars=calendars, limit=limit)
        talk.house.meetings.platform.calendars = calendars
        yield talk


async def handed_over(talk: Talk, language: str = "en") -> Line:
    """Talk until the handoff, and return the offer that follows it."""
    for text in BUYS[language]:
        await talk.say(text)
    (offer,) = await talk.wait("0m")
    return offer


async def press(talk: Talk, choice: str, conversation: str = "") -> list[Line]:
    """Press a button of the offer, and return what was said to it."""
    talk.count += 1
    message = Message(
        conversation=conversation or talk.conversation,
        platform="web",
        event_id=f"press:{conversation}:{talk.count}",
        kind=Kind.CHOICE,
        at=talk.clock(),
        text="…",
        choice=choice,
    )
    accepted = await talk.house.inbox.said(message)
    await talk.house.engine.turn_of(message.conversation, accepted.seq, 30)
    return await talk.news()


async def meeting_of(talk: Talk) -> Meeting:
    """Return the meeting of the talk."""
    meeting = (await talk.house.store.talk(talk.conversation)).meeting
    assert meeting is not None
    return meeting
