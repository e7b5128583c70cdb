"""What we write unasked, at timers that came due: follow-ups while something is open, and the slow sequence after nurture. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.desk import nurture
from bot.desk.attempts import hindrance
from bot.desk.card import lead, reachable
from bot.desk.hours import polite
from bot.desk.mailing import clock
from bot.desk.whereabouts import zones_of
from bot.flow.advertising import source_of
from bot.model import Event, Kind, Move, MoveKind, Nurture, Reading, Scene, Talk, TimerSet, Turn, changed
from bot.playbook import Playbook
from bot.ruling import rule
from bot.signals.intent import HOLDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """A timer at which we would write, with all that the decision looks at."""

    scene: Scene
    reading: Reading
    play: Playbook
    speak: bool  # the screen lets the bot speak
    now: datetime

    @property
    def step(self) -> int:
        """The number of the message whose time has come."""
        return self.scene.waiting[-1].about


def follow_up(rung: Rung) -> Turn:
    """Say the follow-up that came due, unless somebody else owns the talk by now; after the last one the prospect went quiet.

    One that rings in the prospect's night, because we were down when it was due, waits for their morning.
    """
    scene, talk, step = rung.scene, rung.scene.talk, rung.step
    steps = rung.play.flow.follow_ups
    why = hindrance(scene.conversation, scene.reached, rung.play.config, rung.now) or ("outcome" if talk.outcome is not None else "")
    is_next = rung.speak and 1 <= step <= len(steps) and step > talk.follow_ups
    at = polite(rung.now, zones(rung))
    if is_next and not why and at > rung.now:
        return _turn(rung, talk, timers=(TimerSet(kind=Kind.FOLLOW_UP, due_at=at, step=step),))
    says, is_last = is_next and not why, step >= len(steps)
    talk = changed(talk, follow_ups=step if says else talk.follow_ups, quiet=_is_quiet(rung, why, is_last=is_last))
    gap = steps[step].after - steps[step - 1].after if says and not is_last else timedelta()
    again = TimerSet(kind=Kind.FOLLOW_UP, due_at=polite(rung.now + gap, zones(rung)) if gap else None, step=step + 1)
    moves = (Move(kind=MoveKind.FOLLOW_UP, text=talk.topic, step=step),) if says else ()
    look = clock(rung.play.config, scene.conversation, talk, rung.now) if moves else ()
    told = Event(kind="follow_up", data={"step": step, "said": says, **({"why": why} if why else {})})
    went = talk.quiet and talk.intent >= HOLDS and reachable(talk)
    return _turn(rung, talk, moves=moves, events=(told, *((Event(kind="went_quiet"),) if went else ())), timers=(again, *look))


def _is_quiet(rung: Rung, why: str, *, is_last: bool) -> bool:
    """Tell whether nothing more is said while it is still the bot's to say: after the last one, or where enough was written."""
    return (not why and is_last) or why in ("often", "window")


def advertise(rung: Rung) -> Turn:
    """Say the step of the slow sequence that came due, where it is the next one and they may be written to now."""
    scene, talk, step, config = rung.scene, rung.scene.talk, rung.step, rung.play.config
    sequence, conversation = rung.play.flow.nurture, scene.conversation
    why = hindrance(conversation, scene.reached, config, rung.now)
    if sequence is None or why or not rung.speak or step != nurture.next_step(conversation, talk, rung.play.flow, config, rung.now):
        told = Event(kind="nurture", data={"step": step, "said": False, "why": why or "no_leave"})
        return _turn(rung, talk, events=(told,))
    at = nurture.decent(conversation, talk, config, rung.now)
    if at > rung.now:
        return _turn(rung, talk, timers=(TimerSet(kind=Kind.NURTURE, due_at=at, step=step),))
    owed = nurture.owed(conversation, talk)
    talk = changed(talk, nurture=changed(talk.nurture or Nurture(), said=step))
    move = Move(kind=MoveKind.ADVERT, text=talk.topic, step=step, sources=(owed.mark, source_of(owed)))
    told = Event(
        kind="nurture", data={"step": step, "said": True, "laws": " ".join(law.countries[0] for law in owed.laws if law.countries)}
    )
    later = _later(rung, talk)
    again = nurture.confirm_timer(conversation, talk, rung.play.flow, config, rung.now)
    return _turn(rung, talk, moves=(move,), events=(told,), timers=(*later, again, *clock(config, conversation, talk, rung.now)))


def confirm(rung: Rung) -> Turn:
    """Ask once whether a consent still holds, before it lapses, where advertising is still to come; while that may not be, a day later."""
    scene, talk, flow, config = rung.scene, rung.scene.talk, rung.play.flow, rung.play.config
    conversation, held = scene.conversation, talk.nurture
    if held is None or not nurture.is_to_confirm(conversation, talk, flow, rung.now):
        return _turn(rung, talk)
    hindered = (
        hindrance(conversation, scene.reached, config, rung.now) or not rung.speak or not nurture.may_reach(conversation, talk, config)
    )
    at = nurture.decent(conversation, talk, config, rung.now + timedelta(days=1) if hindered else rung.now)
    if at > rung.now:
        return _turn(rung, talk, timers=(TimerSet(kind=Kind.CONFIRM, due_at=at),))
    talk = changed(talk, nurture=changed(held, asked_again_at=rung.now, on_version=conversation.version + 1))
    owed = nurture.owed(conversation, talk)
    move = Move(kind=MoveKind.CONFIRM_CONSENT, at=held.at, sources=(source_of(owed, confirms=True),))
    told = Event(kind="nurture", data={"step": 0, "said": True, "confirms": True})
    return _turn(rung, talk, moves=(move,), events=(told,), timers=clock(config, conversation, talk, rung.now))


def _later(rung: Rung, talk: Talk) -> tuple[TimerSet, ...]:
    steps, step = rung.play.flow.nurture.steps if rung.play.flow.nurture else (), rung.step
    if step >= len(steps):
        return ()
    at = nurture.decent(rung.scene.conversation, talk, rung.play.config, rung.now + steps[step].after - steps[step - 1].after)
    return (TimerSet(kind=Kind.NURTURE, due_at=at, step=step + 1),)


def zones(rung: Rung) -> tuple[str, ...]:
    """Return the zones in which it must not be night."""
    return zones_of(rung.scene.conversation.visit, rung.play.team(rung.scene.conversation.team).zone)


def _turn(
    rung: Rung, talk: Talk, *, moves: tuple[Move, ...] = (), events: tuple[Event, ...] = (), timers: tuple[TimerSet, ...] = ()
) -> Turn:
    conversation, play = rung.scene.conversation, rung.play
    team = play.team(conversation.team or rule(conversation, talk, rung.reading, play, rung.now).team)
    return Turn(
        conversation=conversation.id,
        on_version=conversation.version,
        upto=rung.scene.waiting[-1].seq,
        now=rung.now,
        talk=talk,
        owner=conversation.owner,
        team=conversation.team,
        opted_out=conversation.opted_out,
        moves=moves,
        events=events,
        timers=timers,
        lead=lead(conversation, talk, play.flow, team),
        reached=rung.scene.reached,
    )
