"""A rep's calendar in config.yaml."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.config import CalendarConfig
from bot.errors import FaultyFiles
from bot.settings.config_file import load_config

HEAD = "platforms: {web: {flow: b2b_saas}}\nteams: {inbound: {}}\nreps:\n  dana: {name: Dana, teams: [inbound], calendar: "


def _read(folder: Path, calendar: str) -> CalendarConfig | None:
    path = folder / "config.yaml"
    path.write_text(f"{HEAD}{calendar}}}\n", "utf-8")
    return load_config(path, {"SECRET": "s3cret"}).reps["dana"].calendar


def test_a_calendar_is_caldav_where_nothing_else_is_said(tmp_path: Path) -> None:
    read = _read(tmp_path, '{url: "https://cal.example/dana/", user: dana, password: "${SECRET}"}')
    assert read == CalendarConfig(kind="caldav", url="https://cal.example/dana", user="dana", password="s3cret")
    assert "s3cret" not in repr(read)


def test_googles_address_is_known(tmp_path: Path) -> None:
    read = _read(tmp_path, '{kind: google, token: "${SECRET}"}')
    assert read is not None
    assert (read.url, read.id) == ("https://www.googleapis.com/calendar/v3", "primary")


def test_googles_token_is_renewed_where_it_is_said_how(tmp_path: Path) -> None:
    read = _read(tmp_path, '{kind: google, refresh_token: "${SECRET}", client_id: 42.apps, client_secret: "${SECRET}"}')
    assert read is not None
    assert (read.refresh_token, read.client_id, read.token_url) == ("s3cret", "42.apps", "https://oauth2.googleapis.com/token")
    assert "s3cret" not in repr(read)


@pytest.mark.parametrize(
    ("calendar", "code"),
    [
        ("work", "C104"),
        ("{user: dana}", "C103"),
        ("{kind: google}", "C103"),
        ('{kind: google, refresh_token: "${SECRET}"}', "C103"),
        ('{kind: google, refresh_token: "${SECRET}", client_id: a, client_secret: plain}', "C201"),
        ("{kind: outlook}", "C105"),
        ('{url: "https://cal.example", pasword: x}', "C101"),
        ('{url: "https://cal.example", password: plain}', "C201"),
        ('{url: "ftp://cal.example"}', "C310"),
    ],
)
def test_a_fault_is_told_with_its_place(tmp_path: Path, calendar: str, code: str) -> None:
    with pytest.raises(FaultyFiles) as faulty:
        _read(tmp_path, calendar)
    assert [(fault.code, fault.line) for fault in faulty.value.faults] == [(code, 4)]
