"""What a rep may begin with: in the prospect's language, by name, on what they need, with the next step, and nothing invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.config import Config, Rep, Team
from bot.desk.opening import opening
from bot.model import Event, Fact, Line, OpenQuestion, Owner, Visit, Who
from bot.model.diary import Meeting
from bot.ports import Sheet
from tests.desk.face_test import CARD, FLOW, NOW, sheet
from tests.varied import varied

CONFIG = Config(teams={"inbound": Team(name="inbound")}, reps={"dana": Rep(id="dana", name="Dana Cole")})
NAMES = {"en": ("Theo", "SLAs"), "ko": ("최유나님", "공유 받은편지함"), "ja": ("田中", "窓口の一本化")}
SAID = {
    "en": "Hello Theo, this is Dana Cole from Northdesk. You wrote “SLAs”, so let me pick that up. ",
    "ko": "최유나님, 안녕하세요. Northdesk 담당자 Dana Cole, 인사드려요. 남겨 주신 ‘공유 받은편지함’ 내용부터 이어서 볼게요. ",
    "ja": "田中様、お問い合わせありがとうございます。NorthdeskのDana Coleです。「窓口の一本化」の件、ここからは私が承ります。",
}
NEXT = {
    "en": ("Would a short call suit you", "What should we look at first?", "First your question, “SSO?”:"),
    "ko": ("짧은 통화가 편하세요", "무엇부터 도와드리면 될까요?", "먼저 ‘SSO?’ 질문에 답해 드릴게요:"),
    "ja": ("短いお電話と", "まず、どの点からご案内いたしましょうか。", "まず、ご質問の「SSO?」についてお答えします："),
}
QUESTION = OpenQuestion(number=1, text="SSO?", team="inbound", asked_at=NOW, due_at=NOW)


def owned(language: str, **card: object) -> Sheet:
    name, need = NAMES[language]
    facts = (Fact(field="name", value=name, shown=name), Fact(field="need", value=need, shown=need, quote=f"{need}."))
    kept = varied(CARD, **{"language": language, "facts": facts, "questions": (), "wants_person": False, **card})
    move = Event(kind="owner", data={"from": "offered", "to": "rep", "rep": "dana", "was": "", "by": "dana"})
    return sheet(Owner.REP, card=kept, events=((NOW, move),))


def said(found: Sheet) -> str:
    return opening(found, FLOW, CONFIG, NOW)


@pytest.mark.parametrize("language", ["en", "ko", "ja"])
def test_it_greets_by_name_names_the_need_and_the_next_step(language: str) -> None:
    begins, (call, person, question) = SAID[language], NEXT[language]
    assert said(owned(language)).startswith(begins + call)
    assert said(owned(language, wants_person=True)) == begins + person
    assert said(owned(language, questions=(QUESTION,), wants_person=True)) == begins + question


@pytest.mark.parametrize(("language", "words"), [("en", "tomorrow at 10"), ("ko", "내일 오전 10시"), ("ja", "明日10:00のお打ち合わせ")])
def test_a_booked_meeting_is_named_in_the_prospect_s_own_time(language: str, words: str) -> None:
    at = NOW + timedelta(hours=22)  # 10:00 in Seoul, where it is noon now
    found = owned(language, meeting=Meeting(state="booked", start=at, rep="dana", number=1))
    found = replace(found, conversation=replace(found.conversation, visit=Visit(timezone="Asia/Seoul")))
    assert words in said(found)
    past = owned(language, meeting=Meeting(state="booked", start=NOW - timedelta(hours=1), rep="dana", number=1))
    assert said(past) == said(owned(language))


@pytest.mark.parametrize("language", ["en", "ko", "ja"])
def test_what_is_not_known_is_left_out_and_what_is_long_is_not_parroted(language: str) -> None:
    bare = said(owned(language, facts=()))
    assert "Dana Cole" in bare
    assert not any(name in bare for name in NAMES[language])
    assert not any(open_quote in bare for open_quote in "“‘「")
    long = Fact(field="need", value="x", shown="x" * 70, quote="x" * 70)
    assert "xx" not in said(owned(language, facts=(long,), questions=(replace(QUESTION, text="y" * 70),)))


def test_a_rejected_or_unsure_answer_is_not_said() -> None:
    facts = (
        Fact(field="name", value=None, shown="", state="rejected", before="Theo"),
        Fact(field="need", value="x", shown="SLAs", quote="SLAs", state="unsure"),
    )
    text = said(owned("en", facts=facts))
    assert "Theo" not in text
    assert "SLAs" not in text


@pytest.mark.parametrize("name", ["田中様", "田中さん", "田中"])
def test_a_name_that_brings_its_honorific_gets_no_second_one(name: str) -> None:
    assert said(owned("ja", facts=(Fact(field="name", value=name, shown=name),))).startswith("田中様、")


def test_who_has_written_or_does_not_own_it_gets_none() -> None:
    found = owned("en")
    wrote = Line(seq=2, who=Who.REP, text="Hi", at=NOW, name="Dana Cole")
    assert said(replace(found, lines=(*found.lines, wrote))) == ""
    earlier = replace(wrote, at=NOW - timedelta(days=1))  # before they had it again
    assert said(replace(found, lines=(*found.lines, earlier))) != ""
    for owner in (Owner.BOT, Owner.OFFERED, Owner.CLOSED):
        assert said(replace(found, conversation=replace(found.conversation, owner=owner))) == ""
    assert said(replace(found, conversation=replace(found.conversation, opted_out=True))) == ""


def test_a_flow_published_before_there_were_such_phrases_suggests_nothing() -> None:
    words = {
        language: {key: value for key, value in some.items() if not key.startswith("opening.")} for language, some in FLOW.words.items()
    }
    assert opening(owned("en"), replace(FLOW, words=words), CONFIG, NOW) == ""
