"""No text makes an expression run away: what was found, and the short form of `python -m bench.backtrack`."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from bench.backtrack import TEXTS, measured, probe, spent
from bot.commands.reading import Asked, understood
from bot.config import Config
from bot.fields import FIELD_KINDS, Hearing
from bot.flow.load import load_flow
from bot.hearing.own_words import LONGEST
from bot.mask import mask
from bot.playbook import Playbook, playbook
from bot.signals import classify

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)
EACH = 200.0
"""Milliseconds a KB that no reading may take: four times what we promise, since others use this machine as well."""


def _read(play: Playbook, asked: Asked, _: str) -> object:
    return understood(asked, play)


@pytest.fixture(scope="module")
def play() -> Playbook:
    return playbook(load_flow(ROOT / "flows", "b2b_saas"), Config())


def test_keys_that_were_hit_at_random_do_not_double_the_time_with_each_four() -> None:
    """(?:asdf[a-z]*)+ tried each way to cut a run of them: thirty took a minute."""
    assert spent(lambda text: classify(text, "en"), "asdf" * 60 + "1") < 100
    assert classify("asdf qwerty zxcv!!", "en").get("gibberish")


def test_what_can_be_cut_in_two_ways_is_tried_a_few_times_only() -> None:
    """「をする」 is を and する as well: a run of it took twice as long with each."""
    assert spent(lambda text: classify(text, "ja"), "メール" + "をする" * 60 + "x") < 100
    assert classify("営業メールを送るのは今後一切やめてください", "ja").get("opt_out")


@pytest.mark.parametrize(("kind", "language", "blank"), [("name", "ko", " "), ("name", "ko", "\n"), ("timeline", "en", " ")])
def test_blanks_before_a_name_or_after_a_date_are_passed_once(kind: str, language: str, blank: str) -> None:
    hearing = Hearing(now=NOW, language=language, asked=True)
    slow = measured(kind, lambda text: FIELD_KINDS[kind].read("next month" + text, hearing), blank, 1000)
    assert slow.each < 50


def test_letters_without_an_end_are_read_once_for_an_address() -> None:
    hearing = Hearing(now=NOW, language="en", asked=True)
    assert measured("email", lambda text: FIELD_KINDS["email"].read("@" + text, hearing), "a", 1000).each < 15


def test_no_expression_is_slow_on_a_run_of_what_it_is_made_of() -> None:
    """In an interpreter of its own, where every expression is caught as it is compiled; none is cubic, or at twice the limit."""
    ran = subprocess.run([sys.executable, "-m", "bench.backtrack"], cwd=ROOT, capture_output=True, text=True, timeout=110)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert int(ran.stdout.split()[0]) > 2_000


@pytest.mark.parametrize("language", ["en", "ko", "ja"])
def test_no_text_of_one_sort_is_read_slowly_or_gives_what_does_not_stand_in_it(play: Playbook, language: str) -> None:
    for piece in TEXTS:
        text = probe(piece, 4_000)
        asked = Asked(text=text, now=NOW, language=language, region="US")
        assert spent(partial(_read, play, asked), text, 3) / 4 < EACH, repr(piece)
        assert all(answer.quote in mask(text)[0] for answer in understood(asked, play).answers), repr(piece)


@pytest.mark.parametrize("piece", [" ", "0", "a@", "asdf", "가", "あ", "１", "\u200b"])
def test_a_megabyte_takes_no_longer_than_what_is_read_of_it(play: Playbook, piece: str) -> None:
    """The inbox refuses beyond its limit; should one get past it, its beginning alone is read."""
    text = probe(piece, 1_000_000)
    assert len(text) > LONGEST
    assert spent(lambda one: understood(Asked(text=one, now=NOW), play), text, 2) < 4 * EACH
