"""Persona files are hostile until read: every fault of every file at once, each at its place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.errors import FaultyFiles
from bot.simulate.expect import Between, Called, Contains, Exactly, Money, When
from bot.simulate.load import CODES, load_personas
from bot.simulate.persona import Interjection, Persona

ROOT = Path(__file__).parents[2]
DOCS = (ROOT / "docs" / "simulate.md").read_text("utf-8")
OUTCOMES = ("opted_out", "support", "disqualified", "handoff", "nurture")
KINDS = {
    "need": "need",
    "name": "name",
    "company": "company",
    "email": "email",
    "phone": "phone",
    "company_size": "headcount",
    "budget": "money",
    "timeline": "timeline",
    "current_solution": "solution",
    "seats": "number",
}

RIGHT = """personas:
  - id: one
    flow: b2b_saas
    language: en
    now: 2026-03-10T09:30:00-05:00
    opens: ["hi"]
    truth: {intent: false, outcome: unfinished}
"""


def load(*paths: Path) -> tuple[Persona, ...]:
    return load_personas(paths, {"b2b_saas": KINDS}.get, OUTCOMES)


def faults(tmp_path: Path, text: str | bytes) -> list[tuple[str, int, int]]:
    file = tmp_path / "p.yaml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(FaultyFiles) as raised:
        load(file)
    assert all(fault.what and fault.cure.endswith((".", "?")) for fault in raised.value.faults)
    return [(fault.code, fault.line, fault.column) for fault in raised.value.faults]


def test_the_example_of_the_docs_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text(re.findall(r"```yaml\n(.*?)```", DOCS, re.DOTALL)[0])
    (persona,) = load(tmp_path / "p.yaml")
    assert (persona.id, persona.language, persona.region, persona.leaves_after) == ("en-ops-lead", "en", "US", 12)
    assert persona.now.isoformat() == "2026-03-10T09:30:00-05:00"
    assert persona.replies("email") == ("jo@brightloaf.example",)
    assert persona.replies("seats") == ("I'd rather not say",)
    assert persona.interjects == (Interjection(at=2, says="do you integrate with salesforce?"),)
    assert (persona.truth.intent, persona.truth.intent_by, persona.truth.outcome, persona.truth.absent) == (True, 1, "handoff", ("phone",))
    shapes = {name: type(value) for name, value in persona.truth.fields.items()}
    assert shapes == {
        "company_size": Between,
        "budget": Money,
        "timeline": When,
        "email": Exactly,
        "name": Called,
        "company": Called,
        "need": Contains,
    }


def test_the_samples_are_read_in_order() -> None:
    samples = load_personas([ROOT / "tests/personas/samples.yaml"], lambda _: {**KINDS, "goal": "goal", "role": "role"}, OUTCOMES)
    assert [persona.language for persona in samples] == ["en"] * 6 + ["ko"] * 3 + ["ja"] * 3


def test_a_message_may_have_several_lines(tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text(RIGHT.replace('"hi"', '"hi\\n- a shared inbox\\n- by May"'))
    (persona,) = load(tmp_path / "p.yaml")
    assert persona.opens == ("hi\n- a shared inbox\n- by May",)


def test_what_may_be_left_out_may_also_be_empty(tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text(
        RIGHT.replace(
            "{intent: false, outcome: unfinished}", "{intent: false, intent_by: null, outcome: unfinished, fields: {}, absent: []}"
        )
        + "    answers:\n    interjects: null\n    leaves_after: ~\n    region:\n"
    )
    (persona,) = load(tmp_path / "p.yaml")
    assert (persona.answers, persona.interjects, persona.leaves_after, persona.region) == ({}, (), None, "")


SIZE = "{intent: false, outcome: unfinished, fields: {company_size: %s}}"

FAULTS: list[tuple[str, str | bytes, tuple[str, int, int]]] = [
    ("not UTF-8", b"personas: \xff", ("P002", 1, 1)),
    ("a bracket left open", "personas: [", ("P003", 2, 1)),
    ("nothing", "", ("P006", 1, 1)),
    ("no list", "people: []", ("P007", 1, 1)),
    ("a list at the top", "- id: one", ("P007", 1, 1)),
    ("a misspelt key", RIGHT.replace("opens:", "opnes:") + "    opens: [hi]\n", ("P101", 6, 5)),
    ("a key twice", RIGHT + "    opens: [hi]\n", ("P102", 8, 5)),
    ("no opening", RIGHT.replace('    opens: ["hi"]\n', ""), ("P103", 2, 5)),
    ("no outcome", RIGHT.replace(", outcome: unfinished", ""), ("P103", 7, 12)),
    ("a word for a flag", RIGHT.replace("intent: false", "intent: maybe"), ("P104", 7, 21)),
    ("a persona that is a text", "personas: [one]", ("P104", 1, 12)),
    ("a language that we do not speak", RIGHT.replace("language: en", "language: fr"), ("P105", 4, 15)),
    ("an outcome that is none", RIGHT.replace("outcome: unfinished", "outcome: won"), ("P105", 7, 37)),
    ("no message at all", RIGHT + "    leaves_after: 0\n", ("P106", 8, 19)),
    ("ends the wrong way round", RIGHT.replace("{intent: false, outcome: unfinished}", SIZE % "{min: 9, max: 1}"), ("P106", 7, 78)),
    ("a time without a zone", RIGHT.replace("-05:00", ""), ("P108", 5, 10)),
    ("an empty opening", RIGHT.replace('"hi"', '""'), ("P109", 6, 13)),
    ("no opening in the list", RIGHT.replace('["hi"]', "[]"), ("P109", 6, 12)),
    ("an id twice", RIGHT + RIGHT.removeprefix("personas:\n"), ("P201", 8, 9)),
    ("a flow that is not there", RIGHT.replace("b2b_saas", "b2c"), ("P202", 3, 11)),
    ("an answer for a field that the flow does not have", RIGHT + "    answers: {shoe_size: [43]}\n", ("P203", 8, 15)),
    ("a text for a size", RIGHT.replace("{intent: false, outcome: unfinished}", SIZE % "sixty"), ("P204", 7, 72)),
    (
        "a number that lost its plus",
        RIGHT.replace("outcome: unfinished", "outcome: unfinished, fields: {phone: +17205550134}"),
        ("P204", 7, 65),
    ),
    (
        "known and absent",
        RIGHT.replace("outcome: unfinished", "outcome: unfinished, fields: {name: Jo}, absent: [name]"),
        ("P205", 7, 78),
    ),
]


@pytest.mark.parametrize(("text", "fault"), [row[1:] for row in FAULTS], ids=[row[0] for row in FAULTS])
def test_a_fault_is_told_with_its_place(tmp_path: Path, text: str | bytes, fault: tuple[str, int, int]) -> None:
    assert faults(tmp_path, text) == [fault]


def test_every_fault_of_every_file_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(RIGHT.replace("language: en", "language: fr").replace("-05:00", ""))
    (tmp_path / "b.yaml").write_text(RIGHT.replace("b2b_saas", "b2c").replace("one", "two"))
    with pytest.raises(FaultyFiles) as raised:
        load(tmp_path / "a.yaml", tmp_path / "b.yaml", tmp_path / "missing.yaml")
    told = [(Path(fault.file).name, fault.code) for fault in raised.value.faults]
    assert told == [("a.yaml", "P105"), ("a.yaml", "P108"), ("b.yaml", "P202"), ("missing.yaml", "P001")]


def test_every_code_stands_in_the_docs_and_is_told_by_somebody() -> None:
    assert dict(re.findall(r"^\| `(P\d{3})` \| (.+) \|$", DOCS, re.MULTILINE)) == dict(CODES)
    by_the_reader_of_yaml = {"P001", "P004", "P005", "P009"}
    assert {row[2][0] for row in FAULTS} | by_the_reader_of_yaml == set(CODES)
