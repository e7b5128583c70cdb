"""One message in the making: which variant of a stock phrase comes next, and how the talk's own words stand in a sentence. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from bot.desk.card import shown
from bot.desk.meetings import zone_of
from bot.desk.phrase import can_fill, fill, size, slots_of, variant, when
from bot.flow.shape import Flow, Words
from bot.flow.vocabulary import kind_of
from bot.model import Move, Scene, Turn
from bot.playbook import Playbook

UNSPACED = frozenset({"ja"})
"""Languages that put no space between sentences."""


OWN_WORDS = 32
"""A time or an amount up to so many characters is repeated as the prospect put it; a longer one as the kind shows it."""


AS_SAID = frozenset({"timeline", "money", "phone", "need", "goal", "text", "solution"})
"""Kinds that are repeated in the prospect's own words."""


NEED = 60
"""Characters of a need that are repeated; a longer one is acknowledged without repeating it."""


@dataclass(slots=True)
class Pen:
    """One message in the making: its words, and which phrases were used for it."""

    turn: Turn
    scene: Scene
    play: Playbook
    words: Words
    used: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    begun: set[str] = field(default_factory=set)  # how the sentences of this talk began; alike openers sound like a machine

    @property
    def flow(self) -> Flow:
        return self.play.flow

    @property
    def language(self) -> str:
        return self.turn.talk.language or self.flow.languages[0]

    def phrase(self, key: str, values: Mapping[str, str] | None = None) -> str:
        """Return the next variant of a stock phrase whose slots can all be filled."""
        slots = {**self._standing(), **(values or {})}
        phrases = self.words[key]
        fitting = [n for n, p in enumerate(phrases) if can_fill(p, slots)] or [0]
        telling = {name for name, value in (values or {}).items() if value}
        fitting = [n for n in fitting if slots_of(phrases[n]) & telling] or fitting  # a link that is there is given
        fitting = [n for n in fitting if opener(phrases[n]) not in self.begun] or fitting
        pick = fitting[variant([phrases[n] for n in fitting], key, self._said(key, fitting), self.turn.conversation)]
        self.used.append(f"{key}#{pick}")
        self.begun.add(opener(phrases[pick]))
        return fill(phrases[pick], slots)

    def _said(self, key: str, fitting: Sequence[int]) -> list[str]:
        """Return what was used of this key, with indexes among the fitting variants."""
        mark = f"{key}#"
        used = [u for u in (*self.turn.talk.used, *self.used) if u.startswith(mark)]
        if not used:
            return used
        index = {f"{mark}{n}": f"{mark}{i}" for i, n in enumerate(fitting)}
        return [index[u] for u in used if u in index]

    def _standing(self) -> dict[str, str]:
        team = self.play.team(self.turn.team or self.scene.conversation.team)
        name = self.turn.talk.answers.get("name")
        return {
            "company": self.flow.company,
            "bot": self.flow.say(self.flow.bot_name, self.language),
            "team": team.shown or self.words.get("our_team", ("",))[0],
            "name": str(name.value) if name else "",
        }

    def known(self, move: Move) -> dict[str, str]:
        """Return what a text of the flow that comes unasked may name."""
        standing = self._standing()
        return {"topic": move.text, **{name: standing[name] for name in ("bot", "company", "name")}}

    def join(self, parts: Iterable[str]) -> str:
        """Join sentences as the language does; after an address a new line, so that a link ends where it ends."""
        space = "" if self.language in UNSPACED else " "
        sentences = [part for part in parts if part]
        return "".join(part + ("" if last else "\n" if _LINK_AT_END.search(part) else space) for part, last in _with_last(sentences))

    def value(self, name: str) -> str:
        """Return an answer as it is repeated to the prospect."""
        answer = self.turn.talk.answers[name]
        kind = kind_of(name, self.flow)
        if kind == "headcount":
            return size(self.words, answer.value)
        own = answer.quote.strip(" .,!?。、！？")
        if kind in AS_SAID and len(own) <= OWN_WORDS:
            return within(own, self.words["months"]) if kind in ("timeline", "money") else own
        return shown(name, answer.value, self.flow, self.language)

    @property
    def meeting_zone(self) -> str:
        """The zone in which times to meet are named."""
        return zone_of(self.scene.conversation.visit, self.play.team(self.turn.team or self.scene.conversation.team))

    def when(self, move: Move, *, deadline: bool = True) -> str:
        """Name the move's time in the team's zone."""
        if move.at is None:
            return self.words["when.unknown"][0]
        zone = self.play.team(self.turn.team or self.scene.conversation.team).zone
        return when(self.words, move.at, self.turn.now, zone, deadline=deadline)


def begun(turn: Turn, flow: Flow, words: Words) -> set[str]:
    """Return how what was said in this talk began."""
    said = (used.rpartition("#") for used in turn.talk.used)
    phrases = [words[key][int(n)] for key, _, n in said if key in words and int(n) < len(words[key])]
    own = (flow.say(texts, turn.talk.language) for texts in (flow.disclosure, flow.greeting))
    return {opener(phrase) for phrase in (*phrases, *own) if phrase}


_SIGN_OR_SLOT = re.compile(r"[.,:、。{“「‘]")


@cache
def opener(phrase: str) -> str:
    """Return how a phrase begins, up to its first sign or slot; "" where it begins with a slot."""
    return _SIGN_OR_SLOT.split(phrase, maxsplit=1)[0].strip() if phrase[:1] not in "{“「‘" else phrase


_LINK_AT_END = re.compile(r"(?:https?:/)?/\S+$")


def _with_last(items: Sequence[str]) -> Iterator[tuple[str, bool]]:
    return ((item, n == len(items)) for n, item in enumerate(items, 1))


_FIRST_WORD = re.compile(r"[A-Z](?=[a-z]* )")


def within(own: str, months: Sequence[str]) -> str:
    """Return a time or an amount as it stands inside a sentence: "By the end of May" began one, "May" is a name."""
    first = own.partition(" ")[0]
    is_name = first in NAMED_DAYS or first[:3] in {month[:3] for month in months}
    return own if is_name or not _FIRST_WORD.match(own) else own[0].lower() + own[1:]


NAMED_DAYS = frozenset({"Christmas", "Diwali", "Easter", "Eid", "Thanksgiving"})
"""English words that keep their capital, besides the months."""
