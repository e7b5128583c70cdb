"""Mail: a letter becomes a message with links of ours, and leaves by the mail server of config.yaml."""

from __future__ import annotations

from adapters.mail.examine import examine
from adapters.mail.links import Links
from adapters.mail.send import Mail

__all__ = ["Links", "Mail", "examine"]
