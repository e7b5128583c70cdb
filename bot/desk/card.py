"""The handoff card and the lead behind it, from what the conversation remembers. Pure: the same facts for every platform."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

from bot.config import Team
from bot.desk.hours import known_zone
from bot.desk.phrase import fill, words_of
from bot.fields import FIELD_KINDS
from bot.flow.shape import Flow, Words
from bot.flow.vocabulary import REACHES, kind_of
from bot.lean import without
from bot.model import Answer, Card, Conversation, Fact, Lead, Owner, Talk, Value, Visit
from bot.signals.intent import HOLDS

ORDER = ("need", "goal", "company_size", "timeline", "budget", "current_solution", "name", "company", "role", "email", "phone")

URGENCY = {"person": 90, "handoff": 80, "question": 60, "intent": 40, "nurture": 30, "quiet": 20, "support": 10}
"""What stands higher on the desk: somebody who waits for a person, then a qualified buyer, then an unanswered question."""

LINE = 140
"""Characters of a one-line reason."""


def lead(conversation: Conversation, talk: Talk, flow: Flow, team: Team, owner: Owner | None = None) -> Lead | None:
    """Return what sales sees of the conversation, `owner` from now on; None while there is nothing that sales should see."""
    reason = urgency_reason(talk, owner or conversation.owner)
    if reason is None:
        return None
    return Lead(team=team.name, urgency=URGENCY[reason] + talk.score // 20, card=card(conversation, talk, flow, team.language))


def urgency_reason(talk: Talk, owner: Owner) -> str | None:
    """Name why sales should look, the most pressing first; None when there is no reason."""
    reasons = {
        "person": talk.signals.get("human", 0) >= HOLDS and talk.outcome != "opted_out",
        "handoff": talk.outcome == "handoff" or (talk.meeting is not None and talk.meeting.start is not None),
        "question": bool(talk.questions),
        "nurture": talk.outcome == "nurture",
        "quiet": talk.quiet and talk.intent >= HOLDS and reachable(talk),
        "intent": talk.intent >= HOLDS and talk.outcome is None,
        "support": talk.outcome is not None or owner is Owner.REP,
    }
    return next((name for name, holds in reasons.items() if holds), None)


def card(conversation: Conversation, talk: Talk, flow: Flow, language: str) -> Card:
    """Return the card in the team's language."""
    visit = conversation.visit
    named = talk.answers.get("name")
    company = talk.answers.get("company")
    return Card(
        title=str(named.value) if named else visit.name or _visitor(visit, words_of(flow, language), language),
        company=str(company.value) if company else "",
        reason=_reason(talk, words_of(flow, language)),
        outcome=talk.outcome,
        score=talk.score,
        reasons=talk.reasons,
        facts=_facts(talk, flow, language),
        not_asked=_not_asked(talk, flow),
        questions=talk.questions,
        wants_person=talk.signals.get("human", 0) >= HOLDS,
        reachable=reachable(talk),
        language=talk.language,
        region=visit.region,
        page=visit.page,
        referrer=visit.referrer,
        campaign=visit.campaign,
        meeting=replace(talk.meeting, slots=(), until=None) if talk.meeting and talk.meeting.start else None,
        masked=tuple(name.removeprefix("masked:") for name in talk.used if name.startswith("masked:")),
    )


def _visitor(visit: Visit, words: Words, language: str) -> str:
    """Return what a card is called while nobody has said a name: "Visitor from Seoul"."""
    place = whereabouts(visit, language)
    return fill(words["desk.visitor_from"][0], {"place": place}) if place else words["desk.visitor"][0]


def whereabouts(visit: Visit, language: str) -> str:
    """Return the city, else the country, that a visitor writes from, as it reads behind "from"; "" where nothing tells."""
    place = city(visit.timezone, language) or country(visit.region, language)
    return f"the {place}" if language == "en" and _WITH_ARTICLE.search(place) else place


_WITH_ARTICLE = re.compile(r"^(?:United |(?:Netherlands|Philippines|Bahamas|Maldives|Gambia)$)|(?:Islands|Republic)$")
"""English names of countries that go with "the"."""


@cache
def city(zone: str, language: str) -> str:
    """Return the city of an IANA zone as the language writes it (Unicode CLDR), "" for a zone that names none."""
    if known_zone(zone).key == "UTC":
        return ""
    with without("pytz"):  # as in adapters/desk/times.py
        from babel.dates import get_timezone_location  # 0.1 s to import, and only cards need it

    return get_timezone_location(known_zone(zone), locale=language, return_city=True)


@cache
def country(region: str, language: str) -> str:
    """Return the country of an ISO 3166 code as the language writes it (Unicode CLDR), "" for a code that names none."""
    from babel import Locale

    return str(Locale(language).territories.get(region.upper(), "")) if region else ""


def reachable(talk: Talk) -> bool:
    """Tell whether an e-mail address or a phone number is known."""
    return "email" in talk.answers or "phone" in talk.answers


def shown(field: str, value: Value, flow: Flow, language: str) -> str:
    """Return a value as its kind shows it in the language."""
    kind = kind_of(field, flow)
    return _figure(kind, tuple(value.items()), language) if isinstance(value, dict) else FIELD_KINDS[kind].show(value, language)


@lru_cache(maxsize=1024)  # a figure is shown by every later turn's card; what names a person is a text and is not kept here
def _figure(kind: str, parts: tuple[tuple[str, str | float | int | None], ...], language: str) -> str:
    return FIELD_KINDS[kind].show(dict(parts), language)


def _reason(talk: Talk, words: Words) -> str:
    """Return the one line that says why now: the need in the prospect's words, else what they asked, else that they want a person."""
    need = talk.answers.get("need") or talk.answers.get("goal")
    person = words["desk.asked_for_person"][0] if talk.signals.get("human", 0) >= HOLDS else ""
    text = need.quote if need else talk.questions[0].text if talk.questions else talk.topic or person
    return text if len(text) <= LINE else text[: LINE - 1].rstrip() + "…"


def _facts(talk: Talk, flow: Flow, language: str) -> tuple[Fact, ...]:
    own = tuple(q.field for q in flow.questions if q.field not in ORDER)
    return tuple(_fact(field, talk, flow, language) for field in ORDER + own if field in talk.answers or field in talk.declined)


def _fact(field: str, talk: Talk, flow: Flow, language: str) -> Fact:
    answer: Answer | None = talk.answers.get(field)
    if answer is None:
        return _rejected(field, talk, flow, language) or Fact(field=field, value=None, shown="", state="declined")
    before = next((a for a in reversed(talk.history) if a.field == field and a.value != answer.value), None)
    beside = talk.beside.get(field)
    return Fact(
        field=field,
        value=answer.value,
        shown=shown(field, answer.value, flow, language),
        quote=answer.quote,
        message=answer.message,
        state="unsure" if answer.unsure else "known",
        source=answer.source,
        before=shown(field, before.value, flow, language) if before else "",
        beside=shown(field, beside.value, flow, language) if beside else "",
        beside_quote=beside.quote if beside else "",
        beside_message=beside.message if beside else 0,
    )


def _rejected(field: str, talk: Talk, flow: Flow, language: str) -> Fact | None:
    """Return what stands for an answer that a rep took out; None where none was."""
    last = next((one for one in reversed(talk.rejected) if one.answer.field == field), None)
    if last is None:
        return None
    answer = last.answer
    return Fact(
        field=field,
        value=None,
        shown="",
        quote=answer.quote,
        message=answer.message,
        state="rejected",
        source=f"rep:{last.by}",
        before=shown(field, answer.value, flow, language),
    )


def _not_asked(talk: Talk, flow: Flow) -> tuple[str, ...]:
    """Return what the flow would ask and nobody did: a rep must not take silence for a no. A way to be reached stands for the other."""
    settled = {*talk.answers, *talk.declined, *(field for field, times in talk.asked.items() if times)}
    return tuple(q.field for q in flow.questions if q.field not in settled and not (q.field in REACHES and reachable(talk)))
