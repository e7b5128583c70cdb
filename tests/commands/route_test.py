"""Who gets a lead is told with its reasons; who is away is passed over."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.commands import route
from bot.errors import NotFound, Refused

CONFIG = """
teams:
  inbound: {language: en, assign: round_robin}
reps:
  dana: {name: Dana Cole, teams: [inbound], languages: [en]}
  jun: {name: 김준, teams: [inbound], languages: [ko]}
"""


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    path = tmp_path / "config.yaml"
    path.write_text(CONFIG, encoding="utf-8")
    return path


def test_who_would_be_next_is_told_with_the_reason(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    route.next_in("inbound", "ko", config)
    assert capsys.readouterr().out.splitlines() == [
        "inbound → 김준",
        "   Dana Cole does not speak ko",
        "   김준 is the only one who can take it",
    ]


def test_a_rep_who_is_away_is_passed_over_until_they_are_back(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    route.away("dana", config, until="", deputy="jun")
    route.next_in("inbound", "en", config)
    said = capsys.readouterr().out
    assert "Dana Cole is away until they are back; 김준 stands in." in said
    assert "inbound → 김준" in said
    route.back("dana", config)
    capsys.readouterr()
    route.next_in("inbound", "en", config)
    assert capsys.readouterr().out.startswith("inbound → Dana Cole")


@pytest.mark.parametrize(
    ("rep", "until", "deputy", "why"),
    [
        ("dna", "", "", "there is no rep `dna`. Did you mean `dana`"),
        ("dana", "", "ghost", "there is no rep `ghost`"),
        ("dana", "", "dana", "nobody stands in for themselves"),
        ("dana", "purple", "", "`purple` is no date: write 2026-12-01"),
        ("dana", "2001-01-01", "", "has passed already"),
    ],
)
def test_an_away_that_cannot_be_is_refused_plainly_and_changes_nothing(config: Path, rep: str, until: str, deputy: str, why: str) -> None:
    with pytest.raises((NotFound, Refused), match=why):
        route.away(rep, config, until=until, deputy=deputy)


def test_an_unknown_conversation_or_team_is_said_to_be_unknown(config: Path) -> None:
    with pytest.raises(NotFound):
        route.explained("nobody", config)
    with pytest.raises(NotFound, match=r"no team `inbuond`\. Did you mean `inbound`"):
        route.next_in("inbuond", "en", config)
