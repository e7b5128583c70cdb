"""The words of the trade as frozen values: what enters, what is known, what was decided, what has to be done outside.

Everything here is plain data (str, int, float, bool, None, tuples, mappings, aware datetimes), so that it can be stored,
replayed and compared. Nothing here reads a clock or touches the world; values change only by `changed`.
"""

from bot.model.changing import changed, swift
from bot.model.decided import Effect, Errand, Event, Post, Thought, TimerSet, Turn, Usage
from bot.model.entered import Back, Kind, Message
from bot.model.lead import Card, Fact, Lead
from bot.model.said import Move, MoveKind, Say
from bot.model.talk import (
    Answer,
    Beside,
    Conversation,
    Json,
    Line,
    Nurture,
    OpenQuestion,
    Owner,
    Pause,
    Reached,
    Reading,
    Rejected,
    Scene,
    Talk,
    Texts,
    Value,
    Visit,
    Who,
)

__all__ = [
    "Answer",
    "Back",
    "Beside",
    "Card",
    "Conversation",
    "Effect",
    "Errand",
    "Event",
    "Fact",
    "Json",
    "Kind",
    "Lead",
    "Line",
    "Message",
    "Move",
    "MoveKind",
    "Nurture",
    "OpenQuestion",
    "Owner",
    "Pause",
    "Post",
    "Reached",
    "Reading",
    "Rejected",
    "Say",
    "Scene",
    "Talk",
    "Texts",
    "Thought",
    "TimerSet",
    "Turn",
    "Usage",
    "Value",
    "Visit",
    "Who",
    "changed",
    "swift",
]
