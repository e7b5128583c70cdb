"""The core of Handraiser: conversation, understanding, qualification, handoff. No web framework, no vendor SDK, no SQL."""

import sys

if "structlog" not in sys.modules and "rich.traceback" not in sys.modules:
    # structlog takes rich's tracebacks where it finds them, and pygments with them: 3 MB for what `bot/logs.py` prints by itself
    sys.modules["rich.traceback"] = None  # type: ignore[assignment] # "cannot be imported", for a moment
    import structlog  # noqa: F401 - for what it does without them

    del sys.modules["rich.traceback"]
