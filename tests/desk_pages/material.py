"""Conversations for the desk's tests and screenshots, each written in its own language."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from pwdlib.hashers.argon2 import Argon2Hasher

from adapters.desk import Desk
from bot.config import Rep, Team
from bot.model import Card, Conversation, Event, Fact, Line, OpenQuestion, Owner, Visit, Who
from bot.ports import Aside, FlowVersion, Row, Sheet, Ticket, User
from tests.desk_pages.beside import alike, opening, settled
from tests.desk_pages.fakes import NOW, Clock, Floor, Hub, People, Shelf
from tests.varied import varied

PASSWORD = "correct horse battery"
REPS = {
    "dana": Rep(id="dana", name="Dana Cole", teams=("inbound",)),
    "jisoo": Rep(id="jisoo", name="한지수", teams=("seoul",)),
    "sato": Rep(id="sato", name="佐藤", teams=("tokyo",)),
}
TEAMS = {
    "inbound": Team(name="inbound", shown="Inbound", zone="America/New_York"),
    "seoul": Team(name="seoul", shown="서울 세일즈팀", zone="Asia/Seoul"),
    "tokyo": Team(name="tokyo", shown="営業チーム", zone="Asia/Tokyo"),
}


def line(seq: int, who: Who, text: str, minutes: float, name: str = "", *choices: str) -> Line:
    """Return a line said so many minutes ago."""
    labelled = tuple((f"c{n}", label) for n, label in enumerate(choices, 1))
    return Line(seq=seq, who=who, text=text, at=NOW - timedelta(minutes=minutes), name=name, choices=labelled)


def fact(field: str, shown: str, quote: str = "", message: int = 0, **more: object) -> Fact:
    """Return a fact of the card."""
    return varied(Fact(field=field, value=shown or None, shown=shown, quote=quote, message=message), **more)


def sheet(id: str, card: Card, lines: tuple[Line, ...], visit: Visit, **more: object) -> Sheet:
    """Return a conversation with its card. `more` may hold owner, rep, team, unread, urgency, claim_by, events, platform."""
    owner, rep = Owner(str(more.get("owner", "offered"))), str(more.get("rep", ""))
    team, platform = str(more.get("team", "inbound")), str(more.get("platform", "web"))
    claim_by, events = more.get("claim_by"), more.get("events", ())
    row = Row(
        conversation=id,
        platform=platform,
        title=card.title,
        company=card.company,
        reason=card.reason,
        outcome=card.outcome,
        score=card.score,
        owner=owner,
        rep=rep,
        team=team,
        urgency=int(str(more.get("urgency", 50))),
        created_at=lines[0].at if lines else NOW,
        updated_at=lines[-1].at if lines else NOW,
        claim_by=claim_by if isinstance(claim_by, datetime) else None,
        late=isinstance(claim_by, datetime) and claim_by < NOW,
        unread=int(str(more.get("unread", 0))),
        test=bool(more.get("test", False)),
    )
    conversation = Conversation(
        id=id,
        platform=platform,
        flow="b2b_saas",
        flow_version=2,
        contact=f"contact-{id}",
        visit=visit,
        created_at=lines[0].at if lines else NOW,
        owner=owner,
        rep=rep,
        team=team,
    )
    kept = events if isinstance(events, tuple) else ()
    return Sheet(row=row, conversation=conversation, card=card, lines=lines, events=kept, reached_seq=9999, close_reason="")


def card(**values: object) -> Card:
    """Return a card; what is not named is empty."""
    empty: dict[str, Any] = {
        "title": "", "company": "", "reason": "", "outcome": None, "score": 0, "reasons": (), "facts": (), "not_asked": (),
        "questions": (), "wants_person": False, "reachable": False, "language": "en", "region": "", "page": "", "referrer": "",
        "campaign": "",
    }  # fmt: skip
    return Card(**{**empty, **values})


def theo() -> Sheet:
    """A hot buyer, waiting to be claimed (the model talk of the English page)."""
    need = (
        "we run 3 warehouses and the shared mailbox is killing us. need something with SLAs before peak season in october, about 45 people"
    )
    lines = (
        line(1, Who.BOT, "Hi, I'm Mia, Northdesk's AI assistant. What brings you here?", 9, "Mia"),
        line(2, Who.PROSPECT, need, 8),
        line(3, Who.BOT, "Got all of that: SLAs, before October, 45 people. Where should my colleague write to?", 8, "Mia"),
        line(4, Who.PROSPECT, "does it talk to shopify?", 6),
        line(
            5, Who.BOT, "Yes, orders show beside each ticket (Integrations: Shopify). And the address my colleague can write to?", 6, "Mia"
        ),
        line(6, Who.PROSPECT, "sorry, 54 people not 45. theo@lanternfreight.example", 4),
        line(
            7,
            Who.BOT,
            "Corrected: 54 people. I've passed this to our sales team, with everything you told me. What may I call you?",
            4,
            "Mia",
        ),
        line(8, Who.PROSPECT, "Theo", 3),
        line(9, Who.NOTE, "Lantern Freight asked for a trial in spring, see the old thread.", 2, "Dana Cole"),
    )
    facts = (
        fact("need", "something with SLAs", "something with SLAs", 2),
        fact("company_size", "54 people", "54 people", 6, before="45 people"),
        fact("timeline", "before October", "before peak season in october", 2),
        fact("email", "theo@lanternfreight.example", "theo@lanternfreight.example", 6),
        fact("name", "Theo", "Theo", 8),
        fact("budget", "", state="declined"),
    )
    own = card(
        title="Theo",
        company="Lantern Freight",
        reason="shared mailbox is killing us, need something with SLAs before peak season in october",
        outcome="handoff",
        score=78,
        reasons=(
            (25, "50 people or more"),
            (30, "wants to start within 90 days"),
            (15, "asked about an integration"),
            (8, "came from the pricing page"),
        ),
        facts=facts,
        not_asked=("role", "current_solution"),
        reachable=True,
        region="US",
        page="https://shop.example/pricing",
        referrer="https://www.search.example/",
        campaign="autumn-helpdesk",
    )
    at = NOW - timedelta(minutes=8)
    events = (
        (at, Event(kind="intent", data={"strength": 0.9})),
        (at, Event(kind="answered", data={"fields": "company_size timeline"})),
        (NOW - timedelta(minutes=4), Event(kind="outcome", data={"from": None, "to": "handoff"})),
        (NOW - timedelta(minutes=4), Event(kind="owner", data={"from": "bot", "to": "offered", "team": "inbound"})),
    )
    visit = Visit(region="US", timezone="America/Chicago")
    due = NOW + timedelta(minutes=6, seconds=4)
    return sheet("c-theo", own, lines, visit, unread=2, urgency=83, claim_by=due, events=events)


def yuna() -> Sheet:
    """A wish for a person out of hours, with an open question, mine once it is claimed by Jisoo."""
    asked = "데이터는 국내 서버에 저장되나요?"
    lines = (
        line(1, Who.PROSPECT, "상담원 연결해 주세요", 30),
        line(2, Who.BOT, "안녕하세요, Northdesk의 AI 어시스턴트 미아예요. 혹시 대화가 끊기면 어디로 연락드리면 될까요?", 30, "미아"),
        line(3, Who.PROSPECT, "그럼 메일로 주세요 yuna@maru-works.example", 27),
        line(4, Who.BOT, "yuna@maru-works.example, 확인했어요. 성함을 여쭤봐도 될까요?", 27, "미아"),
        line(5, Who.PROSPECT, f"최유나요. {asked}", 25),
        line(
            6,
            Who.BOT,
            "최유나님, 반가워요. 그 부분은 제가 정확히 몰라서 서울 세일즈팀에 전달했어요. 내일 오전 10시까지 여기로 답변드릴 예정이에요.",
            25,
            "미아",
        ),
        line(7, Who.NOTICE, "지금부터 한지수님이 직접 답해 드려요. AI가 아닌 사람 담당자예요.", 12, "Northdesk"),
        line(8, Who.REP, "최유나님, 안녕하세요. 데이터 저장 위치부터 답해 드릴게요.", 11, "한지수"),
    )
    question = OpenQuestion(number=1, text=asked, team="seoul", asked_at=NOW - timedelta(minutes=25), due_at=NOW + timedelta(hours=11))
    own = card(
        title="최유나",
        company="마루웍스",
        reason="상담원 연결해 주세요",
        outcome="handoff",
        score=55,
        reasons=((30, "담당자 연결을 요청함"), (25, "연락처를 남김")),
        facts=(
            fact("email", "yuna@maru-works.example", "yuna@maru-works.example", 3),
            fact("name", "최유나", "최유나", 5),
            fact("company", "마루웍스", "", 0, source="rep:jisoo"),
            fact("budget", "", state="declined"),
        ),
        not_asked=("company_size", "timeline", "role"),
        questions=(question,),
        wants_person=True,
        reachable=True,
        language="ko",
        region="KR",
        page="https://shop.example/ko/pricing",
    )
    visit = Visit(region="KR", timezone="Asia/Seoul")
    why = (
        {"code": "owner_away", "rep": "dana", "told": {}},
        {"code": "other_language", "rep": "sato", "told": {"language": "ko"}},
        {"code": "least_loaded", "rep": "jisoo", "told": {"open": 3, "capacity": 20}},
    )
    events = (
        (NOW - timedelta(minutes=25), Event(kind="assigned", data={"rep": "jisoo", "team": "seoul", "reasons": json.dumps(why)})),
        (
            NOW - timedelta(minutes=12),
            Event(kind="owner", data={"from": "offered", "to": "rep", "rep": "jisoo", "was": "", "by": "jisoo", "team": "seoul"}),
        ),
    )
    return sheet("c-yuna", own, lines, visit, owner="rep", rep="jisoo", team="seoul", urgency=92, events=events)


def mended() -> Sheet:
    """Jisoo's conversation after she worked on the card: one answer entered, one taken out, and the prospect says otherwise of one."""
    base = yuna()
    said = line(9, Who.PROSPECT, "직원은 이제 60명이에요", 2)
    facts = (
        fact("company_size", "54명", "54명", 0, source="rep:jisoo", before="30명", beside="60명", beside_quote="60명", beside_message=9),
        fact("timeline", "", "내일 오전 10시", 5, state="rejected", source="rep:jisoo", before="내일"),
    )
    own = replace(base.card, facts=(*facts, *base.card.facts), not_asked=("role",))
    return replace(base, card=own, lines=(*base.lines, said))


def tanaka() -> Sheet:
    """A buyer with a correction, whose deadline has passed."""
    lines = (
        line(1, Who.PROSPECT, "問い合わせ窓口を一本化したくて、ツールを探しています。80名で使う予定で、来月には始めたいです。", 40),
        line(2, Who.BOT, "NorthdeskのAIアシスタント、ミアです。ご連絡先として、メールアドレスを伺えますか。", 40, "ミア"),
        line(3, Who.PROSPECT, "すみません、80名ではなく120名でした。ところで、Slackと連携できますか？", 36),
        line(4, Who.BOT, "120名に訂正いたしました。はい、Slackから問い合わせを起票できます。", 36, "ミア", "はい", "いいえ"),
        line(5, Who.PROSPECT, "tanaka@aozora.example です。", 31),
    )
    own = card(
        title="田中",
        company="あおぞら物流",
        reason="問い合わせ窓口を一本化したくて、ツールを探しています。",
        outcome="handoff",
        score=84,
        reasons=((25, "50名以上"), (30, "90日以内に開始"), (-5, "他社と比較中")),
        facts=(
            fact("need", "問い合わせ窓口を一本化", "問い合わせ窓口を一本化", 1),
            fact("company_size", "120名", "120名", 3, before="80名"),
            fact("timeline", "来月", "来月", 1, state="unsure"),
            fact("email", "tanaka@aozora.example", "tanaka@aozora.example", 5),
        ),
        not_asked=("name", "role", "budget"),
        reachable=True,
        language="ja",
        region="JP",
        page="https://shop.example/ja/",
    )
    visit = Visit(region="JP", timezone="Asia/Tokyo")
    due = NOW - timedelta(minutes=3, seconds=12)
    return sheet("c-tanaka", own, lines, visit, team="tokyo", urgency=84, claim_by=due, unread=1)


def mara() -> Sheet:
    """A hesitant visitor of whom little is known; the bot speaks."""
    lines = (
        line(1, Who.PROSPECT, "just looking at options for our support inbox", 190),
        line(2, Who.BOT, "Okay, options for a support inbox. How many people work at your company, roughly?", 190, "Mia"),
    )
    own = card(
        reason="just looking at options for our support inbox",
        score=12,
        reasons=((12, "looks at options"),),
        not_asked=("company_size", "email"),
    )
    return sheet("c-mara", own, lines, Visit(region="GB", timezone="Europe/London"), owner="bot", urgency=40)


def all_sheets() -> dict[str, Sheet]:
    """Return the four conversations by id."""
    return {one.conversation.id: one for one in (theo(), yuna(), tanaka(), mara())}


def versions() -> tuple[FlowVersion, ...]:
    """Return two published versions of one flow."""
    first = "flow: b2b_saas\nquestions:\n  - {field: need}\n  - {field: email}\n"
    second = first.replace("  - {field: email}", "  - {field: company_size}\n  - {field: email}")
    old = FlowVersion(
        flow="b2b_saas", version=1, files={"b2b_saas.yaml": first}, note="first", by="cli", at=NOW - timedelta(days=9), live=False
    )
    new = FlowVersion(
        flow="b2b_saas",
        version=2,
        files={"b2b_saas.yaml": second},
        note="ask for the size",
        by="cli",
        at=NOW - timedelta(days=2),
        live=True,
    )
    return old, new


def users() -> tuple[User, ...]:
    """Return three reps and an operator, all with the same password at the cheapest cost that argon2 allows."""
    password = Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    sellers = tuple(User(name=rep.id, rep=rep.id, shown=rep.name, password=password) for rep in REPS.values())
    return (*sellers, User(name="olga", rep="", shown="Olga", password=password))


def make_desk(floor: Floor, people: People, hub: Hub, clock: Clock, **more: object) -> Desk:
    """Return a desk over the fakes, on plain http."""
    settings: dict[str, Any] = {
        "press": floor.press,
        "replay": floor.replay,
        "library": Shelf(*versions()),
        "secure_cookies": False,
        "key": b"a key for tests, 32 bytes at least",
        "flows": ("b2b_saas",),
        "opening": opening,
        "settled": settled,
        "alike": alike,
    }
    return Desk(pages=floor, people=people, hub=hub, clock=clock, reps=REPS, **{"teams": TEAMS, **settings, **more})


def ticket() -> Ticket:
    """Return Yuna's open question as the desk lists it."""
    return Ticket(conversation="c-yuna", title="최유나", question=yuna().card.questions[0])


def aside() -> Aside:
    """Return a message that was set aside."""
    return Aside(
        conversation="c-mara", seq=3, text="what's the nonprofit discount", error="KeyError: 'fees'", at=NOW - timedelta(minutes=50)
    )
