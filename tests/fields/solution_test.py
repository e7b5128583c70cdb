"""What is used today, beside products that are only mentioned."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.fields import FIELD_KINDS, Hearing

SOLUTION = FIELD_KINDS["solution"]
NOW = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)


def heard(text: str, language: str, *, asked: bool) -> str | None:
    found = SOLUTION.read(text, Hearing(now=NOW, language=language, asked=asked))
    return str(found[-1].value) if found else None


@pytest.mark.parametrize(
    ("language", "text", "solution"),
    [
        ("en", "we use zendesk at the moment", "Zendesk"),
        ("en", "we're moving away from Intercom", "Intercom"),
        ("en", "We pay 30k a year to Freshdesk", "Freshdesk"),
        ("ko", "지금은 젠데스크 쓰고 있어요", "Zendesk"),
        ("ko", "채널톡에서 옮기려고요", "Channel Talk"),
        ("ko", "Zendesk를 쓰고 있는데 비싸요", "Zendesk"),
        ("ja", "ゼンデスクを使っています", "Zendesk"),
        ("ja", "Zendeskから乗り換えたいです", "Zendesk"),
        ("ja", "いまはエクセルで管理しています", "Excel"),
    ],
)
def test_a_product_in_use_has_one_name_in_every_script(language: str, text: str, solution: str) -> None:
    assert heard(text, language, asked=False) == solution


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "do you integrate with salesforce?"),
        ("en", "are you cheaper than Zendesk?"),
        ("en", "does it work with Slack"),
        ("en", "we don't use Zendesk"),
        ("ko", "근데 슬랙이랑 연동되나요?"),
        ("ko", "젠데스크보다 싼가요?"),
        ("ja", "Slackと連携できますか？"),
        ("ja", "Zendeskとの違いを教えてください"),
        ("en", "the Excel export is stuck and we're paying for it"),
        ("ko", "엑셀 다운로드가 안 돼요 유료로 쓰고 있는데"),
        ("ja", "エクセル出力を使っていますが動きません"),
    ],
)
def test_a_product_that_is_only_mentioned_is_none(language: str, text: str) -> None:
    assert heard(text, language, asked=False) is None


@pytest.mark.parametrize(
    ("language", "text", "solution"),
    [
        ("en", "A Yahoo mailbox and a whiteboard", "A Yahoo mailbox and a whiteboard"),
        ("en", "zendesk", "Zendesk"),
        ("ko", "구글 시트로 정리합니다", "Google Sheets"),
        ("ko", "공용 메일함 쓰고 있어요", "공용 메일함"),
        ("ja", "翻訳アプリでしのいでいます", "翻訳アプリ"),
    ],
)
def test_an_asked_solution_is_read_in_their_words(language: str, text: str, solution: str) -> None:
    assert heard(text, language, asked=True) == solution


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Nothing yet"),
        ("en", "will tell you on the call"),
        ("en", "I'd have to ask the boss"),
        ("ko", "아직 없어요"),
        ("ko", "통화하면서 말씀드릴게요"),
        ("ja", "特にないです"),
        ("ja", "上司に聞いておきます"),
        ("en", "nothing, hence my message"),
    ],
)
def test_nothing_yet_is_no_solution(language: str, text: str) -> None:
    assert heard(text, language, asked=True) is None


@pytest.mark.parametrize("asked", [True, False])
@pytest.mark.parametrize(
    ("language", "text", "solution"),
    [
        ("en", "we switched from Zendesk to Freshdesk", "Freshdesk"),
        ("en", "we replaced Zendesk with Intercom", "Intercom"),
        ("en", "Left Zendesk for Intercom, best thing we did", "Intercom"),
        ("en", "we migrated over from our old Zendesk to Intercom in May", "Intercom"),
        ("ko", "젠데스크에서 프레시데스크로 바꿨어요", "Freshdesk"),
        ("ko", "작년에 채널톡에서 젠데스크로 갈아탔습니다", "Zendesk"),
        ("ja", "ZendeskからFreshdeskに乗り換えました", "Freshdesk"),
        ("ja", "去年、ZendeskからIntercomへ移行しました", "Intercom"),
    ],
)
def test_of_two_products_the_one_is_in_use_for_which_the_other_was_left(language: str, text: str, solution: str, *, asked: bool) -> None:
    assert heard(text, language, asked=asked) == solution


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "we want to switch from Zendesk to Freshdesk"),
        ("en", "Zendesk, but we think of moving to Front"),
        ("ko", "젠데스크에서 프레시데스크로 바꾸려고 해요"),
        ("ja", "ZendeskからFreshdeskに乗り換えたいです"),
    ],
)
def test_who_is_about_to_leave_a_product_uses_it(language: str, text: str) -> None:
    assert heard(text, language, asked=True) == "Zendesk"


def test_what_a_known_product_was_left_for_need_not_be_known() -> None:
    assert heard("moved from Zendesk to Plume Desk last year", "en", asked=True) == "Plume Desk"
