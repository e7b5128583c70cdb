"""What the bot is going to say, before there are words: which parts, in which order, with at most one question at the end. Pure.

The order within a message: that this is an AI · what was hidden · what was heard, corrected or declined · the answer to what was asked ·
what happened (a person called, handed over) · a bridge · one question.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.desk import nurture, support
from bot.desk.card import reachable
from bot.desk.hours import after_working, is_open, opens_at
from bot.desk.meetings import OFFERS, Planned
from bot.flow.knowledge import Hit
from bot.flow.shape import Flow, Question
from bot.model import Move, MoveKind, OpenQuestion, Owner, Reading, Scene, Talk, changed
from bot.playbook import Playbook
from bot.remember import News
from bot.ruling import Ruling
from bot.signals.intent import HOLDS

ASKED_IN_ALL = 10
"""Askings in one conversation, repeats counted."""

OPTIONAL_DECLINES = 2
"""The optional questions stop at this decline."""

CONTACT_ASKINGS = 2
"""How often "how can they reach you" is asked after a wish for a person."""

OPEN_QUESTIONS = 5
"""Questions of one conversation that are passed to colleagues; a flood of them is answered with "I don't know"."""

GOODBYES = 2
"""How often the bot acknowledges when there is nothing left to ask; then it leaves the last word to the prospect."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """All that the choice of moves looks at."""

    scene: Scene
    talk: Talk
    reading: Reading
    news: News
    ruling: Ruling
    play: Playbook
    now: datetime
    planned: Planned | None = None  # what becomes of the meeting; None: nothing was said of one

    def shows(self, signal: str) -> bool:
        """Tell whether this turn's messages show the signal."""
        return self.reading.signals.get(signal, 0) >= HOLDS

    @property
    def was_opted_out(self) -> bool:
        """True when the prospect had asked for silence before this turn."""
        return self.scene.conversation.opted_out


Plan = tuple[Talk, tuple[Move, ...]]


def choose(situation: Situation) -> Plan:
    """Return the moves of this turn, and the talk that remembers them. No moves: nothing is said."""
    talk, parts = next(plan for matches, plan in SCENES if matches(situation))(situation)
    if not parts:
        return talk, ()
    if not talk.disclosed:
        talk, parts = changed(talk, disclosed=True), (*_disclosure(situation), *parts)
    return talk, parts


def _disclosure(s: Situation) -> tuple[Move, ...]:
    """The greeting, where there was one, is line 1 and has said it."""
    return () if s.scene.waiting[0].seq > 1 else (Move(kind=MoveKind.DISCLOSE),)


def _opting_out(s: Situation) -> Plan:
    return changed(s.talk, asking=None, opted_out_said=1), (Move(kind=MoveKind.OPTED_OUT),)


def _after_opt_out(s: Situation) -> Plan:
    """Answer what is asked; say once how to start again; nothing by ourselves."""
    if answer := _from_pages(s):
        return s.talk, (answer,)
    if s.talk.opted_out_said < 2:
        return changed(s.talk, opted_out_said=2), (Move(kind=MoveKind.START_AGAIN),)
    return s.talk, ((Move(kind=MoveKind.NOT_KNOWN_ALONE),) if s.reading.question else ())


def _rude(s: Situation) -> Plan:
    """One calm sentence; a second time silence until something is asked."""
    talk = changed(s.talk, rude=s.talk.rude + 1, asking=None)
    if answer := _from_pages(s):
        return talk, (answer,)
    return talk, ((Move(kind=MoveKind.ABUSE),) if talk.rude == 1 else ())


NOT_BUYERS = {
    "job_seeker": (MoveKind.JOB_SEEKER, "jobs"),
    "vendor_pitch": (MoveKind.VENDOR_PITCH, ""),
    "student": (MoveKind.STUDENT, "public"),
    "abuse": (MoveKind.ABUSE, ""),
}


def _not_a_buyer(s: Situation) -> Plan:
    talk = changed(s.talk, asking=None)
    answer = _from_pages(s)
    if not s.ruling.is_new:
        unknown = (Move(kind=MoveKind.NOT_KNOWN_ALONE),) if s.reading.question and s.talk.lost < GOODBYES else ()
        return changed(talk, lost=talk.lost + 1), (answer,) if answer else unknown
    kind, link = max(NOT_BUYERS.items(), key=lambda item: talk.signals.get(item[0], 0))[1]
    return talk, (Move(kind=kind, text=s.play.flow.links.get(link, "")),)


def hands_on(ruling: Ruling) -> bool:
    """Tell whether a problem goes to support now: once a request, and not where a colleague is coming anyway."""
    return ruling.is_new and ruling.outcome == "support" and ruling.owner is Owner.CLOSED


def _support(s: Situation) -> Plan:
    """A problem goes to support with what they wrote, once, without a sales question; later messages go to the same place."""
    talk = changed(s.talk, asking=None)
    answer = _from_pages(s)
    if hands_on(s.ruling):
        return talk, (Move(kind=MoveKind.SUPPORT, text=support.address(s.play.flow, s.play.config, s.scene.conversation)),)
    if answer:
        return talk, (answer,)
    return changed(talk, lost=talk.lost + 1), ((Move(kind=MoveKind.SUPPORT, step=1),) if talk.lost == 0 else ())


def _person(s: Situation) -> Plan:
    """The card is on its way; then one question: how to be reached."""
    talk, heard = s.talk, _heard(s)
    was_called = s.scene.conversation.owner is Owner.OFFERED
    team = s.play.team(s.ruling.team)
    if was_called:
        called = Move(kind=MoveKind.PERSON_WAITING)
    elif is_open(team, s.now):
        called = Move(kind=MoveKind.PERSON_CALLED)
    else:
        called = Move(kind=MoveKind.PERSON_OUT_OF_HOURS, at=opens_at(team, s.now))
    talk, asked = _ask_contact(s, changed(talk, asking=None))
    if reachable(talk):
        talk, asked = _ask(s, talk, digressed=False)
    return talk, (*_hidden(s), *heard, called, *asked)


def _meeting(s: Situation) -> Plan:
    """Say what became of the meeting. Times to choose from are this turn's question; after a booking, how to be reached."""
    if s.planned is None:
        return s.talk, ()
    talk, moves = changed(s.talk, asking=None), s.planned.moves
    before = (*_hidden(s), *_heard(s))
    if any(move.kind in OFFERS for move in moves):
        return talk, (*before, *moves)
    talk, asked = _ask_contact(s, talk) if s.planned.books and not reachable(talk) else _ask(s, talk, digressed=False)
    return talk, (*before, *moves, *asked)


def is_to_offer(ruling: Ruling, talk: Talk, flow: Flow) -> bool:
    """Tell whether times for a meeting are offered next: right after the handoff, once."""
    offered = ruling.owner is Owner.OFFERED and ruling.outcome == "handoff" and ruling.is_new
    return flow.meeting is not None and offered and talk.meeting is None


def _usual(s: Situation) -> Plan:
    talk = s.talk
    hidden, heard = _hidden(s), _heard(s)
    agreed = _consent(s)
    talk, replied = _reply(s, talk, quiet=bool(heard or hidden or agreed))
    outcome = _outcome(s)
    talk, asked = _ask(s, talk, digressed=bool(replied))
    parts = (*hidden, *agreed, *heard, *replied, *outcome, *asked)
    if parts:
        return talk, parts
    goodbyes = sum(mark.startswith(MoveKind.ANYTHING_ELSE) for mark in talk.used)
    return talk, ((Move(kind=MoveKind.ANYTHING_ELSE),) if goodbyes < GOODBYES else ())


SCENES: Sequence[tuple[Callable[[Situation], bool], Callable[[Situation], Plan]]] = (
    (lambda s: s.ruling.opted_out and not s.was_opted_out, _opting_out),
    (lambda s: s.ruling.opted_out, _after_opt_out),
    (lambda s: s.ruling.owner is Owner.REP, lambda s: (s.talk, ())),
    (lambda s: s.shows("abuse") and not s.news.learned and not s.shows("are_you_ai"), _rude),
    (lambda s: s.planned is not None, _meeting),
    (lambda s: s.ruling.calls_person and s.ruling.owner is Owner.OFFERED, _person),
    (lambda s: s.ruling.outcome == "disqualified", _not_a_buyer),
    (lambda s: s.ruling.outcome == "support" and s.ruling.owner is Owner.CLOSED, _support),
    (lambda s: True, _usual),
)
"""Who speaks how: the first scene that matches plays."""


def _hidden(s: Situation) -> tuple[Move, ...]:
    return (Move(kind=MoveKind.MASKED),) if any(m.masked for m in s.scene.waiting) else ()


def _heard(s: Situation) -> tuple[Move, ...]:
    """Acknowledge a correction before what is new, and a decline beside either; a thing heard together with its declines in one breath."""
    news, parts = s.news, []
    if news.corrected:
        parts.append(Move(kind=MoveKind.CORRECTED, fields=news.corrected))
    if news.learned:
        parts.append(Move(kind=MoveKind.HEARD, fields=news.learned))
    if news.declined:
        parts.append(Move(kind=MoveKind.DECLINED, fields=news.declined))
    return tuple(parts)


CONSENT = {"given": MoveKind.CONSENT_GIVEN, "refused": MoveKind.CONSENT_REFUSED}


def _consent(s: Situation) -> tuple[Move, ...]:
    """Say back what was decided on being written to later."""
    before, held = s.scene.talk.nurture, s.talk.nurture
    if before is None or held is None or before.state == held.state or held.state not in CONSENT:
        return ()
    return (Move(kind=CONSENT[held.state], at=held.at),)


def _reply(s: Situation, talk: Talk, *, quiet: bool) -> Plan:
    """Answer what was asked of us: file, page, colleague; else small talk, unless something was acknowledged already."""
    parts: list[Move] = []
    if s.reading.wants_material:
        link = _material(s)
        parts.append(Move(kind=MoveKind.MATERIAL, text=link))
    elif answer := _from_pages(s):
        parts.append(answer)
    elif personal := next((kind for signal, kind in PERSONAL if s.shows(signal)), None):
        kind = MoveKind.PRIVACY_REQUEST if personal is MoveKind.PRIVACY and not s.reading.question else personal
        if kind is MoveKind.PRIVACY_REQUEST:
            talk, _ = _open_question(s, talk)
        parts.append(Move(kind=kind))
    elif s.reading.question:
        talk, unknown = _open_question(s, talk)
        parts.append(unknown)
    elif not quiet:
        parts += [Move(kind=kind) for signal, kind in CHAT if s.shows(signal)][:1]
    return talk, tuple(parts)


PERSONAL = (("are_you_ai", MoveKind.YES_AI), ("privacy", MoveKind.PRIVACY), ("injection", MoveKind.INJECTION))
CHAT = (
    ("greeting", MoveKind.GREETING_BACK),
    ("small_talk", MoveKind.SMALL_TALK),
    ("gibberish", MoveKind.LOST),
)


def _from_pages(s: Situation) -> Move | None:
    """Return the answer of a valid page in the prospect's language, with its source."""
    question = s.reading.question
    if not question:
        return None
    where = (s.talk.language, s.scene.conversation.visit.region, s.now.date())
    hit: Hit | None = s.play.search.find(question, *where)
    if hit is None and s.reading.cited:
        from bot.brain.sections import cited_hit  # only a model cites

        hit = cited_hit(s.play.flow, s.reading.cited, *where)
    if hit is None:
        return None
    return Move(kind=MoveKind.ANSWER, text=hit.section.answer, sources=(hit.page.source, hit.page.title, hit.page.id))


def _material(s: Situation) -> str:
    path = s.play.flow.say(s.play.flow.material, s.talk.language)
    if not path or "://" in path:
        return path
    return f"{s.play.public_url}/material/{path}"


def _open_question(s: Situation, talk: Talk) -> tuple[Talk, Move]:
    """Give the question an owner and a time; only then may the bot say that a colleague will answer."""
    known = {q.text for q in talk.questions}
    text = s.reading.question or " ".join(m.text for m in s.scene.waiting)
    if len(talk.questions) >= OPEN_QUESTIONS:
        return talk, Move(kind=MoveKind.NOT_KNOWN_ALONE)
    team = s.play.team(s.ruling.team)
    due = after_working(team, s.now, team.first_reply_within)
    number = max((q.number for q in talk.questions), default=0) + 1
    told = bool(talk.questions)
    if text not in known:
        asked = OpenQuestion(number=number, text=text, team=team.name, asked_at=s.now, due_at=due)
        talk = changed(talk, questions=(*talk.questions, asked))
    return talk, Move(kind=MoveKind.OPEN_QUESTION if told else MoveKind.NOT_KNOWN, at=due)


def _outcome(s: Situation) -> tuple[Move, ...]:
    """Say what an outcome means for the prospect, once."""
    if not s.ruling.is_new or s.ruling.outcome not in ("handoff", "nurture"):
        return ()
    if s.ruling.outcome == "nurture":
        return (Move(kind=MoveKind.NURTURE),)
    team = s.play.team(s.ruling.team)
    return (Move(kind=MoveKind.HANDOFF, at=after_working(team, s.now, team.first_reply_within)),)


def _ask(s: Situation, talk: Talk, *, digressed: bool) -> Plan:
    """Ask for one field: the open one again in other words, else the flow's next one; nothing when enough was asked.

    After the outcome nurture it is asked first, once, whether they may be written to later.
    """
    if (
        s.ruling.outcome == "nurture"
        and s.ruling.owner is Owner.BOT
        and nurture.is_to_ask(s.scene.conversation, talk, s.play.flow, s.play.config)
    ):
        return nurture.asked(s.scene.conversation, talk, s.play.flow), (Move(kind=MoveKind.ASK_CONSENT),)
    if sum(talk.asked.values()) >= ASKED_IN_ALL:
        return changed(talk, asking=None), ()
    if talk.signals.get("human", 0) >= HOLDS and not reachable(talk) and s.ruling.owner is Owner.OFFERED:
        return _ask_contact(s, talk)
    question = None if is_to_offer(s.ruling, talk, s.play.flow) else _next(s, talk)
    if question is None:
        return changed(talk, asking=None), ()
    step = talk.asked.get(question.field, 0)
    bridge = (Move(kind=MoveKind.BRIDGE),) if digressed and step else ()
    ask = Move(kind=MoveKind.ASK, fields=(question.field,), step=step)
    return _asked(talk, question.field), (*bridge, ask)


def _ask_contact(s: Situation, talk: Talk) -> Plan:
    if reachable(talk) or talk.contact_asked >= CONTACT_ASKINGS:
        return changed(talk, asking=None), ()
    talk = changed(_asked(talk, "email"), contact_asked=talk.contact_asked + 1)
    return talk, (Move(kind=MoveKind.ASK_CONTACT, step=talk.contact_asked - 1),)


def _asked(talk: Talk, field: str) -> Talk:
    return changed(talk, asking=field, asked={**talk.asked, field: talk.asked.get(field, 0) + 1})


def _next(s: Situation, talk: Talk) -> Question | None:
    """Return the question to ask: required ones until there is an outcome, the optional ones only after handoff or nurture."""
    still = [q for q in s.ruling.open if q.field not in talk.declined]
    again = next((q for q in still if q.field == talk.asking), None)
    if s.ruling.owner is Owner.CLOSED:
        return None
    outcome = s.ruling.outcome
    if outcome in ("handoff", "nurture"):
        may_ask = talk.optional_declines < OPTIONAL_DECLINES
        optional = next((q for q in still if not q.required), None)
        return (again if again and not again.required else optional) if may_ask else None
    return again or next((q for q in still if q.required), None)
