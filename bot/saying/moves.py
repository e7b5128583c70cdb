"""What the bot is going to say, before there are words: which parts, in which order, with at most one question at the end. Pure.

The order within a message: that this is an AI · what was hidden · what was heard, corrected or declined · the answer to what was asked ·
what happened (a person called, handed over) · a bridge · one question.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.desk import nurture, support
from bot.desk.card import reachable
from bot.desk.hours import after_working, is_open, opens_at
from bot.desk.meetings import OFFERS
from bot.model import Move, MoveKind, Owner, Pause, Talk, changed
from bot.ruling import Ruling
from bot.saying.asking import ask, ask_contact
from bot.saying.replies import from_pages, reply
from bot.saying.situation import Plan, Situation

GOODBYES = 2
"""How often the bot acknowledges when there is nothing left to ask; then it leaves the last word to the prospect."""


def choose(situation: Situation) -> Plan:
    """Return the moves of this turn, and the talk that remembers them. No moves: nothing is said."""
    talk, parts = next(plan for matches, plan in SCENES if matches(situation))(situation)
    return with_disclosure(situation, talk, parts)


def with_disclosure(situation: Situation, talk: Talk, parts: tuple[Move, ...]) -> Plan:
    """Put before the first words of all that they come from an AI."""
    if not parts or talk.disclosed:
        return talk, parts
    return changed(talk, disclosed=True), (*_disclosure(situation), *parts)


def _disclosure(s: Situation) -> tuple[Move, ...]:
    """The greeting, where there was one, is line 1 and has said it."""
    return () if s.scene.waiting[0].seq > 1 else (Move(kind=MoveKind.DISCLOSE),)


def _opting_out(s: Situation) -> Plan:
    return changed(s.talk, asking=None, opted_out_said=1), (Move(kind=MoveKind.OPTED_OUT),)


def _after_opt_out(s: Situation) -> Plan:
    """Answer what is asked; say once how to start again; nothing by ourselves."""
    if answer := from_pages(s):
        return s.talk, (answer,)
    if s.talk.opted_out_said < 2:
        return changed(s.talk, opted_out_said=2), (Move(kind=MoveKind.START_AGAIN),)
    return s.talk, ((Move(kind=MoveKind.NOT_KNOWN_ALONE),) if s.reading.question else ())


def _rude(s: Situation) -> Plan:
    """One calm sentence; a second time silence until something is asked."""
    talk = changed(s.talk, rude=s.talk.rude + 1, asking=None)
    if answer := from_pages(s):
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
    answer = from_pages(s)
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
    answer = from_pages(s)
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
    talk, asked = ask_contact(s, changed(talk, asking=None))
    if reachable(talk):
        talk, asked = ask(s, talk, digressed=False)
    return talk, (*_hidden(s), *heard, called, *asked)


def _meeting(s: Situation) -> Plan:
    """Say what became of the meeting. Times to choose from are this turn's question; after a booking, how to be reached."""
    if s.planned is None:
        return s.talk, ()
    talk, moves = changed(s.talk, asking=None), s.planned.moves
    before = (*_hidden(s), *_heard(s))
    if any(move.kind in OFFERS for move in moves):
        return talk, (*before, *moves)
    talk, asked = ask_contact(s, talk) if s.planned.books and not reachable(talk) else ask(s, talk, digressed=False)
    return talk, (*before, *moves, *asked)


def _usual(s: Situation) -> Plan:
    talk = s.talk
    hidden, heard = _hidden(s), _heard(s)
    agreed = _consent(s)
    talk, replied = reply(s, talk, quiet=bool(heard or hidden or agreed or s.reading.takes_leave))
    outcome = _outcome(s)
    talk, asked = _leaving(s, talk) if s.reading.takes_leave else ask(s, talk, digressed=bool(replied))
    spared = (Move(kind=MoveKind.NO_QUESTIONS),) if s.reading.no_questions and not s.scene.talk.no_questions else ()
    parts = (*hidden, *agreed, *heard, *replied, *outcome, *spared, *asked)
    return (talk, parts) if parts else (talk, _goodbye(talk))


def _paused(s: Situation) -> Plan:
    """Put the open question again, behind a kind word to who is called away, with a bridge to who is back: it counts as no asking."""
    is_back = s.reading.pause is Pause.BACK
    talk, asked = ask(s, s.talk, digressed=is_back)
    said = () if is_back else (Move(kind=MoveKind.TAKE_TIME),)
    kept = changed(talk, asking=s.talk.asking, asked=s.talk.asked, contact_asked=s.talk.contact_asked)
    return kept, (*_hidden(s), *said, *asked)


def _leaving(s: Situation, talk: Talk) -> Plan:
    """Ask nothing of who takes their leave. What is open before an outcome stays so: a follow-up or their return takes it up."""
    if s.ruling.outcome:
        return changed(talk, asking=None), _goodbye(talk)
    return talk, _goodbye(talk, MoveKind.FAREWELL)


def _goodbye(talk: Talk, kind: MoveKind = MoveKind.ANYTHING_ELSE) -> tuple[Move, ...]:
    goodbyes = sum(mark.startswith((MoveKind.ANYTHING_ELSE, MoveKind.FAREWELL)) for mark in talk.used)
    return (Move(kind=kind),) if goodbyes < GOODBYES else ()


SCENES: Sequence[tuple[Callable[[Situation], bool], Callable[[Situation], Plan]]] = (
    (lambda s: s.ruling.opted_out and not s.was_opted_out, _opting_out),
    (lambda s: s.ruling.opted_out, _after_opt_out),
    (lambda s: s.ruling.owner is Owner.REP, lambda s: (s.talk, ())),
    (lambda s: s.shows("abuse") and not s.news.learned and not s.shows("are_you_ai"), _rude),
    (lambda s: s.planned is not None, _meeting),
    (lambda s: s.ruling.calls_person and s.ruling.owner is Owner.OFFERED, _person),
    (lambda s: s.ruling.outcome == "disqualified", _not_a_buyer),
    (lambda s: s.ruling.outcome == "support" and s.ruling.owner is Owner.CLOSED, _support),
    (lambda s: bool(s.reading.pause) and s.talk.asking is not None, _paused),
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
    if news.declined and s.scene.talk.asking:  # where nothing was asked, there is nothing to leave out
        parts.append(Move(kind=MoveKind.DECLINED, fields=news.declined))
    return tuple(parts)


CONSENT = {
    "given": MoveKind.CONSENT_GIVEN,
    "confirmed": MoveKind.CONSENT_GIVEN,
    "refused": MoveKind.CONSENT_REFUSED,
    "withdrawn": MoveKind.CONSENT_REFUSED,
}


def _consent(s: Situation) -> tuple[Move, ...]:
    """Say back what was decided on being written to later."""
    before, held = s.scene.talk.nurture, s.talk.nurture
    if before is None or held is None:
        return ()
    said = CONSENT.get(nurture.became(before, held))
    return (Move(kind=said, at=held.confirmed_at or held.at),) if said else ()


def _outcome(s: Situation) -> tuple[Move, ...]:
    """Say what an outcome means for the prospect, once."""
    if not s.ruling.is_new or s.ruling.outcome not in ("handoff", "nurture"):
        return ()
    if s.ruling.outcome == "nurture":
        return (Move(kind=MoveKind.NURTURE),)
    team = s.play.team(s.ruling.team)
    return (Move(kind=MoveKind.HANDOFF, at=after_working(team, s.now, team.first_reply_within)),)
