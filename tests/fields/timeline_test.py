"""When prospects want to start, in their words, beside times that are no plan."""

from __future__ import annotations

import math
from datetime import datetime, timedelta, timezone

import pytest

from bot.fields import FIELD_KINDS, Hearing
from bot.model import Value

TIMELINE = FIELD_KINDS["timeline"]
NOW = datetime(2026, 3, 10, 9, 30, tzinfo=timezone(timedelta(hours=9)))  # a Tuesday


def heard(text: str, language: str, *, asked: bool, region: str = "US", now: datetime = NOW) -> tuple[object, object] | None:
    found = TIMELINE.read(text, Hearing(now=now, language=language, region=region, asked=asked))
    if not found:
        return None
    value = found[-1].value
    assert isinstance(value, dict)
    return value["earliest"], value["latest"]


@pytest.mark.parametrize(
    ("language", "text", "earliest", "latest"),
    [
        ("en", "next month", "2026-04-01", "2026-04-30"),
        ("en", "this quarter", "2026-01-01", "2026-03-31"),
        ("en", "By the end of May, before patio season", None, "2026-05-31"),
        ("en", "live before summer", None, "2026-06-20"),
        ("en", "within 3 weeks", None, "2026-03-31"),
        ("en", "in a fortnight", "2026-03-24", "2026-03-24"),
        ("en", "in 2-3 months", "2026-05-10", "2026-06-10"),
        ("en", "not before March next year", "2027-03-01", None),
        ("en", "end of Q3", "2026-09-01", "2026-09-30"),
        ("en", "Q1 2027", "2027-01-01", "2027-03-31"),
        ("en", "second half of the year", "2026-07-01", "2026-12-31"),
        ("en", "before Easter", None, "2026-04-04"),
        ("en", "by Christmas", None, "2026-12-25"),
        ("en", "two weeks before Christmas", "2026-12-11", "2026-12-11"),
        ("en", "as soon as possible", "2026-03-10", "2026-04-09"),
        ("en", "asap please", "2026-03-10", "2026-04-09"),
        ("en", "yesterday, honestly", "2026-03-10", "2026-04-09"),
        ("en", "sometime in May or June", "2026-05-01", "2026-06-30"),
        ("en", "between May and July", "2026-05-01", "2026-07-31"),
        ("en", "by 20 June, the sale starts then", None, "2026-06-20"),
        ("en", "early September", "2026-09-01", "2026-09-10"),
        ("en", "from October on", "2026-10-01", None),
        ("en", "after the summer", "2026-09-23", None),
        ("en", "no later than April 15th", None, "2026-04-15"),
        ("en", "next Tuesday", "2026-03-17", "2026-03-17"),
        ("en", "by Friday", None, "2026-03-13"),
        ("en", "some time next year", "2027-01-01", "2027-12-31"),
        ("en", "end of the year", "2026-09-01", "2026-12-31"),
        ("en", "2026-08-01", "2026-08-01", "2026-08-01"),
        ("en", "in six months", "2026-09-10", "2026-09-10"),
        ("en", "May works", "2026-05-01", "2026-05-31"),
        ("en", "from 20 April", "2026-04-20", None),
        ("en", "we can start from the 3rd of June", "2026-06-03", None),
        ("en", "from 1 September onwards", "2026-09-01", None),
        ("en", "from 3 to 8 June", "2026-06-03", "2026-06-08"),
        ("en", "after Easter, say from 20 April", "2026-04-20", None),
        ("en", "after our audit in May", "2026-06-01", None),
        ("en", "before our lease ends on 30 June", None, "2026-06-29"),
        ("en", "ahead of the trade fair on 12 May", None, "2026-05-11"),
        ("en", "we're moving offices on 20 April, so after that", "2026-04-21", None),
        ("en", "stocktake is in May. any time after that", "2026-06-01", None),
        ("en", "the board meets on the 20th, so the Monday after", "2026-03-23", "2026-03-23"),
        ("en", "not before April, but live by the end of May", "2026-04-01", "2026-05-31"),
        ("en", "by 15 August, just not before 1 July", "2026-07-01", "2026-08-15"),
        ("ko", "다음 달이요", "2026-04-01", "2026-04-30"),
        ("ko", "이번 분기 안에요", None, "2026-03-31"),
        ("ko", "7월 말까지 쓰기 시작하면 좋겠습니다", None, "2026-07-31"),
        ("ko", "내년 3월이요, 더 빨리는 못 해요", "2027-03-01", "2027-03-31"),
        ("ko", "추석 전에요", None, "2026-09-23"),
        ("ko", "설 지나고요", "2027-02-10", None),
        ("ko", "3개월 이내", None, "2026-06-10"),
        ("ko", "두 달 뒤쯤이요", "2026-05-10", "2026-05-10"),
        ("ko", "두세 달 안에", None, "2026-06-10"),
        ("ko", "최대한 빨리요", "2026-03-10", "2026-04-09"),
        ("ko", "급해요", "2026-03-10", "2026-04-09"),
        ("ko", "올해 하반기", "2026-07-01", "2026-12-31"),
        ("ko", "내년 상반기쯤", "2027-01-01", "2027-06-30"),
        ("ko", "9월쯤요", "2026-09-01", "2026-09-30"),
        ("ko", "여름 전까지", None, "2026-06-20"),
        ("ko", "4월 15일부터요", "2026-04-15", None),
        ("ko", "연말까지요", None, "2026-12-31"),
        ("ko", "5월 초", "2026-05-01", "2026-05-10"),
        ("ko", "다음 주 금요일까지", None, "2026-03-20"),
        ("ko", "5월에서 6월 사이", "2026-05-01", "2026-06-30"),
        ("ja", "来月中に", "2026-04-01", "2026-04-30"),
        ("ja", "紅葉の前、9月末までに始めたいです", None, "2026-09-30"),
        ("ja", "今四半期中", "2026-01-01", "2026-03-31"),
        ("ja", "3ヶ月以内に", None, "2026-06-10"),
        ("ja", "お盆前には", None, "2026-08-12"),
        ("ja", "年内に", None, "2026-12-31"),
        ("ja", "来年度です", "2026-04-01", "2027-03-31"),
        ("ja", "なるべく早くお願いします", "2026-03-10", "2026-04-09"),
        ("ja", "至急です", "2026-03-10", "2026-04-09"),
        ("ja", "7月上旬", "2026-07-01", "2026-07-10"),
        ("ja", "再来月です", "2026-05-01", "2026-05-31"),
        ("ja", "夏までに", None, "2026-09-22"),
        ("ja", "10月以降", "2026-10-01", None),
        ("ja", "5月から6月", "2026-05-01", "2026-06-30"),
        ("ja", "半年後くらい", "2026-09-10", "2026-09-10"),
        ("ja", "今年度中に", "2025-04-01", "2026-03-31"),
        ("ja", "クリスマスまでに", None, "2026-12-25"),
        ("ja", "来週の金曜日", "2026-03-20", "2026-03-20"),
        ("ja", "ゴールデンウィーク明け", "2026-05-06", None),
        ("en", "by Friday week", None, "2026-03-20"),
        ("en", "straight after Easter", "2026-04-06", None),
        ("en", "asap, by the end of May at the latest", None, "2026-05-31"),
        ("en", "we're locked in until June 2027", "2027-07-01", None),
        ("ko", "2분기 내요", None, "2026-06-30"),
        ("ko", "3분기 안으로 도입합니다", None, "2026-09-30"),
        ("ko", "추석 지나고 바로요", "2026-09-27", None),
        ("ko", "9월 개강 전까지요", None, "2026-08-31"),
        ("ko", "지금 계약이 내년 5월까지 묶여 있어요", "2027-06-01", None),
        ("ja", "お盆明けすぐに始めたい", "2026-08-17", None),
        ("ja", "展示会が10月なので9月中に欲しいです", "2026-09-01", "2026-09-30"),
        ("ja", "現契約が2027年3月まで残っています", "2027-04-01", None),
        ("ja", "4月の新学期前に", None, "2026-03-31"),
        ("en", "before the year is out", None, "2026-12-31"),
        ("en", "as soon as possible in October", "2026-10-01", "2026-10-31"),
        ("en", "three months tops", None, "2026-06-10"),
        ("ja", "3、4ヶ月後", "2026-06-10", "2026-07-10"),
    ],
)
def test_an_asked_time_is_read(language: str, text: str, earliest: str | None, latest: str | None) -> None:
    assert heard(text, language, asked=True, region={"en": "US", "ko": "KR", "ja": "JP"}[language]) == (earliest, latest)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "need something with SLAs before peak season in october, about 45 people", ("2026-10-01", "2026-10-31")),
        ("en", "we have to be live by the end of May", (None, "2026-05-31")),
        ("en", "we'd love to start next month", ("2026-04-01", "2026-04-30")),
        ("en", "looking for a chat widget asap", ("2026-03-10", "2026-04-09")),
        ("ko", "직원 40명이고 다음 달 안에는 오픈해야 해요", (None, "2026-04-30")),
        ("ko", "내년 3월에 예약 챗봇 구매 예정이라 미리 알아보는 중이에요", ("2027-03-01", "2027-03-31")),
        ("ja", "80名で使う予定で、来月には始めたいです。", ("2026-04-01", "2026-04-30")),
        ("ja", "9月末までに導入したいと考えています", (None, "2026-09-30")),
        ("en", "scrap September, the owner says end of October", ("2026-10-21", "2026-10-31")),
        ("ko", "아까 6월이라고 했는데 5월 말까지로 당겨졌어요", (None, "2026-05-31")),
        ("ja", "先ほど4月と言いましたが5月末までに変更してください", (None, "2026-05-31")),
        ("ja", "入れ替えを検討しています。保守が2027年3月まで残っております", ("2027-04-01", None)),
    ],
)
def test_a_plan_is_read_unasked(language: str, text: str, expected: tuple[str | None, str | None]) -> None:
    assert heard(text, language, asked=False) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Your Android app has crashed on every one of our tablets since the update on Tuesday"),
        ("en", "invoices have been wrong since march"),
        ("en", "I have three candidates ready to interview this week"),
        ("en", "can I get a demo tomorrow?"),
        ("en", "we started in 2019"),
        ("en", "our contract with Zendesk runs until March"),
        ("en", "we get 300 mails a week"),
        ("en", "what may I expect from the march to AI"),
        ("en", "could you call me back on Monday"),
        ("en", "are you open on Christmas?"),
        ("ko", "어제부터 알림이 안 와요"),
        ("ko", "3월부터 계속 오류가 나요"),
        ("ko", "내일 통화 가능할까요"),
        ("ko", "매주 월요일에 회의해요"),
        ("ko", "지난달에 결제했어요"),
        ("ja", "昨日から新着の通知メールが届きません。"),
        ("ja", "明日電話をください"),
        ("ja", "3月からエラーが出ます"),
        ("ja", "毎週月曜日に会議があります"),
        ("ja", "来週デモを見せていただけますか"),
        ("en", "seven with the girl who wants Saturdays off"),
        ("ko", "한 달에 40에서 50만원 사이면 좋겠어요"),
        ("ko", "일주일에 3건 처리하고 싶어요"),
        ("en", "we're tied up until June with the audit"),
        ("ko", "약정이 12월까지라는데 해지하면 위약금 있나요?"),
        ("ko", "이사 가는 날이 10월 3일로 변경됐어요"),
        ("ja", "契約が12月まで残っていますが解約できますか"),
        ("ja", "配送日を10月3日に変更してください"),
    ],
)
def test_other_times_are_no_plan(language: str, text: str) -> None:
    assert heard(text, language, asked=False) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "no rush"),
        ("en", "no idea"),
        ("en", "just looking for now"),
        ("en", "not urgent at all"),
        ("en", "about 45 people"),
        ("en", "$600 a month"),
        ("ko", "급하지 않아요"),
        ("ko", "아직 정해지지 않았어요"),
        ("ko", "천천히 알아보려고요"),
        ("ja", "急ぎではありません"),
        ("ja", "時期は未定です"),
        ("ja", "特に期限はありません"),
    ],
)
def test_no_hurry_is_no_time(language: str, text: str) -> None:
    assert heard(text, language, asked=True) is None


@pytest.mark.parametrize(
    ("text", "region", "expected"),
    [
        ("03/04/2026", "US", "2026-03-04"),
        ("03/04/2026", "GB", "2026-04-03"),
        ("15/4/2026", "US", "2026-04-15"),
        ("4/15", "US", "2026-04-15"),
    ],
)
def test_figures_follow_the_order_of_the_country(text: str, region: str, expected: str) -> None:
    assert heard(text, "en", asked=True, region=region) == (expected, expected)


def test_summer_is_in_december_in_the_south() -> None:
    assert heard("before summer", "en", asked=True, region="AU") == (None, "2026-12-20")


def test_the_same_words_mean_other_days_on_another_day() -> None:
    later = NOW + timedelta(days=60)
    assert heard("next month", "en", asked=True, now=later) == ("2026-06-01", "2026-06-30")


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "sorry, I meant by July"), ("ko", "아니 7월까지요"), ("ja", "訂正、7月までです")],
)
def test_a_correction_replaces(language: str, text: str) -> None:
    found = TIMELINE.read(text, Hearing(now=NOW, language=language, asked=True))
    assert [(one.value, one.replaces) for one in found] == [({"earliest": None, "latest": "2026-07-31"}, True)]


@pytest.mark.parametrize(
    ("value", "language", "shown"),
    [
        ({"earliest": None, "latest": "2026-06-30"}, "en", "by 30 June"),
        ({"earliest": None, "latest": "2026-06-30"}, "ko", "6월 30일까지"),
        ({"earliest": None, "latest": "2026-06-30"}, "ja", "6月30日まで"),
        ({"earliest": "2027-03-01", "latest": "2027-03-31"}, "en", "March 2027"),
        ({"earliest": "2027-03-01", "latest": "2027-03-31"}, "ko", "2027년 3월"),
        ({"earliest": "2026-10-01", "latest": None}, "ja", "10月1日から"),
        ({"earliest": "2026-04-10", "latest": "2026-04-20"}, "en", "10 April to 20 April"),
        ({"earliest": "2026-12-20", "latest": "2027-01-05"}, "ko", "2026년 12월 20일~2027년 1월 5일"),
        ({"earliest": "2026-04-10", "latest": "2026-04-10"}, "en", "on 10 April"),
    ],
)
def test_a_time_is_shown_in_words(value: Value, language: str, shown: str) -> None:
    assert TIMELINE.show(value, language) == shown


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ({"earliest": None, "latest": "2026-03-20"}, 10),
        ({"earliest": "2026-04-10", "latest": None}, 31),
        ({"earliest": None, "latest": None}, math.inf),
        ("this month", 21),
    ],
)
def test_days_count_from_today_to_the_latest_day(value: Value, days: float) -> None:
    facts = TIMELINE.facts(value, NOW)
    assert not isinstance(facts, str)
    assert facts["days"] == days


@pytest.mark.parametrize(
    ("label", "readable"), [("this month", True), ("이번 분기", True), ("年内", True), ("No rush", True), ("blue", False)]
)
def test_a_label_that_names_a_time_stays_as_it_is(label: str, readable: bool) -> None:
    assert (TIMELINE.choice(label) == label) is readable


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("by the end of June ... sorry, July", None, "2026-07-31"),
        ("before October. sorry, November", None, "2026-10-31"),
        ("no later than August - sorry, September", None, "2026-09-30"),
        ("from September, sorry, October", "2026-10-01", None),
        ("within 2 months, no, 3 months", "2026-03-10", "2026-06-10"),
        ("in August. sorry, September", "2026-09-01", "2026-09-30"),
        ("start of September, correction, start of October", "2026-10-01", "2026-10-10"),
    ],
)
def test_a_time_put_right_is_bound_like_the_one_before_it(text: str, earliest: str | None, latest: str | None) -> None:
    assert heard(text, "en", asked=True) == (earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        "I want club mail answered within a day, even in April.",
        "we need guests to get answers, especially in August",
        "we want a chat, particularly during the summer it never stops",
    ],
)
def test_when_it_is_needed_most_is_no_plan(text: str) -> None:
    assert heard(text, "en", asked=False) is None
