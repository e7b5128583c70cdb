"""The manifest asks for exactly what the code uses, and the page gives a reason for each."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

import yaml

from adapters.slack import parse
from adapters.slack.api import EVENTS, METHODS, SCOPES
from adapters.slack.commands import COMMANDS
from tests.sources import parsed

ROOT = Path(__file__).parents[3]
MANIFEST: dict[str, Any] = yaml.safe_load((ROOT / "docs/connect/slack-manifest.yaml").read_text("utf-8"))
PAGE = (ROOT / "docs/connect/slack.md").read_text("utf-8")


def test_the_manifest_has_exactly_the_scopes_of_the_methods_and_events() -> None:
    assert MANIFEST["oauth_config"]["scopes"]["bot"] == sorted(SCOPES)
    assert "user" not in MANIFEST["oauth_config"]["scopes"]


def test_the_manifest_has_exactly_the_events_that_are_read() -> None:
    assert MANIFEST["settings"]["event_subscriptions"]["bot_events"] == sorted(EVENTS)
    assert {name.partition(".")[0] for name in EVENTS} == set(parse._EVENTS)


def test_the_manifest_switches_on_what_is_used() -> None:
    assert MANIFEST["settings"]["socket_mode_enabled"] is True
    assert MANIFEST["settings"]["interactivity"] == {"is_enabled": True}
    assert MANIFEST["settings"]["token_rotation_enabled"] is False
    assert MANIFEST["features"]["app_home"]["messages_tab_read_only_enabled"] is False


def test_the_manifest_announces_exactly_the_commands_that_are_answered() -> None:
    announced = MANIFEST["features"]["slash_commands"]
    assert [one["command"] for one in announced] == list(COMMANDS)
    assert all(len(one["description"]) <= 100 and not one["should_escape"] for one in announced)  # its limit, and plain words for us


def called() -> set[str]:
    """Return every method that the drawer's code calls."""
    found: set[str] = set()
    for path in (ROOT / "adapters/slack").glob("*.py"):
        if path.name != "api.py":
            names = {node.value for node in ast.walk(parsed(path)) if isinstance(node, ast.Constant)}
            found |= {name for name in names if isinstance(name, str) and name in METHODS}
    return found


def test_every_method_in_the_table_is_called_and_no_other() -> None:
    assert called() == set(METHODS)


def test_the_page_gives_a_reason_for_each_scope_and_event() -> None:
    reasons = dict(re.findall(r"^\| `([a-z_.:]+)` \| (.{5,}) \|$", PAGE, re.MULTILINE))
    assert set(SCOPES | set(EVENTS)) <= set(reasons)
    assert {name for name in reasons if ":" in name or name == "commands"} == SCOPES
