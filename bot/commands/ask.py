"""One question to the model of the config, to see whether it answers."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path

from bot.bootstrap.mind import KEY_VARIABLE, make_model
from bot.brain.trouble import TROUBLES
from bot.config import Config
from bot.errors import ModelTrouble
from bot.model import Json
from bot.ports import LanguageModel, Prompt

SCHEMA: Mapping[str, Json] = {
    "type": "object",
    "properties": {"word": {"type": "string"}},
    "required": ["word"],
    "additionalProperties": False,
}
PATIENCE = 20.0
"""Seconds for the SDK to load and the model to answer."""

CURES: Mapping[str, str] = {
    "not_allowed": f"Look at {KEY_VARIABLE} or `model.key`: the other side does not take the key.",
    "no_model": "Mend `model.id`: the other side has no model of that name.",
    "not_the_api": "Mend `model.base_url`: what answers there is not the API.",
    "unreachable": "Look at the network and at `model.base_url`. Until then the bot speaks by the rules alone.",
    "bad_request": "Look at `model.id` and `model.effort`: the other side does not take the request.",
    "not_ready": "Install it: `pip install anthropic`.",
}


def asked(config: Config, root: Path, environ: Mapping[str, str]) -> tuple[str, str]:
    """Return (trouble or "", what came of it in words). Raise FaultyFiles for a script with faults."""
    model = make_model(config, root, environ)
    return asyncio.run(_asked(model)) if model is not None else ("", "nothing to ask")


async def _asked(model: LanguageModel) -> tuple[str, str]:
    prompt = Prompt(prefix="Answer in JSON.", messages=(("user", "Say one word."),), schema=SCHEMA, most=50)
    try:
        async with asyncio.timeout(PATIENCE):
            await model.complete(prompt)
    except TimeoutError:
        return "timeout", TROUBLES["timeout"]
    except ModelTrouble as error:
        return error.why, TROUBLES.get(error.why, error.why)
    finally:
        close = getattr(model, "close", None)
        if close is not None:
            await close()
    return "", "answers"
