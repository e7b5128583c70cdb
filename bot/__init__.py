"""The core of Handraiser: conversation, understanding, qualification, handoff. No web framework, no vendor SDK, no SQL."""
