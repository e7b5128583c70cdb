"""Rows of one message and what it tells, read from the YAML files beside this one.

A row is [field asked for or null, message, {…}]. The mapping names what is told: sz (people, or [least, most]), bd (least, most,
currency, period), tl (earliest, latest; null is not looked at), nm, co, em, ph (equal), ro, so, need (contained); `declined`
(a field), `free` (what is not looked at),
`region` (the prospect's country). Every other field has to stay empty, save need and goal, which are looked at where
the row names them (`need: null`: there is none).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from ruamel.yaml import YAML

from bot.config import Config
from bot.flow.load import load_flow
from bot.hearing.hear import Heard, hear
from bot.hearing.setting import Setting
from bot.language.fold import fold
from bot.playbook import playbook

_HERE = Path(__file__).parent
_PLAY = playbook(load_flow(_HERE.parent.parent.parent / "flows", "b2b_saas"), Config())
_NOW = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)
_REGION = {"en": "US", "ko": "KR", "ja": "JP"}
_FIELDS = {
    "sz": "company_size", "bd": "budget", "tl": "timeline", "nm": "name", "co": "company", "ro": "role", "em": "email", "ph": "phone",
    "so": "current_solution", "need": "need",
}  # fmt: skip
_DAYS = 7  # a date may be off by


class Row(NamedTuple):
    """One message."""

    language: str
    asking: str | None
    text: str
    told: Mapping[str, Any]


def rows(part: str) -> Iterator[Row]:
    """The rows of one set: "more", "ways", "fresh", "never", or "kept", which nobody tunes on."""
    for language in _REGION:
        for asking, text, told in YAML(typ="safe").load((_HERE / f"{part}-{language}.yaml").read_text(encoding="utf-8")):
            yield Row(language, asking, text, told)


def listen(row: Row) -> Heard:
    """What is heard in a row's message."""
    setting = Setting(play=_PLAY, language=row.language, now=_NOW, region=row.told.get("region", _REGION[row.language]), asking=row.asking)
    return hear(row.text, setting)


def faults(row: Row) -> list[str]:
    """What is read otherwise than the row says, a line each."""
    heard = listen(row)
    wrong = []
    for key, field in _FIELDS.items():
        if key in row.told.get("free", ()) or (key == "need" and key not in row.told):
            continue
        hit = heard.found.get(field)
        want = row.told.get(key)
        if want is None and hit is not None:
            wrong.append(f"{field} invented: {hit.value!r}")
        elif want is not None and (hit is None or not _is_right(key, want, hit.value)):
            wrong.append(f"{field}: {hit.value if hit else None!r} instead of {want!r}")
    declined = row.told.get("declined")
    if declined and declined not in heard.declined:
        wrong.append(f"{declined} not declined")
    if row.told and not declined and row.asking in heard.declined:
        wrong.append(f"{row.asking} declined")
    return wrong


def _is_right(key: str, want: Any, value: Any) -> bool:  # noqa: ANN401 - JSON, and a value of any kind
    if key == "sz":  # people
        low, high = want if isinstance(want, list) else (want, want)
        return bool((value["min"], value["max"]) == (low, high))
    if key == "bd":
        return bool([value["min"], value["max"], value["currency"], value["period"]] == want)
    if key == "tl":
        return all(end is None or _near(end, value[name]) for end, name in zip(want, ("earliest", "latest"), strict=True))
    same = fold(str(want)).casefold(), fold(str(value)).casefold()
    if key in ("nm", "co"):
        return _bare(same[0]) == _bare(same[1])
    return bool(same[0] in same[1]) if key in ("ro", "so", "need") else same[0] == same[1]


def _bare(name: str) -> str:
    for form in ("(주)", "㈜", "有限会社", "株式会社", " ltd", "mrs "):
        name = name.replace(form, "")
    return name.strip()


def _near(end: date, read: str | None) -> bool:
    return read is not None and abs((date.fromisoformat(read) - end).days) <= _DAYS
