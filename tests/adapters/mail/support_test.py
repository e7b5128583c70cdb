"""A customer's problem goes to the support address by mail, once, and nothing is promised that does not happen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.mail.render import render
from bot.config import MailConfig
from bot.model import Kind
from bot.model.letter import Letter
from bot.playbook import Playbook
from tests.adapters.mail.server import Box
from tests.adapters.mail.visit import text_of, visited
from tests.talks import CONFIG, talking

PROBLEM = {
    "en": "I'm a customer and I can't log in since this morning, my address is theo@lanternfreight.example",
    "ko": "고객인데요, 오늘 아침부터 로그인이 안 돼요. doyun@ondam.example",
    "ja": "契約中の者ですが、今朝からログインできません。sato@minato.example",
}
LATER = {"en": "it says error 500", "ko": "오류 500이라고 나와요", "ja": "エラー500と表示されます"}
SCRIPTS = {language: {"talk": f"support-{language}", "language": language, "now": "2026-03-10T15:00:00+00:00"} for language in PROBLEM}
SENT = {"en": "I'm passing", "ko": "고객지원팀에 전달", "ja": "申し送ります"}


@pytest.mark.parametrize("language", ["en", "ko", "ja"])
async def test_a_request_is_mailed_once_with_what_was_said_and_a_link_and_can_be_answered(tmp_path: Path, language: str) -> None:
    async with visited(tmp_path) as visit:
        await visit.comes(language, PROBLEM[language])
        await visit.passes(seconds=1)
        mail = visit.mail
        assert mail["To"] == "support@northdesk.example"
        assert str(mail["Reply-To"]) in PROBLEM[language]
        text = text_of(mail)
        assert PROBLEM[language][:20] in text
        assert f"/desk/c/{visit.conversation}" in text
        assert mail["List-Unsubscribe"] is None
        await visit.says(LATER[language])
        await visit.passes(hours=3)
        assert len(visit.box.mails) == 1


@pytest.mark.parametrize("address", ["me@firm.example\r\nBcc: all@evil.example", "문의@ondam.example", "no address", "a@b"])
def test_an_address_that_may_stand_in_no_header_is_not_answered_to(address: str) -> None:
    letter = Letter(sender="Northdesk", subject="s", language="en", firm="Northdesk", lead="l", lines=(), reply_to=address)
    at = datetime(2026, 3, 10, tzinfo=UTC)
    message = render(letter, to="support@northdesk.example", sender="hello@northdesk.example", id="<1@northdesk.example>", at=at)
    assert "hello@northdesk.example" in str(message["Reply-To"])
    assert message["Bcc"] is None


@pytest.mark.parametrize("language", ["en", "ko", "ja"])
@pytest.mark.parametrize("mailing", [True, False])
async def test_the_words_say_that_it_is_passed_on_only_where_it_is(tmp_path: Path, language: str, mailing: bool) -> None:
    config = replace(CONFIG, mail=MailConfig(host="smtp.northdesk.example", sender="hello@northdesk.example")) if mailing else CONFIG
    async with talking(tmp_path, SCRIPTS[language], config) as talk:
        play = await talk.house.shelf.live("b2b_saas")
        assert play.flow.support is not None
        stock = replace(play, flow=replace(play.flow, support=replace(play.flow.support, say={})))

        async def play_of(flow: str, version: int) -> Playbook:
            return stock

        talk.house.engine.play_of = play_of
        said = (await talk.say(PROBLEM[language]))[-1].text
        assert (SENT[language] in said) == mailing, said
        later = [line.text for line in await talk.say(LATER[language])]
        assert not any(SENT[language] in text for text in later)


async def test_without_a_mail_server_nothing_is_written_to_the_outbox(tmp_path: Path) -> None:
    async with talking(tmp_path, SCRIPTS["en"]) as talk:
        await talk.say(PROBLEM["en"])
        assert await talk.house.store.due(talk.clock(), 10) == []


async def test_who_asked_for_a_person_waits_for_one_and_nothing_is_mailed(tmp_path: Path) -> None:
    async with visited(tmp_path) as visit:
        await visit.comes("en", "can I talk to a human please? it doesn't work, theo@lanternfreight.example")
        await visit.rep(Kind.CLAIM)
        await visit.passes(seconds=1)
        assert visit.box.mails == []


async def test_a_support_address_that_refuses_for_good_is_told_in_the_history(tmp_path: Path) -> None:
    async with visited(tmp_path, box=Box(rcpt=["550 no such mailbox"] * 3)) as visit:
        await visit.comes("en", PROBLEM["en"])
        await visit.passes(seconds=1)
        assert visit.box.mails == []
        assert "not_reached" in await visit.events()
