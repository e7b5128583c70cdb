"""One lead as its card shows it when it is new, claimed and closed: the product's own face, for the pictures in docs/connect."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache

from bot.config import Config, Rep, Team
from bot.desk.face import View, face
from bot.flow.load import collect_files, load_files
from bot.model import Card, Conversation, Fact, Line, OpenQuestion, Owner, Visit, Who
from bot.model.arrivals import Attachment, Face
from bot.ports import Row, Sheet
from tests.talks import ROOT

NOW = datetime(2026, 11, 23, 9, 55, tzinfo=UTC)
ID = "0198d7f26f5e7c3a9d1b2f4e6a8c0b1d"

CARD = Card(
    title="Mina Park",
    company="Hanbit Logistics",
    reason="We need a shared inbox before the January rush, can I talk to someone?",
    outcome="handoff",
    score=85,
    reasons=((25, "50 people or more"), (20, "Wants to start within three months"), (20, "Says plainly that they want to buy")),
    facts=(
        Fact(field="need", value="a shared inbox", shown="a shared inbox", quote="We need a shared inbox before the January rush"),
        Fact(field="company_size", value={"min": 60, "max": 60}, shown="60", quote="sorry, we are 60, not 40", before="40"),
        Fact(
            field="timeline",
            value={"earliest": None, "latest": None},
            shown="January 2027",
            quote="before the January rush",
            state="unsure",
        ),
        Fact(field="budget", value=None, shown="", state="declined"),
        Fact(field="email", value="mina@hanbit.example", shown="mina@hanbit.example", quote="mina@hanbit.example"),
    ),
    not_asked=("role", "current_solution"),
    questions=(
        OpenQuestion(number=1, text="Can it be hosted in Korea?", team="inbound", asked_at=NOW, due_at=NOW + timedelta(minutes=30)),
    ),
    wants_person=True,
    reachable=True,
    language="en",
    region="KR",
    page="",
    referrer="",
    campaign="autumn_26",
)


def _sheet(owner: Owner, close_reason: str, platform: str) -> Sheet:
    rep = "dana" if owner in (Owner.REP, Owner.CLOSED) else ""
    conversation = Conversation(
        id=ID,
        platform=platform,
        flow="b2b_saas",
        flow_version=1,
        contact="c",
        visit=Visit(timezone="Asia/Seoul"),
        created_at=NOW,
        owner=owner,
        rep=rep,
        team="inbound",
    )
    row = Row(
        conversation=ID,
        platform=platform,
        title=CARD.title,
        company=CARD.company,
        reason=CARD.reason,
        outcome="handoff",
        score=CARD.score,
        owner=owner,
        rep=rep,
        team="inbound",
        urgency=85,
        created_at=NOW,
        updated_at=NOW,
        claim_by=NOW + timedelta(minutes=10),
        late=False,
        unread=0,
        test=False,
    )
    file = Attachment(name="requirements.pdf", kind="file", size=9_000, ref="f")
    line = Line(seq=1, who=Who.PROSPECT, text="", at=NOW, files=(file,))
    card = CARD if owner is not Owner.CLOSED else replace(CARD, questions=(), wants_person=False)
    return Sheet(row=row, conversation=conversation, card=card, lines=(line,), events=(), reached_seq=0, close_reason=close_reason)


@cache
def faces(platform: str) -> Mapping[str, Face]:
    """Return the card's face by what became of it."""
    flow = load_files(collect_files(ROOT / "flows", "b2b_saas"), "b2b_saas")
    team = Team(name="inbound", language="en", zone="Europe/Berlin")
    view = View(
        words=flow.words["en"],
        language="en",
        config=Config(teams={"inbound": team}, reps={"dana": Rep(id="dana", name="Dana Cole", teams=("inbound",))}),
        team=team,
        now=NOW,
        platform=platform,
        public_url="https://chat.northdesk.example",
        file_link=lambda platform, file: f"https://chat.northdesk.example/files/{file.ref}",
    )
    states = {"New": (Owner.OFFERED, ""), "Claimed": (Owner.REP, ""), "Closed": (Owner.CLOSED, "won")}
    return {name: face(_sheet(owner, reason, platform), view) for name, (owner, reason) in states.items()}
