"""What is only known as an effect leaves: a card's face, and the names of those whose words are told in its thread."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.desk.face import View, face
from bot.errors import NotFound
from bot.model import Effect, Line, Say, Who
from bot.model.arrivals import Face
from bot.ports import Sheet
from bot.reception.needs import Needs

SO_FAR = 12
"""Lines of the talk that a new card's thread begins with."""

LONGEST_LINE = 500
"""Characters of each of them."""


@dataclass(frozen=True, slots=True)
class Dresser:
    """Completes effects for the sales side from what stands in the store now, so that an old edit never overwrites a newer one."""

    needs: Needs
    public_url: str  # where the desk is reached

    async def dress(self, effect: Effect) -> Effect | None:
        """Return the effect as it can be shown; None where its conversation was erased, or a note has no card to stand under."""
        if effect.kind not in ("card", "edit", "note"):
            return effect
        if effect.kind == "note" and not effect.thread:
            return None
        try:
            sheet = await self.needs.store.sheet(effect.conversation)
            view = await self._view(sheet, effect.platform)
        except NotFound:
            return None
        if effect.kind == "note":
            return replace(effect, say=_so_far(effect, sheet, view) if effect.say is None else _named(effect.say, sheet, view))
        return replace(effect, face=face(sheet, view))

    async def face_of(self, conversation: str, platform: str) -> Face | None:
        """Return a card as it would be posted on a platform now; None where it was erased."""
        try:
            sheet = await self.needs.store.sheet(conversation)
            return face(sheet, await self._view(sheet, platform))
        except NotFound:
            return None

    async def _view(self, sheet: Sheet, platform: str) -> View:
        needs, team = self.needs, self.needs.config.team(sheet.row.team or sheet.conversation.team)
        flow = (await needs.live(sheet.conversation.flow)).flow
        return View(
            words=flow.words.get(team.language) or flow.words[flow.languages[0]],
            language=team.language,
            config=needs.config,
            team=team,
            now=needs.clock(),
            platform=platform,
            public_url=self.public_url,
            file_link=needs.file_link,
        )


def _named(say: Say, sheet: Sheet, view: View) -> Say:
    """Return what is told with the shown name of who said it."""
    return replace(say, name=_name(say.who, say.name, sheet, view))


def _name(who: Who, name: str, sheet: Sheet, view: View) -> str:
    if who is Who.PROSPECT:
        return sheet.card.title or view.say("prospect")
    return view.config.rep_name(name) if who is Who.NOTE and name else name


def _so_far(effect: Effect, sheet: Sheet, view: View) -> Say:
    """Return the talk up to the line behind which the card was posted."""
    lines = [line for line in sheet.lines if line.seq <= effect.seq and line.who is not Who.NOTE][-SO_FAR:]
    said = (_told(line, sheet, view) for line in lines)
    return Say(text="\n".join((view.say("thread.so_far"), *said)), who=Who.NOTE)


def _told(line: Line, sheet: Sheet, view: View) -> str:
    text = line.text if len(line.text) <= LONGEST_LINE else f"{line.text[: LONGEST_LINE - 1]}…"
    return f"{_name(line.who, line.name, sheet, view)}: {text}"
