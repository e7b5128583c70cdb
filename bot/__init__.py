"""The core of Handraiser: conversation, understanding, qualification, handoff. No web framework, no vendor SDK, no SQL."""

from bot.lean import without

with without(
    "rich"
):  # structlog takes its tracebacks where it finds them, and pygments with them: 3 MB for what `bot/logs.py` prints by itself
    import structlog  # noqa: F401 - imported first by us, for all
