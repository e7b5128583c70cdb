"""The sections of the knowledge pages as a model may cite them: which there are, which of them may be said now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.flow.knowledge import Hit
from bot.flow.shape import Flow, KnowledgePage, Section


@dataclass(frozen=True, slots=True)
class Cited:
    """One section with the id that it is cited by."""

    id: str  # page#number, from 1
    page: KnowledgePage
    section: Section

    @property
    def line(self) -> str:
        """Return it as a model is shown it by itself."""
        return f"[{self.id}] {self.section.heading} {self.section.answer}{_source(self.page)}"

    @property
    def short(self) -> str:
        """Return it as it stands below its page's heading."""
        return f"[{self.id}] {self.section.heading} {self.section.answer}"

    @property
    def heading(self) -> str:
        """Return the heading of its page."""
        region = f" (only for prospects in {self.page.region})" if self.page.region else ""
        return f"# {self.page.title}{region}{_source(self.page)}"


def _source(page: KnowledgePage) -> str:
    return f" <{page.source}>" if page.source else ""


def sections(flow: Flow, language: str, today: date) -> Iterator[Cited]:
    """Yield what may be said in a language today: its own pages, and those of the first language that it has none of."""
    own = {page.id for page in flow.pages if page.language == language}
    for page in flow.pages:
        if page.language != language and (page.language != flow.languages[0] or page.id in own):
            continue
        if today <= page.valid_until:
            yield from (Cited(f"{page.id}#{number}", page, section) for number, section in enumerate(page.sections, 1))


def citable(flow: Flow, ids: Sequence[str], language: str, region: str, today: date) -> tuple[Cited, ...]:
    """Return the sections of these ids that may be said to somebody in this region, in the order of the ids."""
    known = {one.id: one for one in sections(flow, language, today) if not one.page.region or one.page.region == region}
    return tuple(known[id] for id in dict.fromkeys(ids) if id in known)


def cited_hit(flow: Flow, ids: Sequence[str], language: str, region: str, today: date) -> Hit | None:
    """Return the first of the sections that a model cites and that may be said, as the search would have found it."""
    return next((Hit(one.page, one.section, 0.0) for one in citable(flow, ids, language, region, today)), None) if ids else None
