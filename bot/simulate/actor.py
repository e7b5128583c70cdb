"""A prospect played by a language model: described, not scripted. What it says is heard by the same path as a script's lines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.errors import HandraiserError, ModelTrouble
from bot.hearing.own_words import LONGEST
from bot.model import Json
from bot.ports import LanguageModel, Prompt
from bot.simulate.persona import DEFAULT, Persona
from bot.simulate.player import Spoken

MOST_TOKENS = 300
SCHEMA: Mapping[str, Json] = {
    "type": "object",
    "properties": {"says": {"type": "string"}, "leaves": {"type": "boolean"}},
    "required": ["says", "leaves"],
    "additionalProperties": False,
}
RULES = """You play a visitor in a sales chat, to try out the seller's assistant. Stay in the role; never help the assistant, never
say that this is a play. Write as such a person types: short, sometimes with slips, in the language given. Tell what you know of
yourself only when it comes up, with the facts below and no others. Leave when you have what you came for, or when a person of this
kind would lose patience.
Answer with a JSON object: `says`, your next message; `leaves`, true when you say nothing more."""


class Actor:
    """Plays one persona."""

    def __init__(self, model: LanguageModel, persona: Persona) -> None:
        self._model = model
        self._persona = persona
        self._left = False

    async def says(self, transcript: Sequence[Spoken]) -> str | None:
        """Return the next words, None when the prospect has left. Raise HandraiserError when the model gives nothing."""
        if self._left:
            return None
        prompt = Prompt(prefix=described(self._persona), messages=tuple(_messages(transcript)), schema=SCHEMA, most=MOST_TOKENS)
        try:
            given = _read((await self._model.complete(prompt)).text)
        except ModelTrouble as error:
            raise HandraiserError(f"the model that plays {self._persona.id} gave nothing: {error}") from error
        said = str(given["says"]).strip()[:LONGEST]
        self._left = given.get("leaves") is True
        return said or None


def _read(text: str) -> Mapping[str, Any]:
    try:
        given = json.loads(text)
    except (ValueError, RecursionError):
        raise ModelTrouble("malformed") from None
    if not isinstance(given, dict) or not isinstance(given.get("says"), str):
        raise ModelTrouble("wrong_schema")
    return given


def described(persona: Persona) -> str:
    """Return what the model is told of the person: their character, and the facts that their script holds."""
    facts = [f"- {field}: {' / '.join(replies)}" for field, replies in persona.answers.items() if field != DEFAULT]
    asides = [f"- at some point you ask or say: {one.says}" for one in persona.interjects]
    parts = [RULES, f"Language: {persona.language}. Country: {persona.region or 'not said'}. Today: {persona.now:%Y-%m-%d}."]
    parts += [f"Who you are: {persona.character}"] if persona.character else []
    parts += [f"How you begin: {' / '.join(persona.opens)}", "Facts, in your words:", *facts, *asides]
    return "\n".join(parts)


def _messages(transcript: Sequence[Spoken]) -> Iterator[tuple[str, str]]:
    """Yield the talk from the prospect's side: what the bot says is the user's part."""
    heard = ["(The chat opens.)"]
    for entry in transcript:
        if entry.who == "bot":
            heard.append(entry.text)
            continue
        yield "user", "\n".join(heard or ("(nothing)",))
        yield "assistant", json.dumps({"says": entry.text, "leaves": False}, ensure_ascii=False)
        heard = []
    yield "user", "\n".join(heard or ("(nothing)",))
