"""The model that answers from a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from adapters.llm.scripted import Entry, Scripted, load_script, said_in
from bot.errors import FaultyFiles, ModelTrouble
from bot.ports import Prompt

SCRIPT = """\
- when: Routing
  reply: Routing it is. How many people work at your company?
  asks: company_size
  answers: {need: routing and SLAs}
  signals: {buy: 0.9}
  pages: [routing#1]
- {when: slow, waits: 2s, reply: Here.}
- {when: gone, fails: overloaded}
- {when: odd, raw: not json}
"""


def prompt(said: str, before: tuple[tuple[str, str], ...] = ()) -> Prompt:
    return Prompt(prefix="rules", messages=(*before, ("user", f"prospect: {json.dumps(said)}\nopen: need")), schema={}, most=10)


def loaded(tmp_path: Path, text: str = SCRIPT) -> tuple[Entry, ...]:
    path = tmp_path / "script.yaml"
    path.write_text(text, "utf-8")
    return load_script(path)


async def test_the_first_entry_that_fits_answers(tmp_path: Path) -> None:
    model = Scripted(loaded(tmp_path))
    given = json.loads((await model.complete(prompt("we need ROUTING"))).text)
    assert given == {
        "language": "en",
        "signals": [{"name": "buy", "strength": 0.9}],
        "answers": [{"field": "need", "quote": "routing and SLAs"}],
        "reply": "Routing it is. How many people work at your company?",
        "asks": "company_size",
        "pages": ["routing#1"],
    }
    assert (await model.complete(prompt("odd"))).text == "not json"
    assert json.loads((await model.complete(prompt("nothing fits"))).text)["reply"] == ""


async def test_an_entry_may_wait_and_fail(tmp_path: Path) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    model = Scripted(loaded(tmp_path), sleep=sleep)
    await model.complete(prompt("slow"))
    assert slept == [2.0]
    with pytest.raises(ModelTrouble) as caught:
        await model.complete(prompt("gone"))
    assert caught.value.why == "overloaded"


async def test_tokens_are_counted_as_a_cache_would() -> None:
    model = Scripted(())
    first = await model.complete(prompt("one"))
    before = (*prompt("one").messages, ("assistant", "said"))
    second = await model.complete(prompt("two", before))
    assert (first.cached, second.cached) == (0, first.written)
    assert second.written < first.written + 20


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("when: x", "C104"),
        ("- {whom: x}", "C101"),
        ("- {fails: badly}", "C105"),
        ("- {waits: 2h}", "C106"),
        ("- {signals: {buy: much}}", "C104"),
        ("- {answers: [need]}", "C104"),
        ("- {when: [}", "C003"),
    ],
)
def test_a_fault_in_a_script_is_named_with_its_place(text: str, code: str, tmp_path: Path) -> None:
    with pytest.raises(FaultyFiles) as caught:
        loaded(tmp_path, text)
    assert caught.value.faults[0].code == code


def test_a_script_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(FaultyFiles):
        load_script(tmp_path / "none.yaml")


def test_the_words_of_a_message_are_found_again() -> None:
    assert said_in('prospect: "a \\"b\\""\nread: need="x"\nprospect: "c"') == ['a "b"', "c"]
    assert said_in("open: none") == [""]
