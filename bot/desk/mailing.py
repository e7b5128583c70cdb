"""When words that a visitor did not see on the page go by mail, what the mail says, and how they can be reached. Pure.

A rep's words, a follow-up or a word on when to expect an answer start the clock. When it rings, everything of ours that the page has not
shown since the visitor was last seen goes in one mail. One mail a silence: what follows while the visitor stays away is mailed only where
a rep wrote it, an hour after the last of their words that was mailed.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.config import Config
from bot.desk.phrase import label, words_of
from bot.desk.rules import Rules, refuse
from bot.flow.advertising import advertises, countries_of, duty
from bot.flow.phrases import PHRASES
from bot.flow.shape import Flow
from bot.model import Conversation, Errand, Event, Kind, Line, Message, Post, Talk, TimerSet, Who, changed
from bot.model.letter import Letter
from bot.ports import Sheet, Standing

WAIT = timedelta(minutes=2)
"""How long a visitor has to see our words on the page."""

AGAIN = timedelta(hours=1)
"""How long a rep's further words wait for a visitor who was mailed and is still away."""

LASTS = timedelta(days=14)
"""How long the link of a mail opens the conversation."""

UNREAD = "unread"
"""`Effect.mark` of a mail about lines that were not seen."""

_STARTS = frozenset({Kind.REPLY, Kind.SETTLE_QUESTION, Kind.REPLY_DEADLINE})


def address_of(talk: Talk) -> str:
    """Return the address that mails go to, "" where none is known."""
    answer = talk.answers.get("email")
    return answer.value if answer is not None and isinstance(answer.value, str) else ""


def clock(config: Config, conversation: Conversation, talk: Talk, now: datetime) -> tuple[TimerSet, ...]:
    """Return the timer that looks whether the visitor saw what was said now; () where no mail can go."""
    mailable = config.mail.host and conversation.platform == "web" and not conversation.opted_out and not conversation.test
    return (TimerSet(kind=Kind.UNREAD, due_at=now + WAIT, keep=True),) if mailable and address_of(talk) else ()


def watched(rules: Rules, message: Message, standing: Standing, post: Post) -> Post:
    """Return a decision with the clock that its words start."""
    if post.refused or not post.says or message.kind not in _STARTS:
        return post
    timers = clock(rules.config, standing.conversation, post.talk or standing.talk, standing.now)
    return changed(post, timers=(*post.timers, *timers)) if timers else post


def unread(rules: Rules, message: Message, standing: Standing) -> Post:
    """Have what the visitor did not see mailed, once."""
    conversation, last = standing.conversation, standing.mailed
    address = address_of(standing.talk)
    if conversation.opted_out or not rules.config.mail.host or not address or conversation.test:
        return refuse(standing, "opted_out" if conversation.opted_out else "not_mailable")
    if last is not None and last.failed and last.place == address:
        return refuse(standing, "bounced")
    fresh = [line for line in standing.unread if last is None or last.failed or line.seq > last.seq]
    if not fresh:
        return refuse(standing, "seen")
    earlier = [line for line in standing.unread if line not in fresh]
    if earlier and not _by_rep(fresh) and _advert(fresh) is None:
        return refuse(standing, "one_a_silence")
    if (
        last is not None
        and _by_rep(earlier)
        and _by_rep(fresh)
        and (wait := last.at + AGAIN.total_seconds() - standing.now.timestamp()) > 0
    ):
        again = TimerSet(kind=Kind.UNREAD, due_at=standing.now + timedelta(seconds=wait))
        return Post(owner=conversation.owner, rep=conversation.rep, timers=(again,), talk=_still_asked(standing))
    return Post(
        owner=conversation.owner,
        rep=conversation.rep,
        talk=_still_asked(standing),
        errands=(Errand(kind="mail", platform="mail", place=address, mark=UNREAD),),
    )


def _still_asked(standing: Standing) -> Talk | None:
    """A mail about a question of ours is nobody else's word: what they say next still answers the question. None where none is open."""
    asked, version = standing.talk.nurture, standing.conversation.version
    if asked is None or not asked.is_open or asked.on_version != version:
        return None
    return changed(standing.talk, nurture=changed(asked, on_version=version + 1))


def _by_rep(lines: list[Line]) -> bool:
    return any(line.who is Who.REP for line in lines)


def _advert(lines: list[Line]) -> str | None:
    """Return the countries whose quiet hours the lines have to keep; None where none of them is advertising."""
    return next((found for line in lines if (found := countries_of(line.sources)) is not None), None)


def unread_of(sheet: Sheet) -> tuple[Line, ...]:
    """Return our lines that count for a mail and that the visitor's page has not shown, oldest first.

    A visitor who writes has the page before them: what was said until then is seen.
    """
    spoke = max((line.seq for line in sheet.lines if line.who is Who.PROSPECT), default=0)
    asked = {at for at, event in sheet.events if event.kind in ("follow_up", "nurture") and event.data.get("said", True)}
    return tuple(
        line
        for line in sheet.lines
        if line.seq > max(sheet.reached_seq, spoke) and (line.who in (Who.REP, Who.NOTICE) or (line.who is Who.BOT and line.at in asked))
    )


def letter(sheet: Sheet, upto: int, last: int, flow: Flow, config: Config) -> Letter | None:
    """Return the mail about the lines after `last`, up to `upto`, as they read now; None where nothing is left to tell."""
    lines = [line for line in unread_of(sheet) if last < line.seq <= upto]
    if not lines:
        return None
    language = sheet.card.language or sheet.conversation.visit.locale[:2].lower() or flow.languages[0]
    words = words_of(flow, language)
    firm = config.mail.name or flow.company
    author = next((line.name for who in (Who.REP, Who.BOT) for line in reversed(lines) if line.who is who), "")
    key = "line" if _by_rep(lines) else "line_bot" if author else "line_notice"
    values = {"colleague": author, "bot": author, "company": firm, "n": str(LASTS.days)}

    advert = _advert(lines)
    sells = any(advertises(line.sources) for line in lines)
    mark = duty(sheet.conversation.visit, language).mark if sells else ""

    def say(name: str) -> str:
        return label(words, f"mail.{name}", **values)

    return Letter(
        sender=f"{author}, {firm}" if author else firm,
        subject=say("subject") if not sells else f"{mark} {say('subject_advert')}".strip(),
        language=language if language in flow.words else flow.languages[0],
        firm=firm,
        lead=say(key),
        lines=tuple((line.name, line.text) for line in lines),
        open=say("open"),
        lasts=say("lasts"),
        why=say("why_advert" if sells else "why"),
        stop=say("stop"),
        advert=advert,
    )


def reach(sheet: Sheet, config: Config, *, here: bool | None = None) -> str:
    """Return where the visitor can be reached: here | left | mailed | bounced | no_address | no_server; "" off the web.

    `here`: whether a page of theirs is open now; None where that cannot be seen, and what it has shown decides.
    """
    if sheet.row.platform != "web":
        return ""
    said = [line.seq for line in sheet.lines if line.who is not Who.NOTE]
    spoke = max((line.seq for line in sheet.lines if line.who is Who.PROSPECT), default=0)
    seen = max(sheet.reached_seq, spoke)
    if here or (here is None and (not said or said[-1] <= seen)):
        return "here"
    mails = [event for _, event in sheet.events if event.kind in ("mailed", "bounced")]
    if mails and mails[-1].kind == "bounced":
        return "bounced"
    if mails and int(mails[-1].data.get("upto") or 0) > seen:
        return "mailed"
    if not any(fact.field == "email" and fact.value for fact in sheet.card.facts):
        return "no_address"
    return "left" if config.mail.host else "no_server"


def became(kind: str, upto: int) -> Event:
    """Return what the history keeps of a mail: "mailed" or "bounced", and the last line that it was about."""
    return Event(kind=kind, data={"upto": upto})


def page_words(flow: Flow, language: str, firm: str) -> Mapping[str, str]:
    """Return the words of the hosted page, filled."""
    words = words_of(flow, language)
    values = {"company": firm, "n": str(LASTS.days)}
    return {key.removeprefix("talk."): label(words, key, **values) for key in PHRASES if key.startswith("talk.")}
