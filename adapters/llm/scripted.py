"""A model that answers from a file: for demos, for tests, and to see a flow with a model where there is none.

A script is YAML: a list of entries, each with what the prospect's last words must hold and what the model answers to it.

    - when: routing                        # a piece of the prospect's words of this turn, whatever its case
      reply: Routing it is. How many people work at your company?
      asks: company_size                   # left out: none
      answers: {need: routing and SLAs}    # field: quote
      signals: {buy: 0.9}
      pages: [routing#1]
      fails: timeout                       # instead of an answer: a word of `bot.brain.trouble.TROUBLES`
      waits: 30s                           # before either

The first entry that fits answers, the same every time. Where none fits, the draft is empty, and the flow's own words are said.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.brain.output import NOTHING
from bot.brain.tokens import estimate
from bot.brain.trouble import TROUBLES
from bot.errors import Fault, FaultyFiles, ModelTrouble
from bot.language import detect
from bot.ports import Completion, Prompt
from bot.settings.times import pause
from bot.settings.values import Reader, Wrong, many, one_of, text
from bot.yaml_file import Node, parse

Sleep = Callable[[float], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One answer of a script."""

    when: str = ""  # a piece of the prospect's words, case folded; "" fits always
    reply: str = ""
    asks: str = NOTHING
    answers: Mapping[str, str] = field(default_factory=dict)
    signals: Mapping[str, float] = field(default_factory=dict)
    pages: tuple[str, ...] = ()
    fails: str = ""
    waits: float = 0.0
    raw: str | None = None  # answered as it stands, instead of JSON made of the others

    def text(self, language: str) -> str:
        """Return the answer as a model would write it."""
        if self.raw is not None:
            return self.raw
        return json.dumps(
            {
                "language": language,
                "signals": [{"name": name, "strength": strength} for name, strength in self.signals.items()],
                "answers": [{"field": name, "quote": quote} for name, quote in self.answers.items()],
                "reply": self.reply,
                "asks": self.asks,
                "pages": list(self.pages),
            },
            ensure_ascii=False,
        )


class Scripted:
    """A `LanguageModel` that says what its script says, and counts tokens by the estimate."""

    def __init__(self, entries: Sequence[Entry], *, sleep: Sleep = asyncio.sleep) -> None:
        self._entries = tuple(entries)
        self._sleep = sleep
        self._sent: set[str] = set()
        self.prompts: list[Prompt] = []
        """What was asked, the newest last; as a demo may show it and a test look at it."""

    async def complete(self, prompt: Prompt) -> Completion:
        self.prompts.append(prompt)
        words = said_in(prompt.messages[-1][1])
        entry = next((one for one in self._entries if one.when in words[-1].casefold() or one.when in " ".join(words).casefold()), Entry())
        if entry.waits:
            await self._sleep(entry.waits)
        if entry.fails:
            raise ModelTrouble(entry.fails)
        return self._counted(prompt, entry.text(detect(words[-1]) or "en"))

    def _counted(self, prompt: Prompt, answer: str) -> Completion:
        """Count as a cache would: what was sent before, from the beginning on, is read from it."""
        pieces = [prompt.prefix, *(f"{who}\0{text}" for who, text in prompt.messages)]
        known, fresh, path = 0, 0, ""
        for piece in pieces:
            path = str(hash((path, piece)))
            if path in self._sent and not fresh:
                known += estimate(piece)
            else:
                fresh += estimate(piece)
            self._sent.add(path)
        return Completion(text=answer, model="scripted", cached=known, written=fresh, out=estimate(answer))


_SAID = re.compile(r"^prospect: (\".*\")$", re.MULTILINE)


def said_in(message: str) -> list[str]:
    """Return the prospect's words in a user message, oldest first; [""] when there are none."""
    return [json.loads(said) for said in _SAID.findall(message)] or [""]


def load_script(path: Path) -> tuple[Entry, ...]:
    """Return the entries of a script. Raise FaultyFiles with every fault and its place."""
    try:
        source = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        raise FaultyFiles((Fault(str(path), 1, 1, "C001", "The script cannot be read", "Mend `model.script` in config.yaml."),)) from None
    root, found = parse(source, str(path), "C")
    faults = list(found)
    if root is not None and root.kind != "list":
        faults.append(Fault(str(path), root.line, root.column, "C104", "A script is a list", "Write `- when: …` for each entry."))
    entries = [_entry(node, str(path), faults) for node in (root.items if root is not None and root.kind == "list" else ())]
    if faults:
        raise FaultyFiles(tuple(sorted(faults)))
    return tuple(entries)


def _entry(node: Node, file: str, faults: list[Fault]) -> Entry:
    values: dict[str, Any] = {}
    for key, value in node.pairs if node.kind == "mapping" else ():
        reader = _KEYS.get(str(key.value))
        try:
            if reader is None:
                raise Wrong("C101", f"An entry has no key `{key.value}`", f"Known are: {', '.join(_KEYS)}.", key)
            values[str(key.value)] = reader(value)
        except Wrong as error:
            at = error.at or value
            faults.append(Fault(file, at.line, at.column, error.code, error.what, error.cure))
    return Entry(**values)


def _folded(node: Node) -> str:
    return text(node).casefold()


def _texts(node: Node) -> Mapping[str, str]:
    if node.kind != "mapping":
        raise Wrong("C104", "This should be a mapping", "Write `{need: the quote}`.")
    return {str(key.value): text(value) for key, value in node.pairs}


def _numbers(node: Node) -> Mapping[str, float]:
    try:
        return {name: float(value) for name, value in _texts(node).items()}
    except ValueError:
        raise Wrong("C104", "These should be numbers", "Write `{buy: 0.9}`.") from None


_KEYS: Mapping[str, Reader] = {
    "when": _folded,
    "reply": text,
    "asks": text,
    "answers": _texts,
    "signals": _numbers,
    "pages": many(text),
    "fails": one_of(*TROUBLES),
    "waits": pause,
    "raw": text,
}
