"""What happens when nobody claims in time, or the owner does not answer: it gets louder, step by step. Pure.

claim    remind who was offered it, or the team → the next rep, else the team → each escalation contact in turn
reply    remind the owner and tell the prospect when to expect an answer → offered again, the bot speaks meanwhile

A timer carries its step; every step edits the same card. The first deadline is the team's own, each further step half of it later.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.config import Team
from bot.desk.assign import Assigned, assign
from bot.desk.hours import after_working
from bot.desk.phrase import label, when, words_of
from bot.desk.rules import Rules, language_of, notice, refuse
from bot.model import Event, Kind, Message, Owner, Post, Say, TimerSet
from bot.ports import Standing

NO_DEADLINES = (TimerSet(kind=Kind.CLAIM_DEADLINE, due_at=None), TimerSet(kind=Kind.REPLY_DEADLINE, due_at=None))


def claim_by(team: Team, standing: Standing) -> TimerSet:
    """Return the deadline of a lead that is offered now."""
    return TimerSet(kind=Kind.CLAIM_DEADLINE, due_at=after_working(team, standing.now, team.claim_within))


def first_reply_by(team: Team, standing: Standing) -> TimerSet:
    """Return the deadline of a new owner's first words."""
    return TimerSet(kind=Kind.REPLY_DEADLINE, due_at=after_working(team, standing.now, team.first_reply_within))


def next_rep(standing: Standing) -> Assigned:
    """Return who is offered it next, on the team as it stands."""
    return assign(standing.team) if standing.team is not None else Assigned(rep="", reasons=())


def claim_passed(rules: Rules, message: Message, standing: Standing) -> Post:
    """Take the next step for a lead that nobody has claimed."""
    if standing.conversation.owner is not Owner.OFFERED:
        return refuse(standing, "not_offered")
    team = rules.config.team(standing.conversation.team)
    return _STEPS.get(message.about, _escalate)(_Late(rules, standing, team), message.about)


class _Late:
    """A deadline that has passed, with what the steps need."""

    __slots__ = ("rules", "standing", "team")

    def __init__(self, rules: Rules, standing: Standing, team: Team) -> None:
        self.rules, self.standing, self.team = rules, standing, team

    def told(self, key: str, rep: str, *events: Event, timer: TimerSet | None = None, offers: Assigned | None = None) -> Post:
        """Return a post that tells the card's threads, mentioning `rep` ("": nobody), and leaves the owner as it is.

        The text names `rep`; what says that the owner is silent names the owner.
        """
        conversation = self.standing.conversation
        named = conversation.rep if key == "silent" or not rep else rep
        words = words_of(self.rules.flow, self.team.language)
        return Post(
            owner=conversation.owner,
            rep=conversation.rep,
            called=True,
            call=rep,
            text=label(words, f"desk.thread.{key}", name=self.rules.config.rep_name(named)),
            events=events,
            timers=(timer,) if timer else (),
            offers=offers,
        )

    def later(self, step: int) -> TimerSet:
        """Return the claim deadline's next step."""
        return TimerSet(
            kind=Kind.CLAIM_DEADLINE,
            due_at=after_working(self.team, self.standing.now, self.team.claim_within / 2),
            step=step,
        )


def _remind(late: _Late, step: int) -> Post:
    rep = late.standing.offered_to
    event = Event(kind="late", data={"team": late.team.name, "rep": rep})
    return late.told("claim_late" if rep else "team_late", rep, event, timer=late.later(step + 1))


def _next(late: _Late, step: int) -> Post:
    decided = next_rep(late.standing)
    if decided.rep:
        return late.told("offered", decided.rep, timer=claim_by(late.team, late.standing), offers=decided)
    return replace(_escalate(late, step + 1), offers=decided) if late.team.escalate else late.told("team_late", "", offers=decided)


def _escalate(late: _Late, step: int) -> Post:
    """Call the contact whose turn it is; after the last one the card stays late."""
    number, contacts = step - len(_STEPS), late.team.escalate
    if number >= len(contacts):
        return refuse(late.standing, "nobody_left")
    event = Event(kind="escalated", data={"team": late.team.name, "rep": contacts[number]})
    return late.told("escalated", contacts[number], event, timer=late.later(step + 1) if number + 1 < len(contacts) else None)


_STEPS: Mapping[int, Callable[[_Late, int], Post]] = {0: _remind, 1: _next}


def reply_passed(rules: Rules, message: Message, standing: Standing) -> Post:
    """Take the next step for a prospect whom the owner leaves without an answer."""
    conversation = standing.conversation
    if conversation.owner is not Owner.REP:
        return refuse(standing, "not_claimed")
    team = rules.config.team(conversation.team)
    late = _Late(rules, standing, team)
    event = Event(kind="reply_late", data={"rep": conversation.rep, "step": message.about})
    if message.about == 0:
        again = TimerSet(kind=Kind.REPLY_DEADLINE, due_at=after_working(team, standing.now, team.reply_within), step=1)
        return replace(late.told("reply_late", conversation.rep, event, timer=again), says=(_expect(rules, standing, team),))
    return _offer_again(late, event)


def _expect(rules: Rules, standing: Standing, team: Team) -> Say:
    """Say when to expect an answer."""
    at = after_working(team, standing.now, team.reply_within)
    told = when(words_of(rules.flow, language_of(rules, standing)), at, standing.now, team.zone)
    return notice(rules, standing, "person.busy", {"colleague": rules.config.rep_name(standing.conversation.rep), "when": told})


def _offer_again(late: _Late, event: Event) -> Post:
    """Take the conversation from an owner who is silent, and offer it to the next; the bot is back meanwhile."""
    rules, standing = late.rules, late.standing
    conversation, decided = standing.conversation, next_rep(standing)
    bot = rules.flow.say(rules.flow.bot_name, language_of(rules, standing))
    left = notice(rules, standing, "person.left", {"bot": bot, "colleague": rules.config.rep_name(conversation.rep)})
    moved = Event(kind="owner", data={"from": Owner.REP, "to": Owner.OFFERED, "rep": conversation.rep, "reason": "silent"})
    told = late.told("silent", decided.rep, event, moved, timer=claim_by(late.team, standing), offers=decided)
    return replace(told, owner=Owner.OFFERED, says=(left,), timers=(*told.timers, NO_DEADLINES[1]))
