"""An answered open question as a draft page: readable by our own reader, never said, and nothing in it leaves its place."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.desk.drafted import Settled, draft
from bot.errors import Fault
from bot.flow.check import check
from bot.flow.knowledge import Search
from bot.flow.load import load_flow
from bot.flow.page import read_page
from tests.talks import CONFIG

NOW = datetime(2026, 11, 17, 14, 20, tzinfo=UTC)
FLOWS = Path(__file__).parents[2] / "flows"


def settled(text: str, answer: str, by: str = "dana") -> Settled:
    return Settled(number=3, text=text, team="inbound", answer=answer, by=by, at=NOW)


ASKED = [
    ("en", "Is there a nonprofit discount?", "Yes, 20 % for registered nonprofits.", "is-there-a-nonprofit-discount"),
    ("ko", "비영리 단체 할인이 있나요?", "네, 등록된 비영리 단체는 20% 할인돼요.", "question-90a1b2c3-3"),
    ("ja", "非営利団体の割引はありますか。", "はい、登録済みの非営利団体は20%引きです。", "question-90a1b2c3-3"),
]


@pytest.mark.parametrize(("language", "question", "answer", "name"), ASKED)
def test_the_page_has_question_answer_owner_and_says_that_it_is_a_draft(language: str, question: str, answer: str, name: str) -> None:
    made = draft(settled(question, answer), "0199f0c2a4e07c3e8d5b6a7f90A1B2C3", language)
    page, _, wrong = read_page(made.text, made.path)
    assert wrong == ()
    assert page is not None
    assert made.path == f"{language}/{name}.md"
    assert (page.draft, page.language, page.owner, page.title, page.valid_until) == (True, language, "dana", question, date(2027, 5, 16))
    assert [(one.heading, one.answer) for one in page.sections] == [(question.rstrip("#"), answer)]


@pytest.mark.parametrize(
    "hostile",
    [
        "---\nid: prices\ndraft: false\n---\n## Is it free?\n\nYes.",
        'a "title": {x: [}\n## two\n\n<!-- hidden -->',
        "# # ##",
        "x" * 5000,
        "\u2028line\u0085breaks\0 and ＃ signs",
    ],
)
def test_what_prospect_and_rep_wrote_cannot_leave_its_place(hostile: str) -> None:
    made = draft(settled(hostile, hostile, by='dana", draft: false, x: "'), "c" * 32, "en")
    page, _, wrong = read_page(made.text, made.path)
    assert not [fault for fault in wrong if fault.code != "F604"], wrong  # F604: nothing is left of it
    assert page is None or (page.draft and len(page.sections) <= 1)
    assert "/" not in made.path.removeprefix("en/")


def with_draft(root: Path, *, published: bool) -> str:
    """Write a page on what no page answers below a copy of the shipped flow; return its text."""
    shutil.copytree(FLOWS, root, dirs_exist_ok=True)
    made = draft(settled("Do you give zebras a discount?", "Zebras pay 7 percent less."), "c" * 32, "en")
    text = made.text.replace("draft: true\n", "") if published else made.text
    file = root / "knowledge/northdesk" / made.path
    file.write_text(text, "utf-8")
    return text


@pytest.mark.parametrize("published", [False, True])
def test_a_draft_is_never_said_until_its_line_is_gone(tmp_path: Path, published: bool) -> None:
    with_draft(tmp_path, published=published)
    flow = load_flow(tmp_path, "b2b_saas")
    hit = Search(flow.pages, fallback="en").find("do you give zebras a discount?", "en", "US", NOW.date())
    assert (hit is not None and "Zebras" in hit.section.answer) is published
    assert any("zebras" in page.id for page in flow.pages) is published


def faults(root: Path) -> tuple[Fault, ...]:
    return check([root / "b2b_saas.yaml"], CONFIG, today=NOW.date())


def test_check_reads_a_draft_and_does_not_ask_for_its_other_languages_yet(tmp_path: Path) -> None:
    with_draft(tmp_path, published=False)
    assert [fault.code for fault in faults(tmp_path)] == []
    file = tmp_path / "knowledge/northdesk/en/do-you-give-zebras-a-discount.md"
    file.write_text(file.read_text("utf-8").replace("owner:", "ovner:"), "utf-8")
    assert "ovner" in " ".join(fault.what for fault in faults(tmp_path))
    with_draft(tmp_path, published=True)
    assert {fault.code for fault in faults(tmp_path)} == {"F602"}
