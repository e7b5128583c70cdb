"""A secret stands in the environment and nowhere else: not in the file, not in a fault, not in what is printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.settings.written import faults, load, only


@pytest.mark.parametrize(
    "text",
    [
        "platforms: {telegram: {flow: f, token: '123456:canary-secret'}}",
        "platforms: {slack: {flow: f, bot_token: xoxb-canary-secret, app_token: '${APP}'}}",
        "database: postgresql://handraiser:canary-secret@db/handraiser",
    ],
)
def test_a_secret_in_the_file_is_a_fault_that_does_not_repeat_it(tmp_path: Path, text: str) -> None:
    fault = only(tmp_path, text, APP="xapp-1")
    assert fault.code == "C201"
    assert "canary" not in str(fault)
    assert "${NAME}" in fault.cure or "${NAME}" in fault.what


def test_a_variable_that_is_missing_or_empty_is_named_once_each(tmp_path: Path) -> None:
    text = "platforms:\n  slack: {flow: f, bot_token: '${BOT}', app_token: '${APP}'}\n  telegram: {flow: f, token: '${OTHER}'}"
    found = faults(tmp_path, text, OTHER="")
    assert [(fault.code, fault.what) for fault in found] == [
        ("C202", "The variable `BOT` is not set"),
        ("C202", "The variable `APP` is not set"),
        ("C202", "The variable `OTHER` is not set"),
    ]


def test_a_variable_may_stand_inside_a_value(tmp_path: Path) -> None:
    config = load(tmp_path, "database: postgresql://handraiser:${PASSWORD}@db/handraiser", PASSWORD="s3cret")
    assert config.database == "postgresql://handraiser:s3cret@db/handraiser"


def test_a_variable_s_value_is_not_read_as_yaml_or_as_another_variable(tmp_path: Path) -> None:
    config = load(tmp_path, "platforms: {telegram: {flow: f, token: '${T}'}}", T="[${HOME}]: {a: *b}", HOME="/root")
    assert config.platforms["telegram"].settings["token"] == "[${HOME}]: {a: *b}"


def test_secrets_do_not_show_when_a_config_is_printed(tmp_path: Path) -> None:
    config = load(tmp_path, "platforms: {telegram: {flow: f, token: '${T}'}}", T="canary-token")
    assert "canary" not in repr(config)


@pytest.mark.parametrize(
    ("listen", "cure"),
    [("[dm, mentions]", "`mention`"), ("['#ask sales']", "`dm`, `mention` or a channel"), ("[sales-questions]", '"#sales-questions"')],
)
def test_where_slack_cannot_listen_is_named(tmp_path: Path, listen: str, cure: str) -> None:
    text = f"platforms: {{slack: {{flow: f, bot_token: '${{B}}', app_token: '${{B}}', listen: {listen}}}}}"
    (fault,) = faults(tmp_path, text, B="x")
    assert (fault.code, cure in fault.cure) == ("C105", True), str(fault)


@pytest.mark.parametrize(
    ("key", "value", "cure"),
    [("listen", "[dm, mentions]", "`mention`"), ("listen", "['#ask-sales']", "a channel's id"), ("guilds", "northdesk", "Developer Mode")],
)
def test_where_discord_cannot_listen_is_named(tmp_path: Path, key: str, value: str, cure: str) -> None:
    (fault,) = faults(tmp_path, f"platforms: {{discord: {{flow: f, token: '${{B}}', {key}: {value}}}}}", B="x")
    assert (fault.code, cure in fault.cure) == ("C105", True), str(fault)


def test_ids_of_discord_are_taken_with_and_without_quotes(tmp_path: Path) -> None:
    text = "platforms: {discord: {flow: f, token: '${B}', listen: [dm, 112233445566778899], guilds: '998877665544332211'}}"
    settings = load(tmp_path, text, B="x").platforms["discord"].settings
    assert (settings["listen"], settings["guilds"]) == ("dm,112233445566778899", "998877665544332211")


def test_slack_over_http_wants_a_signing_secret_instead(tmp_path: Path) -> None:
    found = faults(tmp_path, "platforms: {slack: {flow: f, mode: http, bot_token: '${B}'}}", B="x")
    assert [fault.what for fault in found] == ["`platforms.slack` has no `signing_secret`"]
