"""An operator reads what a publication changes, and only that."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from bot.flow.publish import difference
from tests.flow.sample import FILES, FLOW

PAGE = """\
---
id: trial
title: Trial
language: en
owner: sales
valid_until: 2027-12-31
---

## Is there a trial?

Fourteen days.
"""
OLD = {**FILES, "knowledge/x/en/trial.md": PAGE}


def changed(path: str, old: str, new: str) -> Mapping[str, str]:
    assert old in OLD[path]
    return {**OLD, path: OLD[path].replace(old, new)}


def test_nothing_changed_is_no_line() -> None:
    assert difference(OLD, OLD) == []


def test_comments_quotes_and_the_order_of_keys_are_no_change() -> None:
    new = changed("small.yaml", "flow: small\n", "# a remark\nflow: 'small'\n")
    assert difference(OLD, new) == []


def test_the_first_version_says_so() -> None:
    assert difference(None, OLD) == ["first version, with 1 knowledge page"]


NEED = FLOW[FLOW.index("  - field: need") : FLOW.index("  - field: company_size")]
SIZE = FLOW[FLOW.index("  - field: company_size") : FLOW.index("  - field: email")]

CHANGES = [
    ("small.yaml", '"What should it solve?"', '"What for?"', ["question need ask en: “What should it solve?” → “What for?”"]),
    ("small.yaml", '"무엇을 해결하고 싶으세요?"', '"어떤 점이요?"', ["question need ask ko: “무엇을 해결하고 싶으세요?” → “어떤 점이요?”"]),
    ("small.yaml", NEED, "", ["question removed: need"]),
    ("small.yaml", NEED + SIZE, SIZE + NEED, ["questions reordered: need, company_size, email → company_size, need, email"]),
    (
        "small.yaml",
        "  - field: email\n",
        '  - {field: phone, ask: {en: "Number?", ko: "번호요?"}}\n  - field: email\n',
        ["question added: phone, after company_size"],
    ),
    ("small.yaml", "  - field: email\n", "  - field: email\n    required: true\n", ["question email required added: yes"]),
    ("small.yaml", '"50+"]', '"50-99", "100+"]', ["question company_size choices removed: “50+”"]),
    (
        "small.yaml",
        "company_size.max >= 10}",
        "company_size.max >= 20}",
        [
            "outcomes: outcome: “handoff”, when: “intent && company_size.max >= 10” → "
            "outcome: “handoff”, when: “intent && company_size.max >= 20”"
        ],
    ),
    ("small.yaml", "add: 60", "add: 40", ["score: "]),
    ("small.yaml", "company: Northdesk", "company: Southdesk", ["bot company: “Northdesk” → “Southdesk”"]),
    ("words/ko.yaml", "다시 돌아가서,", "이어서,", ["words ko bridge: “다시 돌아가서,” → “이어서,”"]),
    (
        "knowledge/x/en/trial.md",
        "Fourteen",
        "Thirty",
        ["page knowledge/x/en/trial.md Is there a trial?: “Fourteen days.” → “Thirty days.”"],
    ),
    ("knowledge/x/en/trial.md", "2027-12-31", "2028-06-30", ["page knowledge/x/en/trial.md valid_until: 2027-12-31 → 2028-06-30"]),
]


@pytest.mark.parametrize(("path", "old", "new", "lines"), CHANGES)
def test_each_change_is_told_with_what_was_and_what_is(path: str, old: str, new: str, lines: list[str]) -> None:
    told = difference(OLD, changed(path, old, new))
    assert told
    for line, wanted in zip(told, lines, strict=False):
        assert line.startswith(wanted)


def test_pages_and_words_come_and_go() -> None:
    new = {**FILES, "words/ja.yaml": "bridge: [では、]\n", "knowledge/x/en/sso.md": PAGE.replace("trial", "sso")}
    del new["words/ko.yaml"]
    assert difference(OLD, new) == [
        "words ja bridge added: “では、”",
        "words ko bridge removed: “다시 돌아가서,”",
        "page knowledge/x/en/sso.md added: Trial",
        "page knowledge/x/en/trial.md removed: Trial",
    ]
