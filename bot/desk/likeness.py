"""By what two conversations may be the same person or firm: an address, a number, a firm's name, a firm's domain. Pure.

Only the keyed hashes of these are kept beside the sealed rows. Alike is no proof: a rep decides.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.model import Answer, Owner

FIELDS = frozenset({"email", "phone", "company"})
"""Answers that tell it."""

KINDS = ("email", "phone", "domain", "company")
"""What may be alike, the weightiest first."""

_PROVIDERS = """
gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com icloud.com me.com mac.com aol.com proton.me
protonmail.com gmx.de gmx.net web.de mail.com zoho.com yandex.com qq.com 163.com 126.com
naver.com daum.net hanmail.net kakao.com nate.com
yahoo.co.jp docomo.ne.jp ezweb.ne.jp au.com softbank.ne.jp i.softbank.jp nifty.com biglobe.ne.jp outlook.jp
"""
ANYBODYS = frozenset(_PROVIDERS.split())
"""Domains at which anybody has an address, so that two of them are no firm: the largest providers where the flows' languages are spoken."""

_FORMS = re.compile(
    r"\b(?:incorporated|inc|corporation|corp|company|co|limited|ltd|llc|llp|plc|gmbh|ag|sa|sas|bv|nv|oy|ab|pte|pty|holdings?|group)\b"
    r"|주식회사|유한회사|유한책임회사|\(주\)|㈜|株式会社|有限会社|合同会社|合資会社|\(株\)|\(有\)|㈱|㈲",
)
_NOISE = re.compile(r"[^\w]+|_")

SHORTEST = 2
"""Characters of a firm's name without its legal form; a shorter one says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """Another conversation that may be of the same person or firm."""

    conversation: str
    title: str
    company: str
    owner: Owner
    rep: str
    updated_at: datetime
    opted_out: bool
    by: tuple[str, ...]  # of KINDS; () where only a rep joined them
    joined: bool  # a rep said that it is the same person
    direct: bool = False  # …of just these two conversations, so that it can be taken apart here


def keys(answers: Mapping[str, Answer]) -> tuple[tuple[str, str], ...]:
    """Return (kind, value) of everything by which somebody may be found again."""
    email, phone, company = (str(answers[name].value) if name in answers else "" for name in ("email", "phone", "company"))
    found = {"email": email.strip().casefold(), "phone": phone.strip(), "domain": domain(email), "company": firm(company)}
    return tuple((kind, value) for kind, value in found.items() if value)


def domain(email: str) -> str:
    """Return the domain of an address at a firm, "" for one of a provider where anybody has one."""
    name = email.strip().casefold().rpartition("@")[2]
    return "" if "@" not in email or name in ANYBODYS else name


def firm(name: str) -> str:
    """Return a firm's name as it is compared: without legal form, case, width and punctuation; "" where nothing is left."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    bare = _NOISE.sub("", _FORMS.sub(" ", folded))
    return bare if len(bare) >= SHORTEST else ""
