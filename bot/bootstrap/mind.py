"""The model of the config, made ready to be asked; None where the rules decide alone. Its SDK is not imported here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import structlog

from bot.config import Config
from bot.errors import ModelTrouble
from bot.ports import LanguageModel, Thoughts

if TYPE_CHECKING:  # 2 MB that a house without a model does not need
    from bot.brain.leash import Leash, ModelMeter
    from bot.brain.prices import Price

KEY_VARIABLE = "ANTHROPIC_API_KEY"
CLAUDE = "claude-sonnet-5-5"
"""The model of `brain: claude` where config.yaml names none."""

log = structlog.get_logger()


def make_model(config: Config, root: Path, environ: Mapping[str, str]) -> LanguageModel | None:
    """Return the model that the config names. Raise FaultyFiles for a script with faults."""
    return MODELS[config.brain](config, root, environ) if config.brain in MODELS else None


def leashed(model: LanguageModel, config: Config, memory: Thoughts, meter: ModelMeter) -> Leash:
    """Return a model on its leash."""
    from bot.brain.leash import Leash

    name = name_of(config)
    return Leash(model=model, settings=config.model, name=name, price=_price(config, name), memory=memory, meter=meter)


def name_of(config: Config) -> str:
    """Return the id of the config's model."""
    return config.model.id or (CLAUDE if config.brain == "claude" else config.brain)


def _price(config: Config, name: str) -> Price:
    """Return the list price; of a script that stands for a model, that model's."""
    from bot.brain.prices import FREE, price_of

    return FREE if config.brain == "local" or (config.brain == "scripted" and not config.model.id) else price_of(name)


def key_of(config: Config, environ: Mapping[str, str]) -> str:
    """Return the key of the config's model, "" where there is none."""
    return config.model.key or (environ.get(KEY_VARIABLE, "").strip() if config.brain == "claude" else "")


def _claude(config: Config, root: Path, environ: Mapping[str, str]) -> LanguageModel:
    from adapters.llm.claude import Claude

    model = config.model
    return Claude(key=key_of(config, environ), model=name_of(config), effort=model.effort, base_url=model.base_url)


def _local(config: Config, root: Path, environ: Mapping[str, str]) -> LanguageModel:
    from adapters.llm.local import OLLAMA, Local

    return Local(model=config.model.id, base_url=config.model.base_url or OLLAMA, key=key_of(config, environ))


def _scripted(config: Config, root: Path, environ: Mapping[str, str]) -> LanguageModel:
    from adapters.llm.scripted import Scripted, load_script

    return Scripted(load_script(root / config.model.script))


MODELS: Mapping[str, Callable[[Config, Path, Mapping[str, str]], LanguageModel]] = {
    "claude": _claude,
    "local": _local,
    "scripted": _scripted,
}
"""Every brain that asks a model → how the model is made."""


async def warm(mind: Leash | None) -> None:
    """Load what the model needs, in a thread: the port is open, and nobody waits."""
    load = getattr(mind.model, "warm", None) if mind else None
    if load is not None:
        try:
            await load()
        except ModelTrouble as error:
            log.warning("the model is not ready; the rules go on alone", why=error.why)


async def close(mind: Leash | None) -> None:
    """Close the model's connections."""
    end = getattr(mind.model, "close", None) if mind else None
    if end is not None:
        with suppress(ModelTrouble):
            await end()
