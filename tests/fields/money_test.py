"""Money as prospects write it, beside the money that is not theirs to spend."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from babel import Locale
from babel.core import get_global
from babel.numbers import get_territory_currencies

from bot.fields import FIELD_KINDS, Hearing

MONEY = FIELD_KINDS["money"]
NOW = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)
REGION = {"en": "US", "ko": "KR", "ja": "JP"}


def heard(text: str, language: str, *, asked: bool, region: str | None = None) -> tuple[object, ...] | None:
    found = MONEY.read(text, Hearing(now=NOW, language=language, region=REGION[language] if region is None else region, asked=asked))
    if not found:
        return None
    value = found[-1].value
    assert isinstance(value, dict)
    return value["min"], value["max"], value["currency"], value["period"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "15k", (15_000, 15_000, "USD", None)),
        ("en", "no idea yet, maybe 15k a year?", (15_000, 15_000, "USD", "year")),
        ("en", "$600 a month is what I've penciled in", (600, 600, "USD", "month")),
        ("en", "twenty grand", (20_000, 20_000, "USD", None)),
        ("en", "half a million dollars", (500_000, 500_000, "USD", None)),
        ("en", "between 10 and 15k annually", (10_000, 15_000, "USD", "year")),
        ("en", "5-6k per month", (5_000, 6_000, "USD", "month")),
        ("en", "$2,500/mo", (2_500, 2_500, "USD", "month")),
        ("en", "at least 40k", (40_000, None, "USD", None)),
        ("en", "no more than $900 a month", (None, 900, "USD", "month")),
        ("en", "$5,000 max", (None, 5_000, "USD", None)),
        ("en", "€12,000 p.a.", (12_000, 12_000, "EUR", "year")),
        ("en", "£30 per user per month", (30, 30, "GBP", "seat")),
        ("en", "40 AUD a month", (40, 40, "AUD", "month")),
        ("en", "$1.2m one-off", (1_200_000, 1_200_000, "USD", "once")),
        ("en", "5 lakh rupees", (500_000, 500_000, "INR", None)),
        ("en", "2 crore INR yearly", (20_000_000, 20_000_000, "INR", "year")),
        ("en", "10,000 USD upfront", (10_000, 10_000, "USD", "once")),
        ("en", "probably around 300 bucks monthly", (300, 300, "USD", "month")),
        ("en", "somewhere north of $50k", (50_000, None, "USD", None)),
        ("en", "CHF 8,000", (8_000, 8_000, "CHF", None)),
        ("en", "we pay 30k to Zendesk, but I'd want to stay under 25k", (None, 25_000, "USD", None)),
        ("ko", "월 50만원이요", (500_000, 500_000, "KRW", "month")),
        ("ko", "50만", (500_000, 500_000, "KRW", None)),
        ("ko", "연간 3천만원 정도", (30_000_000, 30_000_000, "KRW", "year")),
        ("ko", "3억 5천만원", (350_000_000, 350_000_000, "KRW", None)),
        ("ko", "5~6백만원 사이요", (5_000_000, 6_000_000, "KRW", None)),
        ("ko", "미화 1만 달러입니다", (10_000, 10_000, "USD", None)),
        ("ko", "매달 90만 원 이하로요", (None, 900_000, "KRW", "month")),
        ("ko", "최소 200만원", (2_000_000, None, "KRW", None)),
        ("ko", "천만원 안에서요", (None, 10_000_000, "KRW", None)),
        ("ko", "1년에 2,000만원", (20_000_000, 20_000_000, "KRW", "year")),
        ("ko", "오백만원에서 칠백만원", (5_000_000, 7_000_000, "KRW", None)),
        ("ko", "인당 2만원", (20_000, 20_000, "KRW", "seat")),
        ("ko", "일시불로 1,500만원", (15_000_000, 15_000_000, "KRW", "once")),
        ("ko", "1.5억 정도 생각해요", (150_000_000, 150_000_000, "KRW", None)),
        ("ja", "年間250万円を見込んでいます", (2_500_000, 2_500_000, "JPY", "year")),
        ("ja", "月額10万円以内", (None, 100_000, "JPY", "month")),
        ("ja", "３００万円くらいです", (3_000_000, 3_000_000, "JPY", None)),
        ("ja", "5〜6万円", (50_000, 60_000, "JPY", None)),
        ("ja", "1億2,000万円", (120_000_000, 120_000_000, "JPY", None)),
        ("ja", "二百万円ほど", (2_000_000, 2_000_000, "JPY", None)),
        ("ja", "3千万円まで", (None, 30_000_000, "JPY", None)),
        ("ja", "100万", (1_000_000, 1_000_000, "JPY", None)),
        ("ja", "最低でも50万円は用意できます", (500_000, None, "JPY", None)),
        ("ja", "1人あたり月2,000円", (2_000, 2_000, "JPY", "seat")),
        ("ja", "一括で80万円", (800_000, 800_000, "JPY", "once")),
        ("ja", "1万5000ドル", (15_000, 15_000, "USD", None)),
        ("en", "we could stretch to 8k a year", (None, 8_000, "USD", "year")),
        ("en", "2k a month tops", (None, 2_000, "USD", "month")),
        ("en", "$3,000 for the year and not a penny more", (None, 3_000, "USD", "year")),
        ("en", "can't do more than 500 a month", (None, 500, "USD", "month")),
        ("en", "nothing over $40 monthly", (None, 40, "USD", "month")),
        ("en", "100 bucks a month, 130 at a push", (100, 130, "USD", "month")),
        ("en", "9k. In one go", (9_000, 9_000, "USD", "once")),
        ("en", "₦450k monthly", (450_000, 450_000, "NGN", "month")),
        ("en", "KES 90,000 a month", (90_000, 90_000, "KES", "month")),
        ("en", "just shy of 2k per month", (2_000, 2_000, "USD", "month")),
        ("ko", "월 7만 밑으로요", (None, 70_000, "KRW", "month")),
        ("ko", "한달 30만원 넘으면 곤란합니다", (None, 300_000, "KRW", "month")),
        ("ko", "월 100만원 이상은 힘들어요", (None, 1_000_000, "KRW", "month")),
        ("ko", "연 500만원 안 넘게요", (None, 5_000_000, "KRW", "year")),
        ("ko", "200만원이요. 한번에 결제하는 거고요", (2_000_000, 2_000_000, "KRW", "once")),
        ("ko", "900만원 이하, 1회 납부", (None, 9_000_000, "KRW", "once")),
        ("ko", "월 30만원, 많으면 40만원이요", (300_000, 400_000, "KRW", "month")),
        ("ja", "15万/月くらいまで", (None, 150_000, "JPY", "month")),
        ("ja", "月1万…いや、2万円までなら", (None, 20_000, "JPY", "month")),
        ("ja", "月5万円以上は出せません", (None, 50_000, "JPY", "month")),
        ("ja", "月3万円ほど、高くても4万円", (30_000, 40_000, "JPY", "month")),
        ("ja", "40万円です。一回払いで", (400_000, 400_000, "JPY", "once")),
        ("ja", "月2万円弱でしょうか", (20_000, 20_000, "JPY", "month")),
        ("en", "around 700 a month, 800 absolute max", (700, 800, "USD", "month")),
        ("ko", "1년에 600만원까진 가능해요", (None, 6_000_000, "KRW", "year")),
        ("ko", "한달에 15만 안쪽이요", (None, 150_000, "KRW", "month")),
        ("ko", "두당 8천원", (8_000, 8_000, "KRW", "seat")),
        ("ja", "月8万はちょっと…6万くらいなら", (60_000, 60_000, "JPY", "month")),
        ("ja", "5万円と言いましたが7万円まで出せます", (None, 70_000, "JPY", None)),
    ],
)
def test_an_asked_budget_is_read(language: str, text: str, expected: tuple[object, ...]) -> None:
    assert heard(text, language, asked=True) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "we run 4 shops and our budget is about $15k a year", (15_000, 15_000, "USD", "year")),
        ("en", "I could spend up to £400 a month on this", (None, 400, "GBP", "month")),
        ("en", "we've set aside 20,000 dollars for it", (20_000, 20_000, "USD", None)),
        ("en", "Need it live by June, 45 people, budget 15k", (15_000, 15_000, "USD", None)),
        ("ko", "예산은 월 90만원으로 잡았습니다", (900_000, 900_000, "KRW", "month")),
        ("ko", "직원 40명이고 예산 2천만원 안에서 찾고 있어요", (None, 20_000_000, "KRW", None)),
        ("ja", "予算は年間300万円くらいで考えています", (3_000_000, 3_000_000, "JPY", "year")),
        ("ja", "80名で、予算は月20万円です", (200_000, 200_000, "JPY", "month")),
    ],
)
def test_a_budget_is_read_unasked_where_the_words_say_so(language: str, text: str, expected: tuple[object, ...]) -> None:
    assert heard(text, language, asked=False) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We pay 30k a year to Zendesk right now"),
        ("en", "is it $50 a month per agent?"),
        ("en", "your Growth plan says $49, is that per seat?"),
        ("en", "we lost $20k in chargebacks last quarter"),
        ("en", "My fee is 18% of first-year salary"),
        ("en", "we do about $3m in revenue"),
        ("en", "they quoted us 12k"),
        ("en", "I ordered for $89 and it never came"),
        ("en", "we get 15k tickets a year"),
        ("en", "since 2024 our budget meetings are on Fridays"),
        ("ko", "지금은 젠데스크에 월 50만원 내고 있어요"),
        ("ko", "요금이 월 5만원인가요?"),
        ("ko", "작년 매출이 30억원이에요"),
        ("ko", "3만원 결제했는데 환불해 주세요"),
        ("ja", "いまは他社に月10万円払っています"),
        ("ja", "月額5万円でしょうか？"),
        ("ja", "年商は3億円です"),
        ("ja", "先月3万円請求されました"),
    ],
)
def test_other_money_is_no_budget(language: str, text: str) -> None:
    assert heard(text, language, asked=False) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The fee is 18%, negotiable for two hires"),
        ("en", "My clients run from 20 to 2,000 people"),
        ("en", "by the end of May"),
        ("en", "about 45 people"),
        ("ko", "직원이 58명이에요"),
        ("ko", "내년 예산이라 아직 없어요"),
        ("ja", "95名です"),
        ("ja", "9月末までに決めます"),
        ("en", "I was on 52k before"),
        ("ko", "한 번에 다 말씀드릴게요"),
        ("ja", "一度ご相談させてください"),
    ],
)
def test_what_is_no_money_is_none_even_when_asked(language: str, text: str) -> None:
    assert heard(text, language, asked=True) is None


@pytest.mark.parametrize(
    ("text", "region", "currency"),
    [
        ("15k", "GB", "GBP"),
        ("15k", "DE", "EUR"),
        ("$15k", "CA", "CAD"),
        ("$15k", "GB", "USD"),
        ("15k", "", None),
        ("$15k", "AU", "AUD"),
        ("¥20,000", "CN", "CNY"),
        ("¥20,000", "JP", "JPY"),
        ("N900k", "NG", "NGN"),
        ("R5,000", "ZA", "ZAR"),
        ("4000 kr", "SE", "SEK"),
        ("4000 kr", "NO", "NOK"),
        ("₱20,000", "", "PHP"),
        ("50,000 rupees", "", "INR"),
        ("50,000 rupees", "PK", "PKR"),
        ("20,000 pesos", "MX", "MXN"),
        ("20,000 pesos", "", None),
        ("900 pounds", "EG", "EGP"),
        ("900 kroner", "DK", "DKK"),
        ("4,000 shillings", "UG", "UGX"),
        ("50 cents", "CA", "CAD"),
    ],
)
def test_a_bare_sign_means_the_money_of_the_country(text: str, region: str, currency: str | None) -> None:
    found = heard(text, "en", asked=True, region=region)
    assert found is not None
    assert found[2] == currency


@pytest.mark.parametrize(
    ("language", "text", "amount"),
    [
        ("en", "sorry, make that 20k", 20_000),
        ("en", "our budget is 20k not 12k", 20_000),
        ("ko", "아니 80만원이에요", 800_000),
        ("ko", "예산 50만원 말고 70만원이요", 700_000),
        ("ja", "訂正、予算は300万円です", 3_000_000),
        ("ja", "予算は200万円ではなく300万円です", 3_000_000),
    ],
)
def test_a_correction_replaces(language: str, text: str, amount: int) -> None:
    found = MONEY.read(text, Hearing(now=NOW, language=language, region=REGION[language], asked=True))
    assert [(one.value["min"], one.replaces) for one in found if isinstance(one.value, dict)] == [(amount, True)]


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("under $500", {"min": None, "max": 500, "currency": "USD", "period": None}),
        ("$500-$1,000 a month", {"min": 500, "max": 1000, "currency": "USD", "period": "month"}),
        ("월 50만원 이하", {"min": None, "max": 500_000, "currency": "KRW", "period": "month"}),
        ("年間100万円以上", {"min": 1_000_000, "max": None, "currency": "JPY", "period": "year"}),
        ("not decided yet", None),
    ],
)
def test_a_label_is_read(label: str, expected: object) -> None:
    assert MONEY.choice(label) == expected


@pytest.mark.parametrize(
    ("value", "language", "shown"),
    [
        ({"min": 15000, "max": 15000, "currency": "USD", "period": "year"}, "en", "$15,000 a year"),
        ({"min": 15000, "max": 15000, "currency": "USD", "period": "year"}, "ko", "연 15,000달러"),
        ({"min": 3000000, "max": 3000000, "currency": "JPY", "period": "year"}, "ja", "年間300万円"),
        ({"min": 500000, "max": 500000, "currency": "KRW", "period": "month"}, "ko", "월 50만원"),
        ({"min": 350000000, "max": 350000000, "currency": "KRW", "period": None}, "ko", "3억 5,000만원"),
        ({"min": None, "max": 900, "currency": "GBP", "period": "month"}, "en", "up to £900 a month"),
        ({"min": 5000, "max": 6000, "currency": "EUR", "period": None}, "en", "€5,000 to €6,000"),
        ({"min": 50000, "max": 60000, "currency": "JPY", "period": None}, "ja", "5万円〜6万円"),
        ({"min": 40000, "max": None, "currency": None, "period": None}, "en", "40,000 or more"),
    ],
)
def test_an_amount_is_shown_as_one_writes_it(value: dict[str, str | float | int | None], language: str, shown: str) -> None:
    assert MONEY.show(value, language) == shown


def test_an_open_end_is_infinite_for_conditions() -> None:
    facts = MONEY.facts({"min": None, "max": 900, "currency": "GBP", "period": None}, NOW)
    assert facts == {"min": float("-inf"), "max": 900.0, "currency": "GBP", "period": ""}


@pytest.mark.parametrize("text", ["15k a year", "about 30 a month", "15k-20k a year", "200 one-off"])
def test_an_amount_in_a_language_without_ten_thousands_from_nobody_knows_where_is_read(text: str) -> None:
    found = MONEY.read(text, Hearing(now=NOW, language="en", region="", asked=True))
    assert [isinstance(one.value, dict) and one.value["currency"] for one in found] == [None]


@pytest.mark.parametrize(
    ("text", "region", "expected"),
    [
        ("R180 000 once-off. The board won't hear of monthly fees.", "ZA", (180_000, 180_000, "ZAR", "once")),
        ("R 1 200 000 a year", "ZA", (1_200_000, 1_200_000, "ZAR", "year")),
        ("€12 000 per year", "FR", (12_000, 12_000, "EUR", "year")),
        ("about 150 000 kr per year", "SE", (150_000, 150_000, "SEK", "year")),
        ("between 80 000 and 100 000 NOK a year", "NO", (80_000, 100_000, "NOK", "year")),
        ("up to 7 500 a year", "ZA", (None, 7_500, "ZAR", "year")),
    ],
)
def test_thousands_may_be_set_apart_by_blanks(text: str, region: str, expected: tuple[object, ...]) -> None:
    assert heard(text, "en", asked=True, region=region) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("executive board votes on anything over 5000, so under that, per year", (None, 5_000, "USD", "year")),
        ("anything above 10k goes to the board so less than that", (None, 10_000, "USD", None)),
        ("anything over $2,500 needs two signatures", (None, 2_500, "USD", None)),
        ("spend above $8k has to go to the trustees", (None, 8_000, "USD", None)),
        ("we pay Zendesk 900 a month so less than that", (None, 900, "USD", "month")),
        ("below what we pay now, which is 450 a month", (None, 450, "USD", "month")),
        ("nobody signs over 4k here", (None, 4_000, "USD", None)),
        ("cheaper than the 700 a month we pay Intercom", (None, 700, "USD", "month")),
        ("more than 10k a year", (10_000, None, "USD", "year")),
        ("about 400 feels right", (400, 400, "USD", None)),
        ("our members pay 20 a month each", None),
        ("depends, the old one was 12k", None),
    ],
)
def test_what_a_budget_is_to_stay_below_is_its_limit(text: str, expected: tuple[object, ...] | None) -> None:
    assert heard(text, "en", asked=True) == expected


@pytest.mark.parametrize(
    ("text", "language", "low", "high", "currency"),
    [
        ("Between ₦2.5m and ₦3m per annum", "en", 2_500_000, 3_000_000, "NGN"),
        ("from ₹40,000 to ₹60,000 a month", "en", 40_000, 60_000, "INR"),
        ("RM3,000-RM4,500 a month", "en", 3_000, 4_500, "MYR"),
        ("GH₵5,000 to GH₵8,000", "en", 5_000, 8_000, "GHS"),
        ("AED 3k to AED 5k", "en", 3_000, 5_000, "AED"),
        ("฿20,000 to ฿30,000", "en", 20_000, 30_000, "THB"),
        ("£400/month to £600/month", "en", 400, 600, "GBP"),
        ("₩500만~₩700만", "ko", 5_000_000, 7_000_000, "KRW"),
        ("¥30万〜¥50万", "ja", 300_000, 500_000, "JPY"),
    ],
)
def test_both_ends_of_a_range_may_have_a_sign_of_any_money(text: str, language: str, low: int, high: int, currency: str) -> None:
    (found,) = FIELD_KINDS["money"].read(text, Hearing(now=NOW, language=language, asked=True))
    assert isinstance(found.value, dict)
    assert (found.value["min"], found.value["max"], found.value["currency"]) == (low, high, currency)


def current() -> list[str]:
    """The currencies that some country pays with, by the tables of CLDR."""
    of = get_global("territory_currencies")
    return sorted({code for land in of if len(land) == 2 for code in get_territory_currencies(land, start_date=date(2026, 1, 1))})


@pytest.mark.parametrize("language", ["en", "ko", "ja"])
def test_every_currency_of_the_world_is_known_by_its_name(language: str) -> None:
    names = {code: Locale(language).currencies.get(code) for code in current()}
    read = {name: heard(f"4,500 {name.split('（')[0]}", language, asked=True) for name in names.values() if name}
    wrong = [name for code, name in names.items() if name and (read[name] or (0, 0, ""))[2] != code]
    assert len(read) > 140
    assert wrong in (
        [],
        ["フォークランド（マルビナス）諸島 ポンド", "スワジランド リランゲニ"],
    )  # no number ends before ス nor a name in brackets


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "283,50 PLN", (283.5, 283.5, "PLN", None)),
        ("en", "EUR 6,99 a month", (6.99, 6.99, "EUR", "month")),
        ("en", "145,00 lei", (145, 145, "RON", None)),
        ("en", "2 285,81 грн", (2285.81, 2285.81, "UAH", None)),
        ("en", "80 Kč", (80, 80, "CZK", None)),
        ("en", "29 RON", (29, 29, "RON", None)),
        ("en", "NZD $100.70", (100.7, 100.7, "NZD", None)),
        ("en", "$ 1.144.000", (1_144_000, 1_144_000, "USD", None)),
        ("en", "a quarter million dollars", (250_000, 250_000, "USD", None)),
        ("en", "three quarters of a million pounds", (750_000, 750_000, "GBP", None)),
        ("en", "CHF 12'000 a year", (12_000, 12_000, "CHF", "year")),
        ("en", "1'250'000.50 CHF", (1_250_000.5, 1_250_000.5, "CHF", None)),
        ("en", "15.000,00 €", (15_000, 15_000, "EUR", None)),
        ("en", "49,90 € per month", (49.9, 49.9, "EUR", "month")),
        ("en", "$1,5k", (1_500, 1_500, "USD", None)),
        ("en", "12,5 Mio EUR", (12_500_000, 12_500_000, "EUR", None)),
        ("en", "two and a half thousand pounds", (2_500, 2_500, "GBP", None)),
        ("en", "3 and a half grand", (3_500, 3_500, "USD", None)),
        ("en", "12,000 Hong Kong dollars a year", (12_000, 12_000, "HKD", "year")),
        ("en", "about 900 swiss francs", (900, 900, "CHF", None)),
        ("en", "75 cents", (0.75, 0.75, "USD", None)),
        ("en", "80 pence", (0.8, 0.8, "GBP", None)),
        ("ko", "5천만 홍콩 달러", (50_000_000, 50_000_000, "HKD", None)),
        ("ko", "월 300 스위스 프랑", (300, 300, "CHF", "month")),
        ("ko", "34 센트", (0.34, 0.34, "USD", None)),
        ("ja", "年1万スイスフラン", (10_000, 10_000, "CHF", "year")),
        ("ja", "50万台湾ドル", (500_000, 500_000, "TWD", None)),
    ],
)
def test_money_of_another_country_and_parts_of_a_dollar(language: str, text: str, expected: tuple[object, ...]) -> None:
    assert heard(text, language, asked=True) == expected
