"""Which of two values that stand on the same words of a message stays."""

from __future__ import annotations

from collections.abc import Mapping

from bot.fields import BUILT_IN
from bot.fields.kind import Found
from bot.hearing.answer import OPEN_KINDS
from bot.lean import later

FIGURES = frozenset({"headcount", "money", "number", "timeline"})
"""Kinds of which a bare figure can be a correction."""


def beside_address(text: str, found: Mapping[str, Found]) -> Mapping[str, Found]:
    """Leave out values in words that stand only within an address: of info@yamada.co.jpです no company "jp"."""
    address = next((hit.quote for f, hit in found.items() if BUILT_IN.get(f) == "email"), "")
    if not address:
        return found
    rest = text.replace(address, "\n")
    return {f: hit for f, hit in found.items() if BUILT_IN.get(f, "text") not in OPEN_KINDS or not _is_part(hit.quote, address, rest)}


_NO_MORE = later(r"(?:네|예|はい|ええ|입니다|이에요|예요|이요|요|です|[\s.,!~。、！])*")


def _is_part(quote: str, address: str, rest: str) -> bool:
    """Tell whether words are nothing but an address, or stand only within one."""
    return bool(_NO_MORE.fullmatch(quote.replace(address, ""))) if address in quote else quote in address and quote not in rest


def without_doubles(found: Mapping[str, Found], asking: str | None, kind: str) -> Mapping[str, Found]:
    """Leave out the answer to the open question where an open kind took the very words that another value already stands on.

    A figure that answers is nothing else besides: of 총 팔백이요 for a budget no number of people.
    """
    answer = found.get(asking or "")
    if asking is None or answer is None:
        return found
    if kind not in OPEN_KINDS:
        return {f: hit for f, hit in found.items() if f == asking or BUILT_IN.get(f, "text") not in FIGURES or hit.quote != answer.quote}
    twin = found.get("name" if asking == "company" else "company") if asking in ("name", "company") else None
    if twin is not None and (twin.quote == answer.quote or (asking == "company" and twin.quote in answer.quote)):
        found = {f: hit for f, hit in found.items() if hit is not twin}
    exact = {hit.quote for f, hit in found.items() if BUILT_IN.get(f, "text") not in OPEN_KINDS}
    return {f: hit for f, hit in found.items() if f != asking or answer.quote.strip() not in exact}
