"""What of a message the prospect wrote: no thread that they quote, in parts that are short enough to be read at once."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST = 10_000
"""Characters of one message; what is longer is refused where it comes in, and its beginning alone is read."""

PART = 2_000
"""Characters that are read at once. A longer text is read in several parts, so that time grows with its length and no word is lost."""

_WHEN = r"(?:\d{4}[-/.年]|\d{4}년|\d{1,2}[./ ]|[A-Z][a-z]{2,8}[,.]? )"
_ATTRIBUTION = re.compile(
    rf"(?:On|Am|Le|El) [^\n]{{0,20}}?{_WHEN}[^\n]{{0,160}}(?:\n[^\n]{{0,120}})?(?:wrote|schrieb|a écrit|escribió)[^\n]{{0,80}}[:：]"
    r"|\d{4}[-/.年년] ?[^\n]{1,120}(?:@[^\n]{1,60}|のメール|さん|様)[^\n]{0,40}[:：]"
    r"|\d{4}[-/.年년] ?[^\n]{1,160}(?:님이 작성|작성|書きました|wrote)[^\n]{0,20}[:：]"
)
"""What a mail program puts above the message that is answered: "On Tue, 3 Mar 2026 at 10:11, Jo <jo@firm.example> wrote:"."""

_RULE = re.compile(
    r"(?<![-_=*])[-_=*]{2,}\s?(?:original message|forwarded message|begin forwarded message|original appointment|원본 ?(?:메시지|메일)"
    r"|전달된 (?:메시지|메일)|元のメッセージ|転送(?:された)?メッセージ|転送メール)",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"\*?(?:from|sent|date|to|cc|subject|差出人|送信者|送信日時|日時|宛先|件名|보낸 ?사람|보낸 ?날짜|날짜|받는 ?사람|참조|제목)\*? ?[:：]",
    re.IGNORECASE,
)
_MARK = re.compile(r"[ \t]*(?:>|&gt;)(?![ \t>]*[-+~<=]?[ \t]*[\d０-９$€£¥₩￥])")
"""A line that is quoted; "> 50 people" says more than fifty."""

_MAY_QUOTE = re.compile(r"(?:^|\n)[ \t]*(?:>|&gt;|[-_=*]{2})|[:：][ \t\r]*(?:\n|$)|\n[^\n]{1,12}[:：]")
_STOPS = (re.compile(r"\n\s*\n"), re.compile(r"\n"), re.compile(r"[.!?。！？](?:\s|(?<=[。！？]))"), re.compile(r"\s"))


def own_words(text: str) -> Iterator[str]:
    """Yield the parts of a message that its writer wrote, each a span of it; all of it where nothing but a quotation is there."""
    text = text[:LONGEST]
    whole = [text]
    if _MAY_QUOTE.search(text):
        own = [part for part in _unquoted(text) if part.strip()]
        whole = own or whole
    for part in whole:
        yield from _short(part)


def _unquoted(text: str) -> Iterator[str]:
    """Yield what stands before, between and behind quoted lines; nothing behind the head of a message that is answered whole."""
    start = at = 0
    lines = text.splitlines(keepends=True)
    for number, line in enumerate(lines):
        begins = at
        at += len(line)
        if begins < start:  # the second line of an attribution
            continue
        if _MARK.match(line):
            yield text[start:begins]
            start = at
        elif found := _ATTRIBUTION.match(text, begins):
            yield text[start:begins]
            end = text.find("\n", found.end())
            start = len(text) if end < 0 else end + 1
            if not _MARK.match(_next_words(text, start)):
                return
        elif (_RULE.match(line) or _heads_a_mail(lines[number : number + 3])) and text[:begins].strip():
            yield text[start:begins]
            return
    yield text[start:]


def _next_words(text: str, at: int) -> str:
    return text[at : at + PART].lstrip("\r\n \t")[:40]


def _heads_a_mail(lines: list[str]) -> bool:
    """Tell whether three lines are the head of a mail: "From: …", "Sent: …", "To: …"."""
    return len(lines) == 3 and all(_HEADER.match(line.strip()) for line in lines)


def _short(text: str) -> Iterator[str]:
    """Yield a text in parts of at most `PART` characters, cut between paragraphs, else lines, sentences, words."""
    start = 0
    while len(text) - start > PART:
        window = text[start + PART // 2 : start + PART]
        ends = (list(stop.finditer(window)) for stop in _STOPS)
        cut = next((found[-1].end() for found in ends if found), len(window))
        yield text[start : start + PART // 2 + cut]
        start += PART // 2 + cut
    yield text[start:]
