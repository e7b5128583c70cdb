"""Whatever stands in a name, a subject or an address, a mail has our headers, each once, and one receiver."""

from __future__ import annotations

import email
from datetime import UTC, datetime
from email.policy import default

import pytest

from adapters.mail.render import plain, render
from bot.errors import GivenUp
from bot.model.letter import Letter
from tests.adapters.mail.letters import LETTER
from tests.varied import varied

NOW = datetime(2026, 3, 10, 15, 0, tzinfo=UTC)
OURS = [
    "From",
    "Reply-To",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "Auto-Submitted",
    "Content-Language",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
    "MIME-Version",
    "Content-Type",
]

EVIL = [
    "a\r\nBcc: x@evil.example",
    "a\nBcc: x@evil.example",
    "a\u2028Bcc: x@evil.example",
    "a\x0b\x0c\x1c\x1d\x1e\x85Bcc: x",
    "=?utf-8?q?a=0D=0ABcc:_x@evil.example?=",  # an encoded word (RFC 2047), which the standard library decodes as it folds
    "=?UTF-8?B?YQ0KQmNjOiB4QGV2aWwuZXhhbXBsZQ==?=",
    "김 =?utf-8?q?a=0D=0ABcc:_x?= 민지",
    "==??utf-8?q?a=0D=0ABcc:_x?=",
    '"a" <x@evil.example>',
    "a, b <c@evil.example>",
    "(a comment",
    "\u202e\u2066ada",
    "👨‍👩‍👧" * 100,
    " " * 3_000,
]


def letter(part: str = "firm", value: object = "Northdesk") -> Letter:
    """Return a letter, one part of it as a stranger would like it."""
    return varied(LETTER, **{part: value})


def read_back(one: Letter, to: str = "ada@lovelace.example") -> email.message.EmailMessage:
    """Return the letter as whoever gets it reads it."""
    message = render(
        one,
        to=to,
        sender="mia@northdesk.example",
        id="<e1@northdesk.example>",
        at=NOW,
        resume="https://c.example/talk",
        stop="https://c.example/s",
    )
    return email.message_from_bytes(message.as_bytes(), policy=default)


@pytest.mark.parametrize("evil", EVIL)
@pytest.mark.parametrize("part", ["sender", "subject", "firm", "language", "reply_to"])
def test_no_part_of_a_letter_makes_a_header_or_a_receiver(part: str, evil: str) -> None:
    message = read_back(letter(part, evil))
    assert [name for name in message.keys() if name not in OURS] == []  # noqa: SIM118 - a message's keys repeat, and are no set
    assert len(message.keys()) == len(set(message.keys()))
    assert [address.addr_spec for address in message["To"].addresses] == ["ada@lovelace.example"]
    assert [address.addr_spec for address in message["From"].addresses] == ["mia@northdesk.example"]
    assert len(message["Reply-To"].addresses) == 1


@pytest.mark.parametrize("evil", EVIL)
def test_an_address_that_would_make_a_header_is_no_address(evil: str) -> None:
    with pytest.raises(GivenUp):
        read_back(letter(), to=f"{evil}@lovelace.example")


def test_names_that_mean_no_harm_are_left_as_they_are() -> None:
    for name in ("김민지", "佐藤 遥", "O'Brien = Sons?", "What? = 5", "Zoë & Co."):
        assert plain(name) == name
