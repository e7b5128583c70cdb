"""Japanese as it is dictated: えーと before a reply and はい behind it, without the commas that would set them apart."""

from __future__ import annotations

from bot.lean import later

_WORDS = r"(?=[一-鿿々ァ-ヺa-z0-9(])"
_LEAD = later(
    r"\s{0,2}(?:(?:はい|あっ?|どうも|すみません|こんにちは)[\s,､.!]{0,2})?"
    rf"(?P<it>(?:(?:(?:え[ーえ]*っと[ーぉお]?|あー+っと|え[ーえ]+とー?|あのー+|あのう|そのー+|う[ーう]?んー?と|んー+と?)(?!です(?!ね)|と申|[のがを]|感じ|加減)"
    rf"|あの(?=ですね)|(?<=と)あの(?=[一-鿿々ァ-ヺ])|え[ーえ]?ー(?!感じ|加減|やつ|もん|[るすげびきくじてとっ])|あー(?![るすとっ])|うーん(?!と|ざ)|まあ?ー?{_WORDS})"
    r"(?:ですね[ぇえー]{0,2}|ねー)?[,､\s…]{0,2}){1,3})(?!です|[とのがをは](?:です|いう))(?=[^\s,､.!?…~]{2})"
)
"""What whoever dictates says before they have thought: えーとすまい管理サービスです; not えーる保険, あのね農園, まあや."""
_ALONE = later(r"\s*(?:え[ーえ]*っと|え[ーえ]+と|あのー+|そのー+|んー+と)(?:ですね)?[\s,､.!…~ー]*")
_TAIL = later(r"(?<=です|ます|すね|すよ|でし)(?:た)?(?P<it>[\s,､]?(?:はい|ええ|うん|ほい|はーい|うい)[ー~]?)(?=[\s.,!~]*$|[.!]\s?)")
"""How they confirm to themselves what they said: 緒方ですはい."""
_SHORT = 12
_MARKS_LEAD = ("え", "あ", "そ", "う", "ん", "ま")
_MARKS_TAIL = ("はい", "ええ", "うん", "はーい", "ほい", "うい")


def without_fillers(folded: str) -> str:
    """Return the folded text with commas for the filler at its head, and stops for the one at its end; always of the same length."""
    if len(folded) < _SHORT and _ALONE.fullmatch(folded):
        return " " * len(folded)
    if any(mark in folded[:10] for mark in _MARKS_LEAD) and (lead := _LEAD.match(folded)):
        start, end = lead.span("it")
        folded = folded[:start] + "あ" + "," * (end - start - 1) + folded[end:]
    if any(mark in folded for mark in _MARKS_TAIL):
        folded = _TAIL.sub(lambda one: one.group()[: -len(one.group("it"))] + "." * len(one.group("it")), folded)
    return folded
