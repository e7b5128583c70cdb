"""`handraiser export` on a real house: everything that a prospect left is in it, and one person's data reaches nobody else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.commands.export import export, exported
from bot.errors import NotFound, Refused
from bot.model import Conversation, Visit
from tests.commands.erase_test import CANARY, MAIL, PHONE, canaried, left_behind, opened
from tests.second_way_test import selling


async def test_every_table_in_which_their_words_stand_is_in_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async with selling(tmp_path) as sales:
        conversation = await canaried(sales)
        text = await exported(sales.built.store, ("phone", PHONE), everyone=False, clock=sales.clock)
        holding = {name for name, held in opened(sales, f"sqlite:///{tmp_path / 'handraiser.db'}").items() if CANARY in held}
        now = sales.clock().isoformat()
    kept = json.loads(text)
    (person,), (talk,) = kept["contacts"], kept["conversations"]
    shown = {name for name, rows in talk.items() if isinstance(rows, list) and CANARY in json.dumps(rows)}
    shown |= {name for name, one in (("contact", person), ("conversation", talk)) if CANARY in json.dumps(one)}
    assert shown == holding
    assert kept["exported_at"] == now
    assert (person["email"], talk["id"]) == (MAIL, conversation)
    assert conversation in capsys.readouterr().err


async def test_an_address_of_several_contacts_is_exported_only_where_all_are_one_person(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with selling(tmp_path) as sales:
        for id in ("ab" * 16, "ef" * 16):
            began = Conversation(
                id=id, platform="web", flow="b2b_saas", flow_version=0, contact=id[::-1], visit=Visit(), created_at=sales.clock()
            )
            await sales.built.inbox.open(began, None)
            await sales.say(id, f"We need a shared inbox for 60 people. {MAIL}")
        store = sales.built.store
        with pytest.raises(Refused, match=r"2 contacts.*--all"):
            await exported(store, ("email", MAIL), everyone=False, clock=sales.clock)
        told = capsys.readouterr().err
        assert "ab" * 16 in told
        assert "ef" * 16 in told
        one = json.loads(await exported(store, ("id", "ab" * 16), everyone=False, clock=sales.clock))
        assert [talk["id"] for talk in one["conversations"]] == ["ab" * 16]
        both = json.loads(await exported(store, ("email", MAIL), everyone=True, clock=sales.clock))
        assert {talk["id"] for talk in both["conversations"]} == {"ab" * 16, "ef" * 16}


def test_the_command_writes_a_file_for_its_owner_alone_and_over_no_other(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation = left_behind(tmp_path, monkeypatch)
    file = tmp_path / "theirs.json"
    export(MAIL, None, out=file, everyone=False)
    assert file.stat().st_mode & 0o777 == 0o600
    assert json.loads(file.read_bytes())["conversations"][0]["id"] == conversation
    assert CANARY.encode() not in capsysbinary.readouterr().out
    with pytest.raises(Refused, match="is there already"):
        export(MAIL, None, out=file, everyone=False)
    with pytest.raises(Refused, match="cannot be written"):
        export(MAIL, None, out=tmp_path / "nowhere" / "theirs.json", everyone=False)
    capsysbinary.readouterr()
    export(conversation, None, out=None, everyone=False)
    assert json.loads(capsysbinary.readouterr().out)["contacts"][0]["email"] == MAIL
    with pytest.raises(NotFound):
        export("nobody@nowhere.example", None, out=None, everyone=False)
