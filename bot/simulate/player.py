"""Plays a persona against whoever answers: opens, reacts to what is asked, interjects, leaves; then two weeks pass."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Protocol

from bot.model import Thought, Value
from bot.simulate.persona import UNFINISHED, Persona

BETWEEN = timedelta(seconds=20)
"""From the bot's last message to the prospect's next one."""

AFTERWARDS = timedelta(days=14)
"""How long the clock runs on after the last message, so that follow-ups fire."""

MOST_MESSAGES = 40
"""Messages of one prospect, whatever the bot asks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What was said to the prospect, and the field that it asks for."""

    lines: tuple[str, ...] = ()
    asking: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What the bot's side knows now."""

    outcome: str | None
    intent: bool  # a purchase intent was seen, now or earlier
    answers: Mapping[str, Value]


class Partner(Protocol):
    """Who a persona talks with, on a clock of its own."""

    async def say(self, text: str) -> Heard:
        """Say it as the prospect, now, and return what is answered."""
        ...

    async def wait(self, span: timedelta) -> Heard:
        """Let time pass, with everything that comes due in it, and return what was said meanwhile."""
        ...

    async def state(self) -> State:
        """Return what is known of the prospect."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """One entry of the transcript."""

    who: str  # prospect | bot
    text: str
    asking: str | None = None  # of the bot's: the field that it asks for
    reply_to: str = ""  # of the prospect's: the field whose question the script answers here
    learned: Mapping[str, Value] = field(default_factory=dict)  # of the prospect's: answers that were new or changed after it


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A persona's talk from its first word to two weeks after its last."""

    persona: Persona
    outcome: str
    outcome_at: int | None  # the number of the prospect's message that brought the last outcome
    intent_at: int | None  # the number of the message at which a purchase intent was first seen
    answers: Mapping[str, Value]
    transcript: tuple[Spoken, ...]
    thoughts: tuple[Thought, ...] = ()  # what came of asking a model, turn by turn; () where the rules are alone

    @property
    def asked(self) -> tuple[str, ...]:
        """The fields that were asked for, in order, repeats included."""
        return tuple(entry.asking for entry in self.transcript if entry.asking)


class Acting(Protocol):
    """Who says what a prospect says, where no script does."""

    async def says(self, transcript: Sequence[Spoken]) -> str | None:
        """Return the prospect's next words, None when they have nothing more to say."""
        ...


async def play(persona: Persona, partner: Partner, actor: Acting | None = None) -> Run:
    """Play the whole talk, by the persona's script, or as an actor plays it. Raise what the partner raises."""
    player = _Player(persona, partner, actor)
    await player.talk()
    await player.pass_time(AFTERWARDS)
    state = await partner.state()
    return Run(
        persona=persona,
        outcome=state.outcome or UNFINISHED,
        outcome_at=player.outcome_at if state.outcome else None,
        intent_at=player.intent_at,
        answers=state.answers,
        transcript=tuple(player.transcript),
    )


class _Player:
    """Where a persona stands in its script."""

    def __init__(self, persona: Persona, partner: Partner, actor: Acting | None = None) -> None:
        self._persona = persona
        self._actor = actor
        self._partner = partner
        self._left = min(persona.leaves_after or MOST_MESSAGES, MOST_MESSAGES)
        self._interjects = sorted(persona.interjects, key=lambda one: one.at)
        self._questions = 0
        self._replies: dict[str, int] = {}
        self._known = State(outcome=None, intent=False, answers={})
        self._said = 0
        self.outcome_at: int | None = None
        self.intent_at: int | None = None
        self.transcript: list[Spoken] = []

    async def talk(self) -> None:
        """Say everything that there is to say."""
        if self._actor is not None:
            await self._act(self._actor)
            return
        heard = Heard()
        for text in self._persona.opens:
            if self._said < self._left:
                heard = await self._say(text)
        while self._said < self._left and (reply := self._reply(heard)) is not None:
            heard = await self._say(*reply)

    async def _act(self, actor: Acting) -> None:
        while self._said < self._left and (text := await actor.says(self.transcript)) is not None:
            await self._say(text)

    def _reply(self, heard: Heard) -> tuple[str, str] | None:
        """Return what comes next and the field that it answers ("" for an interjection); None when nothing is left to say."""
        if self._interjects and self._interjects[0].at <= self._questions:
            return self._interjects.pop(0).says, ""
        replies = self._persona.replies(heard.asking) if heard.asking else ()
        if not replies or heard.asking is None:
            return None
        turn = self._replies.get(heard.asking, 0)
        self._replies[heard.asking] = turn + 1
        return replies[min(turn, len(replies) - 1)], heard.asking

    async def _say(self, text: str, reply_to: str = "") -> Heard:
        if self._said:
            await self.pass_time(BETWEEN)
        heard = await self._partner.say(text)
        self._said += 1
        learned = self._look(await self._partner.state())
        self.transcript.append(Spoken(who="prospect", text=text, reply_to=reply_to, learned=learned))
        self._note(heard)
        self._questions += heard.asking is not None
        return heard

    async def pass_time(self, span: timedelta) -> None:
        """Let time pass; what is said meanwhile asks for nothing."""
        heard = await self._partner.wait(span)
        self._note(Heard(lines=heard.lines))

    def _note(self, heard: Heard) -> None:
        """Keep the bot's lines; the question stands at the end of the last one."""
        last = len(heard.lines) - 1
        self.transcript += [
            Spoken(who="bot", text=text, asking=heard.asking if number == last else None) for number, text in enumerate(heard.lines)
        ]

    def _look(self, state: State) -> Mapping[str, Value]:
        """Note what the message just said changed; return the answers that it brought."""
        if state.outcome != self._known.outcome:
            self.outcome_at = self._said
        if state.intent and self.intent_at is None:
            self.intent_at = self._said
        learned = {name: value for name, value in state.answers.items() if self._known.answers.get(name) != value}
        self._known = state
        return learned
