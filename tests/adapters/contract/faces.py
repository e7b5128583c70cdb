"""Cards that each platform's tests share: the buttons below them, and one on which everything says the same."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model.arrivals import Action, Button, Face, Row, pack
from tests.varied import varied

BELOW = ((Action.CLAIM, "primary"), (Action.NOT_A_FIT, "danger"), (Action.SNOOZE, ""), (Action.GIVE_BACK, ""))
"""What a card's buttons do, in their order, and how they look."""


def buttons(conversation: str, labels: Sequence[str]) -> tuple[Button, ...]:
    """Return as many of a card's buttons as there are labels."""
    return tuple(
        Button(label=label, payload=pack(action, conversation), style=style) for label, (action, style) in zip(labels, BELOW, strict=False)
    )


def saying(words: str, **more: object) -> Face:
    """Return a card on which everything that somebody outside can have written says these words."""
    face = Face(
        title=words,
        state=words,
        colour="red",
        reason=words,
        score=words,
        terms=(words,),
        rows=(Row(label=words, value=words, quote=words, before=words, unsure=True),),
        not_asked=words,
        questions=(words,),
        context=(words,),
        files=((words, "javascript:alert(1)"),),
        link="javascript:alert(1)",
        link_label=words,
        summary=words,
    )
    return varied(face, **more)
