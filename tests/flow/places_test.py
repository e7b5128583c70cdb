"""Where a flow's parts stand, as an editor counts lines; in files that cannot be read, nowhere."""

from __future__ import annotations

from pathlib import Path

from bot.flow.load import collect, load_flow
from bot.flow.places import Places, places

FLOWS = Path(__file__).parents[2] / "flows"
FILES = collect(FLOWS, "b2b_saas")[0]


def line(place: str) -> str:
    file, _, number = place.rpartition(":")
    return FILES[file].splitlines()[int(number) - 1]


def test_every_question_rule_and_section_of_the_shipped_flow_is_found_where_it_stands() -> None:
    flow, found = load_flow(FLOWS, "b2b_saas"), places(FILES, "b2b_saas")
    for question in flow.questions:
        assert f"field: {question.field}" in line(found.questions[question.field])
    assert len(found.outcomes) == len(flow.outcomes)
    assert len(found.score) == len(flow.score)
    for rule, place in zip(flow.outcomes, found.outcomes, strict=True):
        assert f"outcome: {rule.outcome}" in line(place)
    for counted, place in zip(flow.score, found.score, strict=True):
        assert counted.when.source in line(place)
    for page in flow.pages:
        for section in page.sections:
            assert line(found.pages[page.id, page.language, section.heading]).lstrip("# ") == section.heading


def test_files_that_cannot_be_read_have_no_places() -> None:
    assert places({}, "b2b_saas") == Places()
    assert places({"b2b_saas.yaml": "a: [", "x.md": "no page"}, "b2b_saas") == Places()
    assert places({"b2b_saas.yaml": "questions: {a: b}\noutcomes: 3\n"}, "b2b_saas") == Places()
