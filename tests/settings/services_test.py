"""What config.yaml says of others: the model, the mail server, the webhook; and whom a team hears of."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import FaultyFiles
from bot.settings.config_file import load_config
from tests.settings.written import REP, TEAM, load, only


def test_the_brain_and_its_model_are_read(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_text(
        "brain: claude\nmodel: {id: claude-haiku-5-5, key: '${K}', effort: medium, time_limit: 5s, redact: off,\n"
        "  conversation_budget: 0.02, day_budget: $3, prefix: 4000, base_url: 'https://proxy.example/llm/'}\n",
        "utf-8",
    )
    model = load_config(path, {"K": "sk-ant-1"}).model
    assert (model.id, model.key, model.effort, model.time_limit, model.redact) == ("claude-haiku-5-5", "sk-ant-1", "medium", 5.0, False)
    assert (model.conversation_budget, model.day_budget, model.prefix) == (0.02, 3.0, 4000)
    assert model.base_url == "https://proxy.example/llm"
    assert "sk-ant-1" not in repr(model)


def test_brain_claude_alone_is_enough(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_text("brain: claude\n", "utf-8")
    model = load_config(path, {}).model
    assert (model.id, model.effort, model.time_limit, model.redact, model.prefix) == ("", "low", 12.0, True, 5000)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("brain: gpt", "C105"),
        ("brain: local", "C406"),
        ("brain: scripted\nmodel: {id: x}", "C406"),
        ("model: claude", "C104"),
        ("model: {ide: x}", "C101"),
        ("model: {key: sk-ant-api03-in-the-file}", "C201"),
        ("model: {base_url: 'ftp://x'}", "C310"),
        ("model: {base_url: 'https://user:pw@x.example'}", "C310"),
        ("model: {base_url: 'http://x:99999'}", "C310"),
        ("model: {time_limit: 2m}", "C106"),
        ("model: {day_budget: -1}", "C104"),
        ("model: {day_budget: 1000000}", "C106"),
        ("model: {redact: perhaps}", "C105"),
        ("model: {effort: max}", "C105"),
        ("model: {prefix: 10}", "C106"),
        ("model:\n  id: a\n  id: b", "C102"),
    ],
)
def test_a_fault_of_the_model_is_named_with_its_place(tmp_path: Path, written: str, code: str) -> None:
    path = tmp_path / "config.yaml"
    path.write_text(written, "utf-8")
    with pytest.raises(FaultyFiles) as caught:
        load_config(path, {})
    assert [fault.code for fault in caught.value.faults] == [code]
    assert all(fault.line >= 1 and fault.cure for fault in caught.value.faults)


def test_the_environment_sets_keys_of_the_model() -> None:
    config = load_config(None, {"HANDRAISER_BRAIN": "local", "HANDRAISER_MODEL__ID": "qwen3:8b", "HANDRAISER_MODEL__KEY": "k"})
    assert (config.brain, config.model.id, config.model.key) == ("local", "qwen3:8b", "k")


# the mail server


def test_the_mail_server_is_read(tmp_path: Path) -> None:
    written = "mail: {host: smtp.firm.example, security: tls, user: hr, password: '${PW}', from: Hello@firm.example, name: The Firm}\n"
    mail = load(tmp_path, written, PW="s3cret").mail
    assert (mail.host, mail.port, mail.security, mail.user, mail.password) == ("smtp.firm.example", 0, "tls", "hr", "s3cret")
    assert (mail.sender, mail.name) == ("hello@firm.example", "The Firm")
    assert "s3cret" not in repr(mail)


def test_without_a_mail_section_there_is_no_mail_server(tmp_path: Path) -> None:
    assert load(tmp_path, "mail:\n").mail.host == ""


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("{host: smtp.firm.example}", ["C103"]),  # nobody would be the sender
        ("{from: a@firm.example}", ["C103"]),
        ("{host: 'smtp://firm', from: a@firm.example}", ["C311"]),
        ('{host: "a\\r\\nb", from: a@firm.example}', ["C104"]),
        ("{host: smtp.firm.example, from: a@firm.example, password: hunter2}", ["C103", "C201"]),
        ("{host: smtp.firm.example, from: a@firm.example, port: 70000}", ["C106"]),
        ("{host: smtp.firm.example, from: a@firm.example, security: ssl}", ["C105"]),
        ("{host: smtp.firm.example, from: a@firm.example, user: hr}", ["C103"]),
        ("[smtp.firm.example]", ["C104"]),
    ],
)
def test_a_fault_of_the_mail_server_is_named(tmp_path: Path, written: str, codes: list[str]) -> None:
    with pytest.raises(FaultyFiles) as caught:
        load(tmp_path, f"mail: {written}\n")
    assert sorted({fault.code for fault in caught.value.faults}) == codes


# the webhook, and a team's noise


def test_the_webhook_is_read_and_its_secret_is_in_no_repr(tmp_path: Path) -> None:
    written = "webhook: {url: 'https://crm.firm.example/hooks/1', secret: '${S}', private: on}\n"
    webhook = load(tmp_path, written, S="0123456789abcdef0123").webhook
    assert (webhook.url, webhook.secret, webhook.private) == ("https://crm.firm.example/hooks/1", "0123456789abcdef0123", True)
    assert "0123456789abcdef" not in repr(webhook)
    assert load(tmp_path, "webhook:\n").webhook.url == ""


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("{url: 'http://crm.firm.example/x', secret: '${S}'}", "C310"),  # in the clear over the network
        ("{url: 'http://10.0.0.7/x', secret: '${S}'}", "C310"),
        ("{url: 'https://u:p@crm.firm.example/x', secret: '${S}'}", "C310"),
        ("{url: 'ftp://crm.firm.example', secret: '${S}'}", "C310"),
        ("{url: 'https://', secret: '${S}'}", "C310"),
        ("{url: 'https://crm.firm.example', secret: abcdefghijklmnopqrst}", "C201"),
        ("{url: 'https://crm.firm.example', secret: '${SHORT}'}", "C106"),
        ("{url: 'https://crm.firm.example'}", "C103"),
        ("{secret: '${S}'}", "C103"),
    ],
)
def test_a_fault_of_the_webhook_is_named(tmp_path: Path, written: str, code: str) -> None:
    assert only(tmp_path, f"webhook: {written}\n", S="0123456789abcdef0123", SHORT="tooshort").code == code


@pytest.mark.parametrize("url", ["http://localhost:9000/crm", "http://127.0.0.1:9000/crm", "http://[::1]:9000/crm"])
def test_a_webhook_on_this_machine_needs_no_tls(tmp_path: Path, url: str) -> None:
    assert load(tmp_path, f"webhook: {{url: '{url}', secret: '${{S}}'}}\n", S="0123456789abcdef0123").webhook.url == url


def test_a_team_says_what_it_hears_of_and_a_rep_when(tmp_path: Path) -> None:
    config = load(tmp_path, TEAM % "post: [handoff, nurture], ping: none")
    assert (config.teams["inbound"].post, config.teams["inbound"].ping) == (("handoff", "nurture"), ())
    config = load(tmp_path, REP % "escalation: always")
    assert (config.reps["dana"].escalation, config.teams["inbound"].post) == ("always", ("person", "handoff", "question", "quiet"))
    assert only(tmp_path, TEAM % "post: [handof]").code == "C105"
