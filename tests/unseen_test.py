"""What somebody wrote turns nothing around it, on any platform."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from adapters.discord import render as discord
from adapters.slack import render as slack
from adapters.telegram import card as telegram_card
from adapters.telegram import render as telegram
from bot.language.unseen import calm
from bot.model import Effect, Say, Who
from tests.adapters.contract.faces import saying
from tests.adapters.telegram.fakes import NOW

TURNING = [chr(code) for code in (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))]
HEBREW, ARABIC = "שלום 12", "مرحبا (3)"


@pytest.mark.parametrize("sign", TURNING, ids=lambda sign: f"U+{ord(sign):04X}")
def test_no_sign_stays_that_turns_what_follows(sign: str) -> None:
    assert calm(f"Robin{sign} grebdlo{sign}G") == "Robin grebdloG"


@pytest.mark.parametrize("text", ["Robin Goldberg", "한빛소프트 박지원", "ミナト商事（株）", "naïve 👩‍💻 Ωmega Привет", "a\nb"])
def test_what_is_written_from_the_left_stays_as_it_is(text: str) -> None:
    assert calm(text) == text


@pytest.mark.parametrize("name", [HEBREW, ARABIC])
def test_a_name_that_is_written_from_the_right_is_isolated_line_by_line_once(name: str) -> None:
    assert calm(f"{name}\nplain\n{name}") == f"\u2068{name}\u2069\nplain\n\u2068{name}\u2069"
    assert calm(calm(name)) == calm(name)


def said(words: str) -> Effect:
    """Return a prospect's words under a card."""
    say = Say(text=words, who=Who.PROSPECT, name=words)
    return Effect(id="e", conversation="c", kind="note", platform="p", place="1", say=say, card=None, attempts=0, due_at=NOW, thread="1/2")


def of_slack(words: str) -> Any:  # noqa: ANN401 - a layout
    effect = said(words)
    return [
        slack.card(saying(words)),
        slack.sentences(effect, effect.say or Say(text=""), links=False),
        slack.home("", "", [saying(words)]),
    ]


def of_discord(words: str) -> Any:  # noqa: ANN401 - a layout
    card, notes = discord.card(saying(words)), discord.note(said(words).say or Say(text=""))
    return [card.content, dict(card.embed or {}), [note.content for note in notes]]


def of_telegram(words: str) -> Any:  # noqa: ANN401 - a layout
    parts = telegram.say_parts(said(words).say or Say(text=""), private=False)
    return [telegram_card.card(saying(words)), telegram_card.topic_name(saying(words)), parts]


SHOWN: dict[str, Callable[[str], Any]] = {"slack": of_slack, "discord": of_discord, "telegram": of_telegram}


@pytest.mark.parametrize("platform", SHOWN)
def test_a_name_with_an_override_reverses_nothing_on_a_card_or_under_one(platform: str) -> None:
    shown = json.dumps(SHOWN[platform](f"Robin {''.join(TURNING)}gpj.exe"), ensure_ascii=False)
    assert "Robin gpj.exe" in shown
    assert not re.search(f"[{''.join(TURNING)}]", shown)


@pytest.mark.parametrize("platform", SHOWN)
def test_a_name_from_the_right_never_stands_bare_beside_our_words(platform: str) -> None:
    shown = json.dumps(SHOWN[platform](HEBREW), ensure_ascii=False)
    bare = re.sub(r"\u2068[^\u2068\u2069]*\u2069", "", shown)
    assert "שלום" in shown
    assert "שלום" not in bare
