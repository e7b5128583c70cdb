"""A flow loads alike from disk and from a published version; what is broken is told, never half loaded."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.errors import FaultyFiles
from bot.flow.load import collect_files, load_files, load_flow
from tests.flow.sample import FILES, FLOW

FLOWS = Path(__file__).parents[2] / "flows"


def write(root: Path, files: dict[str, bytes]) -> None:
    for path, raw in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(raw)


def codes(error: pytest.ExceptionInfo[FaultyFiles]) -> list[tuple[str, str, int, int]]:
    return [(f.code, f.file, f.line, f.column) for f in error.value.faults]


def test_a_flow_from_files_and_from_a_version_is_the_same() -> None:
    files = collect_files(FLOWS, "b2b_saas")
    assert load_flow(FLOWS, "b2b_saas") == load_files(files, "b2b_saas")
    assert load_files(files, "b2b_saas", version=7).version == 7
    assert {"b2b_saas.yaml", "words/en.yaml", "words/ko.yaml", "words/ja.yaml"} <= set(files)


def test_the_shipped_flow_has_its_words_and_pages_in_every_language() -> None:
    flow = load_flow(FLOWS, "b2b_saas")
    assert set(flow.words) == set(flow.languages) == {"en", "ko", "ja"}
    assert {page.language for page in flow.pages} == {"en", "ko", "ja"}
    assert all(page.sections and page.valid_until > date(2026, 1, 1) for page in flow.pages)


def test_every_part_of_a_flow_is_read() -> None:
    flow = load_files(FILES, "small")
    assert (flow.name, flow.version, flow.languages, flow.company) == ("small", 0, ("en", "ko"), "Northdesk")
    assert [(q.field, q.kind, q.required) for q in flow.questions][:2] == [("need", "need", True), ("company_size", "headcount", True)]
    assert flow.questions[1].choices[2].value == {"min": 50, "max": None}
    assert [c.id for c in flow.questions[1].choices] == ["c1", "c2", "c3"]
    assert flow.say(flow.questions[1].choices[0].label, "ko") == "1-9"
    assert [(line.outcome, line.at_once) for line in flow.outcomes][1:3] == [("handoff", True), ("handoff", False)]
    assert (flow.routes[0].to, flow.routes[1].when) == ("seoul", None)
    assert flow.follow_ups[0].after == timedelta(hours=4)
    assert flow.words["ko"]["bridge"] == ("다시 돌아가서,",)
    assert flow.retention_days is None
    assert load_files({**FILES, "small.yaml": FLOW + "retention_days: 90\n"}, "small").retention_days == 90


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("company: Northdesk", "compny: Northdesk", [("F103", "small.yaml", 4, 3), ("F101", "small.yaml", 5, 3)]),
        ("when: signal.opt_out}", "when: signal.opt_out &&}", [("F301", "small.yaml", 18, 47)]),
        ('"50+"', '"many"', [("F203", "small.yaml", 14, 31)]),
    ],
)
def test_what_is_broken_is_told_with_its_place(old: str, new: str, wanted: list[tuple[str, str, int, int]]) -> None:
    with pytest.raises(FaultyFiles) as error:
        load_files({**FILES, "small.yaml": FLOW.replace(old, new)}, "small")
    assert sorted(codes(error)) == sorted(wanted)


def test_a_flow_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FaultyFiles) as error:
        load_flow(tmp_path, "small")
    assert codes(error) == [("F008", "small.yaml", 1, 1)]
    with pytest.raises(FaultyFiles) as error:
        load_files({}, "small")
    assert codes(error) == [("F008", "small.yaml", 1, 1)]


def test_text_that_is_not_utf8_is_told_where_it_begins(tmp_path: Path) -> None:
    write(tmp_path, {"small.yaml": FLOW.encode().replace("미아}".encode(), "미".encode() + b"\xff\xfe}", 1)})
    with pytest.raises(FaultyFiles) as error:
        load_flow(tmp_path, "small")
    assert codes(error) == [("F002", "small.yaml", 4, 24)]


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    write(tmp_path, {"small.yaml": b"# " + b"x" * 1_000_001})
    with pytest.raises(FaultyFiles) as error:
        load_flow(tmp_path, "small")
    assert codes(error) == [("F004", "small.yaml", 1, 1)]


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").mkdir()
    with pytest.raises(FaultyFiles) as error:
        load_flow(tmp_path, "small")
    assert codes(error) == [("F001", "small.yaml", 1, 1)]


def test_windows_line_ends_and_a_byte_order_mark_are_taken(tmp_path: Path) -> None:
    write(tmp_path, {"small.yaml": b"\xef\xbb\xbf" + FLOW.replace("\n", "\r\n").encode()})
    write(tmp_path, {path: text.encode() for path, text in FILES.items() if path != "small.yaml"})
    assert load_flow(tmp_path, "small") == load_files(FILES, "small")


@pytest.mark.parametrize("folder", ["../outside", "/etc", "~/x", "a/../../b", "x\\y"])
def test_knowledge_is_never_read_outside_the_flows_folder(tmp_path: Path, folder: str) -> None:
    write(tmp_path, {"flows/small.yaml": f"{FLOW}knowledge: {folder!r}\n".encode(), "outside/secret.md": b"secret"})
    assert set(collect_files(tmp_path / "flows", "small")) == {"small.yaml"}


def test_many_small_bombs_are_refused_at_once() -> None:
    for text in ("[" * 300_000, "{a: " * 200_000, "- " * 400_000, "a: &a [" + "*a, " * 60 + "]"):
        with pytest.raises(FaultyFiles):
            load_files({"small.yaml": text}, "small")
