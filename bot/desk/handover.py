"""Handing a conversation to a colleague or another team, asking one in beside the owner, and taking a decision back. Pure."""

from __future__ import annotations

from datetime import timedelta

from bot.desk.deadlines import NO_DEADLINES, claim_by, first_reply_by, next_rep
from bot.desk.phrase import label, words_of
from bot.desk.rules import Rules, not_mine, notice, refuse
from bot.model import Event, Message, Owner, Post, Say, Talk, changed
from bot.ports import Moved, Standing

UNDO_FOR = timedelta(minutes=2)
"""How long whoever moved a conversation may take that back; a manager may later, until somebody moved it again."""

TEAM = "team:"
"""Before the name of a team in `Message.choice`; a rep's id stands there as it is."""


def hand_over(rules: Rules, message: Message, standing: Standing) -> Post:
    """Give the owner's conversation to a rep, who owns it at once, or offer it to a team; the bot stays silent in between.

    `message.choice` says to whom, `message.text` is a note for them.
    """
    if refused := not_mine(message, standing):
        return refused
    if message.choice.startswith(TEAM):
        return _to_team(rules, message, standing, message.choice.removeprefix(TEAM))
    if message.choice not in rules.config.reps:
        return refuse(standing, "no_rep")
    if message.choice == standing.conversation.rep:
        return refuse(standing, "is_yours")
    return _to_rep(rules, message, standing)


def _to_rep(rules: Rules, message: Message, standing: Standing) -> Post:
    rep = message.choice
    values = {"colleague": rules.config.rep_name(rep), "company": rules.flow.company}
    team = rules.config.team(standing.conversation.team)
    return Post(
        owner=Owner.REP,
        rep=rep,
        says=(notice(rules, standing, "person.joined", values),),
        notes=(message.text,) if message.text else (),
        events=(_moved(standing, Owner.REP, rep, message.author),),
        timers=(first_reply_by(team, standing),),
        called=True,
        call=rep,
        text=_told(rules, standing, rep),
        talk=_without_coseller(standing, rep),
    )


def _to_team(rules: Rules, message: Message, standing: Standing, name: str) -> Post:
    if name not in rules.config.teams:
        return refuse(standing, "no_team")
    team, decided = rules.config.team(name), next_rep(standing)
    return Post(
        owner=Owner.OFFERED,
        rep=standing.conversation.rep,
        team=name,
        says=(notice(rules, standing, "person.called", {"team": team.shown or _our_team(rules, standing)}),),
        notes=(message.text,) if message.text else (),
        events=(_moved(standing, Owner.OFFERED, "", message.author, name),),
        timers=(claim_by(team, standing), NO_DEADLINES[1]),
        called=True,
        call=decided.rep,
        text=_told(rules, standing, decided.rep),
        offers=decided,
        talk=changed(standing.talk, hushed=True, co_sellers=()),
    )


IN, OUT = "in", "out"


def ask_in(rules: Rules, message: Message, standing: Standing) -> Post:
    """Let a colleague write to the prospect beside the owner, or no more. `message.choice` is the colleague.

    `message.text` says which, "in" or "out": what is so already stays, however often it is pressed. A press of an earlier version says
    neither, and means the other one than it is.
    """
    if refused := not_mine(message, standing):
        return refused
    rep, now = message.choice, standing.talk.co_sellers
    if rep not in rules.config.reps or rep == standing.conversation.rep:
        return refuse(standing, "no_rep")
    said = message.text == IN if message.text in (IN, OUT) else rep not in now
    if said == (rep in now):
        return Post(owner=Owner.REP, rep=standing.conversation.rep)
    after = (*now, rep) if said else tuple(r for r in now if r != rep)
    values = {"colleague": rules.config.rep_name(rep), "company": rules.flow.company}
    return Post(
        owner=Owner.REP,
        rep=standing.conversation.rep,
        says=(notice(rules, standing, "person.joined", values),) if said else (),
        events=(Event(kind="co_seller", data={"rep": rep, "on": said}),),
        called=said,
        call=rep if said else "",
        text=_told(rules, standing, rep) if said else None,
        talk=changed(standing.talk, co_sellers=after),
    )


def take_back(rules: Rules, message: Message, standing: Standing) -> Post:
    """Put the conversation back to where it was before its last move."""
    last = standing.last
    if last is None or "was" not in last.data:
        return refuse(standing, "nothing_to_undo")
    mine = last.data.get("by") == message.author
    manager = message.author in rules.config.reps and rules.config.reps[message.author].manager
    if not mine and not manager:
        return refuse(standing, "not_yours")
    if not manager and standing.now - last.at > UNDO_FOR:
        return refuse(standing, "too_late")
    return _restored(rules, standing, last)


def _restored(rules: Rules, standing: Standing, last: Moved) -> Post:
    conversation, owner, rep = standing.conversation, Owner(str(last.data["from"])), str(last.data["was"])
    before = str(last.data.get("was_team") or conversation.team)
    team = rules.config.team(before)
    timers = {
        Owner.REP: (NO_DEADLINES[0], first_reply_by(team, standing)),
        Owner.OFFERED: (claim_by(team, standing), NO_DEADLINES[1]),
    }.get(owner, NO_DEADLINES)
    return Post(
        owner=owner,
        rep=rep,
        team=before,
        says=_who_speaks_now(rules, standing, owner, rep),
        events=(Event(kind="owner", data={"from": conversation.owner, "to": owner, "rep": rep, "reason": "undone"}),),
        timers=timers,
        close_reason="" if conversation.owner is not Owner.CLOSED else "undone",
        talk=changed(standing.talk, hushed=False) if standing.talk.hushed else None,
    )


def _who_speaks_now(rules: Rules, standing: Standing, owner: Owner, rep: str) -> tuple[Say, ...]:
    """Tell the prospect who speaks, where that is another one than they were told last."""
    before = standing.conversation
    if owner is Owner.REP and (before.owner, before.rep) != (Owner.REP, rep) and before.owner is not Owner.CLOSED:
        return (notice(rules, standing, "person.joined", {"colleague": rules.config.rep_name(rep), "company": rules.flow.company}),)
    if owner in (Owner.BOT, Owner.OFFERED) and before.owner is Owner.REP:
        bot = rules.flow.say(rules.flow.bot_name, standing.talk.language or rules.flow.languages[0])
        return (notice(rules, standing, "person.left", {"bot": bot, "colleague": rules.config.rep_name(before.rep)}),)
    return ()


def _moved(standing: Standing, to: Owner, rep: str, by: str, team: str = "") -> Event:
    was = standing.conversation
    return Event(
        kind="owner",
        data={
            "from": was.owner,
            "to": to,
            "rep": rep,
            "was": was.rep,
            "by": by,
            "reason": "handed_over",
            "team": team or was.team,
            "was_team": was.team,
        },
    )


def _told(rules: Rules, standing: Standing, rep: str) -> str:
    words = words_of(rules.flow, rules.config.team(standing.conversation.team).language)
    return label(words, "desk.thread.handed" if rep else "desk.thread.handed_team", name=rules.config.rep_name(rep))


def _our_team(rules: Rules, standing: Standing) -> str:
    words = words_of(rules.flow, standing.talk.language or rules.flow.languages[0])
    return words.get("our_team", ("",))[0]


def _without_coseller(standing: Standing, rep: str) -> Talk | None:
    return changed(standing.talk, co_sellers=tuple(r for r in standing.talk.co_sellers if r != rep)) if standing.talk.co_sellers else None
