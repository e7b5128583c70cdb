"""YAML 1.2 with the place of every key and value; limits are met with one fault, never with a hang."""

from __future__ import annotations

import time

import pytest

from bot.yaml_file import MAX_CHARACTERS, Node, parse, scalar


def tree(text: str) -> Node:
    root, faults = parse(text, "f.yaml")
    assert faults == ()
    assert root is not None
    return root


def code(text: str) -> str:
    root, faults = parse(text, "f.yaml", "C")
    assert root is None
    assert len(faults) == 1
    assert faults[0].cure
    return faults[0].code


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("on", "on"),
        ("no", "no"),
        ("yes", "yes"),
        ("true", True),
        ("False", False),
        ("1:30", "1:30"),
        ("2026-12-24", "2026-12-24"),
        ("007", 7),
        ("0o17", 15),
        ("0x1F", 31),
        ("1_000", "1_000"),
        ("1.5", 1.5),
        ("-3", -3),
        ("1e3", 1000.0),
        (".inf", float("inf")),
        ("~", None),
        ("", None),
        ("null", None),
        ("9" * 60, "9" * 60),
        ("十", "十"),
    ],
)
def test_a_plain_scalar_means_what_yaml_1_2_says(written: str, value: object) -> None:
    assert scalar(written) == value
    assert type(scalar(written)) is type(value)


def test_quoted_text_stays_text() -> None:
    assert tree("a: '1'\nb: \"true\"").plain() == {"a": "1", "b": "true"}


def test_every_key_and_value_knows_its_place() -> None:
    root = tree("이름: 미아\nteams:\n  - {name: 서울, zone: Asia/Seoul}\n")
    teams = root.get("teams")
    assert teams is not None
    zone = teams.items[0].get("zone")
    assert zone is not None
    assert (root.key("teams").line, root.key("teams").column) == (2, 1)
    assert (zone.line, zone.column) == (3, 22)
    assert root.plain() == {"이름": "미아", "teams": [{"name": "서울", "zone": "Asia/Seoul"}]}


def test_of_a_key_that_stands_twice_the_first_counts_and_both_are_there() -> None:
    root = tree("a: 1\na: 2")
    assert root.plain() == {"a": 1}
    assert [key.line for key, _ in root.pairs] == [1, 2]


def test_an_alias_is_its_anchor_s_value_at_the_anchor_s_place() -> None:
    root = tree("a: &x [1, 2]\nb: *x")
    assert root.plain() == {"a": [1, 2], "b": [1, 2]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "C006"),
        ("# only a comment", "C006"),
        ("a: [1", "C003"),
        ("a: 'x", "C003"),
        ("a: b: c", "C003"),
        ("a: @x", "C003"),
        ("a: *x", "C003"),
        ("a: \x07", "C003"),
        ("a: 1\n---\nb: 2", "C003"),
        ("a:\n\tb: 1", "C009"),
        ("x" * (MAX_CHARACTERS + 1), "C004"),
        ("[" * 100_000, "C005"),
        ("a: " + "{b: " * 200, "C005"),
        ("[" + ",".join(["&a x"] + ["*a"] * 60) + "]", "C005"),
        ("[" + ",".join(["1"] * 30_000) + "]", "C005"),
    ],
)
def test_what_cannot_be_read_is_one_fault_with_a_cure(text: str, expected: str) -> None:
    assert code(text) == expected


def test_a_bomb_is_refused_at_once() -> None:
    lines = ["a: &a [x,x,x,x,x,x,x,x,x,x]"] + [
        f"{b}: &{b} [{','.join([f'*{a}'] * 10)}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    began = time.process_time()
    assert code("\n".join(lines)) == "C005"
    assert time.process_time() - began < 3
