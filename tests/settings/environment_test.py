"""A variable of the environment outweighs the file, key by key."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings.config_file import load_config
from tests.settings.written import FULL, load, only


def test_the_environment_overrides_the_file(tmp_path: Path) -> None:
    config = load(
        tmp_path,
        FULL,
        BOT="b",
        APP="a",
        TELEGRAM="t",
        HANDRAISER_SETTLE="0",
        HANDRAISER_LIMITS="on",
        HANDRAISER_ENCODER="off",
        HANDRAISER_DATABASE="postgresql://u:p@h/d",
        HANDRAISER_PLATFORMS__WEB__FLOW="other",
        HANDRAISER_PLATFORMS__WEB__ORIGINS="https://a.example, https://b.example",
        HANDRAISER_PLATFORMS__TELEGRAM__TOKEN="1:literal",
        HANDRAISER_TEAMS__INBOUND__HOURS="Mon 09:00-12:00, 13:00-14:00",
        HANDRAISER_TEAMS__INBOUND__CARDS='[desk, "slack:#new"]',
    )
    assert (config.settle, config.limits, config.encoder, config.database) == (0, True, False, "postgresql://u:p@h/d")
    web = config.platforms["web"]
    assert (web.flow, web.origins) == ("other", ("https://a.example", "https://b.example"))
    assert config.platforms["telegram"].settings["token"] == "1:literal"
    assert len(config.teams["inbound"].hours) == 2
    assert config.teams["inbound"].cards == (("desk", ""), ("slack", "#new"))
    assert config.teams["inbound"].language == "ko"


def test_the_environment_alone_is_a_config() -> None:
    environ = {"HANDRAISER_SETTLE": "0", "HANDRAISER_LIMITS": "off", "HANDRAISER_PLATFORMS__WEB__FLOW": "b2b_saas", "PATH": "/bin"}
    config = load_config(None, environ)
    assert (config.settle, config.limits, config.platforms["web"].flow) == (0, False, "b2b_saas")


def test_names_in_the_environment_match_whatever_their_case_and_dashes(tmp_path: Path) -> None:
    text = "teams: {East-Coast: {}}\nreps: {dana: {name: D, teams: [East-Coast]}}"
    config = load(tmp_path, text, HANDRAISER_TEAMS__EAST_COAST__LANGUAGE="ja")
    assert {name: team.language for name, team in config.teams.items()} == {"East-Coast": "ja"}


@pytest.mark.parametrize(
    ("variable", "value", "code"),
    [
        ("HANDRAISER_SETTEL", "0", "C101"),
        ("HANDRAISER_PLATFORMS__WEB__FLOWS", "x", "C101"),
        ("HANDRAISER_PLATFORM__WEB__FLOW", "x", "C101"),
        ("HANDRAISER_LIMITS", "maybe", "C105"),
        ("HANDRAISER_", "x", "C203"),
        ("HANDRAISER_TEAMS____X", "x", "C203"),
        ("HANDRAISER_TEAMS", "[broken", "C003"),
        ("HANDRAISER_SETTLE__X", "1", "C107"),
    ],
)
def test_a_faulty_variable_is_named(tmp_path: Path, variable: str, value: str, code: str) -> None:
    fault = only(tmp_path, "platforms: {web: {flow: f}}", **{variable: value})
    assert (fault.file, fault.code) == (variable, code), str(fault)


def test_variables_that_are_no_keys_and_empty_ones_are_left_alone(tmp_path: Path) -> None:
    environ = {"HANDRAISER_KEY": "x", "HANDRAISER_LONG": "1", "HANDRAISER_CRASH": "save", "HANDRAISER_SETTLE": ""}
    assert load(tmp_path, "settle: 2s", **environ).settle == 2
