"""Each fault of the corpus is found on its line and column, and nothing else is found there.

A file of `faults/` says in its leading comment what is expected: `# CODE line:column`, one a line.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.config import Config, PlatformConfig, Rep, Team
from bot.errors import Fault
from bot.flow.check import check
from bot.flow.fault import CODES

CORPUS = Path(__file__).parent / "faults"
FLOWS = Path(__file__).parents[2] / "flows"
TODAY = date(2026, 3, 10)
CONFIG = Config(
    platforms={"web": PlatformConfig(name="web", flow="case")},
    teams={name: Team(name=name) for name in ("seoul", "tokyo", "inbound")},
    reps={"dana": Rep(id="dana", name="Dana Cole", teams=("inbound", "seoul"))},
)

_EXPECTED = re.compile(r"^# (F\d{3}) (\d+):(\d+)", re.MULTILINE)


def expected(text: str) -> list[tuple[str, int, int]]:
    """Return what the file's comment says."""
    return [(code, int(line), int(column)) for code, line, column in _EXPECTED.findall(text)]


def lay_out(folder: Path, raw: bytes) -> Path:
    """Put a flow into a folder of its own, with the words that it needs."""
    (folder / "words").mkdir()
    for language in ("en", "ko"):
        (folder / "words" / f"{language}.yaml").write_bytes((FLOWS / "words" / f"{language}.yaml").read_bytes())
    path = folder / "case.yaml"
    path.write_bytes(raw)
    return path


def found(path: Path, config: Config | None = CONFIG) -> list[Fault]:
    return list(check([path], config, today=TODAY))


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.yaml")), ids=lambda path: path.stem)
def test_each_fault_is_found_where_it_is_and_nothing_else(path: Path, tmp_path: Path) -> None:
    raw = path.read_bytes()
    faults = found(lay_out(tmp_path, raw))
    assert [(f.code, f.line, f.column) for f in faults] == expected(raw.decode())
    for fault in faults:
        assert fault.what
        assert fault.cure.endswith((".", "?")), fault.cure


def test_the_corpus_has_at_least_sixty_faults_and_every_code_that_a_flow_file_can_have() -> None:
    codes = [code for path in CORPUS.glob("*.yaml") for code, _, _ in expected(path.read_text("utf-8"))]
    assert len(codes) >= 60
    of_other_files = {code for code in CODES if code[:2] in ("F6",)} | {"F001", "F002", "F004", "F108", "F504", "F505"}
    assert set(CODES) - of_other_files - set(codes) == set()


# A label of so many characters on a platform, and whether it fits there.
LABELS = [
    ("slack", "a" * 75, True),
    ("slack", "a" * 76, False),
    ("discord", "a" * 80, True),
    ("discord", "가" * 81, False),
    ("telegram", "a" * 64, True),
    ("telegram", "가" * 21, True),
    ("telegram", "가" * 22, False),  # 66 bytes
    ("web", "a" * 80, True),
    ("web", "a" * 81, False),
]


@pytest.mark.parametrize(("platform", "label", "fits"), LABELS)
def test_labels_are_measured_by_the_platforms_of_the_config(platform: str, label: str, fits: bool, tmp_path: Path) -> None:
    own = f"field: tickets\n    kind: choice\n    choices: [few, {label}]\n"
    text = (CORPUS / "f000_right.yaml").read_text("utf-8").replace("field: tickets\n    kind: number\n", own)
    config = replace(CONFIG, platforms={platform: PlatformConfig(name=platform, flow="case")})
    assert [f.code for f in found(lay_out(tmp_path, text.encode()), config)] == ([] if fits else ["F205"])


def test_without_a_config_teams_are_not_looked_at(tmp_path: Path) -> None:
    raw = (CORPUS / "f407_unknown_team.yaml").read_bytes()
    assert found(lay_out(tmp_path, raw), None) == []


def test_a_path_that_is_not_there_and_a_folder_without_flows_are_faults(tmp_path: Path) -> None:
    (fault,) = check([tmp_path / "no.yaml"], None, today=TODAY)
    assert (fault.code, fault.file) == ("F008", (tmp_path / "no.yaml").as_posix())
    (fault,) = check([tmp_path], None, today=TODAY)
    assert fault.code == "F008"


def test_the_shipped_flows_have_no_faults() -> None:
    assert check([FLOWS], None, today=TODAY) == ()


def test_one_file_with_many_mistakes_tells_them_all_in_the_order_of_the_file() -> None:
    wanted = expected((CORPUS / "many_mistakes_at_once.yaml").read_text("utf-8"))
    assert len(wanted) >= 10
    assert sorted(wanted, key=lambda fault: fault[1:]) == wanted
