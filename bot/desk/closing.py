"""Why a rep closed a lead: won, lost or junk, a reason from a list, and their own words. Pure.

Kept as one text, "lost/price: no budget this year". Older rows have no reason from the list ("lost: no budget this year") and read on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

REASONS: Mapping[str, tuple[str, ...]] = {
    "won": (),
    "lost": ("price", "timing", "competitor", "no_need", "no_answer", "other"),
    "junk": ("spam", "student", "vendor", "job_seeker", "test", "other"),
}
"""What a rep may close a lead as → the reasons that there are to choose from."""

CHOICES: tuple[str, ...] = tuple(head for kind, codes in REASONS.items() for head in ([f"{kind}/{code}" for code in codes] or [kind]))
"""Everything that the desk offers: "won", "lost/price", …"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """A close reason in its parts."""

    kind: str  # won | lost | junk, or what closed it without a rep: left, undone; "" for nothing
    code: str = ""  # of REASONS; "": none was chosen
    words: str = ""

    @property
    def by_rep(self) -> bool:
        """True where a rep said what became of it."""
        return self.kind in REASONS

    def text(self) -> str:
        """Return it as it is kept."""
        head = f"{self.kind}/{self.code}" if self.code else self.kind
        return f"{head}: {self.words}" if self.words else head


def closing(text: str) -> Closing:
    """Return the parts of what was kept or sent; a reason that the list does not have is none."""
    head, _, words = text.partition(":")
    kind, _, code = (part.strip() for part in head.partition("/"))
    return Closing(kind=kind, code=code if code in REASONS.get(kind, ()) else "", words=words.strip())


def is_offered(text: str) -> bool:
    """Tell whether a rep may close with it: one of the three, alone or with a reason of its list."""
    head = text.partition(":")[0].strip()
    return head in REASONS or head in CHOICES
