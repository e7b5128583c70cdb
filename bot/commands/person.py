"""How an operator names a person whose data is wanted, and how those who are found are shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.commands.explain import plain
from bot.errors import Refused
from bot.language.unseen import calm
from bot.ports import Person

ID = re.compile(r"[0-9a-fA-F]{8}-?(?:[0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}")


def sought(who: str) -> tuple[str, str]:
    """Return by what a person is found (`bot.ports.SOUGHT`), and the value as it is stored. Raise Refused for what is none of these."""
    text = who.strip()
    if "@" in text:
        return "email", text.casefold()
    if ID.fullmatch(text):
        return "id", text.replace("-", "").lower()
    return "phone", _number(text)


def _number(text: str) -> str:
    import phonenumbers

    try:
        return phonenumbers.format_number(phonenumbers.parse(text), phonenumbers.PhoneNumberFormat.E164)
    except phonenumbers.NumberParseException:
        what = "is no id of a conversation or contact, no e-mail address and no number with its country's code"
        raise Refused(f"`{text[:60]}` {what}, like +82 10 1234 5678") from None


def introduced(people: Sequence[Person]) -> Iterator[str]:
    """Yield a line for each person, with what they told of themselves, and one for each of their conversations."""
    for person in people:
        told = ", ".join(part for part in (person.name, person.email, person.phone) if part) or "nobody told their name"
        told = plain(calm(told)).replace("\n", " ")
        yield f"{person.contact}  {told}{' (joined by a rep)' if person.joined else ''}"
        for id, platform, began in person.conversations:
            yield f"   conversation {id} on {platform}, begun {began:%Y-%m-%d}"
