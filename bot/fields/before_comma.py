"""Tells a number behind a comma that counts whom the words before it name, and none of the firm's own."""

from __future__ import annotations

from collections.abc import Sequence

from bot.fields.amount import Amount
from bot.fields.staff import STAFF
from bot.fields.utterance import Utterance, clause, sentence
from bot.language import cue

_OTHER = cue("headcount.other")
_AN_ABOUT = 8  # characters of "some", "about"


def is_told_of_others(said: Utterance, one: Amount, made: Sequence[Amount]) -> bool:
    """True for a number by itself behind a comma that counts whom the words before it name: "interpreters are freelancers, some 300"."""
    left, _ = clause(said.folded, one.start, one.end)
    if (
        left < 2
        or STAFF[said.tongue].people.match(said.folded, one.end)
        or len(made) < 2
        or len(said.folded[left : one.start].strip()) > _AN_ABOUT
    ):
        return False
    before, _ = clause(said.folded, left - 2, left - 1)
    if before < sentence(said.folded, one.start)[0]:
        return False
    return not any(before <= other.start < left for other in made) and bool(_OTHER[said.tongue].search(said.folded, before, left))
