"""Logs that an operator can read and that hold no personal datum: pretty on a terminal, JSON elsewhere, masked at every level."""

from __future__ import annotations

import logging
import os
import re
import sys
import traceback
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TextIO

import structlog
from structlog.typing import EventDict, ExcInfo, WrappedLogger

from bot.errors import HandraiserError

HIDDEN = "[hidden]"
MOST_FRAMES = 20

PERSONAL = re.compile(
    r"(?:^|[_.-])(?:texts?|body|quotes?|said|answers?|values?|e?mail|phone|tel|name|shown|company|role|topic|question|title|address"
    r"|lines?|transcript|draft|prompt|message|page|referrer|ip|user_agent|headers|param(?:eter)?s|query"
    r"|tokens?|password|passwd|secret|key|authorization|cookie|csrf|session)$",
    re.IGNORECASE,
)
"""Keys whose values are never written, whatever they hold; `rep_name` and `bot_token` are such keys too."""

_MASKS = (  # each begins where nothing like it stands before, or is bounded: a long line must not hold the loop up
    # secrets
    (re.compile(r"(?i)\b(bearer|basic)\s+[A-Za-z0-9._~+/=-]{6,}"), r"\1 [token]"),
    (re.compile(r"\bxox[a-z]-[A-Za-z0-9-]{6,}|\bxapp-[A-Za-z0-9-]{6,}|\bsk-[A-Za-z0-9_-]{8,}|\b\d{6,12}:[A-Za-z0-9_-]{30,}"), "[token]"),
    (re.compile(r"\beyJ[A-Za-z0-9_-]{8,}(\.[A-Za-z0-9_-]+){1,2}"), "[token]"),
    (re.compile(r"(?i)((?:token|secret|password|passwd|api[_-]?key|csrf)[\"']?\s*[=:]\s*)(?!\[)[\"']?[^\s\"',;&}\])]+"), r"\1[token]"),
    (re.compile(r"(?i)\b([a-z][a-z0-9+.-]{0,30}://[^\s:/@]*):[^\s/@]+@"), r"\1:[password]@"),
    # people
    (
        re.compile(r"(?<![^\s@<>\"'(),;:=\[\]{}])[^\s@<>\"'(),;:=\[\]{}]+[@＠][^\s@<>\"'(),;:\[\]{}]+[.．][^\s@<>\"'(),;:\[\]{}]{2,}"),
        "[email]",
    ),
    (re.compile(r"(?<![\w.:-])(?:\d[ -]?){12,18}\d(?![\w:-])"), "[card]"),
    (re.compile(r"(?<!\w)\+\d[\d ().-]{6,18}\d(?!\w)"), "[phone]"),
    (re.compile(r"(?<![\w.:/-])\(?0\d{1,4}\)?[ .-]?\d{2,4}[ .-]?\d{3,4}(?![\w:-])"), "[phone]"),
    (re.compile(r"(?<![\w.:/-])\(?[2-9]\d{2}\)?[ .-]?\d{3}[ .-]?\d{4}(?![\w:-])"), "[phone]"),
)
_FULL_WIDTH = str.maketrans("０１２３４５６７８９－＋（）", "0123456789-+()")
_HAS_FULL_WIDTH = re.compile(r"[０-９－＋（）]")


def masked(text: str) -> str:
    """Return the text with e-mail addresses, phone and card numbers, tokens and passwords replaced by what they are."""
    if _HAS_FULL_WIDTH.search(text):
        text = text.translate(_FULL_WIDTH)
    for pattern, replacement in _MASKS:
        text = pattern.sub(replacement, text)
    return text


def mask(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Hide personal data in an event: by key first, then by what values look like. A structlog processor."""
    if event.get("logger") == "asyncio":  # below its first line it shows the task, with what its error said
        event = {**event, "event": str(event.get("event", "")).partition("\n")[0]}
    return {key: value if key in _OURS else _hide(key, value) for key, value in event.items()}


_OURS = frozenset({"timestamp", "level", "logger", "_record", "_from_structlog"})


def _hide(key: str, value: Any) -> Any:  # noqa: ANN401 - whatever was logged
    if key != "event" and PERSONAL.search(key) and value not in ("", None):
        return HIDDEN
    if value is None or isinstance(value, bool | int | float):
        return value if not isinstance(value, int) or isinstance(value, bool) or abs(value) < 10**9 else masked(str(value))
    if isinstance(value, Mapping):
        return {str(k): _hide(str(k), v) for k, v in value.items()}
    if isinstance(value, Iterable) and not isinstance(value, str | bytes):
        return [_hide("", item) for item in value]
    return masked(value if isinstance(value, str) else str(value))


def trace(exc_info: ExcInfo) -> str:
    """Return a traceback without the values that messages hold: files, lines and code, and what each error was.

    A message is kept only where it says nothing of people: our own errors, the operating system's, the import system's, SQLite's.
    """
    return "\n".join(_steps(exc_info[1], set())).strip()


_SPEAKS = (HandraiserError, OSError, ImportError)


def _steps(error: BaseException | None, seen: set[int]) -> Iterator[str]:
    if error is None or id(error) in seen:
        return
    seen.add(id(error))
    yield from _steps(error.__cause__ or (None if error.__suppress_context__ else error.__context__), seen)
    for frame in traceback.extract_tb(error.__traceback__)[-MOST_FRAMES:]:
        yield f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}\n    {frame.line}'
    kind = type(error)
    speaks = isinstance(error, _SPEAKS) or kind.__name__ == "OperationalError"
    said = str(error).splitlines()[:1] if speaks else []
    yield f"{kind.__module__}.{kind.__qualname__}{': ' + masked(said[0]) if said else ''}"
    for one in error.exceptions if isinstance(error, BaseExceptionGroup) else ():
        yield from _steps(one, seen)


def configure(level: str = "info", stream: TextIO | None = None, *, environ: Mapping[str, str] = os.environ) -> None:
    """Set up structlog and the standard loggers, once at the start: one line an event on `stream` (stderr)."""
    out = stream or sys.stderr
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.StackInfoRenderer(),
        structlog.processors.ExceptionRenderer(trace),
    ]
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, mask, _renderer(out, environ)],
    )
    handler = logging.StreamHandler(out)
    handler.setFormatter(formatter)
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    _take_over()
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, *shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )


def _renderer(out: TextIO, environ: Mapping[str, str]) -> Any:  # noqa: ANN401 - one of structlog's renderers
    if not out.isatty():
        return structlog.processors.JSONRenderer(ensure_ascii=False)
    colors = not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"
    return structlog.dev.ConsoleRenderer(colors=colors, exception_formatter=structlog.dev.plain_traceback, pad_event_to=32)


QUIETER = {
    "uvicorn.access": logging.WARNING,
    "apscheduler": logging.ERROR,  # warns of each tick that the one before it leaves no room for: how late timers ring is in /metrics
    "alembic": logging.WARNING,
    "httpx": logging.WARNING,
    "httpcore": logging.WARNING,
    "httpx2": logging.WARNING,  # a calendar's address may hold a secret
    "httpcore2": logging.WARNING,
    "telegram": logging.WARNING,  # its debug lines hold whole messages, as do those of the next ones
    "discord": logging.WARNING,
    "slack_sdk": logging.WARNING,
    "aiohttp": logging.WARNING,
    "websockets": logging.WARNING,
    "anthropic": logging.WARNING,
    "openai": logging.WARNING,
    "aiosmtplib": logging.WARNING,
}
"""Loggers of others that speak at every step, or write addresses and bodies → the level from which on they are heard."""


def _take_over() -> None:
    """Let the loggers of others write through ours, and through nothing else."""
    for name in [*logging.root.manager.loggerDict, "uvicorn", "uvicorn.error", *QUIETER]:
        logger = logging.getLogger(name)
        logger.handlers.clear()
        logger.propagate = True
        logger.disabled = False
        logger.setLevel(logging.NOTSET)  # somebody's own level would go on deciding what we see
    for name, level in QUIETER.items():
        logging.getLogger(name).setLevel(max(level, logging.root.level))
    logging.captureWarnings(True)
