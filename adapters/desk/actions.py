"""What a rep does on the desk: each press becomes a message that is decided at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from starlette.responses import RedirectResponse, Response

from adapters.desk.here import Here
from adapters.desk.mending import mending, unreadable
from adapters.desk.pages import show_conversation
from bot.desk.closing import closing, is_offered
from bot.errors import NotAllowed, NotFound, Refused
from bot.model import Kind, Message, Owner

LONGEST_TEXT = 4000
"""Characters of one message of a rep."""

LONGEST_REASON = 300

LONGEST_NOTE = 1000
"""Characters of what goes with a hand over."""

LONGEST_NAME = 200
"""Characters of a rep's id or a team's name."""

LONGEST_ENTRY = 300
"""Characters of an answer that a rep enters."""

ONCE = re.compile(r"[A-Za-z0-9_-]{8,64}")
"""The form's own id: the same form sent twice is the same press."""


@dataclass(frozen=True, slots=True)
class Press:
    """What a form asks for."""

    kind: Kind
    text: str = ""
    about: int = 0
    choice: str = ""
    done: str = ""  # what is said when it is done, where that is not said of the kind


Form = Mapping[str, str]


def say(form: Form) -> Press:
    """A reply to the prospect, or a note among colleagues."""
    kind = Kind.NOTE if form.get("kind") == Kind.NOTE else Kind.REPLY
    return Press(kind, _text(form, LONGEST_TEXT))


def close(form: Form) -> Press:
    """The end of a conversation: won, lost or junk, a reason of the list, and the rep's words if there are any."""
    reason, words = form.get("reason", ""), form.get("words", "").strip()[:LONGEST_REASON]
    if not is_offered(reason) or ":" in reason:
        raise Refused("reason")
    return Press(Kind.CLOSE, replace(closing(reason), words=words).text())


def settle(form: Form) -> Press:
    """The answer to an open question; it goes to the prospect under the rep's name, whoever owns the conversation."""
    number = form.get("number", "")
    if not number.isascii() or not number.isdigit() or len(number) > 15:
        raise Refused("number")
    return Press(Kind.SETTLE_QUESTION, _text(form, LONGEST_TEXT), int(number))


def hand_over(form: Form) -> Press:
    """The conversation for a colleague, or "team:" and the team that it is offered to, with a note."""
    note = form.get("note", "").replace("\r\n", "\n").strip()
    if len(note) > LONGEST_NOTE:
        raise Refused("note")
    return Press(Kind.HAND_OVER, note, choice=_named(form))


def mend(kind: Kind) -> Callable[[Form], Press]:
    """Return the press that enters, rejects or restores the answer of a field."""

    def press(form: Form) -> Press:
        field = form.get("field", "")
        if not field or len(field) > LONGEST_NAME:
            raise Refused("field")
        return Press(kind, _text(form, LONGEST_ENTRY) if kind is Kind.CORRECT else "", choice=field)

    return press


ACTS: Mapping[str, Callable[[Form], Press]] = {
    "claim": lambda form: Press(Kind.CLAIM),
    "give_back": lambda form: Press(Kind.GIVE_BACK),
    "close": close,
    "say": say,
    "settle": settle,
    "hand_over": hand_over,
    "ask_in": lambda form: Press(Kind.ASK_IN, "in", choice=_named(form)),
    "send_away": lambda form: Press(Kind.ASK_IN, "out", choice=_named(form), done="send_away"),
    "correct": mend(Kind.CORRECT),
    "reject": mend(Kind.REJECT),
    "restore": mend(Kind.RESTORE),
    "join": lambda form: Press(Kind.JOIN, choice=_named(form)),
    "part": lambda form: Press(Kind.PART, choice=_named(form)),
    "take_back": lambda form: Press(Kind.TAKE_BACK),
}


async def act(here: Here) -> Response:
    """Take one press, then show the conversation as it stands, with what became of it."""
    if not here.rep:
        raise NotAllowed("operators only read")
    name, conversation = here.request.path_params["act"], here.request.path_params["id"]
    if name not in ACTS:
        raise NotFound(name)
    press = ACTS[name](here.form)
    post = await here.desk.press(message(here, conversation, press))
    if post.refused:
        return await _refused(here, conversation, post.refused)
    if not here.partial:
        return RedirectResponse(f"/desk/c/{conversation}", 303)
    return await show_conversation(here, await here.desk.pages.sheet(conversation), done=f"done.{press.done or press.kind}")


async def typing(here: Here) -> Response:
    """Show the prospect that the owner is typing; the page says so at most every 3 s, and never for a note."""
    conversation = here.request.path_params["id"]
    talk = (await here.desk.pages.sheet(conversation)).conversation
    if not here.rep or talk.owner is not Owner.REP or talk.rep != here.rep:
        raise NotAllowed("not the owner")
    here.desk.typing(conversation, here.rep)
    return Response(status_code=204)


def message(here: Here, conversation: str, press: Press) -> Message:
    """Return the press as what enters: its event id is the user's and the form's own, so that sending twice does nothing more."""
    once = here.form.get("once", "")
    if not ONCE.fullmatch(once):
        raise Refused("once")
    return Message(
        conversation=conversation,
        platform="desk",
        event_id=f"{here.rep}:{press.kind}:{once}",
        kind=press.kind,
        at=here.now,
        text=press.text,
        author=here.rep,
        choice=press.choice,
        about=press.about,
    )


async def _refused(here: Here, conversation: str, why: str) -> Response:
    reason, _, who = why.partition(":")
    if reason == "unreadable":
        return await _unread(here, conversation, who)
    told = here.t(f"refused.{reason}", name=here.name_of(who))
    sheet = await here.desk.pages.sheet(conversation)
    return await show_conversation(here, sheet, 409, refused=told, draft=here.form.get("text", ""))


async def _unread(here: Here, conversation: str, what: str) -> Response:
    """Show the card with the field's form open, what was typed in it, and why that could not be taken."""
    sheet, told = await here.desk.pages.sheet(conversation), unreadable(here, what)
    again = mending(here, sheet, may=True, field=here.form.get("field", ""), typed=here.form.get("text", ""), told=told)
    return await show_conversation(here, sheet, 409, mend=again)


def _text(form: Form, longest: int) -> str:
    text = form.get("text", "").replace("\r\n", "\n").strip()
    if not text or len(text) > longest:
        raise Refused("text")
    return text


def _named(form: Form) -> str:
    name = form.get("to", "")
    if not name or len(name) > LONGEST_NAME:
        raise Refused("to")
    return name
