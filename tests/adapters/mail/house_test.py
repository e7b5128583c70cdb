"""The whole house: what a visitor with a closed tab did not see goes once by mail."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from bot.config import MailConfig
from bot.model import Kind
from tests.adapters.mail.server import Box
from tests.adapters.mail.visit import html_of, text_of, visited

LEAD = {"en": "Dana Cole answered you.", "ko": "Dana Cole님이 답변을 남겼어요.", "ja": "担当のDana Coleよりお返事いたしました。"}


@pytest.mark.parametrize("language", ["en", "ko", "ja"])
async def test_what_a_closed_tab_did_not_see_goes_once_in_one_mail_in_the_visitors_language(tmp_path: Path, language: str) -> None:
    async with visited(tmp_path) as visit:
        await visit.comes(language)
        await visit.rep(Kind.CLAIM)
        await visit.rep(Kind.REPLY, "Hello, this is Dana.")
        await visit.passes(seconds=50)
        await visit.rep(Kind.REPLY, "One pilot for <60> people & more?")
        await visit.passes(seconds=60)
        assert visit.box.taken == []  # two minutes are not over yet
        await visit.passes(seconds=20)
        mail = visit.mail
        assert str(mail["From"]) == '"Dana Cole, Northdesk" <hello@northdesk.example>'
        assert str(mail["Reply-To"]) == "Northdesk <hello@northdesk.example>"
        assert "Northdesk" in str(mail["Subject"])
        assert "Dana" not in str(mail["Subject"])
        assert text_of(mail).startswith(LEAD[language])
        assert "Hello, this is Dana." in text_of(mail)
        assert "One pilot for <60> people & more?" in text_of(mail)
        assert "One pilot for &lt;60&gt; people &amp; more?" in html_of(mail)
        assert "shared inbox for 60" not in text_of(mail)  # the prospect's own words stay on the page
        for _ in range(3):
            await visit.passes(hours=2)
        assert len(visit.box.taken) == 1
        assert (await visit.events()).count("mailed") == 1


async def test_what_was_seen_in_time_is_not_mailed(tmp_path: Path) -> None:
    async with visited(tmp_path) as visit:
        await visit.comes()
        await visit.rep(Kind.CLAIM)
        await visit.rep(Kind.REPLY, "Hello, this is Dana.")
        await visit.reads()
        await visit.passes(minutes=3)
        assert visit.box.tries == 0


async def test_what_is_seen_while_the_mail_server_is_down_is_not_mailed_any_more(tmp_path: Path) -> None:
    async with visited(tmp_path, Box(rcpt=["451 try later"])) as visit:
        await visit.comes()
        await visit.rep(Kind.CLAIM)
        await visit.rep(Kind.REPLY, "Hello, this is Dana.")
        await visit.passes(minutes=2.1)
        assert visit.box.tries == 1
        await visit.reads()
        await visit.passes(minutes=2)
        assert visit.box.tries == 1
        assert not {"mailed", "bounced"} & set(await visit.events())


async def test_a_prospect_who_gave_no_address_gets_nothing_and_costs_no_timer(tmp_path: Path) -> None:
    async with visited(tmp_path) as visit:
        await visit.comes(text="can I talk to a person?")
        await visit.rep(Kind.CLAIM)
        post = await visit.rep(Kind.REPLY, "Hello, this is Dana.")
        assert Kind.UNREAD not in [timer.kind for timer in post.timers]


async def test_a_rep_who_writes_on_to_somebody_away_is_mailed_again_after_an_hour_and_not_before(tmp_path: Path) -> None:
    async with visited(tmp_path) as visit:
        await visit.comes()
        await visit.rep(Kind.CLAIM)
        await visit.rep(Kind.REPLY, "The first word.")
        await visit.passes(minutes=3)
        await visit.rep(Kind.REPLY, "The second word.")
        await visit.passes(minutes=50)
        assert len(visit.box.taken) == 1
        await visit.passes(minutes=15)
        first, second = (text_of(mail) for mail in visit.box.mails)
        assert "The first word." in first
        assert "The second word." not in first
        assert "The second word." in second
        assert "The first word." not in second


async def test_a_visitor_who_was_there_between_is_mailed_at_once_the_next_time(tmp_path: Path) -> None:
    async with visited(tmp_path) as visit:
        await visit.comes()
        await visit.rep(Kind.CLAIM)
        await visit.rep(Kind.REPLY, "The first word.")
        await visit.passes(minutes=3)
        await visit.says("I am back")
        await visit.rep(Kind.REPLY, "The second word.")
        await visit.passes(minutes=3)
        assert len(visit.box.taken) == 2


async def test_a_follow_up_is_mailed_in_the_bots_name(tmp_path: Path) -> None:
    async with visited(tmp_path) as visit:
        await visit.comes(text="we want to buy a shared inbox, my address is theo@lanternfreight.example")
        for _ in range(40):
            if visit.box.taken:
                break
            await visit.passes(hours=3)
        mail = visit.mail
        assert str(mail["From"]) == '"Mia, Northdesk" <hello@northdesk.example>'
        assert text_of(mail).startswith("Mia, Northdesk's AI assistant, wrote to you.")


async def test_a_mail_that_waits_when_the_prospect_opts_out_is_not_sent(tmp_path: Path) -> None:
    async with visited(tmp_path, Box(rcpt=["451 try later"])) as visit:
        await visit.comes()
        await visit.rep(Kind.CLAIM)
        await visit.rep(Kind.REPLY, "Hello, this is Dana.")
        await visit.passes(minutes=2.1)
        await visit.says("stop, please do not contact me any more")
        assert (await visit.built.store.conversation(visit.conversation)).opted_out
        for _ in range(5):
            await visit.passes(hours=1)
        assert visit.box.taken == []


async def test_a_greylisted_mail_arrives_later(tmp_path: Path) -> None:
    async with visited(tmp_path, Box(rcpt=["450 4.2.0 greylisted", "450 4.2.0 greylisted"])) as visit:
        await visit.comes()
        await visit.rep(Kind.CLAIM)
        await visit.rep(Kind.REPLY, "Hello, this is Dana.")
        await visit.passes(minutes=2.1)
        assert visit.box.taken == []
        for _ in range(3):
            await visit.passes(minutes=5)
        assert "Hello, this is Dana." in text_of(visit.mail)


async def test_an_address_that_is_refused_for_good_is_shown_and_not_tried_again(tmp_path: Path) -> None:
    async with visited(tmp_path, Box(rcpt=["550 5.1.1 no such user"])) as visit:
        await visit.comes()
        await visit.rep(Kind.CLAIM)
        await visit.rep(Kind.REPLY, "Hello, this is Dana.")
        await visit.passes(minutes=2.1)
        assert "bounced" in await visit.events()
        await visit.rep(Kind.REPLY, "Are you there?")
        for _ in range(3):
            await visit.passes(hours=2)
        assert visit.box.tries == 1


async def test_a_mail_server_that_is_down_for_a_day_loses_nothing_over_restarts(tmp_path: Path) -> None:
    nowhere = MailConfig(host="127.0.0.1", port=9, security="none", sender="hello@northdesk.example")
    async with visited(tmp_path, mail=nowhere) as visit:
        await visit.comes()
        await visit.rep(Kind.CLAIM)
        await visit.rep(Kind.REPLY, "Hello, this is Dana.")
        for _ in range(8):
            await visit.passes(hours=3)
        ahead = visit.clock.ahead
    async with visited(tmp_path) as again:
        again.clock.ahead = ahead + timedelta(hours=2)
        again.built.outbox.wake()
        async with asyncio.timeout(10):
            while not again.box.taken:
                again.built.outbox.wake()
                await asyncio.sleep(0.02)
        assert "Hello, this is Dana." in text_of(again.mail)
