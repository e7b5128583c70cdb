"""Words on their way in and out: Discord's markup undone, hostile markup made harmless, long texts parted at sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bot.language.unseen import calm

LONGEST = 2_000
"""Characters of a message, https://discord.com/developers/docs/resources/message#create-message"""

BLANK = "\u200b"

# --- in

_MARKUP = re.compile(r"<(?P<kind>@!?|@&|#)(?P<id>\d+)>|<a?:(?P<emoji>\w+):\d+>|<(?P<url>https?://[^\s<>]+)>")
_PAIRS = re.compile(r"(\*\*\*|\*\*|~~|\|\||```|`)(?=\S)(.+?)(?<=\S)\1|(?<!\w)__(?=\S)(.+?)(?<=\S)__(?!\w)", re.DOTALL)


def plain(content: str, names: Mapping[str, str]) -> str:
    """Return what somebody wrote as plain text; `names` has what a mention reads as ("@12" → "@Dana"), empty to leave it out."""

    def undone(found: re.Match[str]) -> str:
        if found["kind"]:
            sign = found["kind"].rstrip("!")
            return names.get(sign + found["id"], sign[:1] + "…")
        return f":{found['emoji']}:" if found["emoji"] else found["url"]

    text = _MARKUP.sub(undone, content)
    return _PAIRS.sub(lambda pair: pair[2] or pair[3], text).strip()


# --- out

_HOSTILE = re.compile(
    r"(?P<url>https?://[^\s<>()\[\]\\`|*]+)|@(?P<all>everyone|here)|(?P<line>^[ \t]*(?:#{1,3}|-#)(?=[ \t]))|(?P<sign>[\\*_~`|\[\]<>])", re.M
)


def escape(text: str) -> str:
    """Return plain text that Discord shows as it is: no emphasis, no link under other words, nobody mentioned. Addresses stay whole.

    A second lock beside `allowed_mentions`, which alone decides who is notified.
    """

    def made_harmless(found: re.Match[str]) -> str:
        if found["url"]:
            return found["url"]
        if found["all"]:
            return f"@{BLANK}{found['all']}"
        return found["line"].replace("#", "\\#", 1).replace("-\\", "\\-") if found["line"] else f"\\{found['sign']}"

    return calm(_HOSTILE.sub(made_harmless, text))


def unescape(text: str) -> str:
    """Return what was escaped as it was written, for places that know no markup."""
    return re.sub(r"\\([\\*_~`|\[\]<>#-])", r"\1", text).replace(BLANK, "")


def length(text: str) -> int:
    """Return the length as the strictest reader counts it: a sign beyond the first 65,536 is two."""
    return len(text) + sum(sign > "\uffff" for sign in text)


def cut(text: str, longest: int) -> str:
    """Return the text, shortened with "…" where it is too long; never in the middle of an escape."""
    if length(text) <= longest:
        return text
    kept = text[: max(longest - 1, 0)]
    while kept and length(kept) > longest - 1:
        kept = kept[:-1]
    backslashes = len(kept) - len(kept.rstrip("\\"))
    return (kept[:-1] if backslashes % 2 else kept).rstrip() + "…"


_STEPS = (
    re.compile(r".+?(?:\n{2,}|\Z)", re.DOTALL),
    re.compile(r".+?(?:\n+|\Z)", re.DOTALL),
    re.compile(r".+?(?:(?<![.!?…])[.!?…]+[\"'”’)\]]*\s+|[。！？]+[」』）]*\s*|\Z)", re.DOTALL),
    re.compile(r"\S+\s*|\s+"),
    re.compile("(?:.\u200d)*.[\u0300-\u036f\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]*", re.DOTALL),
)
"""Where a text may be parted, the best first: paragraphs, lines, sentences, words, signs that belong together."""


def pieces(text: str, longest: int = LONGEST) -> tuple[str, ...]:
    """Return the text escaped, in as many messages as it needs; at least one."""
    return tuple(escape(part.strip()) for part in _parted(text.strip(), longest, 0) if part.strip()) or (BLANK,)


_TOGETHER = re.compile("@everyone|@here|#")
"""What is escaped as a whole, and so may be seen only when its parts stand together."""


def _at_most(part: str, wary: bool) -> int:
    """Return how long a part can become beside others, escaped: what is held grows by parts, and is not escaped anew with each."""
    return length(escape(part)) + (part.count("@") + part.count("#") if wary else 0)


def _parted(text: str, longest: int, step: int) -> Iterator[str]:
    held, most, wary = "", 0, _TOGETHER.search(text) is not None
    for part in _STEPS[step].findall(text):
        more = _at_most(part, wary)
        if most + more <= longest or length(escape(held + part)) <= longest:
            held, most = held + part, most + more
            continue
        if held:
            yield held
        held, most = part, more
        if more > longest and length(escape(part)) > longest and step + 1 < len(_STEPS):
            *full, held = _parted(part, longest, step + 1)
            most = _at_most(held, wary)
            yield from full
    if held:
        yield held
