"""Questions of the set are understood in three languages, as commands and in plain words, and nothing else is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.desk.absence import told_presence
from bot.desk.asked import Ask, Topic, asked, is_command

DOCS = (Path(__file__).parents[2] / "docs" / "ask.md").read_text("utf-8")

TOPICS = [
    # commands: with a slash, as Telegram names the bot in it, and as words after a mention
    ("/leads", Topic.OVERVIEW),
    ("/leads today", Topic.TODAY),
    ("/leads@northdesk_bot overdue", Topic.OVERDUE),
    ("leads waiting", Topic.WAITING),
    ("leads by rep", Topic.REPS),
    ("리드 대기", Topic.WAITING),
    ("/리드 담당자별", Topic.REPS),
    ("リード 未対応", Topic.WAITING),
    ("リード　今日", Topic.TODAY),  # a wide space
    # plain words
    ("how many leads are waiting?", Topic.WAITING),
    ("Which leads are overdue?", Topic.OVERDUE),
    ("show me today's leads", Topic.TODAY),
    ("who has which leads?", Topic.REPS),
    ("how many leads?", Topic.OVERVIEW),
    ("오늘 들어온 리드 몇 개야?", Topic.TODAY),
    ("대기 중인 문의 몇 건이에요?", Topic.WAITING),
    ("아직 담당자 없는 리드 있어?", Topic.WAITING),
    ("기한 지난 리드 있어?", Topic.OVERDUE),
    ("담당자별 리드 보여줘", Topic.REPS),
    ("未対応の件数は？", Topic.WAITING),
    ("今日のリードは何件？", Topic.TODAY),
    ("期限切れの案件はありますか", Topic.OVERDUE),
    ("誰が何件担当していますか？", Topic.REPS),
    ("leads this week", Topic.DAYS),
    ("how many leads came in per day?", Topic.DAYS),
    ("리드 일별", Topic.DAYS),
    ("지난 7일 동안 리드 몇 건 들어왔어?", Topic.DAYS),
    ("リード 日別", Topic.DAYS),
    ("今週のリードは何件ですか", Topic.DAYS),
]


@pytest.mark.parametrize(("words", "topic"), TOPICS)
def test_a_question_of_the_set_is_understood(words: str, topic: Topic) -> None:
    assert asked(words) == Ask(topic=topic)


@pytest.mark.parametrize(
    ("words", "firm"),
    [
        ("/leads Northwind Trading Ltd", "Northwind Trading Ltd"),
        ("leads Acme", "Acme"),
        ("any leads from Acme Corp?", "Acme Corp"),
        ("Do we have anything from Globex?", "Globex"),
        ("한빛소프트에서 온 리드 있어요?", "한빛소프트"),
        ("/리드 한빛소프트", "한빛소프트"),
        ("ミナト商事からのリードはありますか？", "ミナト商事"),
        ("北海商会の状況は？", "北海商会"),
    ],
)
def test_one_firm_is_asked_for_by_its_name(words: str, firm: str) -> None:
    assert asked(words) == Ask(topic=Topic.FIRM, firm=firm)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "hello",
        "what's the weather?",
        "leads are great and I love them",
        "is SSO included?",
        "김치 맛집 있어?",
        "見積もりをください",
        "/leadsx",
        "/try",
    ],
)
def test_other_words_are_no_question(words: str) -> None:
    assert asked(words) is None


def test_only_what_begins_with_a_slash_is_a_command_for_certain() -> None:
    assert is_command("/leads waiting")
    assert not is_command("leads waiting")
    assert not is_command("/leadsx")


@pytest.mark.parametrize("row", re.findall(r"^\| `/leads.*\|$", DOCS, re.MULTILINE))
def test_what_the_docs_show_is_understood_alike_in_every_language(row: str) -> None:
    command, *ways = (cell.strip().strip("`") for cell in row.strip("|").split("|")[:-1])
    meant = asked(command)
    assert meant is not None
    assert [found.topic if (found := asked(way)) else None for way in ways] == [meant.topic] * 3


@pytest.mark.parametrize("row", re.findall(r"^\| (?:away|until you say so|back) \|.*$", DOCS, re.MULTILINE))
def test_the_docs_ways_to_leave_and_return_are_read(row: str) -> None:
    ways = [cell.strip().strip("`") for cell in row.strip("|").split("|")[1:]]
    assert len({type(told_presence(way)) for way in ways}) == 1
    assert None not in [told_presence(way) for way in ways]
