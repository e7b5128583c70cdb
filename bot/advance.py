"""The decision: scene + reading + flow + now → turn. Pure, so that any turn can be replayed and gives the same result."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from bot.desk import nurture, support
from bot.desk.card import lead
from bot.desk.hours import after_working, is_open, opens_at, polite
from bot.desk.meetings import Planned, meet, reminder, without_meeting
from bot.desk.whereabouts import zones_of
from bot.hearing.reached import refuses_adverts
from bot.model import Beside, Event, Kind, Move, MoveKind, Owner, Reading, Scene, Talk, TimerSet, Turn, changed
from bot.outreach import Rung, advertise, confirm, follow_up
from bot.playbook import Playbook
from bot.remember import News, remember
from bot.ruling import FINAL, Ruling, rule
from bot.saying.asking import is_to_offer
from bot.saying.moves import choose, hands_on, with_disclosure
from bot.saying.situation import Situation
from bot.screen import Verdict


def advance(scene: Scene, reading: Reading, play: Playbook, verdict: Verdict, now: datetime) -> Turn:
    """Decide on every waiting message. The sentences are made of `Turn.moves` by `compose`."""
    if all(m.kind in UNASKED for m in scene.waiting):
        return UNASKED[scene.waiting[-1].kind](Rung(scene=scene, reading=reading, play=play, speak=verdict.speak, now=now))
    if all(m.kind.speaks for m in scene.waiting):
        return _about_meeting(scene, reading, play, verdict, now)
    reading = _of_nothing_else(scene, reading, play, now)
    talk, news = remember(scene, reading, play.flow)
    ruling = rule(scene.conversation, talk, reading, play, now)
    talk = _ruled(scene, talk, ruling, verdict)
    if talk.nurture is not None:
        talk = nurture.answered(scene, talk, reading, opted_out=ruling.opted_out, now=now)
    if refusing := next((m for m in scene.waiting if not m.kind.speaks and refuses_adverts(m.text)), None):
        talk = nurture.refused(talk, refusing)
    planned = _planned(scene, reading.language, play, ruling, now)
    if planned is not None:
        ruling = _booked(ruling, planned)
        talk = changed(talk, meeting=planned.meeting)
    situation = Situation(scene=scene, talk=talk, reading=reading, news=news, ruling=ruling, play=play, now=now, planned=planned)
    talk, moves = _beside_owner(situation) if ruling.owner is Owner.REP else _speak(situation, verdict)
    return Turn(
        conversation=scene.conversation.id,
        on_version=scene.conversation.version,
        upto=scene.waiting[-1].seq,
        now=now,
        talk=talk,
        owner=ruling.owner,
        team=ruling.team if ruling.owner is not Owner.BOT else scene.conversation.team,
        opted_out=ruling.opted_out,
        moves=moves,
        events=tuple(_events(scene, talk, news, ruling)),
        timers=_timers(scene, talk, ruling, play, now),
        lead=lead(scene.conversation, talk, play.flow, play.team(ruling.team), ruling.owner),
        reading=reading,
        beside=scene.beside,
        diary=scene.diary,
        errands=support.handed_on(play.flow, play.config, scene.conversation) if hands_on(ruling) else (),
        meets=talk.meeting != scene.talk.meeting,
    )


def _of_nothing_else(scene: Scene, reading: Reading, play: Playbook, now: datetime) -> Reading:
    """Return the reading without what was said of being written to later, and of a meeting: neither is an answer of the flow's."""
    if scene.talk.nurture is not None:
        reading = nurture.refusal_alone(scene, reading)
    if scene.diary is not None:
        reading = without_meeting(reading, scene, play.team(scene.diary.team), play.flow.meeting, now)
    return reading


def _ruled(scene: Scene, talk: Talk, ruling: Ruling, verdict: Verdict) -> Talk:
    return changed(
        talk,
        outcome=ruling.outcome,
        score=ruling.score,
        reasons=ruling.reasons,
        quiet=False,
        last_texts=verdict.texts,
        throttled=verdict.throttled,
        bot_turns=verdict.turns,
        used=_remember_masked(scene, talk),
    )


UNASKED: Mapping[Kind, Callable[[Rung], Turn]] = {Kind.FOLLOW_UP: follow_up, Kind.NURTURE: advertise, Kind.CONFIRM: confirm}
"""Timers at which we write unasked. One that rings together with words of the prospect says nothing: the words are answered."""


def _planned(scene: Scene, language: str, play: Playbook, ruling: Ruling, now: datetime) -> Planned | None:
    """Return what becomes of the meeting. To somebody who talks with a rep nothing is offered: only what they take is booked."""
    if scene.diary is None or ruling.opted_out or (ruling.outcome in FINAL and ruling.owner is not Owner.REP):
        return None
    planned = meet(scene, language, play.team(scene.diary.team), play.flow.meeting, now)
    return planned if planned is None or ruling.owner is not Owner.REP or planned.books else None


def _booked(ruling: Ruling, planned: Planned) -> Ruling:
    """Somebody has to come to a meeting that is booked: its lead goes to the team."""
    return replace(ruling, owner=Owner.OFFERED) if planned.books and ruling.owner in (Owner.BOT, Owner.CLOSED) else ruling


def _speak(situation: Situation, verdict: Verdict) -> tuple[Talk, tuple[Move, ...]]:
    if not verdict.speak:
        return situation.talk, ()
    if verdict.instead is not None and not situation.ruling.opted_out:
        return with_disclosure(situation, situation.talk, (Move(kind=verdict.instead),))
    return choose(situation)


def _beside_owner(situation: Situation) -> tuple[Talk, tuple[Move, ...]]:
    """Return what is said although a rep has the talk: what becomes of a meeting, else when to expect an answer."""
    talk, moves = _expect(situation.scene, situation.talk, situation.play, situation.now)
    return talk, moves if situation.planned is None else situation.planned.moves


def _expect(scene: Scene, talk: Talk, play: Playbook, now: datetime) -> tuple[Talk, tuple[Move, ...]]:
    """Tell a prospect once a silence when to expect an answer, where the owner is away or their team closed."""
    team, beside = play.team(scene.conversation.team), scene.beside or Beside()
    if is_open(team, now) and not beside.away:
        return talk, ()
    if talk.noticed and (beside.spoke_at is None or beside.spoke_at.timestamp() <= talk.noticed):
        return talk, ()
    back = opens_at(team, max(now, beside.back_at) if beside.back_at else now)
    move = Move(kind=MoveKind.OWNER_AWAY, text=play.config.rep_name(scene.conversation.rep), at=back if back > now else None)
    return changed(talk, noticed=now.timestamp()), (move,)


def _remember_masked(scene: Scene, talk: Talk) -> tuple[str, ...]:
    """Keep on record what kinds of numbers were hidden, for the card."""
    marks = [f"masked:{kind}" for m in scene.waiting for kind in m.masked]
    return (*talk.used, *(mark for mark in dict.fromkeys(marks) if mark not in talk.used))


def _events(scene: Scene, talk: Talk, news: News, ruling: Ruling) -> Iterator[Event]:
    """What happened, for the history and the figures; field names only, never their values."""
    before = scene.talk
    for kind, fields in (("answered", news.learned), ("corrected", news.corrected), ("declined", news.declined), ("let_go", news.let_go)):
        if fields:
            yield Event(kind=kind, data={"fields": " ".join(fields)})
    if talk.intent_seen and not before.intent_seen:
        yield Event(kind="intent", data={"seq": talk.intent_seen})
    if ruling.is_new:
        yield Event(kind="outcome", data={"from": before.outcome, "to": ruling.outcome})
    if ruling.owner is not scene.conversation.owner:
        yield Event(kind="owner", data={"from": scene.conversation.owner, "to": ruling.owner, "team": ruling.team})
    if talk.asking and talk.asked != before.asked:
        yield Event(kind="asked", data={"field": talk.asking, "times": talk.asked.get(talk.asking, 0)})
    if talk.meeting is not None and talk.meeting != before.meeting:
        yield Event(kind="meeting", data={"state": talk.meeting.state, "sequence": talk.meeting.sequence})
    if talk.nurture is not None and (state := nurture.became(before.nurture, talk.nurture)):
        yield Event(kind="consent", data={"state": state, "seq": talk.nurture.message})
    if len(talk.questions) > len(before.questions):
        yield Event(kind="question", data={"number": talk.questions[-1].number, "team": talk.questions[-1].team})


def _timers(scene: Scene, talk: Talk, ruling: Ruling, play: Playbook, now: datetime) -> tuple[TimerSet, ...]:
    """Any word of the prospect stops the running follow-up; the deadline of a claim starts when it is offered."""
    timers = [_next_follow_up(scene, talk, ruling.owner, play, now)]
    if ruling.owner is Owner.REP:
        team = play.team(scene.conversation.team)
        timers.append(TimerSet(kind=Kind.REPLY_DEADLINE, due_at=after_working(team, now, team.reply_within), keep=True))
    offered_now = ruling.owner is Owner.OFFERED and scene.conversation.owner is not Owner.OFFERED
    if offered_now:
        team = play.team(ruling.team)
        timers.append(TimerSet(kind=Kind.CLAIM_DEADLINE, due_at=after_working(team, now, team.claim_within)))
    elif ruling.owner is Owner.CLOSED and scene.conversation.owner is Owner.OFFERED:
        timers.append(TimerSet(kind=Kind.CLAIM_DEADLINE, due_at=None))
    return (*timers, *_slow_timers(scene, talk, ruling, play, now), *_meeting_timers(scene, talk, ruling, play, now))


def _slow_timers(scene: Scene, talk: Talk, ruling: Ruling, play: Playbook, now: datetime) -> tuple[TimerSet, ...]:
    if play.flow.nurture is None or "nurture" not in (talk.outcome, scene.talk.outcome):
        return ()
    after = changed(scene.conversation, owner=ruling.owner, opted_out=ruling.opted_out)
    return nurture.timers(after, talk, play.flow, play.config, now, before=scene.talk.nurture)


def _meeting_timers(scene: Scene, talk: Talk, ruling: Ruling, play: Playbook, now: datetime) -> Iterator[TimerSet]:
    """Times are offered right after the handoff, when it is known with whom; a booking sets its reminders, and anew when it moves."""
    if play.flow.meeting is None:
        return
    if ruling.opted_out:
        yield from (TimerSet(kind=kind, due_at=None) for kind in (Kind.MEETING, Kind.REMINDER))
        return
    if is_to_offer(ruling, talk, play.flow):
        yield TimerSet(kind=Kind.MEETING, due_at=now)
    before, after = scene.talk.meeting, talk.meeting
    rung = next((m for m in scene.waiting if m.kind is Kind.REMINDER), None)
    if (before.start if before else None) != (after.start if after else None):
        yield reminder(after, 1, scene.conversation.visit, play.team(ruling.team), now)
    elif rung is not None:  # it came together with words, which were answered first
        yield TimerSet(kind=Kind.REMINDER, due_at=now + timedelta(minutes=1), step=rung.about)


def _next_follow_up(scene: Scene, talk: Talk, owner: Owner, play: Playbook, now: datetime) -> TimerSet:
    """Set the next follow-up while something is open, the bot owns the talk and steps are left; else cancel it."""
    flow, step = play.flow, talk.follow_ups
    wanted = owner is Owner.BOT and talk.outcome is None and talk.asking is not None and not talk.throttled
    if not wanted or step >= len(flow.follow_ups):
        return TimerSet(kind=Kind.FOLLOW_UP, due_at=None)
    return TimerSet(kind=Kind.FOLLOW_UP, due_at=polite(now + flow.follow_ups[step].after, _zones(scene, play)), step=step + 1)


def _zones(scene: Scene, play: Playbook) -> tuple[str, ...]:
    """Return the zones in which a follow-up must not fall into the night."""
    return zones_of(scene.conversation.visit, play.team(scene.conversation.team).zone)


def _about_meeting(scene: Scene, reading: Reading, play: Playbook, verdict: Verdict, now: datetime) -> Turn:
    """Remind of a meeting, or offer times for one, unless somebody else owns the talk by now."""
    conversation, talk = scene.conversation, scene.talk
    team = play.team(conversation.team or rule(conversation, talk, reading, play, now).team)
    rung = next((m for m in scene.waiting if m.kind is Kind.REMINDER), None)
    moves: tuple[Move, ...] = ()
    timers: tuple[TimerSet, ...] = ()
    if rung is not None:
        comes = talk.meeting is not None and talk.meeting.start is not None and talk.meeting.start > now and not conversation.opted_out
        if comes and talk.meeting is not None:
            moves = (Move(kind=MoveKind.MEETING_REMINDER, text=talk.meeting.rep, at=talk.meeting.start, step=rung.about),)
            timers = (reminder(talk.meeting, rung.about + 1, conversation.visit, team, now),)
    elif conversation.owner is Owner.OFFERED and verdict.speak and scene.diary is not None:
        planned = meet(scene, talk.language or play.flow.languages[0], play.team(scene.diary.team), play.flow.meeting, now)
        talk, moves = (changed(talk, meeting=planned.meeting), planned.moves) if planned else (talk, ())
    return Turn(
        conversation=conversation.id,
        on_version=conversation.version,
        upto=scene.waiting[-1].seq,
        now=now,
        talk=talk,
        owner=conversation.owner,
        team=conversation.team,
        opted_out=conversation.opted_out,
        moves=moves,
        events=(Event(kind="meeting", data={"state": talk.meeting.state if talk.meeting else "", "reminded": rung is not None}),),
        timers=timers,
        lead=lead(conversation, talk, play.flow, team),
        diary=scene.diary,
        meets=talk.meeting != scene.talk.meeting,
    )
