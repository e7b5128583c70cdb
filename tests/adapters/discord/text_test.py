"""Markup undone on the way in, made harmless on the way out, long texts parted where a reader would."""

from __future__ import annotations

import re
import time

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.discord.text import LONGEST, cut, escape, length, pieces, plain, unescape

NAMES = {"@9": "", "@5": "@Dana", "@&7": "@sales", "#3": "#leads"}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<@9> hi <@!5>", "hi @Dana"),
        ("<@&7> in <#3>", "@sales in #leads"),
        ("<@8> and <#4>", "@… and #…"),  # people and channels that we do not see
        ("nice <:wave:123> <a:party:45>", "nice :wave: :party:"),
        ("<https://a.example/x>", "https://a.example/x"),
        ("**60** people, ~~40~~, `code`, ||secret||, __now__", "60 people, 40, code, secret, now"),
        ("2 * 3 * 4 = 24", "2 * 3 * 4 = 24"),
        ("mina_park__x@hanbit.example", "mina_park__x@hanbit.example"),  # an address is no emphasis
        ("직원은 **60명**이에요", "직원은 60명이에요"),
        ("社員は**60名**です", "社員は60名です"),
    ],
)
def test_what_somebody_wrote_is_read_as_plain_text(written: str, read: str) -> None:
    assert plain(written, NAMES) == read


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("**bold** _it_ ~no~ `c` ||s||", "\\*\\*bold\\*\\* \\_it\\_ \\~no\\~ \\`c\\` \\|\\|s\\|\\|"),
        ("@everyone @here", "@\u200beveryone @\u200bhere"),
        ("<@123> <@&5> <#7> <t:0>", "\\<@123\\> \\<@&5\\> \\<#7\\> \\<t:0\\>"),
        ("[x](javascript:alert(1))", "\\[x\\](javascript:alert(1))"),
        ("[shop](https://evil.example)", "\\[shop\\](https://evil.example)"),
        ("# big\n-# small\n> quote", "\\# big\n\\-# small\n\\> quote"),
        ("https://a.example/a_b*c_d", "https://a.example/a_b\\*c\\_d"),
        ("see https://a.example/a_b_c.", "see https://a.example/a_b_c."),  # an address stays whole
        ("issue #12 costs 5 - 3", "issue #12 costs 5 - 3"),
    ],
)
def test_hostile_markup_is_shown_as_it_was_written(hostile: str, shown: str) -> None:
    assert escape(hostile) == shown
    assert unescape(shown) == hostile


TEXTS = st.text(st.sampled_from(list("ab*_`[]()<>@#|~\\ .!?。\n가あ😀")), max_size=400)


@given(TEXTS)
def test_nothing_escaped_is_markup_to_the_vendors_own_reader(text: str) -> None:
    shown = escape(text)
    assert not re.search(r"(?<!\\)(?:\\\\)*[*_~`|\[\]<>]", shown)
    assert not re.search("@(everyone|here)", shown)
    assert not re.search(r"(?<!\\)<@", discord.utils.escape_mentions(shown))


@given(TEXTS, st.integers(20, 60))
def test_pieces_fit_and_lose_no_word(text: str, longest: int) -> None:
    parts = pieces(text, longest)
    assert all(length(part) <= longest for part in parts)
    assert re.sub(r"\s|\u200b", "", "".join(map(unescape, parts))) == re.sub(r"\s", "", text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One is here. Two is here. Three is here.", ("One is here. Two is here.", "Three is here.")),
        ("하나입니다. 둘입니다. 셋입니다. 넷입니다. 다섯입니다.", ("하나입니다. 둘입니다. 셋입니다. 넷입니다.", "다섯입니다.")),
        (
            "一つ目です。二つ目です。三つ目です。四つ目です。五つ目です。",
            ("一つ目です。二つ目です。三つ目です。四つ目です。", "五つ目です。"),
        ),
        ("para one\n\npara two is longer", ("para one", "para two is longer")),
    ],
)
def test_a_long_text_is_parted_at_its_sentences(text: str, parts: tuple[str, ...]) -> None:
    assert pieces(text, 26) == parts


def test_a_word_longer_than_a_message_is_parted_between_whole_signs() -> None:
    family = "👩‍👩‍👧"
    assert set("".join(pieces(family * 30, 40)).replace(family, "")) == set()
    assert all(part.replace(family, "") == "" for part in pieces(family * 30, 40))


def test_nothing_to_say_is_still_a_message() -> None:
    assert pieces("  ") == ("\u200b",)


@given(TEXTS, st.integers(1, 50))
def test_what_is_cut_fits_and_breaks_no_escape(text: str, longest: int) -> None:
    short = cut(escape(text), longest)
    assert length(short) <= longest
    assert not re.search(r"(?<!\\)(?:\\\\)*\\…$", short)


@pytest.mark.parametrize("piece", ["*", ".", "<@", "@", "`a", "https://", "<@U1|", "_", " ", "\n"])
def test_a_long_run_of_signs_does_not_hold_everybody_up(piece: str) -> None:
    """What somebody wrote passes here in the loop that answers everybody: 10,000 signs took more than a second."""
    text = f"a{piece * (10_000 // len(piece))}x"
    began = time.process_time()
    parts = pieces(text)
    assert time.process_time() - began < 3.0
    assert all(length(part) <= LONGEST for part in parts)


@pytest.mark.parametrize("piece", ["@everyone", "@here", "# a\n", "#", "-# x\n"])
def test_what_is_escaped_as_a_whole_makes_no_piece_too_long(piece: str) -> None:
    parts = pieces(piece * 900)
    assert all(length(part) <= LONGEST for part in parts)
    assert unescape("".join(parts)).replace("\n", "").replace(" ", "") == (piece * 900).replace("\n", "").replace(" ", "")
