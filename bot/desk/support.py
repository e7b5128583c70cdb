"""A customer with a problem: whom their words are mailed to, and what that mail says. Pure."""

from __future__ import annotations

from bot.config import Config
from bot.desk.phrase import label, words_of
from bot.flow.shape import Flow
from bot.model import Conversation, Errand, Who
from bot.model.letter import Letter
from bot.ports import Sheet

SUPPORT = "support"
"""`Effect.mark` of a mail that hands a request to support."""

MAILTO = "mailto:"

LONGEST = 60
"""Lines of the talk that go with a request, the last ones."""


def address(flow: Flow, config: Config, conversation: Conversation) -> str:
    """Return the address that requests are mailed to, "" where they stay on the desk: another destination, no mail server, or a test."""
    send_to = flow.support.send_to if flow.support else ""
    mailable = send_to.startswith(MAILTO) and config.mail.host and not conversation.test
    return send_to.removeprefix(MAILTO).partition("?")[0] if mailable else ""


def handed_on(flow: Flow, config: Config, conversation: Conversation) -> tuple[Errand, ...]:
    """Return what hands a request on: one mail, or nothing."""
    place = address(flow, config, conversation)
    return (Errand(kind="mail", platform="mail", place=place, mark=SUPPORT),) if place else ()


def letter(sheet: Sheet, upto: int, flow: Flow, config: Config, link: str) -> Letter:
    """Return the mail: who it is as far as they said, what was said up to a line, and where the conversation stands."""
    language = config.team(sheet.row.team).language
    words, firm = words_of(flow, language), config.mail.name or flow.company
    facts = {fact.field: fact.shown for fact in sheet.card.facts if fact.value is not None}
    who = " · ".join(facts[field] for field in ("name", "company", "email", "phone") if field in facts)
    lines = [line for line in sheet.lines if line.seq <= upto and line.who is not Who.NOTE][-LONGEST:]
    said = [(sheet.card.title if line.who is Who.PROSPECT else line.name, line.text) for line in lines]
    address = next((fact.value for fact in sheet.card.facts if fact.field == "email" and isinstance(fact.value, str)), "")
    return Letter(
        sender=firm,
        subject=f"{firm}: {label(words, 'desk.mail.support_subject')}",
        language=language if language in flow.words else flow.languages[0],
        firm=firm,
        lead=who or sheet.card.title,
        lines=(*said, *((("", link),) if link else ())),
        why=label(words, "desk.mail.support_why" if address else "desk.mail.support_no_address"),
        reply_to=address,
    )
