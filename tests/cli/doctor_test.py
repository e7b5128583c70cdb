"""`doctor` makes nothing, says what is ill and what to do, and prints no secret."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from tests.cli.ran import Ran, Run


def _doctor(ran: Ran) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {"ok": [], "mend": []}
    for line in ran.out.splitlines():
        state, _, rest = line.partition(" ")
        if state in found:
            found[state].append(rest.strip())
    return found


def test_the_doctor_makes_nothing_and_says_what_is_missing(run: Run, acme: Path, port: str) -> None:
    before = sorted(acme.iterdir())
    ran = run("doctor", "--port", port)
    assert ran.code == 1
    assert [line.split()[0] for line in _doctor(ran)["mend"]] == ["published", "desk"]
    assert "handraiser publish b2b_saas" in ran.out
    assert "handraiser user add NAME --rep dana" in ran.out
    assert sorted(acme.iterdir()) == before


def test_the_doctor_is_content_when_all_is_done(run: Run, acme: Path, port: str) -> None:
    run("publish", "b2b_saas")
    run("user", "add", "dana", "--rep", "dana", "--password-stdin", given="a long password\n")
    ran = run("doctor", "--port", port)
    assert _doctor(ran)["mend"] == [], ran.out
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "All is well.")
    assert {line.split()[0] for line in _doctor(ran)["ok"]} >= {
        "config",
        "database",
        "disk",
        "journal",
        "key",
        "flows",
        "port",
        "desk",
        "brain",
    }


def test_the_doctor_sees_what_is_ill(run: Run, acme: Path) -> None:
    run("publish", "b2b_saas")
    run("user", "add", "dana", "--rep", "dana", "--password-stdin", given="a long password\n")
    (acme / "handraiser.key").chmod(0o644)
    config = (acme / "config.yaml").read_text("utf-8")
    config = config.replace("dana:", "dina:").replace("[dana]", "[dina]").replace('origins: ["http://localhost:8080"]', "origins: []")
    (acme / "config.yaml").write_text(config, "utf-8")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ran = run("doctor", "--port", str(taken.getsockname()[1]))
    assert ran.code == 1
    assert [line.split()[0] for line in _doctor(ran)["mend"]] == ["key", "port", "desk", "platforms"], ran.out
    assert "chmod 600" in ran.out


def test_the_doctor_sees_a_database_without_its_key_and_one_of_another_version(run: Run, acme: Path, port: str) -> None:
    import sqlite3

    run("publish", "b2b_saas")
    (acme / "handraiser.key").unlink()
    connection = sqlite3.connect(acme / "handraiser.db")
    connection.execute("UPDATE alembic_version SET version_num = 'older'")
    connection.commit()
    connection.close()
    ran = run("doctor", "--port", port)
    assert "Run `handraiser migrate`." in ran.out
    assert "from a backup" in ran.out
    assert not (acme / "handraiser.key").exists()


def test_the_doctor_prints_no_secret(run: Run, acme: Path, port: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_TOKEN", "123456:canary-token")
    monkeypatch.setenv("PASSWORD", "canary-password")
    monkeypatch.setenv("HANDRAISER_KEY", "canary-key")
    config = (acme / "config.yaml").read_text("utf-8").replace("  # telegram:", "  telegram:")
    config = config.replace("sqlite:///handraiser.db", "postgresql://u:${PASSWORD}@127.0.0.1:1/d")
    (acme / "config.yaml").write_text(config, "utf-8")
    ran = run("doctor", "--port", port)
    assert ran.code == 1
    assert "canary" not in ran.out + ran.err
    assert {line.split()[0] for line in _doctor(ran)["mend"]} >= {"database", "key"}
