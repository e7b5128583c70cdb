"""The slow sequence by mail: each step its own mail, marked where a law wants it, and none at night."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.adapters.mail.visit import Visit, link, text_of, visited
from tests.outreach import LATER, YES


async def _months(visit: Visit, days: int) -> None:
    for _ in range(days * 8):
        await visit.passes(hours=3.1)  # whatever hour it began at, some of these are day both in Seoul and where the team sits


@pytest.mark.parametrize("language", ["en", "ko", "ja"])
async def test_each_step_is_a_mail_of_its_own_and_its_link_ends_them(tmp_path: Path, language: str) -> None:
    async with visited(tmp_path) as visit:
        await visit.comes(language, LATER[language])
        await visit.says(YES[language])
        await visit.reads()
        await _months(visit, 100)
        first, second = visit.box.mails
        assert all(str(mail["Subject"]).startswith("(광고) ") == (language == "ko") for mail in (first, second))
        assert all("hello@northdesk.example" in text_of(mail) for mail in (first, second))
        assert text_of(first) != text_of(second)
        assert first["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert (await visit.client.post(link(second, "/talk/stop/"))).status_code == 200
        kept = (await visit.built.store.talk(visit.conversation)).nurture
        assert kept is not None
        assert kept.state == "withdrawn"
        await _months(visit, 120)
        assert len(visit.box.mails) == 2


async def test_a_mail_that_a_dead_server_kept_until_the_night_waits_for_the_korean_morning(tmp_path: Path) -> None:
    async with visited(tmp_path) as visit:
        await visit.comes("ko", LATER["ko"])
        await visit.says(YES["ko"])
        await visit.reads()
        while not [event for event in await visit.events() if event == "nurture"]:
            await visit.passes(hours=1)
        seoul = visit.clock() + timedelta(hours=9)
        before = len(visit.box.mails)
        evening = seoul.replace(hour=21, minute=30) - seoul  # nothing was mailed yet: the look comes two minutes after the line
        visit.clock.ahead += evening
        assert (visit.clock() + timedelta(hours=9)).hour == 21
        await visit.passes(minutes=1)
        assert len(visit.box.mails) == before
        await visit.passes(hours=9)
        assert (visit.clock() + timedelta(hours=9)).hour == 6
        assert len(visit.box.mails) == before
        await visit.passes(hours=2)
        (mail,) = visit.box.mails[before:]
        assert str(mail["Subject"]).startswith("(광고) ")
