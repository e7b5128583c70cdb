"""The verbs do what they say, and an operator's mistake is a sentence and an exit code."""

from __future__ import annotations

import http.client
import io
import json
import os
import re
import resource
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot import cli
from bot.commands.console import console, show_faults
from bot.errors import Fault

ROOT = Path(__file__).parent.parent
DOCS = (ROOT / "docs" / "commands.md").read_text("utf-8")
HANDRAISER = [sys.executable, "-m", "bot.cli"]


@dataclass(frozen=True, slots=True)
class Ran:
    """What a verb did."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Each test stands in an empty folder, with nothing of the developer's environment."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("HANDRAISER_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("NO_COLOR", "1")
    return tmp_path


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def _run(*arguments: str, given: str = "") -> Ran:
        monkeypatch.setattr(sys, "argv", ["handraiser", *arguments])
        monkeypatch.setattr(sys, "stdin", io.StringIO(given))
        with pytest.raises(SystemExit) as ended:
            cli.main()
        captured = capsys.readouterr()
        code = ended.value.code
        return Ran(code if isinstance(code, int) else 0, captured.out, captured.err)

    return _run


@pytest.fixture
def acme(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder as `init` makes it, and we stand in it."""
    assert run("init", "acme").code == 0
    monkeypatch.chdir(folder / "acme")
    return folder / "acme"


# help and docs


def _verbs() -> dict[str, Any]:
    from typer.main import get_command

    root: Any = get_command(cli.app)
    found: dict[str, Any] = {}
    for name, command in root.commands.items():
        found |= {f"{name} {sub}": one for sub, one in command.commands.items()} if hasattr(command, "commands") else {name: command}
    return found


def _section(verb: str) -> str:
    return DOCS.split(f"\n## {verb}\n")[1].split("\n## ")[0]


def test_the_page_has_a_heading_for_each_verb_and_no_other() -> None:
    assert re.findall(r"^## (.+)$", DOCS, re.MULTILINE) == list(_verbs())


@pytest.mark.parametrize("verb", _verbs())
def test_the_page_names_every_option_of_a_verb_and_no_other(verb: str) -> None:
    options = {option for parameter in _verbs()[verb].params for option in parameter.opts if option.startswith("--")}
    everywhere = {"--config", "--help", "--log", "--host", "--port"}
    mentioned = set(re.findall(r"--[a-z][a-z-]*", _section(verb)))
    assert options - mentioned - everywhere == set()
    assert mentioned - options == set()


def test_help_lists_every_verb_with_what_it_does(run: Run) -> None:
    shown = run("--help").out
    for name in {verb.split()[0] for verb in _verbs()}:
        assert re.search(rf"^  {name} +\S.*[.]$", shown, re.MULTILINE), name


@pytest.mark.parametrize("arguments", [["--help"], ["check", "config.yaml"]])
def test_small_verbs_are_fast(folder: Path, arguments: list[str]) -> None:
    (folder / "config.yaml").write_text("settle: 1s\n")

    def took() -> float:
        """Return seconds of processor time: a busy machine makes no verb slow."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([*HANDRAISER, *arguments], check=True, capture_output=True, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)})
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    assert min(took() for _ in range(3)) < 0.4


def test_help_loads_no_server_and_no_database() -> None:
    code = (
        "import sys, bot.cli; print([m for m in ('uvicorn', 'sqlalchemy', 'starlette', 'bot.bootstrap', 'bot.flow') if m in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT).stdout
    assert shown.strip() == "[]"


# mistakes


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["chat", "nope"], 1, "There is no flow `nope`"),
        (["understand", "hi", "--flow", "../etc/passwd"], 1, "There is no flow"),
        (["understand", "hi", "--asking", "shoe_size"], 1, "`shoe_size` is no field"),
        (["understand", "hi", "--now", "tomorrow"], 1, "`tomorrow` is not a time"),
        (["understand", "--jsonl"], 1, "Line 1: this is not JSON"),
        (["publish", "nope"], 1, "There is no flow `nope`"),
        (["user", "add", "dana", "--rep", "nobody"], 1, "There is no rep `nobody`"),
        (["user", "add", "../x"], 1, "cannot be a name"),
        (["user", "add", "dana"], 1, "--password-stdin"),
        (["user", "add", "dana", "--password-stdin"], 1, "10 to 1,000 characters"),
        (["serve", "--config", "missing.yaml"], 1, "There is no such file"),
        (["serve", "--host", "203.0.113.77"], 1, "203.0.113.77"),
        (["init", "/dev/null/x"], 1, "cannot be written"),
        (["frobnicate"], 2, "frobnicate"),
        (["serve", "--port", "70000"], 2, "65535"),
        (["check", "--format", "xml"], 2, "xml"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_a_mistake_is_a_sentence_and_a_code(run: Run, arguments: list[str], code: int, said: str) -> None:
    ran = run(*arguments, given="short\n")
    assert ran.code == code
    assert said in ran.out + ran.err
    assert "Traceback" not in ran.err


def test_a_faulty_config_stops_every_verb_with_all_its_faults(run: Run, folder: Path) -> None:
    (folder / "config.yaml").write_text("databse: x\nsettle: soon\n")
    for verb in (["serve"], ["chat", "b2b_saas"], ["publish", "b2b_saas"], ["doctor"], ["migrate"], ["user", "list"], ["understand", "hi"]):
        ran = run(*verb)
        assert ran.code == 1, verb
        assert "C101" in ran.err, verb
        assert "C107" in ran.err, verb
        assert "2 faults found." in ran.err, verb


def test_a_port_that_is_taken_is_told_before_anything_starts(run: Run, folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ran = run("serve", "--port", str(port))
    assert (ran.code, list(folder.iterdir())) == (1, [])
    assert f"try `--port {port + 1}`" in ran.err


# check


def test_check_shows_the_line_with_a_caret_and_the_cure(run: Run, folder: Path) -> None:
    (folder / "config.yaml").write_text("# 설정\nlimts: on\n")
    ran = run("check", "config.yaml")
    assert ran.code == 1
    assert ran.out.splitlines() == [
        "config.yaml:2:1 C101 `config.yaml` has no key `limts`.",
        "    2 │ limts: on",
        "      │ ^",
        "  → Did you mean `limits`?",
        "",
        "1 fault in 1 file.",
    ]


def test_the_caret_stands_under_the_column_in_wide_letters_too(folder: Path) -> None:
    (folder / "f.yaml").write_text("이름: {ja: 東京, x: 1}\n")
    out = io.StringIO()
    show_faults([Fault("f.yaml", 1, 14, "F101", "what", "cure")], console(out))
    line, caret = out.getvalue().splitlines()[1:3]
    assert line == "    1 │ 이름: {ja: 東京, x: 1}"
    assert caret == "      │ " + " " * 17 + "^"


def test_a_long_line_is_cut_around_the_column(folder: Path) -> None:
    (folder / "f.yaml").write_text("a" * 500 + "X" + "b" * 500)
    out = io.StringIO()
    show_faults([Fault("f.yaml", 1, 501, "F101", "what", "cure")], console(out))
    line, caret = out.getvalue().splitlines()[1:3]
    assert len(line) <= 80
    assert line[caret.index("^")] == "X"


@pytest.mark.parametrize(
    "text",
    [
        "platforms: {telegram: {flow: f, token: '123456:canary-secret'}}",
        "platforms: {telegram: {flow: f, token: canary-secret, tokn: canary-secret}}",
        "platforms: {slack: {flow: f, bot_token: canary-secret, app_token: canary-secret, signing_secret: canary-secret}}",
        "database: postgresql://u:canary-secret@h/d",
        'databse: "postgresql://u:canary-secret@h/d"',
    ],
)
@pytest.mark.parametrize("form", ["text", "json"])
def test_check_never_shows_a_secret(run: Run, folder: Path, text: str, form: str) -> None:
    (folder / "config.yaml").write_text(text)
    ran = run("check", "config.yaml", "--format", form)
    assert ran.code == 1
    assert "canary" not in ran.out + ran.err


def test_check_as_json_can_be_read_by_programs(run: Run, folder: Path) -> None:
    (folder / "config.yaml").write_text("limts: on\n")
    ran = run("check", "config.yaml", "--format", "json")
    assert ran.code == 1
    assert json.loads(ran.out) == {
        "files": ["config.yaml"],
        "faults": [
            {
                "file": "config.yaml",
                "line": 1,
                "column": 1,
                "code": "C101",
                "what": "`config.yaml` has no key `limts`",
                "cure": "Did you mean `limits`?",
            }
        ],
    }


def test_check_says_one_calm_line_when_all_is_well(run: Run, acme: Path) -> None:
    ran = run("check")
    assert (ran.code, ran.err) == (0, "")
    assert re.fullmatch(r"All is well: config\.yaml, flows/b2b_saas\.yaml.*\.\n", ran.out)


def test_check_of_the_flows_takes_the_config_beside_them(run: Run, acme: Path) -> None:
    config = acme / "config.yaml"
    config.write_text(config.read_text().replace("seoul", "busan"))
    for path in ("flows", "flows/", "flows/b2b_saas.yaml", "."):
        ran = run("check", path)
        assert (ran.code, "F407" in ran.out, "flows/b2b_saas.yaml:" in ran.out) == (1, True, True), path


def test_check_names_a_path_that_is_not_there(run: Run) -> None:
    assert "nope:1:1 C001" in run("check", "nope").out


# init


def test_init_makes_a_folder_that_checks_and_says_what_is_next(run: Run, folder: Path) -> None:
    ran = run("init", "my acme")
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "my acme: config.yaml, flows/, .gitignore are new.",
        "Next:",
        "  cd 'my acme'",
        "  handraiser user add NAME --rep dana",
        "  handraiser publish b2b_saas && handraiser serve",
    ]
    assert run("check", "my acme").code == 0
    assert "*.key" in (folder / "my acme" / ".gitignore").read_text()


def test_init_in_the_folder_itself_sends_nobody_elsewhere(run: Run, acme: Path) -> None:
    (acme / ".gitignore").unlink()
    assert run("init").out.splitlines() == [
        ".gitignore is new.",
        "Next:",
        "  handraiser user add NAME --rep dana",
        "  handraiser publish b2b_saas && handraiser serve",
    ]


def test_init_overwrites_nothing(run: Run, acme: Path) -> None:
    (acme / "config.yaml").write_text("settle: 2s\n")
    (acme / "flows" / "b2b_saas.yaml").write_text("mine")
    (acme / ".gitignore").unlink()
    ran = run("init", str(acme))
    assert (ran.code, ran.out.splitlines()[0]) == (0, ".gitignore is new.")
    assert (acme / "config.yaml").read_text() == "settle: 2s\n"
    assert (acme / "flows" / "b2b_saas.yaml").read_text() == "mine"
    assert "has all of it already" in run("init", str(acme)).out


# users, publish, migrate, doctor: on a real database


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


def _doctor(ran: Ran) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {"ok": [], "mend": []}
    for line in ran.out.splitlines():
        state, _, rest = line.partition(" ")
        if state in found:
            found[state].append(rest.strip())
    return found


@pytest.fixture
def port() -> str:
    """Return a port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return str(free.getsockname()[1])


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


# understand


def test_understand_reads_lines_of_json(run: Run) -> None:
    given = [
        {"id": 1, "text": "we're about 60 people, mail me at jo@brightloaf.example", "region": "US"},
        {"id": "b", "text": "80", "asking": "company_size"},
        {"id": "c", "text": "직원은 서른 명이에요", "region": "KR", "now": "2026-03-10T09:30:00+09:00"},
        {"id": "d", "text": "従業員は約200名です", "language": "ja"},
    ]
    ran = run("understand", "--jsonl", given="\n".join(json.dumps(one, ensure_ascii=False) for one in given) + "\n\n")
    assert ran.code == 0, ran.err
    read = [json.loads(line) for line in ran.out.splitlines()]
    assert [one["id"] for one in read] == [1, "b", "c", "d"]
    assert [one["language"] for one in read][2:] == ["ko", "ja"]
    assert read[0]["answers"]["email"] == "jo@brightloaf.example"
    assert [one["answers"].get("company_size", {}).get("max") for one in read] == [60, 80, 30, 200]
    assert all(0 < strength <= 1 for one in read for strength in one["signals"].values())
    assert all(set(one) == {"id", "language", "signals", "answers"} for one in read)


def test_understand_shows_a_text_with_the_words_that_it_stands_on(run: Run) -> None:
    ran = run("understand", "직원 80명인데 데모 볼 수 있을까요? minji@haneul.example", "--region", "KR")
    assert ran.code == 0, ran.err
    assert "language  ko" in ran.out
    assert "answer    email minji@haneul.example  “minji@haneul.example”" in ran.out


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("[1]", "Line 2: this is not a JSON object"),
        ('{"id": 1}', "Line 2: `text` should be a text"),
        ('{"text": 3}', "Line 2: `text` should be a text"),
        ('{"text": "x", "now": "soon"}', "Line 2: `soon` is not a time"),
        ('{"text": "x", "id": [1]}', "Line 2: `id` is a text or a number"),
        ('{"text": "x", "asking": "shoe_size"}', "`shoe_size` is no field"),
        ("[" * 20_000, "Line 2: this is not JSON"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(run: Run, line: str, said: str) -> None:
    ran = run("understand", "--jsonl", given='{"text": "hello"}\n' + line + "\n")
    assert (ran.code, len(ran.out.splitlines())) == (1, 1)
    assert said in ran.err


def test_half_of_a_surrogate_pair_does_no_harm(run: Run) -> None:
    ran = run("understand", "--jsonl", given='{"id": 1, "text": "80 people \\ud83d"}\n')
    assert ran.code == 0, ran.err
    assert json.loads(ran.out)["id"] == 1


# chat, as a process of its own


def test_chat_works_piped_and_leaves_nothing_behind(folder: Path) -> None:
    ran = subprocess.run(
        [*HANDRAISER, "chat", "b2b_saas", "--as", "ko"],
        input="안녕하세요, 직원 80명 회사인데 상담 툴을 찾고 있어요\n/card\n",
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=60,
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith("미아: ")
    assert "  waits for: " in ran.stdout
    assert "company_size 80" in ran.stdout
    assert ran.stderr == ""
    assert list(folder.iterdir()) == []


# the demo, as a process of its own


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_demo_says_where_it_is_and_leaves_nothing_behind(folder: Path, port: str, number: signal.Signals) -> None:
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(folder), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen([*HANDRAISER, "demo", "--port", port], stdout=subprocess.PIPE, text=True, cwd=folder, env=environ) as demo:
        assert demo.stdout is not None
        assert f"http://127.0.0.1:{port} " in demo.stdout.readline()
        connection = http.client.HTTPConnection("127.0.0.1", int(port), timeout=20)
        connection.request("GET", "/health/live")
        assert connection.getresponse().status == 200
        connection.close()
        assert len(list(folder.glob("handraiser-demo-*/demo.db"))) == 1
        demo.send_signal(number)
        assert demo.wait(timeout=20) == 0
    assert list(folder.iterdir()) == []
