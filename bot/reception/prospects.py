"""What happens at a prospect's place."""

from __future__ import annotations

from dataclasses import replace

from bot.model import Conversation, Kind, Message, Owner, Visit
from bot.model.arrivals import Author, Changed, Heard, Left, Receipt
from bot.reception.needs import Needs, plain

TRY = "/try"
"""What a rep writes to talk with the bot as a prospect would. Tests are marked, and their cards stand on the desk alone."""

STOP = "/stop"
"""What is kept where a platform's own gesture says "leave me alone" without a word; `bot.signals` knows it for that gesture."""


async def heard_from_prospect(needs: Needs, heard: Heard) -> Receipt:
    """Take a prospect's words, and open the conversation where there is none. A rep is no prospect, except in a test."""
    if not heard.addressed:
        return Receipt(taken=False)
    if needs.rep(heard.platform, heard.author) is not None:
        return await _heard_from_rep(needs, heard)
    found = await needs.store.find(heard.platform, heard.place)
    return await _take(needs, heard, found or await _open(needs, heard, needs.id_of("place", heard.platform, heard.place)))


async def _heard_from_rep(needs: Needs, heard: Heard) -> Receipt:
    """Take a rep's test. It begins at a place of their own: elsewhere it would take what the prospect writes next."""
    found = await needs.store.find(heard.platform, heard.place)
    there = await needs.store.conversation(found) if found is not None else None
    if heard.text.strip().casefold().split(" ")[0] == TRY and (there is None or there.test or there.contact == _contact(needs, heard)):
        id = await _open(needs, heard, needs.id_of("try", heard.platform, heard.event_id), test=True)
        return await _take(needs, replace(heard, text="", files=(), opens=True), id)
    if there is not None and there.test:
        return await _take(needs, heard, there.id)
    return (await needs.voice(heard.platform, author=heard.author)).whisper("try")


def _contact(needs: Needs, heard: Heard) -> str:
    return needs.id_of("contact", heard.platform, heard.author.id)


async def _open(needs: Needs, heard: Heard, id: str, *, test: bool = False) -> str:
    flow = await needs.flow(heard.platform)
    author = heard.author
    conversation = Conversation(
        id=id,
        platform=heard.platform,
        flow=flow.name,
        flow_version=flow.version,
        contact=_contact(needs, heard),
        visit=Visit(locale=_locale(author), campaign=plain(heard.campaign)[:200], name=plain(author.name)[:100]),
        created_at=heard.at,
        test=test,
    )
    await needs.store.open(conversation, None, place=heard.place)
    return id


def _locale(author: Author) -> str:
    return author.locale if author.locale.replace("-", "").replace("_", "").isalnum() and len(author.locale) <= 35 else ""


async def _take(needs: Needs, heard: Heard, conversation: str) -> Receipt:
    text = plain(heard.text) or (STOP if heard.stops else heard.phone)
    message = Message(
        conversation=conversation,
        platform=heard.platform,
        event_id=heard.event_id,
        kind=Kind.SAID,
        at=heard.at,
        text=text,
        files=heard.files,
    )
    if text.strip() and not (heard.opens and not heard.stops):
        accepted = await needs.intake.said(message)
        return Receipt(repeated=accepted.repeated)
    if not heard.files and not heard.opens:  # nothing that could be read or kept
        return Receipt(taken=False)
    decided = await needs.intake.decided(replace(message, kind=Kind.START if heard.opens else Kind.FILE, text=""))
    return Receipt(repeated=decided.repeated)


async def changed_by_prospect(needs: Needs, changed: Changed) -> Receipt:
    """Take an edited message as words that correct the earlier ones; have the team told of one that was deleted."""
    found = await needs.store.find(changed.platform, changed.place)
    if found is None or not await _is_theirs(needs, changed, found):
        return Receipt(taken=False)
    message = Message(
        conversation=found,
        platform=changed.platform,
        event_id=changed.event_id,
        kind=Kind.SAID,
        at=changed.at,
        text=plain(changed.text or ""),
    )
    if message.text.strip():
        accepted = await needs.intake.said(message)
        return Receipt(repeated=accepted.repeated)
    conversation = await needs.store.conversation(found)
    voice = await needs.voice(changed.platform, conversation.team)
    decided = await needs.intake.decided(replace(message, kind=Kind.NOTE, text=voice.say("thread.deleted")))
    return Receipt(repeated=decided.repeated)


async def _is_theirs(needs: Needs, changed: Changed, conversation: str) -> bool:
    """Tell whether who changed a message speaks as the prospect there: a rep does so in a test alone."""
    if needs.rep(changed.platform, changed.author) is None:
        return True
    return (await needs.store.conversation(conversation)).test


async def left(needs: Needs, gone: Left) -> Receipt:
    """Close the conversations of who cannot be reached any more, and have the team told: the one at the place, and all within it."""
    found = await needs.store.find(gone.platform, gone.place)
    within = await needs.store.within(gone.platform, gone.within) if gone.within else ()
    receipts = [] if found is None else [await _close(needs, gone, found, gone.event_id)]
    for id in within:
        receipts.append(await _close(needs, gone, id, f"{gone.event_id}:{id}"))
    return next((receipt for receipt in receipts if receipt.taken), Receipt(taken=False))


async def _close(needs: Needs, gone: Left, id: str, event_id: str) -> Receipt:
    conversation = await needs.store.conversation(id)
    if conversation.owner is Owner.CLOSED:
        return Receipt(taken=False)
    voice = await needs.voice(gone.platform, conversation.team)
    text = voice.say("thread.left")
    message = Message(conversation=id, platform=gone.platform, event_id=event_id, kind=Kind.LEFT, at=gone.at, text=text)
    decided = await needs.intake.decided(message)
    return Receipt(repeated=decided.repeated)
