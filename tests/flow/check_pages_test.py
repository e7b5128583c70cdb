"""Knowledge pages are whole, valid and there in every language."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.flow.check import check
from tests.flow.check_test import CONFIG, CORPUS, TODAY, lay_out

RIGHT = (CORPUS / "f000_right.yaml").read_bytes() + b"knowledge: knowledge/case\n"
PAGE = """\
---
id: trial
title: Trial
language: en
owner: sales
valid_until: 2027-12-31
keywords: [trial]
---

## Is there a trial?

Fourteen days.
"""
KOREAN = PAGE.replace("language: en", "language: ko").replace("Is there a trial?", "체험이 있나요?").replace("Fourteen days", "14일")


def found(folder: Path, **pages: str) -> list[tuple[str, str, int, int]]:
    lay_out(folder, RIGHT)
    (folder / "knowledge" / "case").mkdir(parents=True)
    for name, text in pages.items():
        (folder / "knowledge" / "case" / f"{name}.md").write_text(text, "utf-8")
    return [(f.code, Path(f.file).name, f.line, f.column) for f in check([folder], CONFIG, today=TODAY)]


def test_right_pages_have_no_faults(tmp_path: Path) -> None:
    assert found(tmp_path, en=PAGE, ko=KOREAN) == []


# A mark ^ stands where the fault is.
EDITS = [
    ("F603", "valid_until: 2027-12-31", "valid_until: ^2026-03-09"),
    ("F108", "valid_until: 2027-12-31", "valid_until: ^2027-02-30"),
    ("F108", "valid_until: 2027-12-31", "valid_until: ^next year"),
    ("F607", "language: en", "language: ^ja"),
    ("F101", "owner: sales", "owner: sales\n^onwer: sales"),
    ("F103", "id: trial\n", "", "title: Trial", "^title: Trial"),
    ("F104", "keywords: [trial]", "keywords: ^trial"),
    ("F110", "owner: sales", "owner: sales\nregion: ^korea"),
    ("F604", "id: trial", "^id: trial", "\nFourteen days.\n", ""),
    ("F601", "---\nid: trial", "^id: trial"),
    ("F003", "owner: sales", "owner: 'sales\nx: '^y'"),
]


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit[0])
def test_a_fault_in_a_page_is_found_where_it_is(tmp_path: Path, edit: tuple[str, ...]) -> None:
    marked = PAGE
    for old, new in zip(edit[1::2], edit[2::2], strict=True):
        assert old in marked
        marked = marked.replace(old, new, 1)
    before = marked[: marked.index("^")]
    faults = found(tmp_path, en=marked.replace("^", "", 1), ko=KOREAN)
    assert (edit[0], "en.md", before.count("\n") + 1, len(before) - before.rfind("\n")) in faults


def test_a_page_that_a_language_lacks_is_told(tmp_path: Path) -> None:
    assert found(tmp_path, en=PAGE) == [("F602", "en.md", 2, 5)]


def test_two_pages_of_one_id_and_language_are_told(tmp_path: Path) -> None:
    assert found(tmp_path, a=PAGE, b=PAGE, ko=KOREAN) == [("F605", "b.md", 2, 5)]


def test_a_folder_without_pages_is_told_at_the_flow(tmp_path: Path) -> None:
    line = RIGHT.count(b"\n")
    assert found(tmp_path) == [("F008", "case.yaml", line, 12)]


def test_a_page_is_valid_through_its_last_day(tmp_path: Path) -> None:
    assert found(tmp_path, en=PAGE.replace("2027-12-31", "2026-03-10"), ko=KOREAN) == []
