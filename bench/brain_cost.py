"""What a conversation of ten turns costs at list prices, beside the shape of an agent that sends everything twice a turn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.brain.prices import price_of
from bot.ports import Completion

TURNS = 10
OUT = 100
"""Tokens of output a turn, the same on both sides: a reply of 60 and 40 of fields."""

AGENT_IN = 17_714
"""Tokens of input of ten turns of SalesGPT 0.1.2 with its own prompts, two calls a turn, nothing cached; measured with a counting stub."""

MODELS = ("claude-haiku-5-5", "claude-sonnet-5-5", "claude-opus-5-5")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """One row of the table."""

    model: str
    prefix: int  # tokens
    warm: float  # US dollars, the prefix in the cache already
    cold: float  # the first talk in five minutes writes it
    spared: float  # warm, at the measured calls a turn
    agent: float

    @property
    def share(self) -> float:
        """Of the agent's cost, with a call in every turn."""
        return self.warm / self.agent


def costs(after: Sequence[int], prefixes: Sequence[int], calls_a_turn: float) -> Iterator[Cost]:
    """Yield a row for each model and size of prefix; `after` is tokens behind the prefix at each of ten calls."""
    for model in MODELS:
        for prefix in prefixes:
            warm = _talk(model, prefix, after, cold=False)
            yield Cost(
                model=model,
                prefix=prefix,
                warm=warm,
                cold=_talk(model, prefix, after, cold=True),
                spared=warm * calls_a_turn,
                agent=_dollars(model, Completion(text="", fresh=AGENT_IN, out=TURNS * OUT)),
            )


def _talk(model: str, prefix: int, after: Sequence[int], *, cold: bool) -> float:
    """Return the cost of ten calls: each reads the prefix and what the last one wrote, and writes what is new."""
    total, before = 0.0, 0
    for number, tokens in enumerate(after[:TURNS]):
        written = tokens - before + (prefix if cold and number == 0 else 0)
        read = before + (0 if cold and number == 0 else prefix)
        total += _dollars(model, Completion(text="", written=written, cached=read, out=OUT))
        before = tokens
    return total


def _dollars(model: str, completion: Completion) -> float:
    price = price_of(model)
    micros = (
        completion.fresh * price.fresh + completion.written * price.written + completion.cached * price.cached + completion.out * price.out
    )
    return micros / 1_000_000
