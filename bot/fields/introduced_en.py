"""Who writes and for whom, told at the head of a message in whatever case: "It's Marek at Tatra Tyres", "its thandi from karoo wheels"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from bot.fields.solution import is_product
from bot.fields.utterance import Utterance
from bot.language import listed
from bot.lean import later

_WORD = r"[a-z0-9][\w'’.&-]*"
_GOES_ON = (
    r"(?:and (?:we|i|our|my)|we|we're|i|i'm|im|our|my|here|but|so|can|could|do|does|is|are|needs?|wants?|looking|who|which|where|just|got"
    r"|have|has|please|pls|calling|writing|wondering|again|in|with|about)\b"
)
_SAYS = later(
    r"\s{0,3}(?:(?:hi|hello|hey|hiya|good (?:morning|day|afternoon|evening)|morning|afternoon|evening)(?: there| all| team)?[\s,.!]{1,3})?"
    r"(?:it['’]?s|it is|this is|i['’]?m|i am)\s(?P<name>[^\W\d_][\w'’-]+(?:\s[^\W\d_][\w'’-]+)?)(?: here| again)?"
    rf"\s(?:(?P<by>from|at|with)\s|\((?=[^()]{{3,48}}\)))(?:the\s)?(?P<company>{_WORD}(?:\s(?!{_GOES_ON})(?:&|{_WORD})){{0,4}}?)"
    rf"(?=\s{{0,2}}(?:[,;!?\n()-]|\.(?:\s|$)|$)|\s{_GOES_ON})"
)
_LIKE_PASTS = frozenset(
    ("ahmed", "mohamed", "mohammed", "muhammed", "jared", "sayed", "syed", "alfred", "wilfred", "khaled", "waleed", "naveed")
)
"""Names that end like what somebody did."""


@cache
def _unfit() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The words that are nobody's name, those behind "from" that begin no firm's, and what places have in theirs."""
    nobody = listed("not names", "en") | listed("not heads", "en") | listed("things", "en") | listed("from elsewhere", "en")
    return nobody, listed("not firms", "en") | listed("not behind from", "en"), listed("places", "en") | listed("regions", "en")


def from_a_firm(said: Utterance) -> Mapping[str, tuple[int, int]]:
    """The spans of name and company; in small letters only behind "from", and no company of one word, which may be a place."""
    one = _SAYS.match(said.folded) if "(" in said.folded or not said.words.isdisjoint(("from", "at", "with")) else None
    if one is None or is_product(one["name"]):
        return {}
    nobody, no_firm, places = _unfit()
    name, firm = one["name"].split(), one["company"].split()
    written = said.text[one.start("name")].isupper() and said.text[one.start("company")].isupper()
    if any(word in nobody or not _may_be_called(word) for word in name) or firm[0] in no_firm or not (written or one["by"] == "from"):
        return {}
    is_firm = (one["by"] is None or not written) and len(firm) > 1 and one["company"] not in places and (no_firm | places).isdisjoint(firm)
    return {field: one.span(field) for field in (("name", "company") if is_firm else ("name",))}


def _may_be_called(word: str) -> bool:
    """False for "calling" and "moved", which say what somebody does; "Ling" is a name."""
    return (not word.endswith("ing") or len(word) < 5) and (not word.endswith("ed") or len(word) < 5 or word in _LIKE_PASTS)
