"""docs/understand.md shows what really comes out."""

from __future__ import annotations

import re

import pytest

from bench.understood import CALL, PAGE, rewritten, said

CALLS = [(found["call"], found["said"]) for found in CALL.finditer(PAGE.read_text("utf-8"))]


def facts(shown: str) -> list[str]:
    """Return what a reading says; strengths, patterns and their words change with each widening and are for the eye."""
    lines = [re.sub(r"^(signal +\w+) .*", r"\1", line) for line in shown.splitlines() if not line.startswith(" ")]
    return [lines[0], *sorted(lines[1:])]


@pytest.mark.parametrize(("call", "shown"), CALLS, ids=[call[:60] for call, _ in CALLS])
def test_what_the_page_shows_is_what_comes_out(call: str, shown: str) -> None:
    assert facts(said(call)) == facts(shown), "run `python -m bench.understood`"


def test_each_language_has_ten_messages_and_each_call_was_run() -> None:
    sections = re.split(r"^## (.+)$", PAGE.read_text("utf-8"), flags=re.MULTILINE)[1:]
    assert {name: len(CALL.findall(text)) for name, text in zip(sections[::2], sections[1::2], strict=True)} == {
        "English": 10,
        "한국어": 10,
        "日本語": 10,
    }
    assert all("language  " in shown for _, shown in CALLS)


def test_a_page_that_aged_is_written_again() -> None:
    call, shown = CALLS[0]
    page = PAGE.read_text("utf-8")
    aged = page.replace(shown, "something else\n", 1)
    assert said(call) in rewritten(aged)
    assert "something else" not in rewritten(aged)
