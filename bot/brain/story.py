"""A turn told as it went: what was read, what the model proposed, what was kept of it, what the guard refused, what was said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from bot.brain.draft import output_of
from bot.brain.ledger import dollars
from bot.brain.output import NOTHING
from bot.brain.redact import Redaction
from bot.brain.trouble import TROUBLES
from bot.model import Answer, Reading, Scene, Talk, Thought, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One turn, in words and figures. `rows` are (what, text), what being one of `ROWS`."""

    number: int
    at: datetime
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A conversation's turns, and what the model took in all of them."""

    steps: tuple[Step, ...] = ()
    calls: int = 0
    micros: int = 0  # millionths of a US dollar

    @property
    def cost(self) -> str:
        """Return the cost as it is shown."""
        return dollars(self.micros)


class Turned(Protocol):
    """A turn as the store keeps it: `storage.units.past.Past`."""

    @property
    def at(self) -> datetime:
        """When it was taken."""
        ...

    @property
    def scene(self) -> Scene:
        """What it was decided on."""
        ...

    @property
    def reading(self) -> Reading | None:
        """What was read."""
        ...

    @property
    def talk(self) -> Talk:
        """What was remembered after it."""
        ...

    @property
    def thought(self) -> Thought | None:
        """What came of asking a model."""
        ...


class Told(Protocol):
    """The reader's language for the fixed words of a story: the desk's own words."""

    @property
    def language(self) -> str:
        """Which one it is."""
        ...

    def __call__(self, key: str, **slots: object) -> str:
        """Return the words of `why.say.…` with their {slots} filled."""
        ...


Because = Callable[[Turned], Iterable[tuple[str, str]]]
"""Returns what else can be said of a turn by taking it again: by which rules and pages it came out so."""


def nothing_more(turn: Turned) -> Iterable[tuple[str, str]]:
    """Say nothing beyond what is kept."""
    return ()


def story(past: Iterable[Turned], t: Told, because: Because = nothing_more) -> Story:
    """Return the turns of a conversation as they went, told in the words of `t`; presses and a rep's words are none."""
    turns = [one for one in past if one.scene.waiting]
    calls = [one.thought for one in turns if one.thought and not one.thought.skipped]
    steps = (step(number, one, t) for number, one in enumerate(turns, 1))
    told = (_with(each, because(one)) for each, one in zip(steps, turns, strict=True))
    return Story(steps=tuple(told), calls=len(calls), micros=sum(call.usage.micros for call in calls))


def _with(one: Step, more: Iterable[tuple[str, str]]) -> Step:
    """Put the reasons before what was said, which is told once."""
    reasons = tuple(more)
    said = tuple(row for row in reasons if row[0] == "said") or tuple(row for row in one.rows if row[0] == "said")
    plain = tuple(row for row in (*one.rows, *reasons) if row[0] != "said")
    return replace(one, rows=(*plain, *said))


ROWS = ("prospect", "read", "model", "proposed", "kept", "dropped", "guard", "score", "outcome", "page", "asked", "said")
"""What a row tells; docs/model.md and the desk's words name each."""

MOST_SIGNALS = 6


def step(number: int, turn: Turned, t: Told) -> Step:
    """Return a turn as it went, in the words of `t`."""
    thought = turn.thought
    rows = [("prospect", message.text or message.choice or message.kind.value) for message in turn.scene.waiting]
    parsed = thought.parsed if thought and thought.parsed else turn.reading
    if parsed is not None:
        rows.append(("read", _read(parsed, t)))
    if thought is not None:
        rows += _of_model(thought, t)
    return Step(number=number, at=turn.at, rows=tuple(rows))


def _read(reading: Reading, t: Told) -> str:
    strong = sorted(reading.signals.items(), key=lambda item: -item[1])[:MOST_SIGNALS]
    parts = [reading.language, *(f"{name} {strength:.2f}" for name, strength in strong), *map(_answer, reading.answers)]
    parts += [t("why.say.declined", field=name) for name in reading.declined]
    return " · ".join((*parts, *((t("why.say.asks", question=reading.question),) if reading.question else ())))


def _answer(answer: Answer) -> str:
    return f"{answer.field} {_shown(answer.value)}" + (f" (“{answer.quote}”)" if answer.quote != answer.value else "")


def _shown(value: Value) -> str:
    if isinstance(value, str):
        return f"“{value}”"
    return " ".join(f"{key} {part}" for key, part in value.items() if part is not None)


def _of_model(thought: Thought, t: Told) -> Iterator[tuple[str, str]]:
    if thought.skipped:
        yield "model", t("why.say.not_asked", why=t(f"why.say.settled.{thought.skipped}"))
    else:
        yield "model", _cost(thought, t)
    if thought.trouble:
        yield "dropped", t("why.say.whole", why=TROUBLES.get(thought.trouble, thought.trouble))
    output = output_of(thought)
    if output is not None:
        show = Redaction(values=thought.hides).show
        parts = [
            *(f"{one.name} {one.strength:.2f}" for one in output.signals),
            *(f"{one.field} “{show(one.quote)}”" for one in output.answers),
        ]
        parts += [*output.pages, t("why.say.asks_field", field=output.asks) if output.asks != NOTHING else t("why.say.asks_nothing")]
        yield "proposed", " · ".join((*parts, f"“{show(output.reply)}”"))
        yield "kept", ", ".join(thought.kept) or t("why.say.nothing_new")
    for what, why in thought.dropped:
        yield "dropped", f"{what}: {why}"
    if thought.spoke:
        yield "guard", t("why.say.draft_said")
    elif thought.guard:
        yield "guard", t("why.say.refused", why=", ".join(thought.guard).replace("_", " "))
    if thought.said:
        yield "said", Redaction(values=thought.hides).show(thought.said)


def _cost(thought: Thought, t: Told) -> str:
    usage = thought.usage
    counts = {"fresh": usage.fresh, "cached": usage.cached, "written": usage.written, "out": usage.out}
    tokens = t("why.say.tokens", **{name: f"{count:,}" for name, count in counts.items()})
    again = t("why.say.tries", n=usage.tries) if usage.tries > 1 else ""
    return f"{thought.model} · {tokens} · {dollars(usage.micros)} · {usage.ms} ms{again}"
