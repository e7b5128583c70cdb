"""English replies that put an answer off, hand it on or bargain for it: "will revert on same", "they'll find out when they call". Pure.

Read by how they are built, not by their words: who will tell, when and where it will be told, a decision not taken, and
nothing besides. A part that says anything else makes the reply one that tells.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from bot.fields.put_off_facts_en import PUTS_OFF_FACT
from bot.fields.put_off_ways_en import PUTS_OFF_ANY
from bot.fields.put_off_words_en import ASK, CIVIL, CUTS, tells
from bot.fields.utterance import Utterance
from bot.lean import later

_TOLD = frozenset(("need", "goal", "text", "solution"))
"""Kinds that a sentence about their work answers."""
_FIGURES: Mapping[str, frozenset[str]] = {
    "money": frozenset(("headcount", "launch")),
    "headcount": frozenset(("budget", "price")),
    "timeline": frozenset(("budget", "headcount")),
    "number": frozenset(),
}
"""Kinds that are read wherever they stand in a reply, whatever else it tells; the words that show that another one is put off."""
_LONGEST = 160
"""Characters of a reply that only puts off."""
_DIGITS = 6
"""With more, a telephone number stands in it."""

_JOINS = frozenset(("and", "of", "the", "&", "for", "in", "at", "de", "la"))
_FORM = later(r"(?:ltd|limited|inc|llc|llp|plc|gmbh|corp|pty|pvt|bhd|co)\.?$")
_WORDS_OF_FIRM = 3
_MODALS = frozenset(("will", "shall", "can", "would", "be", "have", "idea", "comment", "sure", "yet", "now"))


def is_titled(text: str) -> bool:
    """True for what is written as names are, each word with a capital: Will Share, "Back Soon Bakery"."""
    words = text.split()
    return len(words) > 1 and all(word[0].isupper() or word in _JOINS for word in words) and not text.isupper()


def written_as_firm(said: Utterance) -> bool:
    """True for a reply that is written as a firm's name is, whatever its words say elsewhere: "Confidential Shredding Ltd"."""
    if said.tongue != "en" or not is_titled(said.text.strip()) or any(sign in said.text.rstrip(".") for sign in ",:;!?"):
        return False
    words = said.folded.split()
    return (len(words) >= _WORDS_OF_FIRM and words[1] not in _MODALS) or bool(_FORM.search(said.folded.rstrip()))


@lru_cache(maxsize=8)
def _puts_off(text: str, folded: str, kind: str) -> bool:
    if len(folded) > _LONGEST or " " not in folded.strip() or is_titled(text) or "@" in folded or sum(map(str.isdigit, folded)) > _DIGITS:
        return False
    if ASK.fullmatch(text):
        return True
    ways = PUTS_OFF_ANY if kind in _TOLD else (*PUTS_OFF_ANY, PUTS_OFF_FACT)
    is_off, told = False, 0
    for part in filter(None, map(str.strip, CUTS.split(folded))):
        head = CIVIL.match(part)
        starts = {0, head.end() if head else 0}
        if any(way.fullmatch(part, start) for way in ways for start in starts):
            is_off = True
        elif not (head and head.end() == len(part)):
            told = max(told, tells(part))
    return is_off and (told == 0 or (told == 1 and kind in _FIGURES))


def puts_off_en(said: Utterance, kind: str) -> bool:
    """True for an English reply that only puts off, hands on or bargains for a value of the kind."""
    if said.tongue != "en" or _ASKS_FIRST.search(said.folded):
        return False
    return said.words.isdisjoint(_FIGURES.get(kind, ())) and _puts_off(said.text, said.folded, kind)


_ASKS_FIRST = later(r"^(?:but |well,? |ok,? )?(?:first|before (?:that|anything)|one (?:thing|question) (?:first|before))\b[^.!?]*\?")
"""A question to be answered before theirs: "first I must know, where are the data stored?"."""
