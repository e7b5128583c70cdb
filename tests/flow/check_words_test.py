"""Words files are complete in every language, and no phrase names what nobody fills in."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.flow.check import check
from bot.flow.phrases import OPTIONAL, PHRASES, slots_of
from bot.flow.words import read_words
from tests.flow.check_test import CONFIG, CORPUS, FLOWS, TODAY, lay_out

RIGHT = (CORPUS / "f000_right.yaml").read_bytes()


def found(folder: Path) -> list[tuple[str, str, int, int]]:
    return [(f.code, Path(f.file).name, f.line, f.column) for f in check([folder / "case.yaml"], CONFIG, today=TODAY)]


# A mark ^ stands where the fault is; what is in front of it in the file stays as shipped.
EDITS = [
    ("F503", "bridge: [", "bridge: ['^{compnay}', "),
    ("F503", "no_material: [", "no_material: ['No. ^{link}', "),
    ("F505", "bridge: [", "^brigde: [a]\nbridge: ["),
    ("F505", "heard:", "heard:\n  ^favourite_colour: ['{value}']\nwhatever:"),
    ("F102", "bridge: [", "bridge: [a]\n^bridge: ["),
    ("F104", "bridge: [", "bridge: [^12, "),
    ("F109", "bridge: [", "bridge: [^'', "),
    ("F003", "bridge: [", "bridge: [a]^]\nx: ["),
]


@pytest.mark.parametrize(("code", "old", "new"), EDITS)
def test_a_fault_in_words_is_found_where_it_is(tmp_path: Path, code: str, old: str, new: str) -> None:
    lay_out(tmp_path, RIGHT)
    path = tmp_path / "words" / "en.yaml"
    text = path.read_text("utf-8")
    at = text.index(old)
    marked = text[:at] + new + text[at + len(old) :]
    before = marked[: marked.index("^")]
    path.write_text(marked.replace("^", "", 1), "utf-8")
    assert (code, "en.yaml", before.count("\n") + 1, len(before) - before.rfind("\n")) in found(tmp_path)


@pytest.mark.parametrize("key", ["bridge", "when.day_at", "desk.button.claim"])
def test_a_phrase_that_is_missing_is_named(tmp_path: Path, key: str) -> None:
    lay_out(tmp_path, RIGHT)
    path = tmp_path / "words" / "ko.yaml"
    last = key.rpartition(".")[2]
    lines = path.read_text("utf-8").splitlines(keepends=True)
    group = next((i for i, line in enumerate(lines) if line.startswith(f"{key.split('.')[0]}:")), 0)
    gone = next(i for i in range(group, len(lines)) if lines[i].strip().startswith(f"{last}:"))
    path.write_text("".join(lines[:gone] + lines[gone + 1 :]), "utf-8")
    faults = check([tmp_path / "case.yaml"], CONFIG, today=TODAY)
    assert [(f.code, f.what) for f in faults] == [("F504", f"The phrase `{key}` is missing")]


def test_a_language_without_words_is_told_at_the_language(tmp_path: Path) -> None:
    lay_out(tmp_path, RIGHT)
    (tmp_path / "words" / "ko.yaml").unlink()
    assert found(tmp_path) == [("F504", "case.yaml", 3, 17)]


def test_a_country_named_in_place_of_its_language_is_one_fault_and_not_one_a_text(tmp_path: Path) -> None:
    lay_out(tmp_path, RIGHT.replace(b"[en, ko]", b"[en, kr]"))
    (fault,) = check([tmp_path / "case.yaml"], CONFIG, today=TODAY)
    assert (fault.code, fault.line, fault.column, fault.cure) == ("F504", 3, 17, "Did you mean `ko`?")


@pytest.mark.parametrize(("text", "code"), [("", "F006"), ("- a\n", "F007"), ("just words\n", "F007")])
def test_a_words_file_that_holds_no_phrases_is_one_fault_of_its_own(tmp_path: Path, text: str, code: str) -> None:
    lay_out(tmp_path, RIGHT)
    (tmp_path / "words" / "ko.yaml").write_text(text, "utf-8")
    assert found(tmp_path) == [(code, "ko.yaml", 1, 1)]


def test_a_field_of_the_flows_own_may_have_its_own_phrases(tmp_path: Path) -> None:
    lay_out(tmp_path, RIGHT)
    for language in ("en", "ko"):
        path = tmp_path / "words" / f"{language}.yaml"
        own = "heard:\n  tickets: ['{tickets}, {value}.']"
        path.write_text(path.read_text("utf-8").replace("heard:", own, 1), "utf-8")
    assert found(tmp_path) == []


@pytest.mark.parametrize("language", ["en", "ko", "ja"])
def test_the_shipped_words_are_those_that_somebody_says(language: str) -> None:
    words, _, faults = read_words((FLOWS / "words" / f"{language}.yaml").read_text("utf-8"), "words")
    assert not faults
    assert PHRASES.keys() - OPTIONAL - words.keys() == set()
    assert [key for key in words if slots_of(key) is None] == []
