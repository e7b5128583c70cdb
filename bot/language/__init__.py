"""What has to be known of each language: its words as data, and which language a prospect writes."""

from __future__ import annotations

from bot.language.detect import detect, settle
from bot.language.lexicon import LANGUAGES, Lexicon, cue, lexicon, listed

__all__ = ["LANGUAGES", "Lexicon", "cue", "detect", "lexicon", "listed", "settle"]
