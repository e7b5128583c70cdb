"""What a rep writes under a card: words for the prospect, which can be undone for a moment, or a note for the team. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from bot.desk.rules import not_mine, refuse
from bot.model import Back, Conversation, Errand, Event, Message, Owner, Post, Say, Who
from bot.model.arrivals import Action, Attachment, Button, pack
from bot.ports import Standing

UNDO_SECONDS = 5.0
"""How long a rep's words wait to be undone."""

_NOTE = re.compile(r"\s*(?:[;；]{2}|(?:note|memo|메모|メモ)\s*[:：])\s*", re.IGNORECASE)


class Fate(StrEnum):
    """What words under a card are."""

    RELAYED = "relayed"
    NOTED = "noted"  # they are a note because their author says so, or because others always write notes
    NOT_CLAIMED = "not_claimed"  # they are a note, and their author has to be told why
    NOT_YOURS = "not_yours"
    IS_CLOSED = "is_closed"


def fate(text: str, *, conversation: Conversation, rep: str, mentions: bool) -> Fate:
    """Tell what the words of `rep` are ("" for somebody who is no rep); `mentions`: they name a colleague."""
    if _NOTE.match(text) or mentions or not rep:
        return Fate.NOTED
    if conversation.owner is Owner.CLOSED:
        return Fate.IS_CLOSED
    if conversation.owner is not Owner.REP:
        return Fate.NOT_CLAIMED
    return Fate.RELAYED if conversation.rep == rep else Fate.NOT_YOURS


def without_sign(text: str) -> str:
    """Return a note without the sign that makes it one."""
    return _NOTE.sub("", text, count=1) if _NOTE.match(text) else text


def wait(message: Message, standing: Standing) -> Post:
    """Let the owner's words wait to be undone, and say so on the message and to its author."""
    if refused := not_mine(message, standing):
        return refused
    return _as_it_stands(standing, errands=_waiting(message, standing))


def _waiting(message: Message, standing: Standing) -> tuple[Errand, ...]:
    back = message.back
    if back is None:
        return ()
    say = Say(text=message.text, who=Who.REP, name=message.author, files=message.files)
    button = Button(label=back.undo, payload=pack(Action.UNDO, message.conversation, str(standing.seq)))
    relayed = Errand(
        kind="relay", platform=back.platform, place=back.place, thread=back.thread, ref=back.ref, say=say, wait=UNDO_SECONDS, back=back
    )
    return relayed, _mark(back, "waiting"), _whisper(back, "undo", (button,))


def _with_files(message: Message, files: tuple[Attachment, ...]) -> Message:
    """Return edited words with the files that came with them before: an edit changes words alone."""
    return replace(message, text=with_names(message.text, files), files=files) if files else message


def with_names(text: str, files: Sequence[Attachment]) -> str:
    """Return words with the names of the files that go with them, so that they say it wherever only words are shown."""
    return "\n".join((*([text] if text else []), *(f"📎 {file.name}" for file in files)))


def _mark(back: Back, sign: str) -> Errand:
    return Errand(kind="mark", platform=back.platform, place=back.place, thread=back.thread, ref=back.ref, mark=sign)


def _whisper(back: Back, what: str, buttons: tuple[Button, ...] = ()) -> Errand:
    say = Say(text=back.whispers.get(what, ""), who=Who.NOTE)
    return Errand(kind="whisper", platform=back.platform, place=back.place, thread=back.thread, to=back.to, say=say, buttons=buttons)


def undo(message: Message, standing: Standing) -> Post:
    """Keep the words from being sent, if they still wait; they stay as a note."""
    if message.about not in standing.pending:
        return refuse(standing, "too_late")
    if refused := not_mine(message, standing):
        return refused
    return replace(_as_it_stands(standing), undone=message.about, notes=(standing.pending[message.about].text,))


def amend(message: Message, standing: Standing) -> Post:
    """Change a rep's words, or take them away: while they wait, before the prospect sees them; later where they went."""
    gone = not message.text
    if message.about in standing.pending:
        unknown = gone and not message.author  # not every platform says who deleted: what is gone there is not sent
        if not unknown and (refused := not_mine(message, standing)):
            return refused
        again = message if gone else _with_files(message, standing.pending[message.about].files)
        return replace(_as_it_stands(standing, errands=() if gone else _waiting(again, standing)), undone=message.about)
    if not standing.line:
        return refuse(standing, "nothing_to_amend")
    event = Event(kind="amended", data={"rep": message.author, "line": standing.line, "gone": gone})
    return replace(_as_it_stands(standing), amended=standing.line, text=None if gone else message.text, events=(event,))


def lost(message: Message, standing: Standing) -> Post:
    """Tell the author of words that waited that they are not sent: somebody else owns the conversation by now, or nobody."""
    back = message.back
    if back is None:
        return _as_it_stands(standing)
    return replace(_as_it_stands(standing, errands=(_mark(back, "failed"), _whisper(back, "say"))), notes=(message.text,))


def noted(message: Message, standing: Standing) -> Post:
    """Keep words as a note, marked as one where they stand. Who should know why is told; the owner may send a colleague's."""
    back = message.back
    return replace(_as_it_stands(standing, errands=_noting(message, back, standing.seq + 1) if back else ()), notes=(message.text,))


def _noting(message: Message, back: Back, line: int) -> tuple[Errand, ...]:
    errands = [_mark(back, "note")]
    if back.whispers.get("note"):
        errands.append(_whisper(back, "note"))
    if back.owner:
        button = Button(label=back.send, payload=pack(Action.SEND, message.conversation, str(line)))
        errands.append(_whisper(replace(back, to=back.owner), "offer", (button,)))
    return tuple(errands)


def _as_it_stands(standing: Standing, errands: tuple[Errand, ...] = ()) -> Post:
    return Post(owner=standing.conversation.owner, rep=standing.conversation.rep, errands=errands)
