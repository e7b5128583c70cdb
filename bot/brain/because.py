"""By which rules a turn came out as it did: the question, the lines of score and outcome, the page, each with file and line. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from bot.brain.story import Told
from bot.desk.weigh import weigh
from bot.flow.places import Places
from bot.flow.shape import Flow
from bot.model import Move, MoveKind, Scene, Turn
from bot.playbook import Playbook

Rows = Iterator[tuple[str, str]]


def because(turn: Turn, scene: Scene, play: Playbook, where: Places, t: Told) -> Rows:
    """Yield (what, text) of a turn taken again, what being one of `story.ROWS`. Nothing is yielded of what did not change."""
    yield from _score(turn, scene, play.flow, where, t.language)
    yield from _outcome(turn, scene, play, where)
    for move in turn.moves:
        if move.kind is MoveKind.ANSWER:
            yield "page", _page(move, play.flow, turn.talk.language, where)
    if turn.talk.asking and turn.talk.asked != scene.talk.asked:
        yield "asked", _question(turn.talk.asking, play.flow, where, t)
    for say in turn.says:
        yield "said", say.text


def _score(turn: Turn, scene: Scene, flow: Flow, where: Places, language: str) -> Rows:
    """The lines of the score that hold now and did not before."""
    before = weigh(scene.conversation, scene.talk, flow, turn.now).reasons if scene.talk.answers or scene.talk.signals else ()
    for _, texts in weigh(scene.conversation, turn.talk, flow, turn.now).reasons:
        if any(texts is known for _, known in before):
            continue
        number, line = next((n, line) for n, line in enumerate(flow.score) if line.reason is texts)
        yield "score", _at(f"{line.add:+d} {flow.say(texts, language)}: {line.when.source}", where.score, number)


def _outcome(turn: Turn, scene: Scene, play: Playbook, where: Places) -> Rows:
    if turn.talk.outcome is None or turn.talk.outcome == scene.talk.outcome:
        return
    held = weigh(scene.conversation, turn.talk, play.flow, turn.now).line
    if held is not None:
        number = next(n for n, line in enumerate(play.flow.outcomes) if line is held)
        yield "outcome", _at(f"{turn.talk.outcome}: {held.when.source}", where.outcomes, number)


def _page(move: Move, flow: Flow, language: str, where: Places) -> str:
    """Name the section that was said, in the prospect's language or the flow's first."""
    address, _, id = (*move.sources, "", "", "")[:3]
    pages = sorted((page for page in flow.pages if page.id == id), key=lambda page: page.language != language)
    found = next(((page, section) for page in pages for section in page.sections if section.answer == move.text), None)
    if found is None:
        return id
    page, section = found
    stands = where.pages.get((page.id, page.language, section.heading), "")
    return " · ".join(part for part in (f"“{section.heading}”", stands, address) if part)


def _question(field: str, flow: Flow, where: Places, t: Told) -> str:
    question = flow.question(field)
    kind = t("why.say.required" if question and question.required else "why.say.optional")
    return " · ".join(part for part in (f"{field} ({kind})", where.questions.get(field, "")) if part)


def _at(text: str, places: tuple[str, ...], number: int) -> str:
    return f"{text} · {places[number]}" if number < len(places) else text
