"""Messages whose words are plain are told from those that a costly judge reads, and both kinds are there to be timed."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import quality_speed
from bench.quality_speed import times
from bot.config import Config
from bot.flow.load import load_flow
from bot.playbook import playbook
from bot.signals.sentence import Sentences

FLOWS = Path(__file__).parents[2] / "flows"


def test_each_language_has_a_median_for_plain_messages_and_for_open_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quality_speed, "ROUNDS", 1)
    play = playbook(load_flow(FLOWS, "b2b_saas"), Config(), encoder=Sentences())
    figures = list(times(play, lambda text: [float(len(text) % 2)] * 512))
    assert [(figure.what, figure.on) for figure in figures] == [
        (what, language)
        for language in ("en", "ko", "ja")
        for what in ("a message that patterns settle", "a message that the encoder judges")
    ]
    assert all(figure.found > 0 for figure in figures)
