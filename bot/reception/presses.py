"""Buttons and forms: a card's, a whisper's, and the choices that a prospect was given."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace

from bot.config import Rep
from bot.desk.closing import CHOICES, Closing, closing, is_offered
from bot.desk.hours import known_zone
from bot.desk.phrase import clock
from bot.desk.snooze import UNTIL
from bot.errors import NotFound
from bot.model import Back, Conversation, Kind, Message, Owner, Who
from bot.model.arrivals import Action, Form, Input, Pressed, Receipt, unpack
from bot.reception.needs import Needs, Voice, plain
from bot.reception.threads import may_act


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """A press of a rep who may do it."""

    event: Pressed
    conversation: Conversation
    team: str
    rep: Rep
    argument: str
    voice: Voice


Act = Callable[[Needs, Press], Awaitable[Receipt]]


async def form_of(needs: Needs, event: Pressed) -> Form | None:
    """Return the form of a button. Anybody may look at one: what it sends is checked."""
    known = unpack(event.payload)
    if known is None or known[0] not in _FORMS or event.form is not None:
        return None
    return _FORMS[known[0]](event.payload, await needs.voice(event.platform, await _team(needs, event), event.author))


async def _team(needs: Needs, event: Pressed) -> str:
    under = await needs.store.under(event.platform, event.ref)
    return under.team if under else ""


async def pressed(needs: Needs, event: Pressed) -> Receipt:
    """Take a press. What nobody may do, or not any more, is answered with a sentence and changes nothing."""
    known = unpack(event.payload)
    voice = await needs.voice(event.platform, author=event.author)
    if known is None:
        return voice.whisper("old_button")
    action, conversation, argument = known
    if action is Action.CHOICE:
        return await _choice(needs, event, conversation, argument)
    checked = await _checked(needs, event, conversation, argument)
    return checked if isinstance(checked, Receipt) else await _ACTS[action](needs, checked)


async def _checked(needs: Needs, event: Pressed, id: str, argument: str) -> Press | Receipt:
    """Return the press if who pressed may do it to this conversation, else what they are told."""
    under = await needs.store.under(event.platform, event.ref)
    voice = await needs.voice(event.platform, under.team if under else "", event.author)
    rep = needs.rep(event.platform, event.author)
    if rep is None:
        return voice.whisper("stranger")
    if under is not None and under.conversation != id:
        return voice.whisper("old_button")
    try:
        conversation = await needs.store.conversation(id)
    except NotFound:
        return voice.whisper("gone")
    team = under.team if under else conversation.team
    if not may_act(needs, rep, team, conversation):
        return voice.whisper("other_team")
    return Press(event=event, conversation=conversation, team=team, rep=rep, argument=argument, voice=voice)


def _message(press: Press, kind: Kind, text: str = "", about: int = 0, back: Back | None = None) -> Message:
    event = press.event
    return Message(
        conversation=press.conversation.id,
        platform=event.platform,
        event_id=event.event_id,
        kind=kind,
        at=event.at,
        text=text,
        author=press.rep.id,
        about=about,
        back=back,
    )


async def _decide(needs: Needs, press: Press, message: Message, done: str) -> Receipt:
    decided = await needs.intake.decided(message)
    if decided.post.refused:
        return Receipt(whisper=_refusal(needs, press.voice, decided.post.refused))
    return Receipt(repeated=decided.repeated, whisper="" if decided.repeated else done)


REFUSED: Mapping[str, str] = {
    "claimed_by": "taken",
    "not_claimed": "told.nobody_has_it",
    "closed": "told.closed_already",
    "opted_out": "told.opted_out",
    "no_reason": "told.no_reason",
    "too_late": "told.too_late",
}
"""What a rule's refusal is called in the words."""


def _refusal(needs: Needs, voice: Voice, refused: str) -> str:
    why, _, rep = refused.partition(":")
    return voice.say(REFUSED.get(why, "told.old_button"), name=needs.config.rep_name(rep))


async def _claim(needs: Needs, press: Press) -> Receipt:
    return await _decide(needs, press, _message(press, Kind.CLAIM), press.voice.told("claimed"))


async def _give_back(needs: Needs, press: Press) -> Receipt:
    return await _decide(needs, press, _message(press, Kind.GIVE_BACK), press.voice.told("given_back"))


async def _not_a_fit(needs: Needs, press: Press) -> Receipt:
    form = press.event.form
    if form is None:
        return Receipt(form=_closing(press.event.payload, press.voice))
    chosen, words = form.get("reason", ""), plain(form.get("words", "")).strip()[:300]
    if not is_offered(chosen):
        return press.voice.whisper("no_reason")
    text = replace(closing(chosen.partition(":")[0]), words=words).text()
    return await _decide(needs, press, _message(press, Kind.CLOSE, text), press.voice.told("closed"))


async def _snooze(needs: Needs, press: Press) -> Receipt:
    form = press.event.form
    if form is None or form.get("until") not in UNTIL:
        return Receipt(form=_resting(press.event.payload, press.voice))
    team, until = needs.config.team(press.team), form["until"]
    at = UNTIL[until](press.event.at, team).astimezone(known_zone(team.zone))
    done = press.voice.told("snoozed", time=f"{at:%Y-%m-%d} {clock(press.voice.words, at)}")
    return await _decide(needs, press, _message(press, Kind.SNOOZE, until), done)


async def _undo(needs: Needs, press: Press) -> Receipt:
    about = _number(press.argument)
    return await _decide(needs, press, _message(press, Kind.UNDO, about=about), press.voice.told("undone"))


async def _send(needs: Needs, press: Press) -> Receipt:
    """Send a colleague's note to the prospect, under the owner's name."""
    if press.conversation.owner is not Owner.REP or press.conversation.rep != press.rep.id:
        return press.voice.whisper("not_claimed")
    number = _number(press.argument)
    lines = (await needs.store.sheet(press.conversation.id)).lines
    note = next((line for line in lines if line.seq == number and line.who is Who.NOTE), None)
    if note is None:
        return press.voice.whisper("old_button")
    reply = _message(press, Kind.REPLY, note.text, about=number - 1)  # the offer is about the message that the note is the line of
    once = replace(reply, event_id=f"send:{press.conversation.id}:{number}")
    return await _decide(needs, press, once, press.voice.told("sent"))


async def _choice(needs: Needs, event: Pressed, id: str, argument: str) -> Receipt:
    """Take the choice that a prospect pressed under our own line. What is stored is its label."""
    voice = await needs.voice(event.platform, author=event.author)
    if await needs.store.find(event.platform, event.place) != id or not await _may_choose(needs, event, id):
        return voice.whisper("not_for_you")
    number, _, choice = argument.partition(".")
    lines = (await needs.store.sheet(id)).lines
    labels = next((dict(line.choices) for line in lines if line.seq == _number(number)), {})
    if choice not in labels:
        return voice.whisper("old_button")
    message = Message(
        conversation=id,
        platform=event.platform,
        event_id=event.event_id,
        kind=Kind.CHOICE,
        at=event.at,
        text=labels[choice],
        choice=choice,
        about=_number(number),
    )
    accepted = await needs.intake.said(message)
    return Receipt(repeated=accepted.repeated)


async def _may_choose(needs: Needs, event: Pressed, id: str) -> bool:
    """Tell whether who presses speaks as the prospect there: a rep does so in a test alone."""
    return needs.rep(event.platform, event.author) is None or (await needs.store.conversation(id)).test


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 15 else 0


def _closing(payload: str, voice: Voice) -> Form:
    reasons = tuple((choice, _named(closing(choice), voice)) for choice in CHOICES)
    return Form(
        title=voice.say("form.fit"),
        payload=payload,
        inputs=(
            Input(name="reason", label=voice.say("form.why"), choices=reasons),
            Input(name="words", label=voice.say("form.words"), required=False, longest=300),
        ),
        submit=voice.say("form.submit"),
        cancel=voice.say("form.cancel"),
    )


def _named(chosen: Closing, voice: Voice) -> str:
    """Name a reason to close with what it belongs to: "Lost: Price"."""
    kind = voice.say(f"button.{chosen.kind}")
    return f"{kind}: {voice.say(f'reason.{chosen.code}')}" if chosen.code else kind


def _resting(payload: str, voice: Voice) -> Form:
    times = tuple((name, voice.say(f"form.{name}")) for name in UNTIL)
    return Form(
        title=voice.say("form.snooze"),
        payload=payload,
        inputs=(Input(name="until", label=voice.say("form.until"), choices=times),),
        submit=voice.say("form.submit"),
        cancel=voice.say("form.cancel"),
    )


_FORMS: Mapping[Action, Callable[[str, Voice], Form]] = {Action.NOT_A_FIT: _closing, Action.SNOOZE: _resting}

_ACTS: Mapping[Action, Act] = {
    Action.CLAIM: _claim,
    Action.GIVE_BACK: _give_back,
    Action.NOT_A_FIT: _not_a_fit,
    Action.SNOOZE: _snooze,
    Action.UNDO: _undo,
    Action.SEND: _send,
}
