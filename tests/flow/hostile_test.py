"""Whatever is in a file, `check` answers with faults and never with a traceback."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from bot.errors import Fault, FaultyFiles
from bot.flow.check import check
from bot.flow.load import load_files
from bot.flow.names import names
from bot.flow.page import read_page
from bot.flow.typed import lint
from bot.flow.words import read_words
from tests.flow.check_test import CORPUS, TODAY

RIGHT = (CORPUS / "f000_right.yaml").read_text("utf-8")
SCRAPS = [
    "{",
    "}",
    "[",
    "]",
    ": ",
    "- ",
    "\n",
    "  ",
    "\t",
    "&a ",
    "*a",
    "!!python/object ",
    "null",
    "~",
    "'",
    '"',
    "|",
    ">",
    "가",
    "\u200b",
    "#",
    "1e999",
    "\x00",
    "? ",
]


PIECES = (
    "intent && || ! ( ) company_size.min company_size email >= == 10 'x' [ ] in known.email signal.buy ? : . , - + * / % { } "
    '" 1.5 u 0x has'
)


def mutated(text: str, chance: random.Random) -> str:
    """Return the text with a few pieces cut out, put in or moved."""
    for _ in range(chance.randint(1, 4)):
        at, to = sorted((chance.randrange(len(text)), chance.randrange(len(text))))
        text = chance.choice(
            [
                text[:at] + chance.choice(SCRAPS) + text[at:],
                text[:at] + text[min(to, at + chance.randint(1, 40)) :],
                text[:at] + text[to : to + 30] + text[at:],
            ]
        )
    return text


@pytest.mark.parametrize("seed", range(8))
def test_a_flow_that_was_torn_apart_gives_faults_in_its_bounds(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    for _ in range(25):
        text = mutated(RIGHT, chance)
        path = tmp_path / "case.yaml"
        path.write_text(text, "utf-8", newline="")
        lines = text.replace("\r\n", "\n").split("\n")
        for fault in check([path], None, today=TODAY):
            assert isinstance(fault, Fault)
            assert 1 <= fault.line <= len(lines) + 1, (fault, text)
            assert fault.column >= 1


@pytest.mark.parametrize("seed", range(4))
def test_what_check_calls_right_loads_and_nothing_else_raises(seed: int) -> None:
    chance, faults = random.Random(seed), list[int]()
    for _ in range(60):
        try:
            load_files({"case.yaml": mutated(RIGHT, chance)}, "case")
        except FaultyFiles as broken:
            faults.append(len(broken.faults))
    assert faults
    assert min(faults) > 0


def test_conditions_that_were_torn_apart_are_wrong_or_right_but_never_raise() -> None:
    known = names({"email": {}, "company_size": {"min": "double", "max": "double"}}, ("buy", "human"))
    chance = random.Random(1)
    pieces = PIECES.split()
    for _ in range(2000):
        source = " ".join(chance.choice(pieces) for _ in range(chance.randint(1, 9)))
        for wrong in lint(source, known):
            assert 0 <= wrong.offset <= len(source), source


@pytest.mark.parametrize(
    "text", ["---\n", "---\n---\n", "---\n- a\n---\n## x\ny", "---\n~\n---\n", "## x", "---\nid: [\n---\n", "\ufeff---\nid: a\n---"]
)
def test_pages_and_words_of_any_text_give_faults(text: str) -> None:
    assert read_page(text, "x.md")[2]
    assert read_words(text, "x.yaml")[2] or read_words(text, "x.yaml")[0]
