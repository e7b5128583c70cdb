"""A model's draft beside the flow's own words: whether there is room for it in a turn, and what it may rest on."""

from __future__ import annotations

from datetime import datetime

from bot.brain.evidence import Weighed, Witness, weigh
from bot.brain.ground import Draft, Ground
from bot.brain.guard import guard
from bot.brain.hearing import hearing_of
from bot.brain.need import DRAFTED, LEADING
from bot.brain.output import NOTHING, Output, read_output
from bot.brain.prefix import rules_for
from bot.brain.redact import Redaction
from bot.brain.sections import Cited, citable
from bot.desk.phrase import words_of
from bot.errors import ModelTrouble
from bot.flow.shape import Flow, Question
from bot.model import MoveKind, Reading, Scene, Thought, Turn
from bot.playbook import Playbook

MOST_OWN = 4_000
"""Characters of the prospect's words of a turn that a draft is compared with."""


def output_of(thought: Thought | None) -> Output | None:
    """Return what the model answered, None where it was not asked or answered nothing that can be used."""
    if thought is None or thought.skipped or thought.trouble:
        return None
    try:
        return read_output(thought.raw)
    except ModelTrouble:
        return None


def believed(parsed: Reading, thought: Thought | None, scene: Scene, play: Playbook, now: datetime) -> Weighed:
    """Return the reading of a turn: the parsers', with what of the model's is proven."""
    output = output_of(thought)
    if output is None or thought is None:
        return Weighed(reading=parsed)
    hearing = hearing_of(scene, parsed, now)
    witness = Witness(scene=scene, flow=play.flow, hearing=hearing, redaction=Redaction(values=thought.hides))
    return weigh(parsed, output, witness)


def draft_of(thought: Thought | None) -> Draft | None:
    """Return what the model would say, with what its placeholders stand for."""
    output = output_of(thought)
    if output is None or thought is None:
        return None
    text = Redaction(values=thought.hides).show(output.reply).strip()
    return Draft(text=text, asks=None if output.asks == NOTHING else output.asks)


def spoken(turn: Turn, scene: Scene, play: Playbook, thought: Thought | None) -> tuple[Draft | None, tuple[str, ...]]:
    """Return the model's draft if it may be said, else why not; (None, ()) where there is none."""
    draft = draft_of(thought)
    if draft is None or thought is None:
        return None, ()
    refused = guard(draft, ground_of(turn, scene, play, thought)) if has_room(turn, play.flow) else ("fixed_words",)
    return (None, refused) if refused else (draft, ())


def has_room(turn: Turn, flow: Flow) -> bool:
    """Tell whether a draft may stand in a turn: every part of it is one that a draft may say, and no question explains itself first."""
    kinds = {move.kind for move in turn.moves}
    asked = [flow.question(move.fields[0]) for move in turn.moves if move.kind is MoveKind.ASK and move.step == 0]
    explains = any(question is not None and question.why for question in asked)
    return kinds <= LEADING | DRAFTED and bool(kinds & DRAFTED) and not explains


def cited(turn: Turn, scene: Scene, play: Playbook, thought: Thought) -> tuple[Cited, ...]:
    """Return the sections that the model cites and that may be said here."""
    output = output_of(thought)
    visit = scene.conversation.visit
    return citable(play.flow, output.pages if output else (), turn.talk.language, visit.region, turn.now.date())


def ground_of(turn: Turn, scene: Scene, play: Playbook, thought: Thought) -> Ground:
    """Return what the draft of a turn may rest on."""
    flow, language = play.flow, turn.talk.language or play.flow.languages[0]
    asks = next((move.fields[0] for move in turn.moves if move.kind is MoveKind.ASK), None)
    question = flow.question(asks) if asks else None
    pages = cited(turn, scene, play, thought)
    answered = [move for move in turn.moves if move.kind is MoveKind.ANSWER]
    heard = turn.reading.answers if turn.reading else ()
    return Ground(
        language=language,
        asks=asks,
        approved=(*(part for one in pages for part in (one.section.heading, one.section.answer)), *(move.text for move in answered)),
        links=frozenset((*(one.page.source for one in pages), *(move.sources[0] for move in answered), *flow.links.values())) - {""},
        own=tuple(said[:MOST_OWN] for said in (*_said(scene), *_known(turn))),
        firm=(flow.say(flow.bot_name, language), flow.company),
        quoted=tuple(answer.quote for answer in heard),
        asked=_asked(question, play, language),
        others={q.field: flow.say(q.ask, language) for q in flow.questions if q.field != asks},
        rules=rules_for(flow, language),
        sources=frozenset(s for s in (*(move.sources[0] for move in answered), *(p.page.source for p in pages if answered)) if s),
    )


def _said(scene: Scene) -> list[str]:
    return [message.text for message in scene.waiting if not message.kind.speaks]


def _known(turn: Turn) -> list[str]:
    """Return the words of earlier answers, and the names as they are known: "Thanks, Jo"."""
    quotes = [answer.quote for answer in turn.talk.answers.values()]
    return [*quotes, *(str(a.value) for f, a in turn.talk.answers.items() if f in ("name", "company") and isinstance(a.value, str))]


def _asked(question: Question | None, play: Playbook, language: str) -> tuple[str, ...]:
    """Return how the flow asks for a field, in both ways, with the labels of its choices."""
    if question is None:
        return ()
    flow = play.flow
    again = words_of(flow, language).get(f"ask_again.{question.field}", ())
    return (flow.say(question.ask, language), *again, *(flow.say(choice.label, language) for choice in question.choices))
