"""English families of expression that strangers use, in other words and trades than the examples, and what only sounds like them."""

from pathlib import Path

import pytest

from bench.signals import seen
from bench.signals_source import Example, examples

ROWS = examples(Path(__file__).with_name("families_en.yaml"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.text)
def test_a_family_is_heard_and_its_false_friends_are_not(row: Example) -> None:
    heard = seen(row.text, "en")
    assert row.shows <= heard
    assert not row.looks_like & heard
