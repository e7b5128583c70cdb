"""`understand` reads texts and lines, and says which of them it cannot read."""

from __future__ import annotations

import json

import pytest

from tests.cli.ran import Run


def test_understand_reads_lines_of_json(run: Run) -> None:
    given = [
        {"id": 1, "text": "we're about 60 people, mail me at jo@brightloaf.example", "region": "US"},
        {"id": "b", "text": "80", "asking": "company_size"},
        {"id": "c", "text": "직원은 서른 명이에요", "region": "KR", "now": "2026-03-10T09:30:00+09:00"},
        {"id": "d", "text": "従業員は約200名です", "language": "ja"},
    ]
    ran = run("understand", "--jsonl", given="\n".join(json.dumps(one, ensure_ascii=False) for one in given) + "\n\n")
    assert ran.code == 0, ran.err
    read = [json.loads(line) for line in ran.out.splitlines()]
    assert [one["id"] for one in read] == [1, "b", "c", "d"]
    assert [one["language"] for one in read][2:] == ["ko", "ja"]
    assert read[0]["answers"]["email"] == "jo@brightloaf.example"
    assert [one["answers"].get("company_size", {}).get("max") for one in read] == [60, 80, 30, 200]
    assert all(0 < strength <= 1 for one in read for strength in one["signals"].values())
    assert all(set(one) == {"id", "language", "signals", "answers"} for one in read)


def test_understand_shows_a_text_with_the_words_that_it_stands_on(run: Run) -> None:
    ran = run("understand", "직원 80명인데 데모 볼 수 있을까요? minji@haneul.example", "--region", "KR")
    assert ran.code == 0, ran.err
    assert "language  ko" in ran.out
    assert "answer    email minji@haneul.example  “minji@haneul.example”" in ran.out


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("[1]", "Line 2: this is not a JSON object"),
        ('{"id": 1}', "Line 2: `text` should be a text"),
        ('{"text": 3}', "Line 2: `text` should be a text"),
        ('{"text": "x", "now": "soon"}', "Line 2: `soon` is not a time"),
        ('{"text": "x", "id": [1]}', "Line 2: `id` is a text or a number"),
        ('{"text": "x", "asking": "shoe_size"}', "`shoe_size` is no field"),
        ("[" * 20_000, "Line 2: this is not JSON"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(run: Run, line: str, said: str) -> None:
    ran = run("understand", "--jsonl", given='{"text": "hello"}\n' + line + "\n")
    assert (ran.code, len(ran.out.splitlines())) == (1, 1)
    assert said in ran.err


def test_half_of_a_surrogate_pair_does_no_harm(run: Run) -> None:
    ran = run("understand", "--jsonl", given='{"id": 1, "text": "80 people \\ud83d"}\n')
    assert ran.code == 0, ran.err
    assert json.loads(ran.out)["id"] == 1
