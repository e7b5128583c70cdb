"""What holds for every kind, whatever is written."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.fields import BUILT_IN, FIELD_KINDS, Hearing, declined

NOW = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)
_WORDS = """
60 people 15k $ € 월 50만원 직원 30명 従業員 200名 年間300万円 by June next month 다음 달 안에 来月中 9月末まで Q3 asap no idea 예산 予算
I'm Theo from we use Zendesk jo@firm.io at dot 010-1234-5678 +1 415 555 0188 31 99 2 2030 0 -1 1e9 % / . , ? ! ( ) ~ 〜 between and to
under 10 10명 미만 以上 3억 5천만 12억 아니 말고 ではなく not actually ㈜ 株式会社 Inc
입니다 です the end of before Christmas 추석 お盆 二十三
서른다섯 ½ ² ３ ＠ İ ß ﬁ 🙂 13월 45일 32/13/2026 99999999999999999999 令和99年
"""
_PIECES = st.sampled_from((*_WORDS.split(), "\u2028", "\x00"))
_TEXTS = st.one_of(st.text(max_size=120), st.lists(_PIECES, max_size=14).map(" ".join), st.lists(_PIECES, max_size=10).map("".join))
_HEARINGS = st.builds(
    Hearing,
    now=st.datetimes(datetime(2020, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)),
    language=st.sampled_from(("en", "ko", "ja")),
    region=st.sampled_from(("", "US", "KR", "JP", "AU", "XX")),
    asked=st.booleans(),
)


@pytest.mark.parametrize("kind", sorted(FIELD_KINDS))
@settings(max_examples=150, deadline=None)
@given(text=_TEXTS, hearing=_HEARINGS)
def test_any_text_gives_quotes_that_stand_in_it_and_values_that_are_json(kind: str, text: str, hearing: Hearing) -> None:
    reader = FIELD_KINDS[kind]
    for one in reader.read(text, hearing):
        assert text[one.start : one.end] == one.quote
        assert one.quote
        assert json.loads(json.dumps(one.value, allow_nan=False)) == one.value
        assert isinstance(reader.show(one.value, hearing.language), str)
        facts = reader.facts(one.value, hearing.now)
        assert isinstance(facts, str) == (not reader.members)
        if not isinstance(facts, str):
            assert set(facts) == set(reader.members)


@settings(max_examples=150, deadline=None)
@given(text=_TEXTS, language=st.sampled_from(("en", "ko", "ja")), asking=st.sampled_from((None, *BUILT_IN)))
def test_a_decline_names_known_fields_once(text: str, language: str, asking: str | None) -> None:
    fields = declined(text, language, asking)
    assert set(fields) <= set(BUILT_IN)
    assert len(fields) == len(set(fields))


@pytest.mark.parametrize("kind", sorted(FIELD_KINDS))
@settings(max_examples=60, deadline=None)
@given(label=_TEXTS)
def test_any_label_gives_a_value_or_none(kind: str, label: str) -> None:
    value = FIELD_KINDS[kind].choice(label)
    assert value is None or json.loads(json.dumps(value, allow_nan=False)) == value


def test_every_built_in_field_has_a_kind() -> None:
    assert set(BUILT_IN.values()) <= set(FIELD_KINDS)
    assert {"text", "choice", "number"} <= set(FIELD_KINDS)


def test_the_table_knows_each_kind_by_its_own_name() -> None:
    assert all(kind.name == name for name, kind in FIELD_KINDS.items())


@pytest.mark.parametrize(
    ("language", "text", "fields"),
    [
        (
            "en",
            "the shared mailbox is killing us. need something with SLAs before peak season in october, about 45 people",
            {"need", "timeline", "company_size"},
        ),
        (
            "en",
            "Hi! My sister and I have a little pottery studio and we'd love to buy a chat widget for our site before our winter sale",
            {"need"},
        ),
        (
            "ko",
            "문의 메일이 너무 밀려서 헬프데스크 도입하려고요. 직원 40명이고 다음 달 안에는 오픈해야 해요",
            {"need", "timeline", "company_size"},
        ),
        (
            "ja",
            "問い合わせ窓口を一本化したくて、ツールを探しています。80名で使う予定で、来月には始めたいです。",
            {"need", "timeline", "company_size"},
        ),
        ("en", "Your Android app has crashed on every one of our tablets since the update on Tuesday. We're on the Growth plan.", set()),
        (
            "en",
            "I place engineers. My fee is 18% of first-year salary and I have three candidates ready to interview this week.",
            set(),
        ),
        ("ko", "세미나 한번 신청했다고 홍보 문자가 계속 오네요", set()),
        ("ja", "そちらのサービスを契約中の者です。昨日から新着の通知メールが届きません。", set()),
        ("ja", "ポンコツAIで草", set()),
        ("en", "", set()),
    ],
)
def test_one_message_fills_what_it_tells_and_nothing_else(language: str, text: str, fields: set[str]) -> None:
    hearing = Hearing(now=NOW, language=language, region={"en": "US", "ko": "KR", "ja": "JP"}[language])
    assert {field for field, kind in BUILT_IN.items() if FIELD_KINDS[kind].read(text, hearing)} == fields


@pytest.mark.parametrize("kind", sorted(FIELD_KINDS))
@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1,",
        "1-",
        "(1)",
        "a.",
        "a@a.",
        "need ",
        "I'm A",
        "next ",
        "twenty ",
        "월 ",
        "가나 ",
        "年",
        "田中の",
        "株式会社",
        "\n",
        " ",
        "dot at ",
    ],
)
def test_hostile_length_costs_little(kind: str, piece: str) -> None:
    text = piece * (20_000 // len(piece))
    began = time.process_time()
    for language in ("en", "ko", "ja"):
        FIELD_KINDS[kind].read(text, Hearing(now=NOW, language=language, asked=True))
    assert time.process_time() - began < 6.0
