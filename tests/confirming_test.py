"""Consent to advertising is confirmed where the law wants it, over years of a virtual clock: asked once, kept, ended, or lapsed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.desk.mailing import letter, unread_of
from bot.flow.advertising import CONFIRMS, advertises
from bot.model import Kind, Line
from tests.outreach import NO, SCRIPTS, YES, always, later, nurture, press_button
from tests.talks import Talk

STEPS = (timedelta(days=30), timedelta(days=760), timedelta(days=800))
HOW = {"en": ("“Yes”", "“stop”"), "ko": ("‘네’", "‘그만’"), "ja": ("「はい」", "「停止」")}


def long(play: Any) -> Any:  # noqa: ANN401 - a flow as the shelf gives it
    """Return the flow with a slow sequence of more than two years."""
    steps = tuple(replace(step, after=after) for step, after in zip(play.flow.nurture.steps, STEPS, strict=True))
    return replace(play, flow=replace(play.flow, nurture=replace(play.flow.nurture, steps=steps)))


@asynccontextmanager
async def agreed(folder: Path, language: str = "ko", region: str = "KR") -> AsyncIterator[Talk]:
    """A talk whose prospect agreed to advertising on the first day."""
    async with later(folder, {**SCRIPTS[language], "region": region}) as (talk, _):
        talk.house.engine.play_of = always(long(await talk.house.shelf.live("b2b_saas")))
        await talk.say(YES[language])
        yield talk


async def until(talk: Talk, day: int) -> list[Line]:
    """Let the time pass up to a day after the first, in steps that miss no timer; return what was said."""
    first = (await talk.house.store.conversation(talk.conversation)).created_at
    heard: list[Line] = []
    while (left := (first + timedelta(days=day) - talk.clock()).days) > 0:
        heard += await talk.wait(f"{min(left, 40 if left > 40 else 1)}d")
    return heard


async def claim(talk: Talk) -> None:
    """Have a rep take it and write, so that nobody waits for them."""
    await talk.press(Kind.CLAIM, "serin")
    await talk.press(Kind.REPLY, "serin", "안녕하세요, 오세린입니다.")


def notices(lines: list[Line]) -> list[Line]:
    """Return the questions whether consent still holds."""
    return [line for line in lines if any(source.startswith(CONFIRMS) for source in line.sources)]


def adverts(lines: list[Line]) -> list[Line]:
    """Return the advertising."""
    return [line for line in lines if advertises(line.sources)]


@pytest.mark.parametrize("language", ["en", "ko", "ja"])
async def test_who_does_not_confirm_in_two_years_is_asked_once_and_then_sent_nothing(language: str, tmp_path: Path) -> None:
    async with agreed(tmp_path, language) as talk:
        assert len(adverts(await until(talk, 695))) == 1
        heard = await until(talk, 720)
        (notice,) = notices(heard)
        flow = (await talk.house.engine.play_of("b2b_saas", 0)).flow
        assert flow.nurture is not None
        said = (flow.company, flow.say(flow.nurture.sender, language), "2026-03-10", *HOW[language])
        assert all(words in notice.text for words in said)
        assert not notice.text.startswith("(광고)")
        assert [id for id, _ in notice.choices] == ["agree", "disagree"]
        rest = await until(talk, 830)
        assert notices(rest) == adverts(rest) == []
        kept = await nurture(talk)
        assert kept is not None
        assert (kept.state, kept.confirmed_at) == ("given", None)
        events = [event for _, event in (await talk.house.store.sheet(talk.conversation)).events if event.kind == "nurture"]
        assert (events[-1].data["said"], events[-1].data["why"]) == (False, "no_leave")


@pytest.mark.parametrize("how", ["words", "button"])
async def test_who_confirms_hears_the_next_step_on_its_day_and_is_asked_again_two_years_later(how: str, tmp_path: Path) -> None:
    async with agreed(tmp_path) as talk:
        (notice,) = notices(await until(talk, 710))
        if how == "words":
            (answer,) = await talk.say("네")
        else:
            await press_button(talk, notice.seq, "agree", "네")
            (answer,) = await talk.news()
        assert f"{talk.clock():%Y-%m-%d}" in answer.text
        kept = await nurture(talk)
        assert kept is not None
        assert (kept.state, kept.confirmed_at, kept.quote) == ("given", talk.clock(), YES["ko"])
        heard = await until(talk, 775)
        assert len(adverts(heard)) == 1
        assert notices(heard) == []
        events = [event.data["state"] for _, event in (await talk.house.store.sheet(talk.conversation)).events if event.kind == "consent"]
        assert events == ["asked", "given", "confirmed"]


@pytest.mark.parametrize("how", ["words", "button", "opt_out"])
async def test_who_ends_it_then_is_sent_no_more(how: str, tmp_path: Path) -> None:
    async with agreed(tmp_path) as talk:
        (notice,) = notices(await until(talk, 710))
        if how == "button":
            await press_button(talk, notice.seq, "disagree", "아니요")
        else:
            await talk.say(NO["ko"] if how == "words" else "그만")
        kept = await nurture(talk)
        assert kept is not None
        assert (kept.state, kept.ended_at) == ("withdrawn", talk.clock())
        assert (await talk.house.store.conversation(talk.conversation)).opted_out == (how == "opt_out")
        assert adverts(await until(talk, 830)) == []


async def test_while_a_rep_has_it_the_question_waits_and_is_never_put_after_the_day(tmp_path: Path) -> None:
    async with agreed(tmp_path) as talk:
        await until(talk, 695)
        await claim(talk)
        assert notices(await until(talk, 705)) == []
        await talk.press(Kind.GIVE_BACK, "serin")
        assert len(notices(await until(talk, 708))) == 1
    async with agreed(tmp_path / "other") as talk:
        await until(talk, 695)
        await claim(talk)
        await until(talk, 735)
        await talk.press(Kind.GIVE_BACK, "serin")
        rest = await until(talk, 830)
        assert notices(rest) == adverts(rest) == []


async def test_where_no_law_wants_it_nobody_is_asked_again(tmp_path: Path) -> None:
    async with agreed(tmp_path, "en", "GB") as talk:
        heard = await until(talk, 860)
        assert notices(heard) == []
        assert len(adverts(heard)) == 3


async def test_on_the_web_the_question_goes_by_mail_without_the_mark_of_advertising(tmp_path: Path) -> None:
    async with agreed(tmp_path) as talk:
        (notice,) = notices(await until(talk, 710))
        sheet = await talk.house.store.sheet(talk.conversation)
        assert unread_of(sheet)[-1].seq == notice.seq
        flow = (await talk.house.shelf.live("b2b_saas")).flow
        mail = letter(sheet, notice.seq, notice.seq - 1, flow, talk.house.config)
        assert mail is not None
        assert "(광고)" not in mail.subject
        assert mail.advert == "KR"
        assert notice.text in [text for _, text in mail.lines]
