"""What a reply to "how can they reach you" says of the ways: one that is refused beside another that is open ends nothing. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.fields.kind import Found
from bot.language.fold import fold
from bot.signals.intent import HOLDS

ADDRESSES = frozenset({"email", "phone"})
"""Fields by which somebody is reached."""

_FOR_GOOD = re.compile(
    r"\bunsubscri|\bopt(?:ed|ing)?[ -]?(?:me )?out|\b(?:remove|delete|erase)\b|\btake\b[^.!?\n]{0,24}\boff\b"
    r"|\bleave (?:me|us)\b|\bany ?more\b"
    r"|\bno further|\bever again|\bnever (?:contact|write|message|call|ring)|\bnot interested|\b(?:stop|don't|do not|quit) contact"
    r"|수신 ?거부|구독|해지|탈퇴|차단|삭제|지워|다시는|더 ?이상|앞으로|그만|관심 ?없"
    r"|解除|退会|停止|削除|二度と|今後|これ以上|一切|やめ|お断り|興味(?:は|が)?(?:な|あり?ま?せ)"
)
"""What says for good, or of everything, that we are to be silent: no number below it, as in a signature, takes that back."""

_NEAR = 60
"""Characters before a number in which a call is asked for."""
_UNTIL = r"[\s:,.=-]{0,3}[+(]?\Z"
_ASKS_BEFORE = re.compile(
    r"(?<!not )(?<!n't )(?<!never )(?<!stop )\b(?:call|ring|phone|dial|text|try|reach|whatsapp)"
    r"(?: (?:me|us|my \w+))?(?: (?:instead|back|directly))?"
    r"(?: (?:on|at|under|via))?(?: (?:my )?(?:mobile|cell|phone|number))?" + _UNTIL
)
_ASKS_BEHIND = re.compile(
    r"\s?(?:번)?(?:으?로|에)?\s?(?:전화|연락|문자|통화)[^.!?\n]{0,6}(?:주|줘|부탁|바랍)"
    r"|\s?(?:に|へ|まで|の方に|のほうに)[^。.!?\n]{0,6}?(?:電話|連絡|掛け|かけ|お願い|ください|[。.\s]|$)"
)
"""What asks for a call, right before a number or right behind it."""

_NO_MAIL = re.compile(
    r"\bno (?:more )?e?-?mails?\b|\b(?:don't|do not) e-?mail\b"
    r"|\b(?:don't|do not|never|rarely|hardly(?: ever)?|barely) (?:really |ever )?(?:read|check|look at|use|answer|open) "
    r"(?:my |the )?(?:e-?mails?|inbox)\b"
    r"|메일(?:은|는|을|를)? ?(?:거의 |잘 |원래 )?(?:말고|말구|보내지 ?마|필요 ?없"
    r"|(?:안|못) ?(?:봐|봅|보|받|확인|써|쓰|씁)|확인 ?(?:안|못) ?[해합하])"
    r"|メール(?:は|を|での?(?:ご?連絡は)?)?(?:あまり|ほとんど|普段)?(?:不要|ではなく|じゃなく|以外"
    r"|見ませ|見な|見てな|使いませ|使わな|使ってな|確認しませ|確認しな)"
)
_NO_PHONE = re.compile(
    r"\b(?:don't|do not|never|rarely|hardly(?: ever)?|barely) (?:really |ever )?(?:use|answer|pick up) "
    r"(?:my |the )?(?:phone|texts?|calls)\b"
    r"|(?:문자|전화|카톡|톡)(?:은|는|을|를)? ?(?:거의 |잘 |원래 )?(?:안|못) ?(?:봐|봅|보|받|확인|써|쓰|씁)"
    r"|(?:電話|ライン|line)(?:は|を|に)?(?:あまり|ほとんど|普段)?(?:使いませ|使わな|使ってな|出ませ|出な|出られ)"
)
"""One way that is refused, and no more than that."""


def of_being_reached(text: str, signals: Mapping[str, float], found: Mapping[str, Found]) -> Mapping[str, float]:
    """Return the signals of such a reply: "no mails please, ring me on …" is no opt-out, and "I never read mail" a refusal of mail.

    Whatever does not say so plainly stays an opt-out: one that is not heard is worse than a talk that ends too early.
    """
    is_given = bool(found.keys() & ADDRESSES)
    if is_given and signals.get("opt_out", 0) < HOLDS:
        return signals
    said = fold(text)
    if _FOR_GOOD.search(said):
        return signals
    left = {name: strength for name, strength in signals.items() if name != "opt_out"}
    if is_given:
        return left if _is_to_be_called(said, text, found) else signals
    return {**left, "decline": HOLDS} if _NO_MAIL.search(said) or _NO_PHONE.search(said) else signals


def _is_to_be_called(said: str, text: str, found: Mapping[str, Found]) -> bool:
    """Tell whether a number is there, and a call is asked for right beside it, or mail alone refused."""
    quote = found["phone"].quote if "phone" in found else ""
    start = text.find(quote)
    before, behind = said[max(0, start - _NEAR) : start], start + len(quote)
    return bool(quote and (_ASKS_BEFORE.search(before) or _ASKS_BEHIND.match(said, behind) or _NO_MAIL.search(said)))
