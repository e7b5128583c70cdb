"""A letter for the tests of mail."""

from __future__ import annotations

from bot.model.letter import Letter

LETTER = Letter(
    sender="Dana Cole, Northdesk",
    subject="Your question to Northdesk",
    language="en",
    firm="Northdesk",
    lead="Dana Cole answered you.",
    lines=(("Dana Cole", "Hello,\nhow are you?"),),
    open="Continue",
    lasts="14 days.",
    why="You left this address.",
    stop="No more",
)
