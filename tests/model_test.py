"""Values are what `dataclasses` makes, and change only by copies; making and copying them only costs less."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from bot.model import Talk, changed, swift


def test_a_changed_copy_equals_what_dataclasses_make() -> None:
    talk = Talk(language="ko", intent=0.4)
    assert changed(talk, intent=0.9, asking="email") == replace(talk, intent=0.9, asking="email")
    assert talk.intent == 0.4


def test_a_field_that_is_not_there_is_refused() -> None:
    with pytest.raises(TypeError, match="no field langage"):
        changed(Talk(), langage="en")


def test_nothing_is_changed_in_place() -> None:
    with pytest.raises(FrozenInstanceError):
        Talk().intent = 1.0  # type: ignore[misc]  # what the test is about


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    name: str
    size: int = 3
    marks: list[str] = field(default_factory=list)


@swift
@dataclass(frozen=True, slots=True, kw_only=True)
class Swift:
    name: str
    size: int = 3
    marks: list[str] = field(default_factory=list)


def test_a_swift_value_is_made_as_any_other() -> None:
    assert repr(Swift(name="a")) == repr(Plain(name="a")).replace("Plain", "Swift")
    assert Swift(name="a", size=4, marks=["x"]) == Swift(name="a", size=4, marks=["x"])
    assert Swift(name="a") != Swift(name="a", size=4)


def test_a_swift_value_has_defaults_of_its_own() -> None:
    one, other = Swift(name="a"), Swift(name="b")
    one.marks.append("x")
    assert (other.marks, other.size) == ([], 3)


@pytest.mark.parametrize("given", [{}, {"name": "a", "nmae": "b"}, {"size": 1}])
def test_a_swift_value_refuses_what_others_refuse(given: dict[str, str]) -> None:
    for kind in (Plain, Swift):
        with pytest.raises(TypeError, match=f"{kind.__name__}.__init__"):
            kind(**given)  # type: ignore[arg-type]  # what the test is about


def test_a_swift_value_is_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        Swift(name="a").size = 1  # type: ignore[misc]  # what the test is about


def test_only_slotted_values_by_name_become_swift() -> None:
    @dataclass(frozen=True)
    class Loose:
        name: str

    with pytest.raises(TypeError, match="Loose is no slotted dataclass"):
        swift(Loose)
