"""English messages in which a value stands beside other figures, dates, names and facts tell that value and not the others."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from bot.hearing.hear import hear
from bot.hearing.setting import Setting
from bot.model import Value
from tests.hearing import NOW, PLAY

_ROWS = YAML(typ="safe").load((Path(__file__).parent / "said" / "beside-en.yaml").read_text(encoding="utf-8"))
_KEYS = {"timeline": ("earliest", "latest"), "company_size": ("min", "max"), "budget": ("min", "max", "period")}
_CONTAINED = ("need", "role", "current_solution")


def _told(field: str, value: Value | None, wanted: object) -> object:
    """The value in the form of a row; of an open field what was wanted, where it holds it."""
    if value is None or not isinstance(value, str):
        return [value[key] for key in _KEYS[field]] if value else None
    is_held = field in _CONTAINED and isinstance(wanted, str) and wanted.casefold() in value.casefold()
    return wanted if is_held else value


@pytest.mark.parametrize(("asking", "region", "text", "wanted"), _ROWS)
def test_a_value_is_told_apart_from_what_stands_beside_it(asking: str | None, region: str, text: str, wanted: Mapping[str, object]) -> None:
    found = hear(text, Setting(play=PLAY, language="en", now=NOW, region=region, asking=asking)).found
    assert {field: _told(field, found[field].value if field in found else None, wanted[field]) for field in wanted} == wanted
