"""An answer and nothing else is read by itself, and gives what reading the message for everything gives."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.fields import BUILT_IN
from bot.flow.shape import CustomSignal
from bot.hearing.alone import alone
from bot.hearing.hear import hear, read
from bot.hearing.setting import Setting
from bot.playbook import Playbook
from bot.signals import prepare
from tests.hearing import NOW, PLAY, REGION

ANSWERS = {
    ("en", "company_size"): ("48 people", "48", "about 30", "50-80", "just over two hundred", "two dozen staff.", "roughly 120 employees"),
    ("en", "budget"): ("$20,000", "around 50k", "€900 per month", "1,500 a month", "£12,000 a year.", "twelve grand", "up to $400 a month"),
    ("en", "timeline"): (
        "next month",
        "this quarter",
        "as soon as possible",
        "within 6 weeks",
        "by 30 June",
        "before Easter",
        "in a fortnight",
    ),
    ("en", "email"): ("jane4@acme4.com", "jo at firm dot io", "a.b+c@shop.example."),
    ("en", "phone"): ("+1 415 555 0132", "(415) 555-0132", "+44 20 7946 0958"),
    ("ko", "company_size"): ("48명", "서른 명이요", "한 50명쯤", "50~80명", "200", "사십오 명입니다."),
    ("ko", "budget"): ("월 50만원", "2천만 원", "연 800만원이요", "300만원 이하", "미화 1만 달러"),
    ("ko", "timeline"): ("다음 달", "이번 분기", "최대한 빨리요", "6월 말까지", "추석 전에", "5월 초부터요"),
    ("ko", "email"): ("jiyun@hanbit.example", "master@sol.example이요"),
    ("ko", "phone"): ("010-1234-5678", "02-555-0123입니다", "01012345678"),
    ("ja", "company_size"): ("48名", "三十人です", "50〜80名くらい", "約200人", "12", "四十五名。"),
    ("ja", "budget"): ("月5万円", "年間100万円くらい", "300万円以内", "二百万円です", "1万ドル"),
    ("ja", "timeline"): ("来月中", "今四半期", "なるべく早く", "6月末まで", "お盆前", "5月からです"),
    ("ja", "email"): ("aoi@hoshi.example", "info@mori.exampleです"),
    ("ja", "phone"): ("090-1234-5678", "03-1234-5678です", "09012345678"),
}


def _setting(language: str, asking: str, play: Playbook = PLAY) -> Setting:
    return Setting(play=play, language=language, now=NOW, region=REGION[language], asking=asking, figures=("company_size", "budget"))


@pytest.mark.parametrize(("language", "asking"), ANSWERS)
def test_an_answer_alone_gives_what_reading_for_everything_gives(language: str, asking: str) -> None:
    setting = _setting(language, asking)
    for text in ANSWERS[language, asking]:
        assert asking in hear(text, setting).found, text
        assert hear(text, setting) == read(text, setting), text


@pytest.mark.parametrize(("language", "asking"), ANSWERS)
def test_plain_answers_are_read_by_themselves(language: str, asking: str) -> None:
    hearing = _setting(language, asking).hearing
    assert all(alone(BUILT_IN[asking], text, hearing) for text in ANSWERS[language, asking])


@pytest.mark.parametrize(
    ("language", "asking", "text", "besides"),
    [
        ("en", "company_size", "48 people, how much is it?", "question"),
        ("en", "budget", "50k, stop writing me", "opt_out"),
        ("en", "timeline", "next month, jo@firm.example", "email"),
        ("ko", "company_size", "48명, 예산은 월 50만원", "budget"),
        ("ja", "company_size", "48名、予算は月5万円", "budget"),
        ("ja", "email", "aoi@hoshi.example 田中葵と申します", "name"),
    ],
)
def test_what_stands_beside_an_answer_is_heard(language: str, asking: str, text: str, besides: str) -> None:
    setting = _setting(language, asking)
    heard = hear(text, setting)
    assert alone(BUILT_IN[asking], text, setting.hearing) is None
    assert asking in heard.found
    assert besides in heard.found or besides in heard.signals or heard.question


def test_an_open_answer_may_hold_anything_and_is_read_for_everything() -> None:
    assert alone(BUILT_IN["need"], "a shared inbox", _setting("en", "need").hearing) is None
    assert alone(BUILT_IN["name"], "Jane Miller", _setting("en", "name").hearing) is None


def test_a_flows_own_figure_is_that_alone_however_it_is_read() -> None:
    size = PLAY.flow.question("company_size")
    assert size is not None
    play = replace(PLAY, flow=replace(PLAY.flow, questions=(*PLAY.flow.questions, replace(size, field="seats"))))
    for text in ("48 people", "oh well, let me think, 48 people"):
        assert set(hear(text, _setting("en", "seats", play)).found) == {"seats"}, text


def test_a_correction_reaches_a_flows_own_figure() -> None:
    size = PLAY.flow.question("company_size")
    assert size is not None
    play = replace(PLAY, flow=replace(PLAY.flow, questions=(*PLAY.flow.questions, replace(size, field="seats"))))
    setting = Setting(play=play, language="en", now=NOW, region="US", asking=None, figures=("seats",))
    assert hear("actually make that 80", setting).found["seats"].value == {"min": 80, "max": 80}


def test_an_answer_alone_shows_the_flows_own_signal_that_it_is_an_example_of() -> None:
    [urgent] = [CustomSignal(name="urgent", means="", weight=0.8, examples={"en": ("as soon as possible",)})]
    setting = _setting("en", "timeline", replace(PLAY, custom=prepare((urgent,))))
    assert hear("as soon as possible", setting).signals == {"urgent": 0.8} == read("as soon as possible", setting).signals
