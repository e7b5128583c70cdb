"""An e-mail address, also as one says it: "jo at firm dot io". What it must look like is decided by email-validator."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from bot.fields.kind import Found, Hearing
from bot.fields.plain import PlainText, found
from bot.fields.utterance import Utterance, utterance
from bot.fields.whose import corrects, denied, is_anothers
from bot.language import listed
from bot.lean import later

_PLAIN = later(
    r"(?<![\w.+-])[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9](?![\w@]"
    r"|\.[a-z0-9])",
    re.ASCII,
)
_ALONE = later(r"\s*(?P<it>[^\s@\"(),:;<>\[\]\\]+@(?:[^\W_][\w-]*\.)+[^\W\d_][\w-]+)\s*[.!]?\s*")
_EASTERN = later(r"[가-힣ぁ-ゖァ-ヺ]")
_AT = r"(?: ?@ ?| +at +|\s*[(\[]\s*at\s*[)\]]\s*)"
_DOT = r"(?:\.|\s\.\s|\s+dot\s+|\s*[(\[]\s*dot\s*[)\]]\s*)"
_SIGN = r"(?:\s+(?:underscore|dash|hyphen)\s+)"
_SPOKEN = later(
    rf"\b(?P<local>[a-z0-9_+-]{{1,64}}(?:(?:{_DOT}|{_SIGN})[a-z0-9_+-]{{1,64}}){{0,6}}){_AT}"
    rf"(?P<domain>[a-z0-9-]{{1,63}}(?:(?:{_DOT}|{_SIGN})[a-z0-9-]{{1,63}}){{0,6}}{_DOT}[a-z]{{2,}})(?![\w@])",
    re.ASCII,
)
_SPOKEN_APART = later(
    rf"\b(?P<local>[a-z0-9_+-]{{1,64}}(?:(?:{_DOT}"
    rf"|{_SIGN})[a-z0-9_+-]{{1,64}}){{0,6}}){_AT}(?P<host>[a-z0-9-]{{1,30}}(?: [a-z0-9-]{{1,30}}){{1,2}}?)"
    rf"(?P<one>,?\s(?:all |as |that's ){{0,2}}one word,?)?"
    rf"{_DOT}(?P<domain>[a-z]{{2,}}(?:{_DOT}[a-z]{{2,}})?)\b(?(one)|(?=.{{0,48}}\b(?:all |as )?one word\b))",
    re.ASCII,
)
"""An address whose site is told as several words, "at larkfield trust dot example, all one word"."""
_SAID_KO = later(
    r"(?<![a-z0-9_.+-])(?P<local>[a-z0-9_.+-]+(?:\s?(?:점|닷|언더바|언더스코어|하이픈|다시)\s?[a-z0-9_+-]+){0,4})\s?[(\[]?(?:골뱅이"
    r"|앳)[)\]]?\s?(?P<domain>[a-z0-9-]+(?:\s?(?:\.|점|닷)\s?[a-z0-9-]+)+)",
    re.ASCII,
)
_SAID_JA = later(
    r"(?<![a-z0-9_.+-])(?P<local>[a-z0-9_.+-]+(?:\s?(?:ドット|ハイフン|マイナス|アンダーバー"
    r"|アンダースコア)\s?[a-z0-9_+-]+){0,4})\s?(?:アットマーク"
    r"|アット|あっとまーく|あっと)\s?"
    r"(?P<domain>[a-z0-9-]+(?:\s?(?:\.|ドット|ハイフン|マイナス)\s?[a-z0-9-]+){1,5})",
    re.ASCII,
)
_DOTS = later(r"\s*\.\s*|\s*[(\[]?\s*\bdot\b\s*[)\]]?\s*|\s?(?:점|닷|ドット)\s?|\s+")
_COPIED = later(r"(?:(?<![a-z])b?cc(?:'?ing|'?ed)?(?![a-z])|\bcopy(?:ing)?\b|참조|시시로|同報)[^@\n]{0,16}$")
"""Right before an address that only gets a copy."""
_MISTYPED = later(
    r"\b(?:typo|mistyped|misspelt|misspelled|(?<!if that's )(?<!if it's )wrong|oops|sorry|correction|i mean|meant|should be|scratch that)\b"
    r"|오타|잘못|틀렸|아니[고라,.\s]|정정|죄송|다시 ?(?:적|쓸|드)|打ち?間違|書き?間違|間違[いえっ]|誤字|誤り|訂正|失礼|ではなく"
    r"|じゃなく|タイポ|ミス"
)
"""Between two addresses: the first was a mistake."""
_COPIED_BEHIND = later(r"\s?(?:を|も)\s?(?:b?cc|同報)")
_PLACEHOLDERS = frozenset(
    ("name", "first.last", "firstname.lastname", "first.lastname", "name.surname", "firstname", "lastname", "yourname")
)
"""How addresses are made there, which is none: "firstname.lastname@brightwell.example"."""
_NO_LOCALS = frozenset(
    (
        "name",
        "names",
        "surname",
        "lastname",
        "firstname",
        "myname",
        "initials",
        "us",
        "me",
        "look",
        "looking",
        "find",
        "found",
        "see",
        "it",
        "is",
        "are",
        "we",
        "here",
        "there",
        "online",
        "out",
        "up",
    )
)
"""Before "at" and a site: "find us at rowan.example" is no address."""
_COMMON_ENDS = listed("common domains", "en")


class EmailKind(PlainText):
    """An address, in lower case."""

    name = "email"

    def read(self, text: str, hearing: Hearing) -> Sequence[Found]:
        """Every address that is the prospect's own."""
        said = utterance(text, hearing.language)
        if "@" not in said.folded and not _may_be_spoken(said):
            return []
        made = [
            found(said, value, start, end, replaces=corrects(said))
            for start, end, address in _candidates(said, hearing.asked)
            if not (denied(said, start, end) or is_anothers(said, start, end))
            and (value := _valid(address))
            and value.partition("@")[0] not in _PLACEHOLDERS
        ]
        if len(made) < 2:
            return made
        if len(made) == 2 and _MISTYPED.search(said.folded, made[0].end, made[1].start):
            return made[1:]
        copied = (_COPIED.search(text[: text.index(one.quote)].lower()) or _COPIED_BEHIND.match(said.folded, one.end) for one in made)
        return [one for one, is_copied in zip(made, copied, strict=True) if not is_copied] or made


def _without_eastern_stops(said: Utterance) -> str:
    """Return the folded text with blanks for what is a full stop there, 間違えました。info@…, and no part of an address."""
    if "。" not in said.text:
        return said.folded
    return "".join(" " if sign == "。" else plain for sign, plain in zip(said.text, said.folded, strict=True))


def _may_be_spoken(said: Utterance) -> bool:
    if said.tongue == "ko":
        return "골뱅이" in said.folded or "앳" in said.folded
    if said.tongue == "ja":
        return "アット" in said.folded or "あっと" in said.folded
    return "at" in said.words and ("dot" in said.words or "." in said.folded)


def _candidates(said: Utterance, asked: bool) -> Iterator[tuple[int, int, str]]:
    """What looks like an address, with its span, strictest form first."""
    plain = False
    alone = _ALONE.fullmatch(said.text)
    if alone and asked and not _EASTERN.search(said.text):
        yield *alone.span("it"), alone.group("it").lower()
        return
    for one in _PLAIN.finditer(_without_eastern_stops(said)):
        plain = True
        start = one.start() + _lead(one.group())
        yield start, one.end(), said.folded[start : one.end()]
    if alone and asked and not plain:
        yield *alone.span("it"), alone.group("it").lower()
        return
    if plain and not ("dot" in said.words and asked):
        return
    if asked and (apart := _SPOKEN_APART.search(said.folded)):
        local, domain = (_DOTS.sub(".", _signs(apart[part])) for part in ("local", "domain"))
        yield apart.start(), apart.end("domain"), f"{local}@{apart['host'].replace(' ', '')}.{domain}"
        return
    for pattern in (_SPOKEN, _SAID_KO, _SAID_JA):
        for one in pattern.finditer(said.folded):
            if (plain and "dot" not in one.group("local")) or one.group("local") in _NO_LOCALS:
                continue
            domain = _DOTS.sub(".", _signs(one.group("domain")))
            if "@" in one.group() or "dot" in one.group() or pattern is not _SPOKEN or asked or domain.rsplit(".", 1)[-1] in _COMMON_ENDS:
                yield one.start(), one.end(), f"{_DOTS.sub('.', _signs(one.group('local')))}@{domain}"


def _signs(local: str) -> str:
    """The signs that are said in words: kyle underscore t."""
    return _DASHES.sub("-", _UNDERSCORES.sub("_", local))


_UNDERSCORES, _DASHES = (
    later(r"\s+underscore\s+|\s?언더(?:바|스코어)\s?|\s?アンダー(?:バー|スコア)\s?"),
    later(r"\s+(?:dash|hyphen)\s+|\s?(?:하이픈|다시)\s?|\s?(?:ハイフン|マイナス)\s?"),
)


def _lead(address: str) -> int:
    """Quotes and brackets that people put before an address."""
    return (
        len(address) - len(address.lstrip("'`*=|/")) if address[0] in "'`*=|/" and len(address) - len(address.lstrip("'`*=|/")) == 1 else 0
    )


@lru_cache(maxsize=256)  # a reply is read as a whole, then as the answer that was asked for
def _valid(address: str) -> str | None:
    """The address in lower case, None where the standard does not allow it."""
    from email_validator import EmailNotValidError, validate_email

    try:
        validate_email(address, check_deliverability=False)
    except EmailNotValidError:
        return None
    return address.lower()
