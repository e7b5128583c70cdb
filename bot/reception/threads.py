"""What is written under a card: words for the prospect, or notes."""

from __future__ import annotations

from dataclasses import replace

from bot.config import Rep
from bot.desk.relay import UNDO_SECONDS, Fate, fate, with_names, without_sign
from bot.errors import NotFound
from bot.model import Back, Conversation, Effect, Kind, Message, Owner
from bot.model.arrivals import Changed, Heard, Receipt
from bot.ports import Under
from bot.reception.files import kept_back, passed_on
from bot.reception.needs import Needs, Voice, plain

_TOLD_WHY = (Fate.NOT_CLAIMED, Fate.IS_CLOSED)


async def heard_under_card(needs: Needs, heard: Heard, under: Under) -> Receipt:
    """Let the owner's words wait to be sent; keep everybody else's, and what is marked as one, as a note."""
    voice = await needs.voice(heard.platform, under.team, heard.author)
    try:
        conversation = await needs.store.conversation(under.conversation)
    except NotFound:
        return voice.whisper("gone")
    rep = needs.rep(heard.platform, heard.author)
    mentions = any(id != heard.author.id for id in heard.mentions)
    what = fate(heard.text, conversation=conversation, rep=rep.id if rep else "", mentions=mentions)
    back = _back(needs, heard, voice, conversation)
    if what is Fate.RELAYED and rep is not None:
        return await _relay(needs, heard, rep, _Case(conversation, back, voice))
    if what in _TOLD_WHY:
        back = replace(back, whispers={**back.whispers, "note": voice.told(what.value)})
    if what is Fate.NOT_YOURS:
        back = _offering(needs, heard, back, conversation, voice)
    return await _note(needs, heard, conversation, back)


class _Case:
    """One message under a card: whose conversation it is, where it stands, and how its author is spoken to."""

    __slots__ = ("back", "conversation", "voice")

    def __init__(self, conversation: Conversation, back: Back, voice: Voice) -> None:
        self.conversation, self.back, self.voice = conversation, back, voice


async def _relay(needs: Needs, heard: Heard, rep: Rep, case: _Case) -> Receipt:
    goes = passed_on(needs, heard, case.conversation.platform, case.voice)
    text = with_names("\n".join((plain(heard.text), *goes.links)).strip(), goes.files)
    if not text:
        if not heard.files:
            return Receipt(taken=False)
        back = replace(case.back, whispers={**case.back.whispers, "note": goes.told})
        return await _note(needs, heard, case.conversation, back)
    message = _message(heard, case.conversation, case.back, Kind.RELAY, text)
    decided = await needs.intake.decided(replace(message, author=rep.id, files=goes.files))
    if decided.post.refused:  # somebody else has it since we looked
        note = replace(heard, event_id=f"{heard.event_id}#note")
        told = case.voice.told("not_yours", name=needs.config.rep_name(decided.post.rep))
        await _note(needs, note, case.conversation, replace(case.back, whispers={**case.back.whispers, "note": told}))
    return Receipt(repeated=decided.repeated, whisper="" if decided.repeated else goes.told)


async def _note(needs: Needs, heard: Heard, conversation: Conversation, back: Back) -> Receipt:
    rep = needs.rep(heard.platform, heard.author)
    files = (_named(file.name, needs.file_link(heard.platform, file)) for file in heard.files)
    text = "\n".join((without_sign(plain(heard.text)), *files)).strip()
    if not text:
        return Receipt(taken=False)
    message = _message(heard, conversation, back, Kind.NOTE, text)
    author = rep.id if rep else f"@{plain(heard.author.name)[:60] or heard.author.id}"
    decided = await needs.intake.decided(replace(message, author=author))
    return Receipt(repeated=decided.repeated)


def _named(name: str, link: str) -> str:
    """Return how a file is named among words."""
    return f"{name}: {link}" if link else name


def _message(heard: Heard, conversation: Conversation, back: Back, kind: Kind, text: str) -> Message:
    return Message(
        conversation=conversation.id, platform=heard.platform, event_id=heard.event_id, kind=kind, at=heard.at, text=text, back=back
    )


def _back(needs: Needs, heard: Heard, voice: Voice, conversation: Conversation) -> Back:
    """Return where the words stand, with every sentence that their author may have to be told: who notes it has no words."""
    return Back(
        platform=heard.platform,
        place=heard.place,
        ref=heard.ref,
        thread=heard.thread,
        to=heard.author.id,
        undo=voice.say("button.undo"),
        whispers={
            "undo": voice.told("undo", n=f"{UNDO_SECONDS:g}"),
            "say": voice.told("failed"),
            "amend": voice.told("not_amended"),
            "withdraw": voice.told("not_amended"),
        },
    )


def _offering(needs: Needs, heard: Heard, back: Back, conversation: Conversation, voice: Voice) -> Back:
    """Have the owner asked whether a colleague's words should go to the prospect."""
    owner = needs.identity(conversation.rep, heard.platform)
    rep = needs.rep(heard.platform, heard.author)
    name = rep.name if rep else plain(heard.author.name)
    asked, lost = voice.told("offer", name=name, text=plain(heard.text)[:200]), kept_back(needs, heard, voice)
    offer = f"{asked}\n{lost}" if lost else asked
    return replace(back, owner=owner, send=voice.say("button.send_to_prospect"), whispers={**back.whispers, "offer": offer})


async def changed_under_card(needs: Needs, changed: Changed, under: Under) -> Receipt:
    """Carry a rep's edit or deletion to where their words went. What we wrote ourselves nobody edits."""
    rep = needs.rep(changed.platform, changed.author)
    if under.kind not in ("relay", "mark"):
        return Receipt(taken=False)
    if under.kind == "relay" and rep is None and changed.text is not None:  # whom config.yaml does not name any more speaks to nobody
        return Receipt(taken=False)
    voice = await needs.voice(changed.platform, under.team, changed.author)
    heard = Heard(
        platform=changed.platform,
        event_id=changed.event_id,
        place=changed.place,
        ref=changed.ref,
        author=changed.author,
        text=changed.text or "",
        at=changed.at,
        thread=changed.thread,
    )
    conversation = await needs.store.conversation(under.conversation)
    text = without_sign(plain(changed.text or "")) if under.kind == "mark" else plain(changed.text or "")
    message = _message(heard, conversation, _back(needs, heard, voice, conversation), Kind.AMEND, text)
    decided = await needs.intake.decided(replace(message, author=rep.id if rep else "", about=under.seq))
    seen_later = decided.post.amended and under.kind == "relay" and conversation.platform in needs.store_backed
    return Receipt(repeated=decided.repeated, whisper=voice.told("seen_later") if seen_later else "")


async def release(needs: Needs, effect: Effect) -> None:
    """Make a reply of a rep's words that waited to be undone. Once: its event is the effect's own."""
    if effect.say is None or effect.back is None:
        return
    message = Message(
        conversation=effect.conversation,
        platform=effect.platform,
        event_id=f"relay:{effect.id}",
        kind=Kind.REPLY,
        at=needs.clock(),
        text=effect.say.text,
        files=effect.say.files,
        author=effect.say.name,
        about=effect.seq,
        back=effect.back,
    )
    await needs.intake.decided(message)


def may_act(needs: Needs, rep: Rep, team: str, conversation: Conversation) -> bool:
    """Tell whether a rep may press what stands on a team's card: a member, who is named for escalation, or the owner."""
    owns = conversation.owner is Owner.REP and conversation.rep == rep.id
    return owns or not team or team in rep.teams or rep.id in needs.config.team(team).escalate
