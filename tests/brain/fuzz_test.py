"""1,000 outputs that no model should give."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bench.brain_fuzz import Fuzz, said
from bot.brain.draft import draft_of, ground_of
from bot.brain.guard import guard
from bot.brain.output import fields_of, read_output
from bot.engine import decide
from bot.model import Thought
from bot.signals import SIGNALS
from bot.signals.kind import FACTS
from tests.brain.house import entered, thinking
from tests.talks import Talk

TALKS, TURNS = 50, 9


@pytest.mark.parametrize(("language", "seed"), [("en", 1), ("ko", 2), ("ja", 3)])
async def test_no_turn_fails_nothing_outside_the_schema_is_stored_and_nothing_unguarded_is_said(
    language: str, seed: int, tmp_path: Path
) -> None:
    model = Fuzz(seed, language)
    async with thinking(tmp_path, model, language=language, conversation_budget=50, day_budget=1_000) as first:
        spoke = 0
        for number in range(TALKS):
            talk = first if not number else await entered(Talk(first.house, first.clock, f"{number:032x}"), language)
            for text in said(language, TURNS):
                await talk.say(text)
            spoke += await _is_clean(talk)
        assert list(await first.house.store.asides()) == []
        assert model.calls >= 300
        assert spoke > 0, "some answers were good"


async def _is_clean(talk: Talk) -> int:
    play = await talk.house.shelf.version("b2b_saas", 0)
    known = set(fields_of(play.flow))
    remembered = await talk.house.store.talk(talk.conversation)
    assert set(remembered.answers) <= known
    assert set(remembered.signals) <= {*SIGNALS, *FACTS, *(s.name for s in play.flow.signals)}
    lines = {line.seq: line.text for line in (await talk.house.store.sheet(talk.conversation)).lines} if remembered.outcome else {}
    for answer in remembered.answers.values():
        assert not lines or answer.quote in lines[answer.message]
    pasts = [one for one in await talk.house.store.past(talk.conversation) if one.thought is not None]
    for one in pasts:
        await _is_guarded(one, play)
    return sum(one.thought is not None and one.thought.spoke for one in pasts)


async def _is_guarded(one: Any, play: Any) -> None:  # noqa: ANN401 - a Past and a Playbook
    kept: Thought = one.thought
    if kept.raw:
        read_output(kept.raw)
    if kept.spoke:
        turn = decide(one.scene, play, lambda: one.at, limits=True, thought=kept)
        draft = draft_of(kept)
        assert draft is not None
        assert guard(draft, ground_of(turn, one.scene, play, kept)) == ()
        assert draft.text in turn.says[0].text
