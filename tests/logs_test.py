"""No personal datum reaches the logs, at any level and by any way; what an operator needs does."""

from __future__ import annotations

import io
import json
import logging
import random
import sqlite3
import warnings
from collections.abc import Callable, Iterator
from time import process_time
from typing import Any

import pytest
import structlog

from bot.errors import NotFound, StorageUnavailable
from bot.logs import HIDDEN, configure, masked
from tests.canaries import LOOKS, SHAPELESS

LEVELS = ["debug", "info", "warning", "error", "critical"]


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    root = logging.getLogger()
    before = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = before
    logging.captureWarnings(False)
    structlog.reset_defaults()


@pytest.fixture
def out() -> io.StringIO:
    stream = io.StringIO()
    configure("debug", stream)
    return stream


def written(out: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.getvalue().splitlines()]


KEYS = [
    "text",
    "email",
    "phone",
    "name",
    "token",
    "password",
    "rep_name",
    "bot_token",
    "quote",
    "answers",
    "value",
    "Authorization",
    "cookie",
]


class Odd:
    """An object whose looks hold a datum."""

    def __init__(self, held: str) -> None:
        self.held = held

    def __repr__(self) -> str:
        return f"Odd({self.held})"


Way = Callable[[str, str, str], None]


def _ours(canary: str, key: str, level: str) -> None:
    getattr(structlog.get_logger("ours"), level)("something happened", **{key: canary})


def _ours_nested(canary: str, key: str, level: str) -> None:
    getattr(structlog.get_logger(), level)("nested", seen={"deep": [{key: canary}]}, odd=[canary] if key == "look" else None)


def _theirs(canary: str, key: str, level: str) -> None:
    logging.getLogger("uvicorn.error").log(getattr(logging, level.upper()), "something about %s and %r", canary, Odd(canary))


def _raise(canary: str) -> None:
    local = canary
    raise ValueError(f"cannot read {local}")


def _caught(canary: str, key: str, level: str) -> None:
    try:
        _raise(canary)
    except ValueError:
        structlog.get_logger().exception("it failed")
        logging.getLogger("alembic").exception("it failed")


def _chained(canary: str, key: str, level: str) -> None:
    try:
        try:
            _raise(canary)
        except ValueError as error:
            error.add_note(canary)
            raise RuntimeError(canary) from error
    except RuntimeError as error:
        structlog.get_logger().error("it failed", exc_info=error)


def _grouped(canary: str, key: str, level: str) -> None:
    group = ExceptionGroup(canary, [KeyError(canary), StorageUnavailable("the disk is full")])
    logging.getLogger("apscheduler").error("jobs failed", exc_info=group)


BY_LOOKS: list[Way] = [_ours, _ours_nested, _theirs, _caught, _chained, _grouped]
BY_KEY: list[Way] = [_ours, _ours_nested, _caught, _chained, _grouped]


def test_a_tick_that_finds_the_one_before_at_work_is_no_news(out: io.StringIO) -> None:
    logging.getLogger("apscheduler.scheduler").warning("skipped: maximum number of running instances reached")
    assert out.getvalue() == ""


def test_of_1000_canaries_none_is_written(out: io.StringIO) -> None:
    chance = random.Random(20261121)
    canaries = []
    for number in range(1000):
        looks = number % 2 == 0
        make = chance.choice(list((LOOKS if looks else SHAPELESS).values()))
        canary = make(chance)
        canaries.append(canary)
        level = LEVELS[number % len(LEVELS)]
        key = "look" if looks else chance.choice(KEYS)
        for way in BY_LOOKS if looks else BY_KEY:
            way(canary, key, level)
    log = out.getvalue()
    assert len(log.splitlines()) >= 5000
    plain = log.replace("\\n", "\n")
    hits = [canary for canary in canaries if canary in plain or json.dumps(canary)[1:-1] in log]
    assert hits == []


@pytest.mark.parametrize("look", LOOKS)
def test_what_looks_personal_is_masked_inside_a_sentence(look: str) -> None:
    chance = random.Random(look)
    for _ in range(50):
        canary = LOOKS[look](chance)
        assert canary not in masked(f"연락처는 {canary} 입니다"), canary
        digits = "".join(c for c in canary.split("@")[0] if c.isdigit())[-8:]
        assert digits not in masked(f"<{canary}>"), canary


@pytest.mark.parametrize(
    "text",
    [
        "127.0.0.1:8080",
        "2026-11-21T09:30:00.123456+09:00",
        "2026-12-24",
        "018f3c2e-7b1a-7c3d-9e4f-5a6b7c8d9e0f",
        "turn of 3 messages in 12.5 ms",
        "GET /web/stream 200",
        "handraiser 0.1.0",
        'File "/srv/handraiser/bot/engine.py", line 120, in take_turn',
        "C101 at config.yaml:12:5",
        "3 of 1,000 claims",
        "sqlite:///handraiser.db",
        "http://localhost:8080/desk",
    ],
)
def test_what_an_operator_needs_is_left_as_it_is(text: str) -> None:
    assert masked(text) == text


def test_an_event_is_one_line_of_json_with_its_level_and_time(out: io.StringIO) -> None:
    structlog.get_logger("bot.engine").info("turn taken", conversation="c1", lines=2, seconds=0.25, repeated=False)
    (event,) = written(out)
    assert event.pop("timestamp").endswith("Z")
    assert event == {
        "event": "turn taken",
        "level": "info",
        "logger": "bot.engine",
        "conversation": "c1",
        "lines": HIDDEN,
        "seconds": 0.25,
        "repeated": False,
    }


def test_others_write_through_us_and_once(out: io.StringIO) -> None:
    logging.getLogger("uvicorn.error").info("Uvicorn running on %s", "http://127.0.0.1:8080")
    logging.getLogger("uvicorn.access").info("GET /?email=a@b.example")
    logging.getLogger("alembic.runtime").warning("odd")
    assert [event["event"] for event in written(out)] == ["Uvicorn running on http://127.0.0.1:8080", "odd"]


def test_a_warning_of_python_is_logged_without_its_values(out: io.StringIO) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn("about kim@firm.example", stacklevel=1)
    (event,) = written(out)
    assert "[email]" in event["event"]


def test_a_level_that_was_not_asked_for_is_not_written() -> None:
    stream = io.StringIO()
    configure("warning", stream)
    structlog.get_logger().info("quiet")
    structlog.get_logger().warning("loud")
    assert [event["event"] for event in written(stream)] == ["loud"]


def test_a_traceback_says_where_and_what_kind_but_not_the_values(out: io.StringIO) -> None:
    _caught("canary", "text", "error")
    trace = written(out)[0]["exception"]
    assert "in _raise" in trace
    assert 'raise ValueError(f"cannot read {local}")' in trace
    assert trace.endswith("builtins.ValueError")
    assert "canary" not in trace.replace("_raise(canary)", "")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (NotFound("there is no flow `b2b`"), "there is no flow `b2b`"),
        (FileNotFoundError(2, "No such file", "/srv/flows"), "No such file"),
        (sqlite3.OperationalError("no such table: talk"), "no such table: talk"),
    ],
)
def test_a_message_that_says_nothing_of_people_is_kept(out: io.StringIO, error: Exception, said: str) -> None:
    structlog.get_logger().error("it failed", exc_info=error)
    assert said in written(out)[0]["exception"]


class _Screen(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("environ", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)])
def test_a_terminal_gets_readable_lines_and_no_color_is_obeyed(environ: dict[str, str], coloured: bool) -> None:
    stream = _Screen()
    configure("info", stream, environ=environ)
    structlog.get_logger().info("turn taken", conversation="c1", email="kim@firm.example")
    line = stream.getvalue()
    assert "turn taken" in line
    assert "kim@" not in line
    assert ("\x1b[" in line) is coloured


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "1",
        "1-",
        "-",
        "가",
        "は",
        "a.",
        "a.a@",
        "?",
        "\u200b",
        "eyJ",
        "0",
        "+1 ",
        " ",
        "token=",
        "token ",
        "://a:",
        "x://",
        "Bearer ",
        "(",
    ],
)
def test_a_line_of_a_quarter_of_a_megabyte_is_masked_in_time(piece: str) -> None:
    text = (piece * 250_000)[:250_000]
    began = process_time()
    masked(text)
    assert process_time() - began < 7.0
