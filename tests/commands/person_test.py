"""Whom an operator means, and how a stranger's words are shown to them."""

from __future__ import annotations

import pytest

from bot.commands.person import introduced, sought
from bot.errors import Refused
from bot.ports import Person


@pytest.mark.parametrize(
    ("who", "found"),
    [
        (" Theo@Firm.Example ", ("email", "theo@firm.example")),
        ("+82 10-1234-5678", ("phone", "+821012345678")),
        ("0191B7C2-0000-7000-8000-00000000000A", ("id", "0191b7c20000700080000000000000" + "0a")),
        ("ab" * 16, ("id", "ab" * 16)),
    ],
)
def test_a_person_is_named_by_an_address_a_number_or_an_id(who: str, found: tuple[str, str]) -> None:
    assert sought(who) == found


@pytest.mark.parametrize("who", ["", "Theo", "010-1234-5678", "'; DROP TABLE contact; --"])
def test_what_names_nobody_is_refused_with_what_to_write(who: str) -> None:
    with pytest.raises(Refused, match="country's code"):
        sought(who)


async def test_what_a_stranger_called_themselves_gives_the_terminal_no_orders() -> None:
    told = [*introduced([Person(contact="c", name="Theo\x1b]0;gone\x07\x1b[2J\nErased. \u202e", email="t@firm.example\r", phone="+1")])]
    assert len(told) == 1
    assert not any(sign in told[0] for sign in ("\x1b", "\x07", "\r", "\n", "\u202e"))
    assert "Theo" in told[0]
