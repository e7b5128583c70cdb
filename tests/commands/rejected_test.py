"""`report rejected` on a real database, and what the bench makes of its lines."""

from __future__ import annotations

import asyncio
import json
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from bench.quality_rejected import rejected as measured
from bot.commands.rejected import rejected
from bot.config import Config
from bot.errors import NotFound, Refused
from bot.flow.load import load_flow
from bot.model import Event as Happened
from bot.model import Kind, Owner, Post, Rejected
from bot.playbook import playbook
from tests.commands.report_test import config, opened
from tests.storage.making import NOW, a_conversation, a_lead, a_message, a_talk, a_turn, an_answer

__all__ = ["config"]

TEXT = "직원이 80명이에요"
WRONG = an_answer(message=1)


async def filled(path: Path, *, test: bool = False) -> None:
    """Write a conversation in which a rep took out a parser's reading and a colleague's entry."""
    async with opened(path) as store:
        conversation = a_conversation(test=test)
        await store.open(conversation, None)
        await store.accept(a_message(conversation.id, TEXT))
        talk = a_talk(language="ko", questions=())
        assert await store.save(a_turn(conversation.id, upto=1, team="seoul", lead=a_lead("seoul"), talk=talk)) is not None
        out = (
            Rejected(answer=WRONG, by="serin", at=NOW),
            Rejected(answer=an_answer("name", value="Kim", quote="Kim", message=0, source="rep:dana"), by="serin", at=NOW),
        )
        press = replace(a_message(conversation.id, ""), kind=Kind.REJECT, author="serin", choice="company_size")
        event = Happened(kind="mended", data={"field": "company_size", "rep": "serin", "to": "rejected"})
        post = Post(owner=Owner.BOT, rep="", talk=replace(talk, rejected=out), events=(event,))
        await store.decide(press, lambda standing: post)


def test_what_a_rep_took_out_is_written_with_the_words_it_was_read_from(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asyncio.run(filled(config))
    asyncio.run(filled(config, test=True))
    file = config.parent / "rejected.jsonl"
    rejected(file, "", config)
    (row,) = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert (row["language"], row["text"], row["field"], row["wrong"], row["quote"], row["source"]) == (
        "ko", TEXT, "company_size", {"min": 80, "max": 80}, "80명", "parser",
    )  # fmt: skip
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    told = capsys.readouterr()
    assert "1 reading." in told.out
    assert "personal data" in told.err


def test_the_bench_reads_the_lines_and_says_what_is_still_read_so(config: Path) -> None:
    asyncio.run(filled(config))
    file = config.parent / "rejected.jsonl"
    rejected(file, "seoul", config)
    play = playbook(load_flow(Path(__file__).parents[2] / "flows", "b2b_saas"), Config())
    section = measured(file, play)
    assert [(figure.on, figure.of) for figure in section.figures] == [("ko", "0 of 1")]
    assert [failure.text for failure in section.failures] == [TEXT]
    line = json.loads(file.read_text("utf-8"))
    file.write_text(json.dumps(line | {"wrong": {"min": 8, "max": 8}}) + "\n", "utf-8")
    assert measured(file, play).failures == []
    file.write_text('{"id": "1"}\n', "utf-8")
    with pytest.raises(Refused, match="line 1: field, language, now, text, wrong is missing"):
        measured(file, play)


def test_the_table_names_field_words_and_rep_and_an_unknown_team_is_said(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rejected(None, "", config)
    assert "No reading was rejected." in capsys.readouterr().out
    asyncio.run(filled(config))
    rejected(None, "", config)
    told = capsys.readouterr().out
    assert all(piece in told for piece in ("company_size", "ko", '{"min": 80, "max": 80}', "80명", "serin"))
    with pytest.raises(NotFound, match="Did you mean `seoul`"):
        rejected(None, "seul", config)
    with pytest.raises(Refused, match="cannot be written"):
        rejected(config.parent / "no" / "where.jsonl", "", config)
