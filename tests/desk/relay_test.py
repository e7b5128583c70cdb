"""What words under a card are; decided without a store."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.desk.relay import Fate, fate, without_sign
from bot.model import Conversation, Owner, Visit


def owned(owner: Owner, rep: str = "") -> Conversation:
    return Conversation(
        id="c",
        platform="telegram",
        flow="f",
        flow_version=1,
        contact="p",
        visit=Visit(),
        created_at=datetime(2026, 11, 20, tzinfo=UTC),
        owner=owner,
        rep=rep,
    )


@pytest.mark.parametrize(
    ("owner", "holder", "rep", "what"),
    [
        (Owner.REP, "dana", "dana", Fate.RELAYED),
        (Owner.REP, "dana", "jun", Fate.NOT_YOURS),
        (Owner.REP, "dana", "", Fate.NOTED),  # somebody who is no rep
        (Owner.BOT, "", "dana", Fate.NOT_CLAIMED),
        (Owner.BOT, "dana", "dana", Fate.NOT_CLAIMED),  # given back
        (Owner.OFFERED, "", "dana", Fate.NOT_CLAIMED),
        (Owner.CLOSED, "dana", "dana", Fate.IS_CLOSED),
    ],
)
def test_only_the_owners_words_go_to_the_prospect(owner: Owner, holder: str, rep: str, what: Fate) -> None:
    assert fate("Hello", conversation=owned(owner, holder), rep=rep, mentions=False) is what


NOTES = [";; x", " ;;x", "；； x", "note: x", "NOTE : x", "Note：x", "memo: x", "메모: x", "메모：x", "メモ: x", "メモ：x"]
WORDS = ["; x", "a note: x", "notes: x", "noted: x", "메모 x", "memorandum: x", "x ;;", ":: x"]


@pytest.mark.parametrize("text", NOTES)
def test_a_sign_makes_a_note_and_is_no_part_of_it(text: str) -> None:
    assert fate(text, conversation=owned(Owner.REP, "dana"), rep="dana", mentions=False) is Fate.NOTED
    assert without_sign(text) == "x"


@pytest.mark.parametrize("text", WORDS)
def test_what_only_looks_like_a_sign_goes_to_the_prospect_whole(text: str) -> None:
    assert fate(text, conversation=owned(Owner.REP, "dana"), rep="dana", mentions=False) is Fate.RELAYED
    assert without_sign(text) == text


def test_naming_a_colleague_makes_a_note() -> None:
    assert fate("Hello", conversation=owned(Owner.REP, "dana"), rep="dana", mentions=True) is Fate.NOTED
