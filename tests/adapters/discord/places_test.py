"""Addresses, and whose business they are."""

from __future__ import annotations

import pytest

from adapters.discord.places import Spot, listening, messages_of, ref, target_of
from bot.errors import GivenUp

DIRECT = Spot(channel="1")
CHANNEL = Spot(channel="2", guild="9")
OURS = Spot(channel="3", parent="2", guild="9", ours=True)
OTHERS = Spot(channel="4", parent="2", guild="9")


@pytest.mark.parametrize(
    ("listen", "guilds", "spot", "mentioned", "addressed"),
    [
        ("", "", DIRECT, False, True),
        ("", "", CHANNEL, False, False),
        ("", "", CHANNEL, True, True),
        ("", "", OURS, False, True),
        ("", "", OTHERS, False, False),
        ("", "", OTHERS, True, True),
        ("mention", "", DIRECT, False, False),  # direct messages are not wanted
        ("dm", "", CHANNEL, True, False),
        ("2", "", CHANNEL, False, True),
        ("2", "", OTHERS, False, True),  # the whole channel, its threads too
        ("", "9", CHANNEL, True, True),
        ("", "8, 7", CHANNEL, True, False),  # somebody else's server
        ("", "8", DIRECT, False, True),
    ],
)
def test_whose_business_words_are(listen: str, guilds: str, spot: Spot, mentioned: bool, addressed: bool) -> None:
    assert listening(listen, guilds).is_addressed(spot, mentioned=mentioned) is addressed


def test_under_cards_every_word_counts_and_beside_them_none() -> None:
    where = listening("", "", ["2"])
    assert where.is_addressed(OTHERS, mentioned=False)
    assert not where.is_addressed(CHANNEL, mentioned=False)


@pytest.mark.parametrize(("spot", "place"), [(DIRECT, "1"), (CHANNEL, "2/77"), (OURS, "2/3")])
def test_an_answer_belongs_where_the_talk_is_or_into_the_thread_of_the_message(spot: Spot, place: str) -> None:
    assert spot.place("77") == place


def test_a_ref_is_read_back_and_a_card_is_the_place_of_its_thread() -> None:
    assert messages_of(ref(5, 6, 7)) == (5, (6, 7))
    assert target_of(ref(5, 6)) == (5, 6)
    assert target_of("5") == (5, 0)


@pytest.mark.parametrize("wrong", ["", "#leads", "5/", "/5", "5/6/7", "-5/6", "5/x", "５/６", "1" * 21])
def test_what_is_no_address_is_given_up(wrong: str) -> None:
    with pytest.raises(GivenUp):
        messages_of(wrong)
    if wrong:
        with pytest.raises(GivenUp):
            target_of(wrong)
