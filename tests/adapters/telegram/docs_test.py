"""What docs/connect/telegram.md and docs/config.md say is so."""

from __future__ import annotations

from pathlib import Path

import pytest

from adapters.telegram.examine import PORTS
from adapters.telegram.parse import ALLOWED
from bot.settings.config_file import load_config
from bot.settings.schema import PLATFORMS

DOCS = Path(__file__).parents[3] / "docs"
PAGE = (DOCS / "connect/telegram.md").read_text("utf-8")
CONFIG = """
platforms:
  telegram: {flow: b2b_saas, token: "${TELEGRAM_TOKEN}"}
teams:
  inbound: {cards: [desk, "telegram:-1001234567890"]}
reps:
  dana: {name: Dana Cole, teams: [inbound], telegram: "778899"}
"""


@pytest.mark.parametrize("key", PLATFORMS["telegram"])
def test_each_key_has_its_row(key: str) -> None:
    assert f"| `platforms.telegram.{key}` |" in (DOCS / "config.md").read_text("utf-8")


@pytest.mark.parametrize("kind", ALLOWED)
def test_each_update_that_we_ask_for_has_its_reason(kind: str) -> None:
    assert f"| `{kind}` | " in PAGE


def test_the_ports_are_those_that_doctor_takes() -> None:
    assert f"port {', '.join(map(str, PORTS[:-1]))} or {PORTS[-1]}" in PAGE


def test_the_steps_config_is_read(tmp_path: Path) -> None:
    for line in CONFIG.strip().splitlines():
        assert line in "\n".join(one.removeprefix("   ") for one in PAGE.splitlines())
    file = tmp_path / "config.yaml"
    file.write_text(CONFIG)
    config = load_config(file, {"TELEGRAM_TOKEN": "999:abc"})
    assert config.reps["dana"].identities == {"telegram": "778899"}
    assert config.teams["inbound"].cards == (("desk", ""), ("telegram", "-1001234567890"))
