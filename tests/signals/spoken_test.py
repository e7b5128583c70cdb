"""What people write, and what only looks like it, a row a message: `spoken/<language>.yaml`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from bot.signals import classify
from bot.signals.intent import HOLDS

_SPOKEN = Path(__file__).parent / "spoken"


def _rows() -> Iterator[tuple[str, str, str]]:
    for file in sorted(_SPOKEN.glob("*.yaml")):
        for signal, messages in YAML(typ="safe").load(file.read_text(encoding="utf-8")).items():
            yield from ((file.stem, signal, message) for message in messages)


@pytest.mark.parametrize(("language", "signal", "message"), list(_rows()), ids=lambda part: part[:40])
def test_a_message_shows_its_signal_and_not_what_it_only_looks_like(language: str, signal: str, message: str) -> None:
    name = signal.removeprefix("not ")
    shows = classify(message, language).get(name, 0.0) >= HOLDS
    assert shows != signal.startswith("not ")
