"""The verbs that have to do with a model: doctor, explain, simulate."""

from __future__ import annotations

import asyncio
import io
import json
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from bot import cli
from bot.commands.turns import explain
from bot.errors import HandraiserError
from bot.flow.vocabulary import OUTCOMES, kinds_of
from bot.ports import Completion, Prompt
from bot.simulate.actor import Actor, described
from bot.simulate.load import load_personas
from bot.simulate.persona import Persona
from bot.simulate.player import Spoken
from tests.brain.house import OPENS, thinking
from tests.brain.material import flow
from tests.talks import ROOT

HERE = ROOT / "docs/model"
Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ANTHROPIC_API_KEY", raising=False)

    def _run(*arguments: str) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["handraiser", *arguments])
        monkeypatch.setattr(sys, "stdin", io.StringIO())
        with pytest.raises(SystemExit) as ended:
            cli.main()
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return ended.value.code if isinstance(ended.value.code, int) else 0, captured.out + captured.err

    return _run


class OtherSide(ThreadingHTTPServer):
    """Holds what is answered: status, kind, body."""

    answer = (200, "text/plain", b"")


class Answers(BaseHTTPRequestHandler):
    """A counterpart that answers every POST with what the server holds."""

    def do_POST(self) -> None:
        assert isinstance(self.server, OtherSide)
        status, kind, body = self.server.answer
        self.rfile.read(int(self.headers.get("content-length", 0)))
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def other_side() -> Iterator[OtherSide]:
    server = OtherSide(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


MESSAGE = {
    "id": "m", "type": "message", "role": "assistant", "model": "claude-sonnet-5-5", "content": [{"type": "text", "text": "{}"}],
    "stop_reason": "end_turn", "stop_sequence": None, "usage": {"input_tokens": 1, "output_tokens": 1},
}  # fmt: skip


def error(kind: str) -> bytes:
    return json.dumps({"type": "error", "error": {"type": kind, "message": "m"}}).encode()


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ((200, "application/json", json.dumps(MESSAGE).encode()), "claude-sonnet-5-5: answers"),
        ((401, "application/json", error("authentication_error")), "does not take the key"),
        ((404, "application/json", error("not_found_error")), "Mend `model.id`"),
        ((200, "text/html", b"<html><body>It works!</body></html>"), "Mend `model.base_url`"),
        ((529, "application/json", error("overloaded_error")), "by the rules alone"),
    ],
    ids=["well", "wrong key", "no such model", "html", "overloaded"],
)
def test_doctor_asks_the_model_and_says_what_to_mend(
    answer: tuple[int, str, bytes], said: str, run: Run, other_side: OtherSide, monkeypatch: pytest.MonkeyPatch
) -> None:
    other_side.answer = answer
    monkeypatch.setenv("ANTHROPIC_API_KEY", "sk-ant-secret-1")
    address = f"http://127.0.0.1:{other_side.server_address[1]}"
    Path("config.yaml").write_text(f"brain: claude\nmodel: {{base_url: '{address}'}}\n", "utf-8")
    _, shown = run("doctor", "--port", "0")
    assert said in shown
    assert "sk-ant-secret-1" not in shown


def test_doctor_says_that_there_is_no_key(run: Run, tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("brain: claude\n", "utf-8")
    code, shown = run("doctor", "--port", "0")
    assert "claude has no key" in shown
    assert code == 1


def test_doctor_says_that_nobody_listens(run: Run, tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("brain: local\nmodel: {id: qwen3, base_url: 'http://127.0.0.1:9/v1'}\n", "utf-8")
    assert "no connection" in run("doctor", "--port", "0")[1]


async def _talked(folder: Path) -> str:
    async with thinking(folder) as talk:
        for text in (OPENS, "like 60 of us", "does it work with salesforce?", "it is a hostile one, our people sit in each shop"):
            await talk.say(text)
        return talk.conversation


async def test_explain_shows_what_was_read_proposed_kept_refused_and_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    id = await _talked(tmp_path)
    (tmp_path / "config.yaml").write_text("database: sqlite:///handraiser.db\n", "utf-8")
    await asyncio.to_thread(explain, id, tmp_path / "config.yaml")
    shown = capsys.readouterr().out
    for piece in (
        "Turn 1", "prospect  we're drowning", "read      en", "proposed  buy 0.90", "not asked: bare answer",
        "crm#1", "guard     refused: ", "promise", "the draft was said", "calls of the model in 4 turns, $0.0",
    ):  # fmt: skip
        assert piece in shown, piece


def test_explain_of_an_unknown_conversation_is_a_sentence(run: Run) -> None:
    code, shown = run("explain", "nobody")
    assert code == 1
    assert "conversation" in shown


def test_a_run_with_the_scripted_model_reports_calls_drafts_and_cost(run: Run, tmp_path: Path) -> None:
    arguments = (str(HERE / "persona.yaml"), "--config", str(HERE / "config.yaml"), "--brain", "scripted", "--out")
    code, shown = run("simulate", *arguments, "a.json")
    run("simulate", *arguments, "b.json")
    assert code == 0
    assert "cost a lead" in shown
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
    model = json.loads((tmp_path / "a.json").read_text("utf-8"))["summary"]["all"]["model"]
    assert (model["calls"], model["turns"], model["drafts_said"]) == (4, 9, 3)
    assert model["calls_a_turn"] <= 0.7
    assert model["drafts_refused"]["promise"] == 1


def test_rules_and_model_come_to_the_same_answers_and_outcome(run: Run, tmp_path: Path) -> None:
    run("simulate", str(HERE / "persona.yaml"), "--out", "rules.json")
    run("simulate", str(HERE / "persona.yaml"), "--config", str(HERE / "config.yaml"), "--brain", "scripted", "--out", "model.json")
    rules, model = (json.loads((tmp_path / name).read_text("utf-8"))["personas"][0] for name in ("rules.json", "model.json"))
    assert (rules["outcome"], rules["answers"]) == (model["outcome"], model["answers"])
    assert rules["transcript"] != model["transcript"]
    assert "model" not in json.loads((tmp_path / "rules.json").read_text("utf-8"))["summary"]["all"]


def test_a_brain_that_lacks_something_is_a_sentence(run: Run) -> None:
    assert "needs `model.id`" in run("simulate", str(HERE / "persona.yaml"), "--brain", "local")[1]
    assert "needs `model.script`" in run("simulate", str(HERE / "persona.yaml"), "--prospects", "scripted")[1]


# prospects that a model plays

PLAYED = """\
- {raw: '{"says": "we want one inbox for five bakeries, to buy soon", "leaves": false}'}
"""


def test_a_model_plays_a_prospect_that_is_described(run: Run, tmp_path: Path) -> None:
    (tmp_path / "script.yaml").write_text(PLAYED, "utf-8")
    (tmp_path / "config.yaml").write_text("model: {script: script.yaml}\n", "utf-8")
    persona = (HERE / "persona.yaml").read_text("utf-8").replace("    truth:", "    leaves_after: 3\n    truth:")
    (tmp_path / "persona.yaml").write_text(persona, "utf-8")
    run("simulate", "persona.yaml", "--prospects", "scripted", "--out", "a.json")
    report = json.loads((tmp_path / "a.json").read_text("utf-8"))
    said = [entry["text"] for entry in report["personas"][0]["transcript"] if entry["who"] == "prospect"]
    assert said == ["we want one inbox for five bakeries, to buy soon"] * 3
    assert report["summary"]["prospects"] == "scripted"


def the_persona() -> Persona:
    return load_personas([HERE / "persona.yaml"], lambda name: kinds_of(flow()), OUTCOMES)[0]


class Plays:
    """A model that plays these lines."""

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)
        self.prompts: list[Prompt] = []

    async def complete(self, prompt: Prompt) -> Completion:
        self.prompts.append(prompt)
        return Completion(text=self.answers.pop(0))


async def test_an_actor_hears_the_bot_and_leaves_when_it_says_so() -> None:
    persona = the_persona()
    model = Plays('{"says": "hi", "leaves": false}', '{"says": "bye", "leaves": true}')
    actor = Actor(model, persona)
    assert await actor.says(()) == "hi"
    assert await actor.says((Spoken(who="prospect", text="hi"), Spoken(who="bot", text="Hello."))) == "bye"
    assert await actor.says(()) is None
    assert model.prompts[1].messages[-1] == ("user", "Hello.")
    assert "five bakeries in Ohio" in described(persona)


@pytest.mark.parametrize("answer", ["no json", "{}", '{"says": 3, "leaves": false}', "[]"])
async def test_an_actor_that_gives_nothing_ends_the_run_with_a_sentence(answer: str) -> None:
    persona = the_persona()
    with pytest.raises(HandraiserError, match="en-bakeries"):
        await Actor(Plays(answer), persona).says(())
