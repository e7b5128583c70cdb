from pathlib import Path

import pytest

from bench.signals_source import SIGNALS, examples, labelled, lines
from bench.train_signals import built, head
from bot.language import LANGUAGES
from bot.signals import FACTS
from bot.signals import SIGNALS as KINDS
from bot.signals.normalise import normalise
from bot.signals.patterns import compiled, index, table

KEPT = Path(__file__).parent / "kept"
PARTS = {"asks", "asks_nothing", "injection_like_name", "contact_me", "setting", "pain", "wish", "topic", "no_again", "no_need", "for_good"}
TRIED = 36
"""Lines that may be tried on the median message; more means that literals got too short."""


def _texts(language: str) -> list[str]:
    rows = [*examples(KEPT / f"{language}.yaml"), *labelled(language)]
    return [normalise(row.text) for row in rows]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_shipped_is_what_the_sources_give(language: str) -> None:
    shipped = (SIGNALS / "built" / f"{language}.json").read_text(encoding="utf-8")
    assert shipped == built(language), "run `make train`"
    trained = (SIGNALS / "built" / f"head-{language}.bin").read_bytes()
    assert trained == head(language), "run `make train`"


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_line_compiles_and_names_a_known_signal(language: str) -> None:
    for line in lines(language):
        assert compiled(line.source).pattern == line.source
        assert line.signal.partition("@")[0] in set(KINDS) | FACTS | PARTS
        assert 0.0 <= line.strength <= 1.0


@pytest.mark.parametrize("language", LANGUAGES)
def test_looking_up_by_literals_misses_nothing(language: str) -> None:
    shipped = table(language)
    every = [*dict.fromkeys(shipped.behind), *shipped.always]
    assert len(every) == len(lines(language))
    slow = index(every, [], [], 1)
    for text in _texts(language)[::3]:  # some two thousand, each against each pattern
        assert shipped.match(text) == slow.match(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_few_lines_are_tried_on_a_message(language: str) -> None:
    counts = sorted(len(table(language).candidates(text)) for text in _texts(language))
    assert counts[len(counts) // 2] <= TRIED


def test_a_false_friend_voids_only_what_it_overlaps() -> None:
    one = index([line for line in lines("en") if line.signal == "opt_out"], [], [], 3)
    assert one.match("stop using paper. stop emailing me") == {"opt_out": 0.95}
    assert one.match("we stop using paper") == {}
    assert one.match("please don't call, i prefer email") == {"opt_out": 0.0}


def test_literals_that_begin_alike_have_to_stand_together() -> None:
    one, two = list(lines("en"))[:2]
    assert index([one, two], ["stop a", "stop b"], [0, 1], 3).candidates("stop b") == [two]
    with pytest.raises(ValueError, match="make train"):
        index([one, two], ["stop a", "call", "stop b"], [0, 1, 1], 3)


def test_an_unknown_language_has_no_table() -> None:
    with pytest.raises(KeyError):
        table("../en")
