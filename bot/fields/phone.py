"""A telephone number, as E.164. Which digits are one is decided by phonenumbers, with the prospect's country."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from bot.fields.dictated import dictated, dictated_in_groups
from bot.fields.kind import Found, Hearing
from bot.fields.plain import PlainText, found
from bot.fields.utterance import Utterance, utterance
from bot.fields.whose import corrects, denied, is_anothers
from bot.lean import later
from bot.model import Value

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

_LEAST_DIGITS, _MOST_DIGITS = 7, 15
_ENOUGH = later(r"\d(?:\D{0,3}\d){6}")
_LIKELY = later(
    r"(?<![A-Za-z0-9_.,$€£¥₩#/@-])\(?\+?\(?\+?\d(?:[\d()]|[\s.\-/·]{1,3}(?=[\d(])|\s?(?:국?[에의]|の)\s?(?=\d{3,4})){5,28}\d(?![\d])(?:\s?(?:ext\.?|x|내선|内線)\s?\d{1,5})?"
)
_BETWEEN = later(r"(?<=\d)\s?(?:국?[에의]|の)\s?(?=\d)")
"""Between the groups of a number as it is said: 010에 7745에 2093, 03の1234の5678."""
_PIECES = later(r"\s+/\s+|\s{3,}|(?<=\d)\s(?=\+)")
_EXTENSION = later(r"\s?(?:ext\.?|x|내선|内線)\s?\d{1,5}$")
_DATE = later(
    r"(?:(?:19|20)\d\d([-./])\d{1,2}\1\d{1,2}|\d{1,2}([-./])\d{1,2}\2(?:(?:19|20)\d\d|\d{2}))(?:\D+\d{1,2}:?\d{0,2}.*)?|(?:19"
    r"|20)\d{6}(?:\s.*)?"
)
_TIME_BEHIND = later(r"\s?:\s?\d{2}")
_NOT_ONE = later(
    r"(?:order|invoice|ticket|case|customer|account|ref(?:erence)?|tracking|id|no\.?|number|po|sku|serial|zip|postcode|imei"
    r"|주문|송장|사업자(?:등록)?|고객|계좌|카드|우편|접수|(?:문의|티켓|예약|회원|등록|관리|일련|차량|인증|모델|제품) ?(?=번호)|"
    r"注文|請求書?|お客様|顧客|会員|口座|郵便|伝票|受付)"
    r"\s*(?:number|no\.?|#|번호|番号|コード)?\s*(?:is|:|は|가|는|은)?\s*[#:]?\s*$"
)
_A_NUMBER_KO = later(r"번호(?:는|가|:)?\s?$")
"""Right before digits: whatever number it is, and a telephone's only where they begin as one does."""
_BEGINS = ("0", "+", "(", "15", "16", "18")
_PHONE_WORD = later(
    r"\b(?:phone|call|tel|mobile|cell|ring|reach|text|whatsapp|landline|direct|dial|(?:catch|get|find) me|my number)\b|전화|휴대폰"
    r"|핸드폰|연락처|연락|번호|電話"
    r"|携帯|連絡|tel"
)
_CALLED = later(r"\b(?:phone|call|tel|mobile|cell|contact|my number)\b|전화|휴대|핸드폰|연락|電話|携帯|連絡")
_UNIT_BEHIND = later(
    r"\s?(?:원|円|달러|ドル|won|yen|dollars?|usd|eur|euros?|€|%|people|employees|명|名|건|件|tickets|a month|per month|a year|krw|jpy)"
    r"|[^.!?\d]{0,6}(?:번호|여기)[가는]? ?(?:맞[나죠아는]|인가|어디|누구)"
)
_HOME = {"ko": "KR", "ja": "JP", "en": "US"}


class PhoneKind(PlainText):
    """A number in E.164 ("+17205550134")."""

    name = "phone"

    def read(self, text: str, hearing: Hearing) -> Sequence[Found]:
        """Every telephone number that the prospect left; asked for one, also one that is only possible, not certain."""
        said = utterance(text, hearing.language)
        region = hearing.region.upper() or _HOME.get(said.tongue, "US")
        made: list[Found] = []
        for start, end, digits in dictated(said):
            is_read = made and start < made[-1].end
            if not is_read and (number := _number(digits, region, lenient=False)):
                made.append(found(said, number, start, end, replaces=corrects(said)))
        made = made or (self._spoken(said, region) if hearing.asked else [])
        if made or _ENOUGH.search(text) is None:
            return made
        for start, end in _runs(said.folded):
            if not _counts_something(said, start, end):
                certain = (
                    hearing.asked
                    or _stands_alone(said.folded, start, end)
                    or "+" in said.folded[start:end]
                    or bool(_PHONE_WORD.search(said.folded))
                )
                number = _number(said.folded[start:end], region, lenient=certain)
                if number:
                    made.append(found(said, number, start, end, replaces=corrects(said)))
        return made

    def _spoken(self, said: Utterance, region: str) -> list[Found]:
        """The one number that was asked for and is read out in groups; what is denied or somebody else's is none."""
        for start, end, digits in dictated_in_groups(said):
            counts = denied(said, start, end) or is_anothers(said, start, end) or _UNIT_BEHIND.match(said.folded, end)
            if not counts and (number := _number(digits, region, lenient=digits.startswith(("0", "+")))):
                return [found(said, number, start, end, replaces=corrects(said))]
        return []

    def show(self, value: Value, language: str) -> str:
        """The number in international form: "+1 720-555-0134"."""
        import phonenumbers

        try:
            return phonenumbers.format_number(phonenumbers.parse(str(value)), phonenumbers.PhoneNumberFormat.INTERNATIONAL)
        except phonenumbers.NumberParseException:
            return str(value)


_BAR_BEFORE, _BAR_BEHIND = later(r"(?:^|[|\n])\s*$"), later(r"\s*(?:$|[|\n])")


def _stands_alone(folded: str, start: int, end: int) -> bool:
    """True for digits with a leading zero that are a line, or a part between bars, of their own, as below a mail."""
    if not folded.startswith(("0", "(0"), start) or (start == 0 and end == len(folded)):
        return False
    return bool(_BAR_BEFORE.search(folded, 0, start) or "|" in folded[:start]) and bool(_BAR_BEHIND.match(folded, end))


def _runs(folded: str) -> Iterator[tuple[int, int]]:
    """Runs of digits that may be a number; one too long to be one is cut where two numbers may meet."""
    for one in _LIKELY.finditer(folded):
        start, end = one.span()
        if sum(sign.isdigit() for sign in one.group()) > _MOST_DIGITS:
            for cut in _PIECES.finditer(folded, start, end):
                yield start, cut.start()
                start = cut.end()
        yield start, end


def _counts_something(said: Utterance, start: int, end: int) -> bool:
    """True for a date, an order number, a price or a number that was denied."""
    run = said.folded[start:end]
    digits = sum(sign.isdigit() for sign in run)
    if not _LEAST_DIGITS <= digits <= _MOST_DIGITS + 5 or _DATE.fullmatch(run) or _TIME_BEHIND.match(said.folded, end):
        return True
    before = said.folded[max(0, start - 24) : start]
    if not _CALLED.search(before) and (_NOT_ONE.search(before) or (_A_NUMBER_KO.search(before) and not run.startswith(_BEGINS))):
        return True
    return bool(_UNIT_BEHIND.match(said.folded, end)) or denied(said, start, end) or is_anothers(said, start, end)


def _number(run: str, region: str, *, lenient: bool) -> str | None:
    """The run of digits as E.164, None where no such number can be."""
    import phonenumbers

    plain = _BETWEEN.sub("-", _EXTENSION.sub("", run))
    try:
        number = phonenumbers.parse(plain, region)
        if _ABROAD.match(plain) and not phonenumbers.is_valid_number(number):
            number = phonenumbers.parse(_ABROAD.sub("+", plain), region)
    except phonenumbers.NumberParseException:
        return None
    if phonenumbers.is_valid_number(number) or (lenient and _can_be_dialled(number)):
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return _without_plus(plain) if lenient else None


def _can_be_dialled(number: PhoneNumber) -> bool:
    """Tell whether a number has as many digits as one may have there, with its area: "555 0188" alone has not."""
    import phonenumbers

    return phonenumbers.is_possible_number_with_reason(number) == phonenumbers.ValidationResult.IS_POSSIBLE


_ABROAD = later(r"^\s*00(?=[1-9])")
"""How a country is dialled from most others; not from the US, where it is nothing at all."""


_COUNTRY = later(r"\s*\(?(?P<code>[1-9]\d{0,2})\)?\s?[-–/]\s?(?=\(?\d)")
"""A country that is set apart from the number behind it: 61 - 9 9285-2776."""


def _without_plus(plain: str) -> str | None:
    """A number whose country was written without its plus; one that is set apart may be any that has as many digits as one has there."""
    import phonenumbers

    try:
        number = phonenumbers.parse("+" + re.sub(r"\D", "", plain), None)
    except phonenumbers.NumberParseException:
        return None
    apart = _COUNTRY.match(plain)
    is_apart = apart is not None and int(apart["code"]) == number.country_code
    if phonenumbers.is_valid_number(number) or (is_apart and _can_be_dialled(number)):
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return None
