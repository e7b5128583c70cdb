"""Values change only by copies, and a copy is what `dataclasses.replace` makes."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest

from bot.model import Talk, changed


def test_a_changed_copy_equals_what_dataclasses_make() -> None:
    talk = Talk(language="ko", intent=0.4)
    assert changed(talk, intent=0.9, asking="email") == replace(talk, intent=0.9, asking="email")
    assert talk.intent == 0.4


def test_a_field_that_is_not_there_is_refused() -> None:
    with pytest.raises(TypeError, match="no field langage"):
        changed(Talk(), langage="en")


def test_nothing_is_changed_in_place() -> None:
    with pytest.raises(FrozenInstanceError):
        Talk().intent = 1.0  # type: ignore[misc]
