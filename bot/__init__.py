"""The core of Handraiser: conversation, understanding, qualification, handoff. No web framework, no vendor SDK, no SQL."""

from bot.lean import without

# structlog takes its tracebacks where it finds them, and pygments with them: 3 MB for what `bot/logs.py` prints by itself;
# and its variables of a greenlet, of which there are none here: 1 MB
with without("rich"), without("greenlet"):
    import structlog  # noqa: F401 - imported first by us, for all
