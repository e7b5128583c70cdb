"""config.yaml as a test writes it, and what is read from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.config import Config
from bot.errors import Fault, FaultyFiles
from bot.settings.config_file import load_config

TEAM = "teams:\n  inbound: {%s}\nreps:\n  dana: {name: Dana, teams: [inbound]}\n"
REP = "teams:\n  inbound: {}\nreps:\n  dana: {name: Dana, teams: [inbound], %s}\n"
WEB = "platforms:\n  web: {flow: b2b_saas, %s}\n"

FULL = """\
database: sqlite:///data/handraiser.db
brain: claude
settle: 1.5s
limits: off
encoder: on
flows: my/flows
platforms:
  web:      {flow: b2b_saas, origins: ["https://shop.example", "http://localhost:8080/"]}
  slack:    {mode: socket, bot_token: "${BOT}", app_token: "${APP}", flow: b2b_saas, listen: [dm, mention, "#ask-sales"]}
  telegram: {token: "${TELEGRAM}", flow: upsell}
teams:
  inbound: {cards: [desk, "slack:#leads", "telegram:-100123456"], shown: 영업팀, language: ko, assign: round_robin,
            claim_within: 10m, first_reply_within: 5m, reply_within: 1h30m, hours: "Mon-Fri 09:00-18:00, Sat 10:00-14:00",
            zone: Asia/Seoul, holidays: KR, closed: [2026-12-24], escalate: [dana]}
reps:
  dana: {name: 김다나, teams: [inbound], languages: [ko, ja], role: 영업, weight: 2, capacity: 5, email: Dana@Northdesk.example,
         slack: U012AB3CD, telegram: 778899}
"""


def load(tmp_path: Path, text: str, **environ: str) -> Config:
    file = tmp_path / "config.yaml"
    file.write_text(text, "utf-8")
    return load_config(file, environ)


def faults(tmp_path: Path, text: str, **environ: str) -> tuple[Fault, ...]:
    with pytest.raises(FaultyFiles) as caught:
        load(tmp_path, text, **environ)
    return caught.value.faults


def only(tmp_path: Path, text: str, **environ: str) -> Fault:
    found = faults(tmp_path, text, **environ)
    assert len(found) == 1, [str(fault) for fault in found]
    return found[0]
