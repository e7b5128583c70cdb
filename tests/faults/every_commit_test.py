"""Death at every commit of a talk, before it and after it: the reply comes at least once, the card exactly once."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from collections import Counter
from pathlib import Path

import pytest

from bench.house import ROOT, build
from tests.faults.books import Books, faults
from tests.faults.dying import CONVERSATION, LANGUAGE, hold, noted
from tests.faults.served import SCRIPTS, Acked

pytestmark = [pytest.mark.faults, pytest.mark.timeout(600)]


async def test_a_talk_goes_on_from_a_death_at_any_commit_with_every_reply_and_one_card(tmp_path: Path) -> None:
    (tmp_path / "house").mkdir()
    await build(tmp_path / "house")
    places = await _die_everywhere(tmp_path)
    assert len([place for place, end in places.items() if end == -signal.SIGKILL]) > 2 * len(SCRIPTS[LANGUAGE])
    assert set(places.values()) == {-signal.SIGKILL, 0}
    wrong = {}
    for place in places:
        await hold(tmp_path / place)
        if found := _wrong(tmp_path / place):
            wrong[place] = found
    assert wrong == {}


async def _die_everywhere(folder: Path) -> dict[str, int]:
    """Run the dying program; return how each place ended."""
    program = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.faults.dying", str(folder), cwd=ROOT, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    out, err = await program.communicate()
    assert program.returncode == 0, err.decode()
    return {line["place"]: line["ended"] for line in map(json.loads, out.decode().splitlines())}


def _wrong(folder: Path) -> list[str]:
    """Return what is not as it must be after the death and the second life."""
    acked = [
        Acked(conversation=CONVERSATION, event=one["event"], text=one["text"], number=int(one["event"]), answer=b"")
        for one in noted(folder / "acked.jsonl")
    ]
    with Books(folder) as books:
        found = faults(books, acked)
        said = len(books.spoken(CONVERSATION))
    if said != len(SCRIPTS[LANGUAGE]):
        found.append(f"the bot spoke {said} times")
    return found + _of_posts([one["effect"] for one in noted(folder / "posted.jsonl") if one["kind"] == "card"])


def _of_posts(posted: list[str]) -> list[str]:
    """One card; a death between the post and its mark may post it once more, under the same id."""
    times = Counter(posted)
    if len(times) != 1:
        return [f"{len(times)} cards were posted"]
    return [f"the card was posted {count} times" for count in times.values() if count > 2]
