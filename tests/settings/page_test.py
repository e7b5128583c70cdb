"""docs/config.md has every key and every code, and no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.settings.schema import ATTEMPTS, CODES, ENTRIES, MAIL, MODEL, PLATFORMS, SECTIONS, TOP, WEBHOOK

ROOT = Path(__file__).parents[2]
DOCS = (ROOT / "docs" / "config.md").read_text("utf-8")


def _rows() -> set[str]:
    return set(re.findall(r"^\| `([^`]+)`", DOCS, re.MULTILINE))


@pytest.mark.parametrize("key", [*TOP, *SECTIONS])
def test_the_page_has_every_key(key: str) -> None:
    assert key in _rows()


@pytest.mark.parametrize(
    "key",
    [f"platforms.{name}.{key}" for name, keys in PLATFORMS.items() for key in keys]
    + [f"{section}.NAME.{key}" for section, keys in ENTRIES.items() for key in keys]
    + [f"model.{key}" for key in MODEL]
    + [f"mail.{key}" for key in MAIL]
    + [f"webhook.{key}" for key in WEBHOOK]
    + [f"attempts.{key}" for key in ATTEMPTS],
)
def test_the_page_has_every_key_of_an_entry(key: str) -> None:
    assert key in _rows()


def test_the_page_has_no_key_that_does_not_exist() -> None:
    known = {*TOP, *SECTIONS, *(f"platforms.{name}.{key}" for name, keys in PLATFORMS.items() for key in keys)}
    known |= {f"{section}.NAME.{key}" for section, keys in ENTRIES.items() for key in keys} | set(CODES)
    known |= {f"model.{key}" for key in MODEL} | {f"mail.{key}" for key in MAIL} | {f"webhook.{key}" for key in WEBHOOK}
    known |= {f"attempts.{key}" for key in ATTEMPTS}
    assert _rows() - known == set()


@pytest.mark.parametrize("code", CODES)
def test_the_page_has_every_code(code: str) -> None:
    assert f"| `{code}` | {CODES[code]} |" in DOCS
