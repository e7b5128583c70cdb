"""A card as people see it, made from what stands in the store when the message leaves. Pure; the same on every platform."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.config import Config, Team
from bot.desk.card import country
from bot.desk.closing import closing
from bot.desk.hours import known_zone
from bot.desk.mailing import reach
from bot.desk.noise import Noise
from bot.desk.phrase import clock, day_name, label
from bot.flow.shape import Words
from bot.model import Fact, OpenQuestion, Owner, Who
from bot.model.arrivals import Action, Attachment, Button, Face, Row, pack
from bot.model.diary import Meeting
from bot.ports import Sheet

MOST_TERMS = 6
"""Lines of the score on a card, the weightiest first."""

MOST_FILES = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What a card is looked at with."""

    words: Words  # the team's language
    language: str
    config: Config
    team: Team
    now: datetime
    platform: str  # where it is shown
    public_url: str
    file_link: Callable[[str, Attachment], str]
    """(platform, file) → where a rep can open it; "" where there is no way in from outside."""

    def say(self, key: str, **values: str) -> str:
        """Return a label in the team's language."""
        return label(self.words, f"desk.{key}", **values)


def face(sheet: Sheet, view: View) -> Face:
    """Return the card's face."""
    card, row = sheet.card, sheet.row
    title = f"{card.title} · {card.company}" if card.company else card.title
    reason = card.reason or (view.say(f"outcome.{card.outcome}") if card.outcome else view.say("new_lead"))
    state = _state(sheet, view)
    return Face(
        title=f"[{view.say('test')}] {title}" if row.test else title,
        state=state,
        colour=_colour(sheet),
        reason=reason,
        score=view.say("score_of", n=str(card.score)),
        terms=tuple(f"{points:+d} {why}" for points, why in sorted(card.reasons, key=lambda term: -abs(term[0]))[:MOST_TERMS]),
        rows=tuple(_row(fact, view) for fact in card.facts),
        not_asked=_not_asked(card.not_asked, view),
        questions=tuple(_question(question, view) for question in card.questions),
        context=tuple(_context(sheet, view)),
        files=tuple(_files(sheet, view)),
        buttons=_buttons(sheet, view),
        link=f"{view.public_url}/desk/c/{row.conversation}" if view.public_url else "",
        link_label=view.say("open"),
        ping=_ping(sheet, view),
        summary=f"{title}: {reason} ({state})",
    )


def _state(sheet: Sheet, view: View) -> str:
    """Say who has it, and until when it may wait."""
    row, conversation = sheet.row, sheet.conversation
    rested = _snoozed(sheet, view)
    if rested and conversation.owner is not Owner.CLOSED:
        return rested
    if conversation.owner is Owner.REP:
        return view.say("state.rep", name=view.config.rep_name(conversation.rep))
    if conversation.owner is Owner.CLOSED:
        return _closed(sheet.close_reason, view)
    if conversation.owner is Owner.BOT:
        return view.say("state.bot")
    if row.late:
        return view.say("state.late")
    offered = view.say("state.offered_by", time=_time(row.claim_by, view)) if row.claim_by else view.say("state.offered")
    return f"{offered} · {view.say('offered_to', name=view.config.rep_name(row.offered_to))}" if row.offered_to else offered


def _closed(reason: str, view: View) -> str:
    found = closing(reason)
    if not found.kind:
        return view.say("state.closed")
    named = view.say("state.left") if found.kind == "left" else view.say(f"button.{found.kind}")
    parts = (named, view.say(f"reason.{found.code}") if found.code else "", found.words)
    return view.say("state.closed_as", reason=", ".join(part for part in parts if part))


def _snoozed(sheet: Sheet, view: View) -> str:
    """Say until when it rests, "" when it does not: the last snooze has passed, or somebody took it since."""
    moved = [event for _, event in sheet.events if event.kind in ("snoozed", "snooze_over", "owner")]
    if not moved or moved[-1].kind != "snoozed":
        return ""
    until = datetime.fromisoformat(str(moved[-1].data["until"]))
    if until <= view.now:
        return ""
    return view.say("state.snoozed", name=view.config.rep_name(str(moved[-1].data["rep"])), time=_time(until, view))


def _colour(sheet: Sheet) -> str:
    owner, closed = sheet.conversation.owner, sheet.close_reason
    if owner is Owner.CLOSED:
        return "green" if closed.startswith("won") else "grey"
    if owner is Owner.REP:
        return "green"
    if owner is Owner.OFFERED:
        return "red" if sheet.row.late or sheet.card.wants_person else "amber"
    return "amber" if sheet.card.questions else "grey"


def _row(fact: Fact, view: View) -> Row:
    name, by = label(view.words, f"desk.field.{fact.field}"), fact.source.removeprefix("rep:")
    if fact.state == "declined":
        return Row(label=name, value=view.say("declined"), declined=True)
    if fact.state == "rejected":
        return Row(label=name, value=view.say("rejected_by", name=view.config.rep_name(by)), before=fact.before, declined=True)
    entered = f"{fact.shown} ({view.say('entered_by', name=view.config.rep_name(by))})" if by != fact.source else fact.shown
    value = f"{entered} · {view.say('beside', value=fact.beside)}" if fact.beside else entered
    quote = fact.quote if by == fact.source and fact.quote.strip() != fact.shown else ""  # an address says itself
    return Row(label=name, value=value, quote=quote, before=fact.before, unsure=fact.state == "unsure")


def _not_asked(fields: Sequence[str], view: View) -> str:
    names = ", ".join(label(view.words, f"desk.field.{field}") for field in fields)
    return f"{view.say('not_asked')}: {names}" if names else ""


def _question(question: OpenQuestion, view: View) -> str:
    due = view.say("overdue") if question.due_at <= view.now else view.say("due", when=_time(question.due_at, view))
    return f"{question.text} ({due})"


PLATFORMS: Mapping[str, str] = {"slack": "Slack", "discord": "Discord", "telegram": "Telegram"}
"""Names that are the same in every language."""


def _context(sheet: Sheet, view: View) -> list[str]:
    card, visit, row = sheet.card, sheet.conversation.visit, sheet.row
    theirs = view.now.astimezone(known_zone(visit.timezone)) if visit.timezone else None
    reached = reach(sheet, view.config)
    where = PLATFORMS.get(row.platform) or view.say({"web": "site"}.get(row.platform, row.platform))
    return [
        text
        for text in (
            _met(card.meeting, view),
            f"{view.say('platform')}: {where}",
            view.say(f"reach.{reached}") if reached else "",
            f"{view.say('region')}: {country(card.region, view.language) or card.region}" if card.region else "",
            view.say("both_times", theirs=clock(view.words, theirs), ours=_time(view.now, view)) if theirs else "",
            f"{view.say('source_page')}: {card.page}" if card.page else "",
            f"{view.say('referrer')}: {card.referrer}" if card.referrer else "",
            f"{view.say('campaign')}: {card.campaign}" if card.campaign else "",
            f"{view.say('masked')}: {', '.join(view.say(f'hidden.{kind}') for kind in card.masked)}" if card.masked else "",
        )
        if text
    ]


def _met(meeting: Meeting | None, view: View) -> str:
    """Name the booked meeting in the team's zone; "" where there is none."""
    if meeting is None or meeting.start is None:
        return ""
    local = meeting.start.astimezone(known_zone(view.team.zone))
    when = f"{day_name(view.words, local)} {clock(view.words, local)}"
    return view.say("meeting", when=when, name=view.config.rep_name(meeting.rep)) if meeting.rep else view.say("meeting_of_team", when=when)


def _files(sheet: Sheet, view: View) -> list[tuple[str, str]]:
    """Return what the prospect sent, newest last, with where a rep can open it."""
    sent = [file for line in sheet.lines if line.who is Who.PROSPECT for file in line.files]
    return [(file.name, view.file_link(sheet.row.platform, file)) for file in sent[-MOST_FILES:]]


_BUTTONS: Mapping[Owner, tuple[tuple[Action, str, str], ...]] = {
    Owner.BOT: ((Action.CLAIM, "claim", "primary"), (Action.SNOOZE, "snooze", ""), (Action.NOT_A_FIT, "close", "danger")),
    Owner.OFFERED: ((Action.CLAIM, "claim", "primary"), (Action.SNOOZE, "snooze", ""), (Action.NOT_A_FIT, "close", "danger")),
    Owner.REP: ((Action.GIVE_BACK, "give_back", ""), (Action.SNOOZE, "snooze", ""), (Action.NOT_A_FIT, "close", "danger")),
    Owner.CLOSED: ((Action.CLAIM, "claim", ""),),
}


def _buttons(sheet: Sheet, view: View) -> tuple[Button, ...]:
    """Return what can be done now: the same as on the desk."""
    conversation = sheet.conversation
    if conversation.opted_out:
        return ()
    shown = _BUTTONS[conversation.owner]
    return tuple(
        Button(label=view.say(f"button.{key}"), payload=pack(action, conversation.id), style=style) for action, key, style in shown
    )


def _ping(sheet: Sheet, view: View) -> str:
    """Return whom the card mentions: the rep whose turn it is, where the team wants that now, and nobody else.

    What is late mentions people in the card's thread.
    """
    rep = view.config.reps.get(sheet.row.offered_to) if sheet.conversation.owner is Owner.OFFERED else None
    if rep is None or not Noise(view.config).pings(view.team.name, sheet.row.urgency, rep.id, view.now):
        return ""
    return rep.identities.get(view.platform, "")


def _time(at: datetime | None, view: View) -> str:
    """Return a time of day in the team's zone, with the day where it is another."""
    if at is None:
        return ""
    zone = known_zone(view.team.zone)
    local, today = at.astimezone(zone), view.now.astimezone(zone)
    shown = clock(view.words, local)
    return shown if local.date() == today.date() else f"{day_name(view.words, local)} {shown}"
