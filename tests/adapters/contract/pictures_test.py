"""The pictures in docs/connect are drawn from the card that is sent today, in each of its states, and say what they are."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from adapters.discord import render as discord
from adapters.slack import render as slack
from adapters.telegram.card import card
from adapters.telegram.render import buttons_of
from bot.model.arrivals import Face
from tests.adapters.contract.drawing import Shown, Theme, draw
from tests.adapters.contract.shown_lead import faces
from tests.adapters.discord import preview as discords
from tests.adapters.slack import preview as slacks
from tests.adapters.telegram import preview as telegrams

DOCS = Path(__file__).parents[3] / "docs" / "connect"

Reader = Callable[[Face], Iterable[Shown]]
READERS: dict[str, tuple[Theme, Reader]] = {
    "slack": (slacks.THEME, lambda face: slacks.rows(slack.card(face))),
    "discord": (discords.THEME, lambda face: discords.rows(discord.card(face))),
    "telegram": (telegrams.THEME, lambda face: telegrams.rows(card(face), buttons_of(face.buttons, (face.link_label, face.link)))),
}


def drawn(platform: str) -> str:
    """Return the picture of today."""
    theme, read = READERS[platform]
    states = faces(platform)
    edges = {name: f"#{(discord.card(face).embed or {})['color']:06x}" for name, face in states.items()} if platform == "discord" else {}
    return draw(theme, {name: tuple(read(face)) for name, face in states.items()}, edges)


@pytest.mark.parametrize("platform", READERS)
def test_the_picture_is_the_card_of_today(platform: str) -> None:
    """Draw it anew with HANDRAISER_GOLDEN=1, and look at it."""
    file, picture = DOCS / f"{platform}-card.svg", drawn(platform)
    if os.environ.get("HANDRAISER_GOLDEN"):
        file.write_text(picture, "utf-8")
    assert file.read_text("utf-8") == picture


@pytest.mark.parametrize("platform", READERS)
def test_the_picture_shows_each_state_whole_and_says_that_it_is_a_preview(platform: str) -> None:
    words = " ".join("".join(ElementTree.fromstring(drawn(platform)).itertext()).split())  # noqa: S314 - drawn here
    assert f"no screenshot of {platform.capitalize()}" in words
    for face in faces(platform).values():
        said = (face.title, face.state, face.score, face.not_asked, *(row.value for row in face.rows), *(key.label for key in face.buttons))
        assert [text for text in said if re.sub(r"\s+", " ", text) not in words] == []


@pytest.mark.parametrize("platform", READERS)
def test_the_page_shows_the_picture(platform: str) -> None:
    assert f"]({platform}-card.svg)" in (DOCS / f"{platform}.md").read_text("utf-8")
