"""`user`, `publish` and `migrate` on a real database."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tests.cli.ran import Run


def test_a_user_is_added_listed_and_changed(run: Run, acme: Path) -> None:
    assert "Nobody may open the desk yet" in run("user", "list").out
    added = run("user", "add", "dana@northdesk", "--rep", "dana", "--password-stdin", given="a long password\n")
    assert (added.code, added.out) == (0, "dana@northdesk may open the desk as Dana Cole.\n")
    again = run("user", "add", "dana@northdesk", "--rep", "dana", "--password-stdin", given="another password\n")
    assert again.out == "dana@northdesk has a new password; their sessions have ended.\n"
    assert run("user", "add", "ops", "--shown", "운영팀", "--password-stdin", given="비밀번호는길어야해요\n").code == 0
    assert [line.split() for line in run("user", "list").out.splitlines()] == [["dana@northdesk", "rep", "dana"], ["ops", "operator"]]
    assert b"long password" not in (acme / "handraiser.db").read_bytes()
    assert stat.S_IMODE((acme / "handraiser.key").stat().st_mode) == 0o600


def test_publish_checks_compares_and_goes_back(run: Run, acme: Path) -> None:
    first = run("publish", "b2b_saas", "--note", "the first")
    assert (first.code, first.err) == (0, "")
    assert "b2b_saas, version 1 (the first) is live." in first.out
    assert "nothing was published" in run("publish", "b2b_saas").out
    flow = acme / "flows" / "b2b_saas.yaml"
    flow.write_text(flow.read_text("utf-8").replace("Roughly how many people work at your company?", "How many are you?"), "utf-8")
    second = run("publish", "b2b_saas")
    assert "How many are you?" in second.out
    assert "b2b_saas, version 2 is live. Running conversations finish on theirs." in second.out
    assert "version 1 (the first) is live again." in run("publish", "b2b_saas", "--back").out
    assert run("publish", "b2b_saas", "--back").code == 1


@pytest.mark.parametrize("verb", ["publish", "chat", "understand"])
def test_a_faulty_flow_is_refused_with_all_its_faults(run: Run, acme: Path, verb: str) -> None:
    flow = acme / "flows" / "b2b_saas.yaml"
    flow.write_text(flow.read_text("utf-8").replace("required: true", "requierd: true"), "utf-8")
    ran = run(verb, *(["hi"] if verb == "understand" else ["b2b_saas"]))
    assert ran.code == 1
    assert ran.err.count("F101") >= 3
    assert "Did you mean `required`?" in ran.err
    assert "flows/b2b_saas.yaml:" in ran.err
    assert "│     requierd: true" in ran.err
    assert not (acme / "handraiser.db").exists()


def test_migrate_makes_a_database_and_then_has_nothing_to_do(run: Run, acme: Path) -> None:
    assert "is now of revision" in run("migrate").out
    assert "of this version already" in run("migrate").out
    assert not (acme / "handraiser.key").exists()  # a key is made where data is sealed, and nowhere else
