"""Korean replies that put off what was asked fill nothing and are asked no second time; answers that sound like them are answers."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from time import process_time

import pytest
from ruamel.yaml import YAML

from bot.fields.put_off_ko import puts_off_ko
from bot.fields.utterance import utterance
from tests.hearing import heard

_ROWS = YAML(typ="safe").load((Path(__file__).parent / "said" / "put-off-ko.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("asking", "text"), [(asking, text) for asking, text, told in _ROWS if told is None])
def test_a_reply_that_puts_off_declines_and_fills_nothing(asking: str, text: str) -> None:
    hearing = heard(text, "ko", asking)
    assert hearing.found == {}
    assert asking in hearing.declined
    assert hearing.question == ""


@pytest.mark.parametrize(("asking", "text", "told"), [row for row in _ROWS if row[2] is not None])
def test_an_answer_with_words_of_putting_off_in_it_is_read(asking: str, text: str, told: str) -> None:
    hearing = heard(text, "ko", asking)
    assert asking not in hearing.declined
    value = hearing.found[asking].value
    if isinstance(value, Mapping):
        assert told == "" or float(told) in (value["min"], value["max"])
    else:
        assert told in value


@pytest.mark.parametrize(
    ("asking", "text"),
    [
        ("current_solution", "통화로요"),  # how it is done today
        ("role", "전화 상담하고요"),
        ("need", "담당자가 없어요"),
        ("need", "상담할 사람이 없어요"),
        ("need", "일정 정리하기가 힘들어요"),
        ("need", "바로바로 답변드릴 수 있으면 좋겠어요"),
        ("budget", "결재 나면 500만원이요"),
    ],
)
def test_the_words_of_a_talk_answer_where_they_are_what_was_asked(asking: str, text: str) -> None:
    hearing = heard(text, "ko", asking)
    assert asking in hearing.found
    assert asking not in hearing.declined


def test_a_wall_of_such_words_is_read_at_once() -> None:
    before = process_time()
    for text in ("그건 " * 20_000, "통화로요 " * 20_000, "담당자가아직" * 10_000):
        assert not puts_off_ko(utterance(text, "ko"), "company")
    assert process_time() - before < 0.5
