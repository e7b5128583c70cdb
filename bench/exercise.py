"""Has the product compile all its expressions, those of cached tables and of each language included, in a fresh interpreter."""

from __future__ import annotations

import gc
import importlib
import pkgutil
from datetime import UTC, datetime


def everything() -> None:
    """Import what reads texts and use it in each language."""
    for name in ("bot.fields", "bot.language", "bot.signals", "bot.flow", "bot.desk", "bot.brain"):
        _import_all(name)
    for name in ("bot.mask", "bot.hearing.hear", "bot.understand", "bot.logs", "bot.screen", "bot.remember"):
        importlib.import_module(name)
    _signals()
    _of_each_language()
    _fields()


def _import_all(name: str) -> None:
    package = importlib.import_module(name)
    for found in pkgutil.walk_packages(package.__path__, f"{name}."):
        importlib.import_module(found.name)


def _signals() -> None:
    from bot.language import LANGUAGES
    from bot.signals.patterns import compiled, table

    for language in LANGUAGES:
        lines = table(language)
        for line in {*lines.behind, *lines.always}:
            compiled(line.source)


def _of_each_language() -> None:
    from bot.lean import Later

    for one in [one for one in gc.get_objects() if isinstance(one, Later)]:
        one.flags  # noqa: B018 - compiled as soon as it is asked for what a source does not tell


def _fields() -> None:
    from bot.fields import FIELD_KINDS, Hearing, declined

    now = datetime(2026, 3, 10, tzinfo=UTC)
    for language, text in _SAMPLES.items():
        for kind in FIELD_KINDS.values():
            for asked in (True, False):
                kind.read(text, Hearing(now=now, language=language, region="", asked=asked))
        declined(text, language, "budget")


_SAMPLES = {
    "en": "We're Brightloaf, 40 people, budget about 15k-20k a year, by end of Q3, jo@x.example, +1 650 701 8887, we use Zendesk",
    "ko": "한빛물류 최유나입니다. 직원 서른 명, 월 50만원, 다음 달 안에요. 010-1234-5678 채널톡 쓰고 있어요",
    "ja": "あおぞら物流の田中です。従業員は約200名、年間300万円、来月中に。03-1234-5678 今はExcelです",
}
