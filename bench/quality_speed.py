"""What understanding costs: time a message, time to load the encoder, memory of the server with it and without."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from statistics import median

from bench.house import House, build
from bench.load import Load
from bench.process import Process, free_port
from bench.quality_figures import Figure, Section
from bench.quality_signals import MESSAGES
from bench.signals_source import examples
from bench.targets import handraiser
from bot.commands.reading import Asked, understood
from bot.language import LANGUAGES
from bot.playbook import Playbook
from bot.signals.head import NO_HEAD
from bot.signals.sentence import Sentences, VectorOf

ROUNDS = 7
STARTS = 5
NOW = datetime.fromisoformat("2026-03-10T09:30:00+00:00")
REGIONS = {"en": "US", "ko": "KR", "ja": "JP"}
SETTLED = 0.3
"""Seconds for which memory must stand still before it is read; loading in the background then is over."""


class _Noting:
    """An encoder that notes that it was asked for its costly judgement: where words are plain it is asked for the cheap one."""

    def __init__(self) -> None:
        self.asked = False

    def strengths(self, text: str, language: str, *, awaited: bool = False) -> Mapping[str, float]:
        self.asked = self.asked or not awaited
        return NO_HEAD.strengths(text, language)


def times(play: Playbook, vector_of: VectorOf | None) -> Iterator[Figure]:
    """Yield the median time of a message by language: of those that the patterns settle, and of those that the encoder judges."""
    for language in LANGUAGES:
        texts = [row.text for row in examples(MESSAGES / f"{language}.yaml")]
        open_ones = {text for text in texts if _is_open(text, language, play)}
        settled = [text for text in texts if text not in open_ones]
        without = median(_milliseconds(text, language, play) for text in settled)
        yield Figure(
            what="a message that patterns settle",
            on=language,
            found=without,
            target=0.5,
            at_least=False,
            unit="ms",
            of=f"{len(settled)} messages",
        )
        if vector_of is not None:
            found = median(_milliseconds(text, language, play, vector_of) for text in open_ones)
            yield Figure(
                what="a message that the encoder judges",
                on=language,
                found=found,
                target=10,
                at_least=False,
                unit="ms",
                of=f"{len(open_ones)} messages",
            )


def _is_open(text: str, language: str, play: Playbook) -> bool:
    noting = _Noting()
    _understand(text, language, replace(play, encoder=noting))
    return noting.asked


def _milliseconds(text: str, language: str, play: Playbook, vector_of: VectorOf | None = None) -> float:
    """Return the processor time of understanding a text, the median of some rounds; nothing is kept from one to the next."""
    spans = []
    for _ in range(ROUNDS):
        fresh = Sentences()
        if vector_of is not None:
            fresh.use(vector_of)
        playing = replace(play, encoder=fresh)
        _understand("what stands between two rounds", language, playing)
        began = time.process_time_ns()
        _understand(text, language, playing)
        spans.append((time.process_time_ns() - began) / 1e6)
    return median(spans)


def _understand(text: str, language: str, play: Playbook) -> None:
    understood(Asked(text=text, now=NOW, region=REGIONS[language], language=language), play)


def loading() -> Figure:
    """Return how long a fresh interpreter takes to load the encoder, the median of some."""
    code = (
        "import bot.bootstrap, time; from adapters.encoder import load\n"
        "began = time.perf_counter(); load(); print(time.perf_counter() - began)"
    )
    runs = [subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout for _ in range(STARTS)]
    return Figure(
        what="loading the encoder, in the background", on="all", found=median(map(float, runs)), target=2, at_least=False, unit="s"
    )


async def memory(*, encoder: bool) -> Figure:
    """Return the memory of a server that has held a dozen conversations in three languages."""
    with tempfile.TemporaryDirectory(prefix="handraiser-quality-") as folder:
        load = await _serving(await build(Path(folder)), encoder=encoder)
    what = "memory of the server with the encoder" if encoder else "memory of the server without"
    return Figure(what=what, on="all", found=load, target=250 if encoder else 120, at_least=False, unit="MB")


async def _serving(house: House, *, encoder: bool) -> float:
    environ = {"HANDRAISER_ENCODER": "on" if encoder else "off"}
    target = replace(handraiser(house), start=lambda port: house.command(port, environ))
    port, began = free_port(), time.perf_counter()
    with Process(target.start(port)) as process:
        load = Load(target, port, process)
        await load.cold_start(began)
        await load.conversations(12, 4)
        found = await _still(process)
        process.stop()
    return found


async def _still(process: Process) -> float:
    """Return the memory once it has not moved for a while."""
    last, since = process.memory(), time.perf_counter()
    while time.perf_counter() - since < SETTLED:
        await asyncio.sleep(0.05)
        if abs((now := process.memory()) - last) > 0.5:
            last, since = now, time.perf_counter()
    return last


def speed(play: Playbook, vector_of: VectorOf | None) -> Section:
    """Measure all of it."""
    figures = list(times(play, vector_of))
    figures.append(asyncio.run(memory(encoder=False)))
    if vector_of is not None:
        figures += [loading(), asyncio.run(memory(encoder=True))]
    about = (
        "Processor time of the whole of `understand` on one core, median, over the messages kept aside; "
        "memory of `handraiser serve` after a dozen conversations in three languages."
    )
    return Section(title="Speed and memory", about=about, figures=figures)
