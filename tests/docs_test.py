"""The docs are true: what they link to is there, what they call exists, what they give as an example is read."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.fields import BUILT_IN, FIELD_KINDS, Hearing
from bot.signals import SIGNALS, classify
from bot.signals.intent import HOLDS
from tests.shots import PICTURES
from tests.sources import parsed

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
FIELDS = (ROOT / "docs/fields.md").read_text("utf-8")
PROMISES = (ROOT / "docs/promises.md").read_text("utf-8")

AROUND = {"en": ("US", "America/New_York"), "ko": ("KR", "Asia/Seoul"), "ja": ("JP", "Asia/Tokyo")}


def rows(text: str, columns: int) -> Iterator[list[str]]:
    """Yield the cells of the table rows that have so many, headings and rulers left out."""
    for line in re.findall(r"^\|(.+)\|$", text, re.MULTILINE):
        cells = [cell.strip() for cell in line.split(" | ")]
        if len(cells) == columns and not re.fullmatch(r"[-| :]+", line):
            yield cells


# --- links

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


def links(page: Path) -> list[str]:
    """Return where a page links to inside the repository; what stands in code is none."""
    text = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text("utf-8"), flags=re.DOTALL)
    return [to for to in LINK.findall(text) if not re.match(r"[a-z]+:", to)]


def anchors(page: Path) -> set[str]:
    """Return the anchors that a page's headings make, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    for to in links(page):
        path, _, anchor = to.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), to
        assert not anchor or anchor in anchors(target), to


# --- commands

BLOCK = re.compile(r"^```(?:sh|bash)?\n(.*?)^```", re.MULTILINE | re.DOTALL)


def called(program: str) -> set[str]:
    """Return the first word after the program's name, wherever a line of a fenced block calls it."""
    blocks = "\n".join(block for page in PAGES for block in BLOCK.findall(page.read_text("utf-8")))
    return set(re.findall(rf"^(?:\.venv/bin/|\.\./\.venv/bin/|.*\| )?{program} ([a-z]+)", blocks, re.MULTILINE))


def test_every_verb_that_the_docs_call_is_in_the_docs_of_commands() -> None:
    known = {verb.split()[0] for verb in re.findall(r"^## (.+)$", (ROOT / "docs/commands.md").read_text("utf-8"), re.MULTILINE)}
    assert {"demo", "serve", "publish"} <= called("handraiser") <= known


def test_every_make_that_the_docs_call_is_a_target() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert {"run", "test"} <= called("make") <= targets


# --- promises


def names_in(path: str) -> set[str]:
    """Return the names of the tests in a file."""
    tree = parsed(ROOT / path)
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_")}


@pytest.mark.parametrize("named", re.findall(r"^- `(\S+)`$", PROMISES, re.MULTILINE))
def test_every_test_that_proves_a_promise_is_there(named: str) -> None:
    path, _, name = named.partition("::")
    assert name in names_in(path)


def test_every_promise_has_its_tests_and_a_change_that_breaks_one() -> None:
    sections = re.split(r"^## (\d+)\. ", PROMISES, flags=re.MULTILINE)[1:]
    assert [int(number) for number in sections[::2]] == list(range(1, 11))
    for section in sections[1::2]:
        assert re.search(r"^- `tests/\S+::test_\w+`$", section, re.MULTILINE)
        assert sum(cells[0] != "in" for cells in rows(section, 3)) == 1


@pytest.mark.parametrize(("path", "line"), [(cells[0].strip("`"), cells[1].strip("`")) for cells in rows(PROMISES, 3) if cells[0] != "in"])
def test_every_line_that_is_to_be_changed_stands_there_once(path: str, line: str) -> None:
    assert (ROOT / path).read_text("utf-8").count(line) == 1


# --- fields and signals


def kinds() -> dict[str, str]:
    """Return the section of each kind."""
    parts = re.split(r"^### (\w+)$", FIELDS.split("\n## Signals\n")[0], flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def test_every_kind_has_its_section_and_every_member_and_built_in_field_its_word() -> None:
    assert list(kinds()) == list(FIELD_KINDS)
    for name, kind in FIELD_KINDS.items():
        assert all(f"`{member}`" in kinds()[name] for member in kind.members), name
    assert [field for field in BUILT_IN if f"`{field}`" not in FIELDS] == []


EXAMPLES = [(kind, *cells) for kind, section in kinds().items() for cells in rows(section, 4) if cells[0] != "language"]


def test_every_kind_has_an_example_in_every_language() -> None:
    assert {(kind, language) for kind, language, *_ in EXAMPLES} == {(kind, language) for kind in FIELD_KINDS for language in AROUND}


@pytest.mark.parametrize(("kind", "language", "asked", "said", "value"), EXAMPLES)
def test_an_example_of_the_docs_is_read_as_they_say(kind: str, language: str, asked: str, said: str, value: str) -> None:
    region, zone = AROUND[language]
    now = datetime(2026, 3, 10, 9, 30, tzinfo=ZoneInfo(zone))
    found = FIELD_KINDS[kind].read(said, Hearing(now=now, language=language, region=region, asked=asked == "yes"))
    assert [one.value for one in found] == [json.loads(value.strip("`"))]


SAID = [cells for cells in rows(FIELDS, 6) if cells[0] != "signal"]


def test_every_signal_is_described_and_how_long_it_holds() -> None:
    assert {name.strip("`"): holds == "until taken back" for name, _, holds, *_ in SAID} == {
        name: kind.holds for name, kind in SIGNALS.items()
    }


@pytest.mark.parametrize(
    ("name", "language", "said"), [(c[0].strip("`"), at, text) for c in SAID for at, text in zip(AROUND, c[3:], strict=True)]
)
def test_an_example_of_a_signal_shows_it(name: str, language: str, said: str) -> None:
    assert classify(said, language).get(name, 0) >= HOLDS


# --- pictures


def test_the_pictures_are_small_and_each_is_a_shot() -> None:
    sizes = {file.name: file.stat().st_size for file in (ROOT / "docs/pictures").iterdir()}
    assert set(sizes) == set(PICTURES)
    assert max(sizes.values()) < 200_000
