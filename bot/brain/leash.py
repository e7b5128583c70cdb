"""Asks a model about a turn, at most once, within its time, its budget and its breaker; whatever goes wrong, the turn goes on."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from time import monotonic
from typing import Protocol

import structlog

from bot.brain.breaker import Breaker
from bot.brain.hearing import hearing_of
from bot.brain.need import settled
from bot.brain.output import MOST_TOKENS, read_output, schema_of
from bot.brain.prefix import Prefix, prefix_of
from bot.brain.prices import Price, usage_of
from bot.brain.redact import Redaction
from bot.brain.sections import sections
from bot.brain.tokens import estimate
from bot.brain.transcript import Transcript, heard_of, hidden, texts_of
from bot.brain.trouble import TRANSPORT
from bot.config import ModelConfig
from bot.errors import ModelTrouble
from bot.model import Reading, Scene, Thought, Turn, Usage, changed
from bot.playbook import Playbook
from bot.ports import Completion, LanguageModel, Prompt, Thoughts

MILLION = 1_000_000

RETRIEVED = 2
"""Sections that go with a question where not all pages stand in the prefix."""

MOST_RETRIEVED = 100
"""Tokens that they may have together; the first goes in any case."""

KEPT = 512
"""Conversations whose transcript stays in memory; others are read back."""

PREFIXES = 64

log = structlog.get_logger()


class ModelMeter(Protocol):
    """Counts what is asked of a model and what becomes of it."""

    def asked(self, ended: str, usage: Usage) -> None:
        """Count a call: "answered", or a word of `bot.brain.trouble.TROUBLES`."""
        ...

    def not_asked(self, why: str) -> None:
        """Count a turn without a call."""
        ...

    def drafted(self, refused: Sequence[str]) -> None:
        """Count a draft: said, or refused by these rules."""
        ...


@dataclass(slots=True)
class _Call:
    """One question on its way."""

    tries: int = 0
    completion: Completion = field(default_factory=lambda: Completion(text=""))


@dataclass(slots=True, kw_only=True)
class Leash:
    """One for a process. Holds no transaction and no lock while the model thinks."""

    model: LanguageModel
    settings: ModelConfig
    name: str  # the model's id
    price: Price
    memory: Thoughts
    meter: ModelMeter
    timer: Callable[[], float] = monotonic
    breaker: Breaker = field(default_factory=Breaker)
    _day: date | None = None
    _spent: int = 0  # millionths of a dollar today, what is being asked now included
    _kept: OrderedDict[str, tuple[int, Transcript]] = field(default_factory=OrderedDict)
    _prefixes: dict[tuple[str, int, str, date], Prefix] = field(default_factory=dict)

    async def think(self, scene: Scene, plan: Turn, play: Playbook, now: datetime) -> Thought:
        """Return what came of the question, or why there was none. Never raises ModelTrouble.

        `plan` is the turn as the rules would take it: its reading is the parsers', its moves tell whether there is anything to draft.
        """
        reading = plan.reading or Reading(language=plan.talk.language)
        transcript = await self._transcript(scene)
        hearing = hearing_of(scene, reading, now)
        texts, redaction = hidden(texts_of(scene), transcript.redaction, hearing)
        prefix = self._prefix(play, reading.language, now.date())
        heard = heard_of(texts, reading, scene, _open(plan, play), self._pages(prefix, reading, scene, play, now))
        thought = Thought(model=self.name, heard=heard, plain=not self.settings.redact, hides=redaction.values)
        prompt = Prompt(prefix=prefix.text, messages=transcript.asked(heard), schema=schema_of(play.flow), most=MOST_TOKENS)
        reserved = self._most_micros(prompt)
        why = settled(scene, plan, play.flow) or await self._cannot(transcript, reserved, now.date())
        if why:
            self.meter.not_asked(why)
            return changed(thought, skipped=why)
        self._spent += reserved
        try:
            thought = await self._asked(thought, prompt)
        finally:
            self._spent += thought.usage.micros - reserved
        return thought

    def saved(self, turn: Turn) -> None:
        """Remember what a turn that is committed now added to the conversation with the model."""
        if turn.thought is None:
            return
        if turn.thought.spoke or turn.thought.guard:
            self.meter.drafted(turn.thought.guard)
        at, transcript = self._kept.get(turn.conversation, (-1, Transcript()))
        if at != turn.on_version:
            return
        grown = transcript.after(turn.thought).knowing(Redaction(self.settings.redact, turn.thought.hides))
        self._keep(turn.conversation, turn.on_version + 1, grown)

    async def _transcript(self, scene: Scene) -> Transcript:
        id, version = scene.conversation.id, scene.conversation.version
        at, transcript = self._kept.get(id, (-1, Transcript()))
        if at != version:
            transcript = replayed(await self.memory.thoughts(id) if version else (), redact=self.settings.redact)
            self._keep(id, version, transcript)
        return transcript

    def _keep(self, id: str, version: int, transcript: Transcript) -> None:
        self._kept[id] = (version, transcript)
        self._kept.move_to_end(id)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)

    def _prefix(self, play: Playbook, language: str, today: date) -> Prefix:
        key = (play.flow.name, id(play.flow), language, today)
        if key not in self._prefixes:
            while len(self._prefixes) >= PREFIXES:
                self._prefixes.pop(next(iter(self._prefixes)))
            self._prefixes[key] = prefix_of(play.flow, language, today, most=self.settings.prefix)
        return self._prefixes[key]

    def _pages(self, prefix: Prefix, reading: Reading, scene: Scene, play: Playbook, now: datetime) -> Sequence[str]:
        """Return the sections that may answer a question and do not stand in the prefix."""
        if prefix.complete or not reading.question:
            return ()
        region, today = scene.conversation.visit.region, now.date()
        hits = play.search.nearest(reading.question, reading.language, region, today, most=RETRIEVED)
        wanted = [(hit.page.id, hit.section.heading) for hit in hits]
        known = {(one.page.id, one.section.heading): one for one in sections(play.flow, reading.language, today)}
        lines = [known[key].line for key in wanted if key in known and known[key].id not in prefix.inside]
        return lines if estimate("".join(lines)) <= MOST_RETRIEVED else lines[:1]

    async def _cannot(self, transcript: Transcript, reserved: int, today: date) -> str:
        """Return why the model may not be asked now, "" when it may."""
        if transcript.micros + reserved > self.settings.conversation_budget * MILLION and self.price.out:
            return "conversation_budget"
        if await self._spent_on(today) + reserved > self.settings.day_budget * MILLION and self.price.out:
            return "day_budget"
        return "" if self.breaker.allows(self.timer()) else "breaker"

    async def _spent_on(self, today: date) -> int:
        """Return what was spent today; of a day that is new to this process the store knows it."""
        if self._day != today:
            spent = await self.memory.spent(today)
            if self._day != today:
                self._day, self._spent = today, spent
        return self._spent

    def _most_micros(self, prompt: Prompt) -> int:
        """Return what a call can cost at most: nothing cached, all tokens of output used."""
        tokens = estimate(prompt.prefix) + sum(estimate(text) for _, text in prompt.messages)
        return self.price.micros(Completion(text="", written=tokens, out=prompt.most))

    async def _asked(self, thought: Thought, prompt: Prompt) -> Thought:
        """Return the thought with the answer, or with the trouble."""
        began, call, trouble = self.timer(), _Call(), ""
        try:
            async with asyncio.timeout(self.settings.time_limit):
                await self._tried(call, prompt)
            read_output(call.completion.text)
        except TimeoutError:
            trouble = "timeout"
        except ModelTrouble as error:
            trouble = error.why
        except asyncio.CancelledError:
            self.breaker.left()
            raise
        self._judge(trouble)
        usage = usage_of(call.completion, self.price, ms=round((self.timer() - began) * 1000), tries=call.tries)
        self.meter.asked(trouble or "answered", usage)
        return changed(thought, raw="" if trouble else call.completion.text, trouble=trouble, usage=usage)

    async def _tried(self, call: _Call, prompt: Prompt) -> None:
        """Ask; once more where the transport failed before anything was answered, so that there are never two answers."""
        call.tries = 1
        try:
            call.completion = await self.model.complete(prompt)
        except ModelTrouble as error:
            if error.why not in TRANSPORT:
                raise
            call.tries = 2
            call.completion = await self.model.complete(prompt)

    def _judge(self, trouble: str) -> None:
        was_open = self.breaker.is_open
        if trouble:
            self.breaker.failed(trouble, self.timer())
        else:
            self.breaker.worked()
        if self.breaker.is_open and not was_open:
            log.warning("the model is left alone for a while", why=trouble, seconds=self.breaker.rest)
        elif was_open and not self.breaker.is_open:
            log.info("the model is asked again")


def replayed(thoughts: Sequence[Thought], *, redact: bool) -> Transcript:
    """Return the transcript that earlier turns make, oldest first; the same bytes as when they were taken."""
    transcript = Transcript(redaction=Redaction(redact))
    for thought in thoughts:
        transcript = transcript.after(thought)
    return transcript.knowing(Redaction(redact, thoughts[-1].hides if thoughts else {}))


def _open(plan: Turn, play: Playbook) -> list[str]:
    """Return the fields that are unknown yet, in the order in which they are asked; the one that the rules would ask now first."""
    talk = plan.talk
    unknown = [q for q in play.flow.questions if q.field not in talk.answers and q.field not in talk.declined]
    order = [q.field for q in sorted(unknown, key=lambda q: (q.field != talk.asking, not q.required))]
    return order if talk.asking else []
