"""The picture in the docs is drawn from the card that the tests hold, and says what it is."""

from __future__ import annotations

import os
from pathlib import Path
from xml.etree import ElementTree

from tests.adapters.telegram.material import ENGLISH
from tests.adapters.telegram.preview import draw

FILE = Path(__file__).parents[3] / "docs/connect/telegram-card.svg"


def test_the_preview_is_the_card_of_today() -> None:
    """Draw it anew with HANDRAISER_GOLDEN=1, and look at it."""
    drawn = draw(ENGLISH)
    if os.environ.get("HANDRAISER_GOLDEN"):
        FILE.write_text(drawn, "utf-8")
    assert FILE.read_text("utf-8") == drawn
    words = "".join(ElementTree.fromstring(drawn).itertext())  # noqa: S314 - drawn here
    assert "no screenshot of Telegram" in words
    for text in ("Jiwon Park · Hanbit Logistics", "78 of 100", "Claim", "about sixty of us", "Not asked: current tool"):
        assert text in words
