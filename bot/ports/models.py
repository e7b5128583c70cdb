"""A language model, and what it was asked before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from bot.model import Json, Thought


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """One question to a language model."""

    prefix: str  # the same bytes for every conversation of a flow version and language; what a cache holds
    messages: tuple[tuple[str, str], ...]  # (user | assistant, text), user first and last; each call's extend the last one's
    schema: Mapping[str, Json]  # the JSON schema that the answer must have
    most: int  # tokens of output


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """What a language model answered."""

    text: str
    model: str = ""  # as the other side names it
    fresh: int = 0  # tokens of input that no cache held
    cached: int = 0
    written: int = 0
    out: int = 0


class Thoughts(Protocol):
    """What a language model was asked before; used by `bot/brain/leash.py`."""

    async def thoughts(self, conversation: str) -> Sequence[Thought]:
        """Return what came of each turn's question to the model, oldest first; turns taken without a model are left out."""
        ...

    async def spent(self, day: date) -> int:
        """Return what the calls of a day (UTC) cost, in millionths of a US dollar."""
        ...


class LanguageModel(Protocol):
    """A model that answers one question. It has no tools and no memory; whoever calls it keeps the time."""

    async def complete(self, prompt: Prompt) -> Completion:
        """Return its answer. Raise ModelTrouble with a `why` of `bot.brain.trouble.TROUBLES`; never retry by itself."""
        ...
