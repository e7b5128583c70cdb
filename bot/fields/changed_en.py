"""English figures that were changed: "was 30k but it got cut to 24k", "slashed from 20k to 15k"."""

from __future__ import annotations

from bot.lean import later

_CHANGES = (
    r"(?:cut|slashed|trimmed|reduced|lowered|dropped|knocked|whittled|shaved|raised|bumped|upped|increased|lifted|went|gone|came"
    r"|come|brought|talked|doubled|trebled|tripled|quadrupled|grew|grown|jumped|shrank|shrunk|scaled|expanded|moved)"
    r"(?: (?:back|down|up|again|since))*"
)
_CHANGED_EN = later(
    rf"[^\d!?;\n]{{0,24}}?(?:,| but| and| then)\s(?:(?:it|that|they|we|has|have|had|been|got|was|were|is|it's|just|since|then"
    rf"|the boss|finance|recently"
    rf"|only|now|later)\s)*{_CHANGES} (?:it |that )?(?:to|at|by now to)\s(?:about |around |just |like )?(?:us\$|[$€£¥₩])?"
)
_CHANGED_FROM_EN = later(rf"\b{_CHANGES} (?:it )?from (?:about |around )?(?:us\$|[$€£¥₩])?[\d.,]+ ?[a-z]{{0,5}}$")
_TO_EN = later(r"(?: (?:a|per) (?:year|month)| [a-z]{3})?\s(?:down |up )?to\s(?:about |around )?(?:us\$|[$€£¥₩])?")
_FAR = 56


def changed_to(folded: str, end: int, start: int) -> bool:
    """Tell whether the figure that ends at `end` was changed to the one that begins at `start`."""
    if _CHANGED_EN.fullmatch(folded, end, start):
        return True
    return _TO_EN.fullmatch(folded, end, start) is not None and _CHANGED_FROM_EN.search(folded, max(0, end - _FAR), end) is not None
