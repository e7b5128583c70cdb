"""The report has the keys that programs rely on, and an older one can be compared with."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from rich.cells import cell_len
from rich.console import Console

from bot.errors import Refused
from bot.model import Value
from bot.simulate import table
from bot.simulate.expect import Called
from bot.simulate.page import bars, page
from bot.simulate.persona import Truth
from bot.simulate.player import Run, Spoken
from bot.simulate.report import changes, report, written
from bot.simulate.score import Json, score
from tests.simulate.scripted import persona

HOSTILE = "<script>alert('가')</script> & \"물음\""


def one(outcome: str = "handoff", said: str = "hi", questions: int = 1, id: str = "one", **answers: Value) -> Json:
    return report([score(a_run(outcome, said, questions, id, **answers))], seed=0, brain="rules")


def a_run(outcome: str = "handoff", said: str = "hi", questions: int = 1, id: str = "one", **answers: Value) -> Run:
    truth = Truth(intent=True, intent_by=1, outcome="handoff", fields={"name": Called("Jo")})
    asked = [Spoken(who="bot", text="What's your name?", asking="name")] * questions
    transcript = (Spoken(who="prospect", text=said, learned=answers), *asked, Spoken(who="bot", text="Bye."))
    return Run(persona=persona(id=id, truth=truth), outcome=outcome, outcome_at=1, intent_at=None, answers=answers, transcript=transcript)


def test_a_persona_in_the_report_has_these_keys_and_no_others() -> None:
    (told,) = json.loads(written(one(name="표유나")))["personas"]
    assert told == {
        "id": "one",
        "language": "en",
        "outcome": "handoff",
        "intent": False,
        "intent_at": None,
        "answers": {"name": "표유나"},
        "asked": ["name"],
        "transcript": [
            {"who": "prospect", "text": "hi"},
            {"who": "bot", "text": "What's your name?", "asking": "name"},
            {"who": "bot", "text": "Bye."},
        ],
    }


def test_the_report_is_one_object_with_summary_and_personas() -> None:
    told = json.loads(written(one()))
    assert list(told) == ["summary", "personas"]
    assert (told["summary"]["seed"], told["summary"]["brain"], told["summary"]["all"]["personas"]) == (0, "rules", 1)
    assert written(one()) == written(one())


def test_what_changed_since_an_older_report_is_told() -> None:
    old = written(one("unfinished", questions=3, name="Jo", email="jo@x.example"))
    new = one("handoff", questions=2, name="Jo Berg", phone="+17205550134")
    assert [(change.what, change.before, change.after) for change in changes(old, new)] == [
        ("outcome", "unfinished", "handoff"),
        ("email", "jo@x.example", ""),
        ("name", "Jo", "Jo Berg"),
        ("phone", "", "+17205550134"),
        ("questions", "3", "2"),
    ]
    assert list(changes(written(new), new)) == []


def test_personas_that_came_and_went_are_told() -> None:
    told = [(change.persona, change.what) for change in changes(written(one(id="old")), one(id="new"))]
    assert told == [("old", "gone"), ("new", "new")]


@pytest.mark.parametrize("text", ["", "[", "[1]", "{}", '{"personas": 3}'])
def test_what_is_no_report_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="report to compare with"):
        list(changes(text, one()))


@pytest.mark.parametrize("text", ['{"personas": [3, {}, {"id": "one", "answers": [], "asked": 7}]}'])
def test_a_report_with_strange_parts_is_compared_as_far_as_it_goes(text: str) -> None:
    assert ("one", "outcome") in [(change.persona, change.what) for change in changes(text, one())]


def test_the_tables_fit_a_terminal_of_eighty_columns() -> None:
    scored = [score(a_run(id=f"a-persona-with-quite-a-long-name-{number}", name="Joanna")) for number in range(3)]
    summary: Any = report(scored, seed=0, brain="rules")["summary"]
    summary = {"en": summary["en"], "ko": summary["en"], "ja": summary["en"], "all": summary["all"]}
    out = io.StringIO()
    shown = Console(file=out, width=80)
    for part in (table.figures(summary), table.fields(summary), table.wrongs(scored)):
        shown.print(part)
    lines = out.getvalue().splitlines()
    assert max(cell_len(line) for line in lines) <= 80
    assert any(line.split() == ["name", *["0/0"] * 4, "3", "–", "–"] for line in lines)


# the page


def a_page(**answers: Any) -> str:  # noqa: ANN401 - values of fields
    scored = [score(a_run(said=HOSTILE, **answers))]
    return page(scored, report(scored, seed=0, brain="rules"))


def test_what_was_said_is_escaped_on_the_page() -> None:
    shown = a_page(name=HOSTILE)
    assert "<script" not in shown
    assert shown.count("&lt;script&gt;alert(&#39;가&#39;)&lt;/script&gt; &amp; &#34;물음&#34;") == 3  # said, learned, and wrong


def test_the_page_needs_nothing_else_and_has_both_colour_schemes() -> None:
    shown = a_page()
    assert "://" not in shown
    assert "url(" not in shown
    assert "@import" not in shown
    assert "prefers-color-scheme: dark" in shown
    assert "color-scheme: light dark" in shown


def test_a_talk_with_something_wrong_stands_open_on_the_page() -> None:
    assert "<details open>" in a_page(name="Joanna")
    assert "should be “Jo”, is Joanna" in a_page(name="Joanna")


def test_a_chart_has_a_bar_a_ratio_and_none_for_what_has_no_base() -> None:
    drawn = bars([("all & each", (0.5, 1.0)), ("ko", (None, None))], "Right <outcomes>")
    assert drawn.count('class="track"') == 4
    assert drawn.count('width="0.0"') == 2
    assert "all &amp; each" in drawn
    assert 'aria-label="Right &lt;outcomes&gt;"' in drawn
    assert ">50 / 100</text>" in drawn
    assert ">– / –</text>" in drawn
