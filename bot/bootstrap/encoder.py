"""Gives a house its sentence encoder, where config.yaml wants one and it is installed; without it everything works as well."""

from __future__ import annotations

import structlog

from adapters.encoder import NoEncoder, installed, load
from bot.config import Config
from bot.signals.sentence import Sentences

log = structlog.get_logger()


def use_encoder(sentences: Sentences, config: Config) -> None:
    """Load the encoder into `sentences`, half a second of work; call it in a thread where somebody waits. Raises nothing."""
    if not config.encoder or installed() is None:
        return
    try:
        sentences.use(load())
    except NoEncoder as error:
        log.warning("encoder_not_loaded", error=str(error))
