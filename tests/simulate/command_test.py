"""`handraiser simulate` plays personas through the real house: the same bytes every time, within seconds."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot import cli
from bot.commands.stage import zone_of

PERSONAS = Path(__file__).parents[1] / "personas"
SAMPLES = PERSONAS / "samples.yaml"
Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    monkeypatch.chdir(tmp_path)

    def _run(*arguments: str) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["handraiser", "simulate", *arguments])
        monkeypatch.setattr(sys, "stdin", io.StringIO())
        with pytest.raises(SystemExit) as ended:
            cli.main()
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return ended.value.code if isinstance(ended.value.code, int) else 0, captured.out + captured.err

    return _run


def personas(path: Path) -> dict[str, Any]:
    told: dict[str, Any] = {one["id"]: one for one in json.loads(path.read_text("utf-8"))["personas"]}
    return told


def test_the_same_seed_gives_the_same_bytes_and_nothing_is_left_behind(run: Run, tmp_path: Path) -> None:
    run(str(SAMPLES), "--out", "a.json", "--html", "a.html")
    run(str(SAMPLES), "--out", "b.json", "--html", "b.html")
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.html", "a.json", "b.html", "b.json"]


def test_another_seed_changes_words_and_no_outcome(run: Run, tmp_path: Path) -> None:
    run(str(SAMPLES), "--out", "a.json")
    code, shown = run(str(SAMPLES), "--out", "b.json", "--seed", "7", "--compare", "a.json")
    a, b = personas(tmp_path / "a.json"), personas(tmp_path / "b.json")
    assert a != b
    assert {name: one["outcome"] for name, one in a.items()} == {name: one["outcome"] for name, one in b.items()}
    assert (code, "Nothing changed." in shown) == (0, True)


def test_a_persona_alone_has_the_talk_that_it_has_among_others(run: Run, tmp_path: Path) -> None:
    lines = SAMPLES.read_text("utf-8")
    start, end = lines.index("  - id: sample-ko-coffee-roaster"), lines.index("  - id: sample-ko-dental")
    (tmp_path / "one.yaml").write_text("personas:\n" + lines[start:end], "utf-8")
    run(str(SAMPLES), "--out", "all.json")
    run("one.yaml", "--out", "one.json")
    assert personas(tmp_path / "one.json")["sample-ko-coffee-roaster"] == personas(tmp_path / "all.json")["sample-ko-coffee-roaster"]


def test_the_samples_end_as_a_good_rep_would_end_them(run: Run, tmp_path: Path) -> None:
    code, shown = run(str(SAMPLES), "--fail-under", "100", "--out", "a.json")
    assert code == 0, shown
    summary = json.loads((tmp_path / "a.json").read_text("utf-8"))["summary"]
    assert (summary["all"]["personas"], summary["all"]["outcome_accuracy"]) == (12, 1.0)
    assert summary["all"]["filled_though_never_said"] == 0
    assert summary["all"]["asked_again_though_answered"] == 0


def test_nine_in_ten_of_our_own_personas_end_as_they_should_and_in_every_language_three_in_four(run: Run, tmp_path: Path) -> None:
    code, shown = run(str(PERSONAS / "own.yaml"), "--fail-under", "90", "--out", "a.json")
    assert code == 0, shown
    assert "A turn failed" not in shown
    summary = json.loads((tmp_path / "a.json").read_text("utf-8"))["summary"]
    assert [summary[language]["personas"] for language in ("en", "ko", "ja")] == [12, 12, 12]
    assert min(summary[language]["outcome_accuracy"] for language in ("en", "ko", "ja")) >= 0.75


def test_follow_ups_come_in_the_two_weeks_afterwards_and_change_no_answer(run: Run, tmp_path: Path) -> None:
    run(str(SAMPLES), "--out", "a.json")
    gone = personas(tmp_path / "a.json")["sample-en-price-then-gone"]
    assert [entry["who"] for entry in gone["transcript"]] == ["prospect", "bot", "prospect", "bot", "bot", "bot"]
    assert "help center" in gone["transcript"][-1]["text"]
    assert gone["outcome"] == "unfinished"


WRONG = """personas:
  - id: never
    flow: b2b_saas
    language: ko
    now: 2026-05-18T10:50:00+09:00
    opens: ["더 이상 문자도 메일도 보내지 말아 주세요"]
    truth: {intent: true, intent_by: 1, outcome: handoff, fields: {email: yuna@morak.example}}
"""


def test_too_few_right_outcomes_end_with_one_and_say_what_is_wrong(run: Run, tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text(WRONG, "utf-8")
    code, shown = run("p.yaml", "--fail-under", "1")
    assert code == 1
    assert "0.0 % right outcomes; 1 % were asked for." in shown
    rows = [line.split() for line in shown.splitlines()]
    assert ["never", "outcome", "handoff", "opted_out"] in rows
    assert ["intent", "yes", "not", "seen"] in rows
    assert ["email", "yuna@morak.example", "nothing"] in rows
    assert run("p.yaml", "--fail-under", "0")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["missing.yaml"], 1, "P001"),
        (["p.yaml", "--compare", "missing.json"], 1, "missing.json cannot be read"),
        (["p.yaml", "--compare", "p.yaml"], 1, "is not JSON"),
        (["p.yaml", "--out", "no/such/folder.json"], 1, "cannot be written"),
        (["p.yaml", "--fail-under", "101"], 2, "100"),
        (["p.yaml", "--brain", "oracle"], 2, "oracle"),
        ([], 2, "FILE"),
    ],
)
def test_a_mistake_is_a_sentence_and_a_code(run: Run, tmp_path: Path, arguments: list[str], code: int, said: str) -> None:
    (tmp_path / "p.yaml").write_text(WRONG, "utf-8")
    ended, shown = run(*arguments)
    assert (ended, said in shown) == (code, True), shown


def test_faults_of_the_files_are_shown_with_their_lines(run: Run, tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text(WRONG.replace("language: ko", "language: kr").replace("email:", "mail:"), "utf-8")
    code, shown = run("p.yaml")
    assert code == 1
    assert "p.yaml:4:15 P105" in shown
    assert "    4 │     language: kr" in shown
    assert "Did you mean `email`?" in shown
    assert "2 faults found." in shown


@pytest.mark.parametrize(
    ("now", "zone"),
    [
        ("2026-03-10T09:30:00-05:00", "Etc/GMT+5"),
        ("2026-03-10T09:30:00+09:00", "Etc/GMT-9"),
        ("2026-03-10T09:30:00+00:00", "UTC"),
        ("2026-03-10T09:30:00+05:30", "Asia/Calcutta"),
        ("2026-03-10T09:30:00+05:41", "UTC"),  # nobody's offset
    ],
)
def test_the_prospects_zone_has_the_offset_of_now(now: str, zone: str) -> None:
    moment = datetime.fromisoformat(now)
    assert zone_of(moment) == zone
    assert zone == "UTC" or moment.astimezone(ZoneInfo(zone)).utcoffset() == moment.utcoffset()
