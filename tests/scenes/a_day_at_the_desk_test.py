"""A day of four reps in three zones and thirty prospects, with a crash in it, on a clock that the script moves: docs/a-day.md.

`python -m tests.scenes.a_day_at_the_desk_test` writes the page anew. The crash is what a killed process leaves: the database's files as
they stand while the house runs, taken up by another house.
"""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.scenes.desk_day import Figures, day
from tests.scenes.desk_day_people import MONDAY, PROSPECTS
from tests.scenes.desk_day_script import play

PAGE = Path(__file__).parents[2] / "docs" / "a-day.md"

HEAD = """# A day at the desk

Four reps in three zones, thirty prospects on two platforms in three languages, a public holiday in Tokyo, one rep away, and one crash: what
the sales side sees. The day is a test (`tests/scenes/a_day_at_the_desk_test.py`) that runs the whole house on a clock of its own; it
writes this page and fails when the page is not current. After each step it checks that every conversation has one owner, that nobody
has more leads than their capacity, that no card was claimed while somebody had it, that nobody was mentioned outside their hours save by
an escalation that they agreed to, and at the end that every prospect was answered by a person or told when one will.

Times are UTC. New York is 5 hours behind, Seoul and Tokyo 9 ahead; all work from 9 to 18 there, Monday to Friday.

"""


async def _played(folder: Path) -> tuple[str, Figures]:
    async with day(folder) as one:
        await play(one)
        return HEAD + "\n".join(one.page).rstrip() + "\n", await one.figures()


async def test_a_day_of_four_reps_goes_as_the_docs_show(tmp_path: Path) -> None:
    page, figures = await _played(tmp_path)
    assert figures.prospects == PROSPECTS
    assert figures.unanswered == []
    assert figures.escalated
    assert figures.mentions > 20
    assert page == PAGE.read_text("utf-8")


async def test_what_was_accepted_before_a_crash_is_there_after_it_and_a_deadline_that_passed_meanwhile_rings_once(tmp_path: Path) -> None:
    async with day(tmp_path) as one:
        await one.until("00:05")
        lead = await one.asks("ko")
        heard = await one.asks("ko", taken=False)  # accepted, and its turn not taken
        before = [line.text for line in (await one.built.store.sheet(lead)).lines]
        await one.crash("03:00")
        sheet = await one.built.store.sheet(lead)
        assert [line.text for line in sheet.lines][: len(before)] == before
        late = [at for at, event in sheet.events if event.kind == "late"]
        assert late == [MONDAY + timedelta(hours=3)]  # at once, and once
        assert any(line.name != "" for line in (await one.built.store.sheet(heard)).lines)
        await one.built.ticker.tick()
        assert [at for at, event in (await one.built.store.sheet(lead)).events if event.kind == "late"] == late


async def test_of_reps_who_claim_at_once_one_has_it(tmp_path: Path) -> None:
    async with day(tmp_path) as one:
        await one.until("00:05")
        lead = await one.asks("en")
        posts = await asyncio.gather(*(one.claims(rep, lead) for rep in ("dana", "marcus", "serin", "sato")))
        [won] = [post for post in posts if not post.refused]
        assert {post.refused for post in posts} == {"", f"claimed_by:{won.rep}"}
        await one.check()


def _write() -> None:
    with TemporaryDirectory() as folder:
        PAGE.write_text(asyncio.run(_played(Path(folder)))[0], "utf-8")


if __name__ == "__main__":
    _write()
