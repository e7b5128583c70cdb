"""The conversation with a model: what each turn adds to it, appended only: each call's messages extend the last one's bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bot.brain.redact import Redaction
from bot.fields.kind import Hearing
from bot.model import Reading, Scene, Thought, Value

SILENCE = "(nothing was said)"
MOST_READ = 1_500
"""Characters of one message that a model is sent; the parsers read up to 4,000."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """What a model was sent so far, and what waits to be sent with the next call."""

    messages: tuple[tuple[str, str], ...] = ()  # (user | assistant, text)
    pending: str = ""  # turns without a call
    micros: int = 0  # what the conversation has cost
    redaction: Redaction = field(default_factory=Redaction)

    def asked(self, heard: str) -> tuple[tuple[str, str], ...]:
        """Return the messages of a call in which the turn adds `heard`."""
        return (*self.messages, ("user", self.pending + heard))

    def after(self, thought: Thought) -> Transcript:
        """Return the transcript after a turn. A call that failed was sent all the same; what was said then stands as its answer."""
        micros = self.micros + thought.usage.micros
        if thought.skipped:
            said = f"\nyou: {one_line(thought.said)}" if thought.said else ""
            pending = f"{self.pending}{thought.heard}{said}\n"
            return Transcript(messages=self.messages, pending=pending, micros=micros, redaction=self.redaction)
        messages = (*self.asked(thought.heard), ("assistant", thought.said or SILENCE))
        return Transcript(messages=messages, micros=micros, redaction=self.redaction)

    def knowing(self, redaction: Redaction) -> Transcript:
        """Return the transcript with the placeholders of a turn."""
        return Transcript(messages=self.messages, pending=self.pending, micros=self.micros, redaction=redaction)


def one_line(text: str) -> str:
    """Return a text as one JSON string, so that no line of it can pass for a line of ours."""
    return json.dumps(text, ensure_ascii=False)


def texts_of(scene: Scene) -> tuple[str, ...]:
    """Return the prospect's words of a turn as far as a model is sent them; timers carry none."""
    return tuple(m.text[:MOST_READ] for m in scene.waiting if not m.kind.speaks)


def hidden(texts: Sequence[str], redaction: Redaction, hearing: Hearing) -> tuple[tuple[str, ...], Redaction]:
    """Return the texts with placeholders, and the redaction that knows them."""
    out = []
    for text in texts:
        safe, redaction = redaction.hide(text, hearing)
        out.append(safe)
    return tuple(out), redaction


def heard_of(texts: Iterable[str], reading: Reading, scene: Scene, open_fields: Sequence[str], pages: Iterable[str] = ()) -> str:
    """Return what a turn adds: the words, what the parsers read in them, the open question, what is asked next, pages that may answer."""
    parts = [f"prospect: {one_line(text)}" for text in texts]
    read = [f"{answer.field}={_shown(answer.value)}" for answer in reading.answers if answer.field not in ("email", "phone")]
    read += [answer.field for answer in reading.answers if answer.field in ("email", "phone")]
    read += [f"{name} declined" for name in reading.declined]
    if read:
        parts.append(f"read: {'; '.join(read)}")
    if scene.talk.asking:
        parts.append(f"asking: {scene.talk.asking}")
    parts.append(f"open: {' '.join(open_fields[:3]) or 'none'}")
    parts += [f"page: {line}" for line in pages]
    return "\n".join(parts)


LONGEST_VALUE = 60


def _shown(value: Value) -> str:
    """Return a value in few tokens; the words that it stands on are in the message above."""
    if isinstance(value, str):
        return one_line(value if len(value) <= LONGEST_VALUE else value[: LONGEST_VALUE - 1] + "…")
    return " ".join(f"{key}:{part}" for key, part in value.items() if part is not None)
