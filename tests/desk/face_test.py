"""A card's face says the same in each team's language: who, why, what is known and as said, whose it is, both times, what to press."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.config import Config, Rep, Team
from bot.desk.face import View, face
from bot.flow.load import collect_files, load_files
from bot.model import Card, Conversation, Event, Fact, Line, OpenQuestion, Owner, Visit, Who
from bot.model.arrivals import Action, Attachment, Face, unpack
from bot.ports import Row, Sheet
from tests.varied import varied

FLOW = load_files(collect_files(Path(__file__).parents[2] / "flows", "b2b_saas"), "b2b_saas")
NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
ID = "a" * 32

CARD = Card(
    title="김민수",
    company="한빛소프트",
    reason="공유 받은편지함이 필요해요",
    outcome="handoff",
    score=78,
    reasons=((10, "asked for a person"), (25, "50 people or more"), (-5, "no budget yet")),
    facts=(
        Fact(field="company_size", value={"min": 60, "max": 60}, shown="60명", quote="직원 예순 명", before="6명"),
        Fact(field="budget", value=None, shown="", state="declined"),
        Fact(field="timeline", value={"earliest": None, "latest": None}, shown="다음 달", quote="다음달쯤", state="unsure"),
    ),
    not_asked=("role", "phone"),
    questions=(OpenQuestion(number=1, text="SSO 되나요?", team="seoul", asked_at=NOW, due_at=NOW + timedelta(minutes=30)),),
    wants_person=False,
    reachable=True,
    language="ko",
    region="KR",
    page="https://shop.example/prices",
    referrer="",
    campaign="spring",
    masked=("card",),
)


def sheet(owner: Owner = Owner.OFFERED, **changed: object) -> Sheet:
    """Return a conversation on Telegram with a file, in somebody's hands."""
    conversation = Conversation(
        id=ID,
        platform="telegram",
        flow="b2b_saas",
        flow_version=1,
        contact="c",
        visit=Visit(timezone="Asia/Seoul"),
        created_at=NOW,
        owner=owner,
        rep="dana" if owner in (Owner.REP, Owner.CLOSED) else "",
        team="inbound",
    )
    row = Row(
        conversation=ID,
        platform="telegram",
        title=CARD.title,
        company=CARD.company,
        reason=CARD.reason,
        outcome="handoff",
        score=78,
        owner=owner,
        rep=conversation.rep,
        team="inbound",
        urgency=80,
        created_at=NOW,
        updated_at=NOW,
        claim_by=NOW + timedelta(minutes=10),
        late=False,
        unread=0,
        test=False,
    )
    line = Line(seq=1, who=Who.PROSPECT, text="", at=NOW, files=(Attachment(name="설계도.png", kind="image", size=1, ref="f"),))
    found = Sheet(row=row, conversation=conversation, card=CARD, lines=(line,), events=(), reached_seq=0, close_reason="")
    return varied(found, **changed)


def seen(what: Sheet, language: str = "en", **changed: object) -> Face:
    """Return the face as a team in New York sees it."""
    team = Team(name="inbound", language=language, zone="America/New_York", escalate=("nobody", "jun"))
    config = Config(
        teams={"inbound": team},
        reps={"dana": Rep(id="dana", name="Dana Cole"), "jun": Rep(id="jun", name="Jun", identities={"slack": "U7"})},
    )
    view = View(
        words=FLOW.words[language],
        language=language,
        config=config,
        team=team,
        now=NOW,
        platform="slack",
        public_url="https://chat.example",
        file_link=lambda platform, file: f"https://chat.example/files/{platform}-{file.ref}",
    )
    return face(what, varied(view, **changed))


def test_a_face_in_english() -> None:
    shown = seen(sheet())
    assert shown.title == "김민수 · 한빛소프트"
    assert shown.state == "Waiting, claim by 22:10"
    assert shown.score == "78 of 100"
    assert shown.terms == ("+25 50 people or more", "+10 asked for a person", "-5 no budget yet")
    assert [(row.label, row.value, row.quote, row.before, row.unsure, row.declined) for row in shown.rows] == [
        ("People", "60명", "직원 예순 명", "6명", False, False),
        ("Budget", "Declined", "", "", False, True),
        ("Timeline", "다음 달", "다음달쯤", "", True, False),
    ]
    assert shown.not_asked == "Not asked: Role, Phone"
    assert shown.questions == ("SSO 되나요? (Due 22:30)",)
    assert shown.context == (
        "Platform: Telegram",
        "Region: South Korea",
        "Their time noon, ours 22:00",
        "Source page: https://shop.example/prices",
        "Campaign: spring",
        "Masked: card number",
    )
    assert shown.files == (("설계도.png", "https://chat.example/files/telegram-f"),)
    assert (shown.link, shown.link_label) == (f"https://chat.example/desk/c/{ID}", "Open on the desk")
    assert shown.summary == "김민수 · 한빛소프트: 공유 받은편지함이 필요해요 (Waiting, claim by 22:10)"


def test_a_face_in_korean() -> None:
    shown = seen(sheet(), "ko")
    assert (shown.state, shown.score) == ("담당 대기, 오후 10시 10분까지", "100점 중 78점")
    assert [(row.label, row.value) for row in shown.rows] == [("인원", "60명"), ("예산", "답하지 않음"), ("도입 시기", "다음 달")]
    assert shown.not_asked == "아직 안 물음: 직책, 전화번호"
    assert shown.questions == ("SSO 되나요? (오후 10시 30분 답변)",)
    assert shown.context[1:3] == ("지역: 대한민국", "고객 시각 낮 12시, 우리 시각 오후 10시")
    assert shown.context[-1] == "가림: 카드 번호"
    assert [button.label for button in shown.buttons] == ["담당하기", "나중에 알림", "종료"]


def test_a_face_in_japanese() -> None:
    shown = seen(sheet(), "ja")
    assert (shown.state, shown.score) == ("担当待ち、22:10まで", "100点中78点")
    assert [(row.label, row.value) for row in shown.rows] == [("人数", "60명"), ("予算", "回答を控えた項目"), ("導入時期", "다음 달")]
    assert shown.not_asked == "未確認: 役職・担当, 電話"
    assert shown.context[1] == "地域: 韓国"
    assert [button.label for button in shown.buttons] == ["担当する", "あとで通知", "終了する"]


@pytest.mark.parametrize(
    ("owner", "changed", "state", "colour", "actions"),
    [
        (Owner.BOT, {}, "With the bot", "amber", ["cl", "sn", "nf"]),
        (Owner.OFFERED, {}, "Waiting, claim by 22:10", "amber", ["cl", "sn", "nf"]),
        (Owner.REP, {}, "With Dana Cole", "green", ["gb", "sn", "nf"]),
        (Owner.CLOSED, {"close_reason": "won"}, "Closed: Won", "green", ["cl"]),
        (Owner.CLOSED, {"close_reason": "junk: a student"}, "Closed: Junk, a student", "grey", ["cl"]),
        (Owner.CLOSED, {"close_reason": "lost/no_need: 지금은"}, "Closed: Lost, No need, 지금은", "grey", ["cl"]),
        (Owner.CLOSED, {"close_reason": "left"}, "Closed: left or blocked us", "grey", ["cl"]),
        (Owner.CLOSED, {}, "Closed", "grey", ["cl"]),
    ],
)
def test_a_face_says_whose_it_is_and_offers_what_can_be_done_now(
    owner: Owner, changed: dict[str, object], state: str, colour: str, actions: list[str]
) -> None:
    shown = seen(sheet(owner, **changed))
    assert (shown.state, shown.colour) == (state, colour)
    unpacked = [unpack(button.payload) for button in shown.buttons]
    assert [found[0].value for found in unpacked if found] == actions
    assert {found[1] for found in unpacked if found} == {ID}


def test_a_late_card_is_red_and_a_card_mentions_the_rep_whose_turn_it_is() -> None:
    waits = sheet()
    late = seen(replace(waits, row=replace(waits.row, late=True)))
    assert (late.state, late.colour, late.ping) == ("Nobody claimed it in time", "red", "")
    assert seen(replace(waits, row=replace(waits.row, offered_to="jun"))).ping == "U7"


def test_a_snooze_shows_until_it_is_over_or_somebody_takes_it() -> None:
    rested = Event(kind="snoozed", data={"rep": "dana", "until": (NOW + timedelta(hours=12)).isoformat()})
    taken = Event(kind="owner", data={"to": "rep"})
    assert seen(sheet(events=((NOW, rested),))).state == "snoozed by Dana Cole until 23 November 10:00"
    assert seen(sheet(events=((NOW, rested),)), now=NOW + timedelta(hours=13)).state.startswith("Waiting")
    assert seen(sheet(events=((NOW, rested), (NOW, taken)))).state.startswith("Waiting")


def test_nobody_is_claimed_who_wants_no_more_messages() -> None:
    closed = sheet(Owner.CLOSED)
    assert seen(replace(closed, conversation=replace(closed.conversation, opted_out=True))).buttons == ()


@pytest.mark.parametrize("action", list(Action))
def test_every_payload_fits_where_the_narrowest_platform_takes_it(action: Action) -> None:
    from bot.model.arrivals import pack

    assert len(pack(action, ID, "9" * 15).encode()) <= 64


def test_words_of_an_older_version_leave_no_card_without_labels() -> None:
    old = {key: phrases for key, phrases in FLOW.words["en"].items() if not key.startswith(("desk.state", "desk.hidden", "desk.score_of"))}
    shown = seen(sheet(), words=old)
    assert shown.state
    assert shown.score


@pytest.mark.parametrize(
    ("fact", "value", "before", "quote"),
    [
        (Fact(field="company_size", value={}, shown="54", quote="54", source="rep:dana", before="4"), "54 (entered by Dana Cole)", "4", ""),
        (
            Fact(field="company_size", value={}, shown="54", quote="54", source="rep:dana", beside="60"),
            "54 (entered by Dana Cole) · the prospect says 60",
            "",
            "",
        ),
        (
            Fact(field="timeline", value=None, shown="", state="rejected", source="rep:dana", before="May"),
            "rejected by Dana Cole",
            "May",
            "",
        ),
        (Fact(field="name", value="Theo", shown="Theo", quote="i'm theo", source="parser"), "Theo", "", "i'm theo"),
        (Fact(field="email", value="t@a.example", shown="t@a.example", quote="t@a.example", source="parser"), "t@a.example", "", ""),
    ],
)
def test_what_a_rep_entered_or_took_out_says_so_wherever_the_card_stands(fact: Fact, value: str, before: str, quote: str) -> None:
    (row,) = seen(sheet(card=replace(CARD, facts=(fact,)))).rows
    assert (row.value, row.before, row.quote) == (value, before, quote)
