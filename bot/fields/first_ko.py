"""With which value a Korean reply begins before it says what it does not have: 원무과장인데 결정권은 없어요, 온새미로라고 하는데요 …."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.fields.firm_ko import called_first
from bot.fields.role_ko import held_first_ko
from bot.fields.utterance import Utterance

FIRST_KO: Mapping[str, Callable[[Utterance], tuple[int, int] | None]] = {"role": held_first_ko, "company": called_first}
"""By kind of field; such a reply declines nothing."""
