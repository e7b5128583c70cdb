"""Values are what `dataclasses` makes, and change only by copies; making and copying them only costs less."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, dataclass, field, replace

import orjson
import pytest

from bot.model import Move, MoveKind, Talk, changed, swift


def test_a_changed_copy_equals_what_dataclasses_make() -> None:
    talk = Talk(language="ko", intent=0.4)
    assert changed(talk, intent=0.9, asking="email") == replace(talk, intent=0.9, asking="email")
    assert talk.intent == 0.4


@pytest.mark.parametrize("value", [Talk(), Move(kind=MoveKind.BRIDGE)], ids=["without slots", "with slots"])
def test_a_field_that_is_not_there_is_refused(value: Talk | Move) -> None:
    with pytest.raises(TypeError, match=f"{type(value).__name__} has no field langage"):
        changed(value, langage="en")


def test_a_slotted_copy_equals_what_dataclasses_make() -> None:
    move = Move(kind=MoveKind.BRIDGE, text="a")
    assert changed(move, text="b", step=2) == replace(move, text="b", step=2)
    assert move.text == "a"


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


@swift
@dataclass(frozen=True, kw_only=True)
class Open:
    name: str
    size: int = 3
    marks: list[str] = field(default_factory=list)


@pytest.mark.parametrize("kind", [Swift, Open])
def test_a_swift_value_is_made_as_any_other(kind: type[Swift | Open]) -> None:
    assert repr(kind(name="a")) == repr(Plain(name="a")).replace("Plain", kind.__name__)
    assert kind(name="a", size=4, marks=["x"]) == kind(name="a", size=4, marks=["x"])
    assert kind(name="a") != kind(name="a", size=4)
    assert orjson.dumps(kind(name="a")) == orjson.dumps(Plain(name="a"))


@pytest.mark.parametrize("kind", [Swift, Open])
def test_a_swift_value_has_defaults_of_its_own(kind: type[Swift | Open]) -> None:
    one, other = kind(name="a"), kind(name="b")
    one.marks.append("x")
    assert (other.marks, other.size) == ([], 3)


@pytest.mark.parametrize("given", [{}, {"name": "a", "nmae": "b"}, {"size": 1}])
def test_a_swift_value_refuses_what_others_refuse(given: dict[str, str]) -> None:
    for kind in (Plain, Swift, Open):
        with pytest.raises(TypeError, match=f"{kind.__name__}.__init__"):
            kind(**given)  # type: ignore[arg-type]  # what the test is about


@pytest.mark.parametrize("kind", [Swift, Open])
def test_a_swift_value_is_frozen(kind: type[Swift | Open]) -> None:
    with pytest.raises(FrozenInstanceError):
        kind(name="a").size = 1  # type: ignore[misc]  # what the test is about


def test_only_values_by_name_become_swift() -> None:
    @dataclass(frozen=True)
    class Loose:
        name: str

    with pytest.raises(TypeError, match="Loose is no dataclass"):
        swift(Loose)
