"""A prospect at a keyboard: choices by number, what is awaited, the card, another language, the end."""

from __future__ import annotations

import io
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import pytest
from rich.console import Console

from adapters.terminal import HELP, Read, Terminal, at_keyboard, card_lines
from bot.errors import NotFound, Refused
from bot.flow.shape import Flow
from bot.model import Card, Conversation, Fact, Kind, Line, Message, OpenQuestion, Owner, Post, Say, Visit, Who
from bot.ports import Accepted, Row, Sheet
from bot.results import Result

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
SIZES = (("c1", "1-9"), ("c2", "10-49"), ("c3", "50+"))

FLOW = Flow(
    name="b2b_saas",
    version=0,
    languages=("en", "ko", "ja"),
    bot_name={"en": "Mia", "ko": "미아", "ja": "ミア"},
    company="Northdesk",
    disclosure={},
    questions=(),
    outcomes=(),
    routes=(),
    words={"en": {"desk.field.company_size": ("People",), "desk.field.timeline": ("When",)}},
    greeting={"en": "Hi, what brings you here?", "ko": "안녕하세요, 무엇을 도와드릴까요?"},
)

CARD = Card(
    title="김민지",
    company="브라이트로프",
    reason="asked for a person",
    outcome="handoff",
    score=65,
    reasons=((25, "50 people or more"), (-5, "free mail")),
    facts=(
        Fact(field="company_size", value=None, shown="80", quote="80명이에요", before="60"),
        Fact(field="timeline", value=None, shown="", state="not_asked"),
        Fact(field="budget", value=None, shown="", state="declined"),
    ),
    not_asked=("timeline",),
    questions=(OpenQuestion(number=1, text="Is there an API?", team="inbound", asked_at=NOW, due_at=NOW),),
    wants_person=True,
    reachable=True,
    language="ko",
    region="KR",
    page="",
    referrer="",
    campaign="",
)


def line(seq: int, text: str, *, who: Who = Who.BOT, choices: tuple[tuple[str, str], ...] = ()) -> Line:
    return Line(seq=seq, who=who, text=text, at=NOW, name="Mia" if who is Who.BOT else "", choices=choices)


@dataclass
class House:
    """Answers from a list, and remembers what came."""

    answers: list[Result | None] = field(default_factory=list)
    opened: list[Conversation] = field(default_factory=list)
    heard: list[Message] = field(default_factory=list)
    card: Card | None = None
    posts: dict[Kind, Post] = field(default_factory=dict)

    async def open(self, conversation: Conversation, greeting: Say | None) -> tuple[Line, ...]:
        self.opened.append(conversation)
        return (replace(line(1, greeting.text), name=greeting.name),) if greeting else ()

    async def said(self, message: Message, *, settle: float | None = None) -> Accepted:
        if message.text == "too long":
            raise Refused("a message may have 20,000 characters")
        self.heard.append(message)
        return Accepted(seq=len(self.heard) + 1, repeated=False)

    async def decide(self, message: Message) -> Post:
        self.heard.append(message)
        return self.posts[message.kind]

    async def turn_of(self, conversation: str, seq: int, timeout: float) -> Result | None:
        return self.answers[seq - 2]

    async def sheet(self, conversation: str) -> Sheet:
        if self.card is None:
            raise NotFound("no card")
        row = Row(
            conversation=conversation,
            platform="terminal",
            title="",
            company="",
            reason="",
            outcome=None,
            score=0,
            owner=Owner.OFFERED,
            rep="",
            team="inbound",
            urgency=0,
            created_at=NOW,
            updated_at=NOW,
            claim_by=None,
            late=False,
            unread=0,
            test=True,
        )
        return Sheet(row=row, conversation=self.opened[-1], card=self.card, lines=(), events=(), reached_seq=0, close_reason="")


def typed(lines: Iterable[str]) -> Callable[[], Awaitable[str | None]]:
    left = iter(lines)

    async def read() -> str | None:
        return next(left, None)

    return read


async def talk(house: House, *lines: str, locale: str = "en") -> str:
    out = io.StringIO()
    terminal = Terminal(
        inbox=house,
        engine=house,
        cards=house,
        flow=FLOW,
        clock=lambda: NOW,
        out=Console(file=out, width=80),
        visit=Visit(locale=locale),
    )
    await terminal.talk(typed(lines))
    return out.getvalue()


@pytest.mark.parametrize(
    ("locale", "greeting"),
    [
        ("en", "Mia: Hi, what brings you here?"),
        ("ko-KR", "미아: 안녕하세요, 무엇을 도와드릴까요?"),
        ("ja", "ミア: Hi, what brings you here?"),
    ],
)
async def test_it_greets_in_the_visitor_s_language(locale: str, greeting: str) -> None:
    house = House()
    assert await talk(house, locale=locale) == greeting + "\n"
    assert (house.opened[0].platform, house.opened[0].flow, house.opened[0].test) == ("terminal", "b2b_saas", True)


async def test_what_is_typed_is_said_and_answered_with_what_is_awaited() -> None:
    house = House(answers=[Result(lines=(line(3, "How many people?"),), asking="company_size")])
    shown = await talk(house, "  직원이 80명이에요 ", "", "   ")
    assert [(m.kind, m.text, m.at) for m in house.heard] == [(Kind.SAID, "직원이 80명이에요", NOW)]
    assert shown.endswith("Mia: How many people?\n  waits for: company_size\n")


async def test_a_number_picks_the_choice_under_the_last_message() -> None:
    asked = Result(lines=(line(3, "How many people?", choices=SIZES),), asking="company_size")
    house = House(answers=[asked, Result(lines=(line(5, "Thanks."),), asking=None)])
    shown = await talk(house, "hi", "2")
    assert "  1 1-9\n  2 10-49\n  3 50+\n" in shown
    pressed = house.heard[1]
    assert (pressed.kind, pressed.choice, pressed.text, pressed.about) == (Kind.CHOICE, "c2", "10-49", 3)


@pytest.mark.parametrize("text", ["4", "0", "-1", "２", "2 people", "12345678901234567890"])
async def test_any_other_number_is_words(text: str) -> None:
    asked = Result(lines=(line(3, "How many people?", choices=SIZES),), asking="company_size")
    house = House(answers=[asked, Result(lines=(), asking=None)])
    await talk(house, "hi", text)
    assert (house.heard[1].kind, house.heard[1].text) == (Kind.SAID, text)


async def test_choices_are_gone_after_an_answer() -> None:
    asked = Result(lines=(line(3, "How many people?", choices=SIZES),), asking="company_size")
    house = House(answers=[asked, Result(lines=(line(5, "Thanks."),), asking=None), Result(lines=(), asking=None)])
    await talk(house, "hi", "2", "2")
    assert [m.kind for m in house.heard] == [Kind.SAID, Kind.CHOICE, Kind.SAID]


async def test_each_message_has_an_event_id_of_its_own() -> None:
    house = House(answers=[Result(lines=(), asking=None)] * 3)
    await talk(house, "a", "a", "a")
    assert len({m.event_id for m in house.heard}) == 3


async def test_notes_and_the_prospect_s_own_lines_are_not_shown() -> None:
    lines = (
        line(3, "secret note", who=Who.NOTE),
        line(4, "echo", who=Who.PROSPECT),
        line(5, "A colleague has taken over.", who=Who.NOTICE),
    )
    shown = await talk(House(answers=[Result(lines=lines, asking=None)]), "hi")
    assert "note" not in shown.replace("notice", "")
    assert "echo" not in shown
    assert "notice: A colleague has taken over." in shown


async def test_a_message_that_is_refused_and_an_answer_that_does_not_come_are_told() -> None:
    shown = await talk(House(answers=[None]), "too long", "hi")
    assert "Not sent: a message may have 20,000 characters." in shown
    assert "No answer yet." in shown


async def test_quit_ends_at_once_and_the_end_of_input_too() -> None:
    house = House()
    await talk(house, "/quit", "hi")
    assert house.heard == []


async def test_the_card_is_shown_as_the_desk_has_it() -> None:
    shown = await talk(House(card=CARD), "/card")
    assert "김민지 · 브라이트로프  [offered]" in shown
    assert "+25 50 people or more" in shown
    assert "-5 free mail" in shown
    assert "People 80  was 60  “80명이에요”" in shown
    assert "Budget  (declined)" in shown
    assert "open question Is there an API?" in shown
    assert "not asked When" in shown


async def test_before_there_is_a_card_it_says_so() -> None:
    assert "There is no card yet" in await talk(House(), "/card")


async def test_another_language_is_another_visitor() -> None:
    house = House(answers=[Result(lines=(), asking=None)] * 2)
    shown = await talk(house, "hi", "/as ko", "안녕하세요", "/as fr")
    assert [c.visit.locale for c in house.opened] == ["en", "ko"]
    assert house.heard[0].conversation != house.heard[1].conversation
    assert "미아: 안녕하세요, 무엇을 도와드릴까요?" in shown
    assert "b2b_saas speaks en, ko, ja" in shown


async def test_help_names_every_command() -> None:
    assert " ".join(HELP.split()) in " ".join((await talk(House(), "/help")).split())


def test_a_card_without_anything_is_still_a_card() -> None:
    empty = replace(CARD, company="", outcome=None, reasons=(), facts=(), not_asked=(), questions=())
    assert [str(part) for part in card_lines(empty, "bot", {})][3] == "outcome none yet  score 65"


# the keyboard


def _scripted(*lines: str | type[BaseException]) -> Callable[[], str]:
    left = iter(lines)

    def ask() -> str:
        value = next(left)
        if isinstance(value, str):
            return value
        raise value

    return ask


@pytest.mark.parametrize("end", [EOFError, KeyboardInterrupt])
def test_the_keyboard_gives_lines_until_it_ends(end: type[BaseException]) -> None:
    got: list[str | None] = []

    async def main(read: Read) -> None:
        while (text := await read()) is not None:
            got.append(text)

    at_keyboard(main, _scripted("안녕", "2", end))
    assert got == ["안녕", "2"]


def test_what_fails_in_the_talk_is_raised_where_it_was_started() -> None:
    async def main(read: Read) -> None:
        await read()
        raise NotFound("there is no flow")

    with pytest.raises(NotFound):
        at_keyboard(main, _scripted("hi"))


async def test_the_sales_side_claims_replies_notes_and_ends_in_the_same_terminal() -> None:
    joined = Say(text="Dana has joined.", who=Who.NOTICE, name="Northdesk")
    reply = Say(text="Hello, Dana here.", who=Who.REP, name="Dana")
    posts = {
        Kind.CLAIM: Post(owner=Owner.REP, rep="dana", says=(joined,)),
        Kind.REPLY: Post(owner=Owner.REP, rep="dana", says=(reply,)),
        Kind.NOTE: Post(owner=Owner.REP, rep="dana", notes=("careful",)),
        Kind.GIVE_BACK: Post(owner=Owner.REP, rep="dana", refused="not_claimed"),
        Kind.CLOSE: Post(owner=Owner.CLOSED, rep="dana"),
    }
    house = House(posts=posts)
    shown = await talk(house, "/claim", "/reply Hello, Dana here.", "/note careful", "/back", "/close won: signed")
    assert [(one.kind, one.text, one.author) for one in house.heard] == [
        (Kind.CLAIM, "", "rep"),
        (Kind.REPLY, "Hello, Dana here.", "rep"),
        (Kind.NOTE, "careful", "rep"),
        (Kind.GIVE_BACK, "", "rep"),
        (Kind.CLOSE, "won: signed", "rep"),
    ]
    assert len({one.event_id for one in house.heard}) == 5
    for part in ("Northdesk: Dana has joined.", "Dana: Hello, Dana here.", "noted for the team: careful", "write /claim first.", "closed"):
        assert part in shown
