"""A flow made ready to play: its own signals prepared, its pages indexed, its team known. Made once a version, shared by all turns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.config import Config, Team
from bot.flow.condition import Defect, ignore
from bot.flow.knowledge import Search
from bot.flow.shape import Flow
from bot.language.fold import fold
from bot.signals import Custom, Encoder, prepare
from bot.signals.head import HEAD


def no_entry(conversation: str) -> str:
    """Say that calendar entries are fetched nowhere."""
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Playbook:
    """What turns of one flow version are decided with, besides the scene."""

    flow: Flow
    config: Config
    custom: Custom
    our_names: frozenset[str]  # folded: the bot's in each language, and the firm's
    search: Search
    encoder: Encoder  # what judges a message where patterns settle nothing
    on_defect: Defect = ignore  # told of a condition that failed for another reason than an unknown answer
    public_url: str = ""  # where prospects reach this server, for links to files; no trailing slash

    entry_of: Callable[[str], str] = no_entry  # conversation → where its calendar entry is fetched; "" where nobody can

    def entry(self, conversation: str) -> str:
        """Return where a conversation's calendar entry is fetched, "" where nobody outside reaches us."""
        return self.entry_of(conversation)

    def team(self, name: str) -> Team:
        """Return the team of that name."""
        return self.config.team(name)


def playbook(
    flow: Flow,
    config: Config,
    public_url: str = "",
    on_defect: Defect = ignore,
    encoder: Encoder = HEAD,
    *,
    entry_of: Callable[[str], str] = no_entry,
) -> Playbook:
    """Make a flow ready to play."""
    search = Search(flow.pages, fallback=flow.languages[0])
    return Playbook(
        flow=flow,
        config=config,
        custom=prepare(flow.signals),
        our_names=frozenset(fold(name) for name in (*flow.bot_name.values(), flow.company)),
        search=search,
        encoder=encoder,
        on_defect=on_defect,
        public_url=public_url,
        entry_of=entry_of,
    )
