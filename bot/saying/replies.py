"""What is said to what was asked of us: a page's answer, a file, a colleague's time, a word about ourselves. Pure."""

from __future__ import annotations

from bot.desk.hours import after_working
from bot.flow.knowledge import Hit
from bot.model import Move, MoveKind, OpenQuestion, Talk, changed
from bot.saying.situation import Plan, Situation

OPEN_QUESTIONS = 5
"""Questions of one conversation that are passed to colleagues; a flood of them is answered with "I don't know"."""


def reply(s: Situation, talk: Talk, *, quiet: bool) -> Plan:
    """Answer what was asked of us: file, page, colleague; else small talk, unless something was acknowledged already."""
    parts: list[Move] = []
    if s.reading.wants_material:
        link = _material(s)
        parts.append(Move(kind=MoveKind.MATERIAL, text=link))
    elif answer := from_pages(s):
        parts.append(answer)
    elif personal := next((kind for signal, kind in PERSONAL if s.shows(signal)), None):
        kind = MoveKind.PRIVACY_REQUEST if personal is MoveKind.PRIVACY and not s.reading.question else personal
        if kind is MoveKind.PRIVACY_REQUEST:
            talk, _ = _open_question(s, talk)
        parts.append(Move(kind=kind))
    elif s.reading.question:
        talk, unknown = _open_question(s, talk)
        parts.append(unknown)
    elif not quiet:
        parts += [Move(kind=kind) for signal, kind in CHAT if s.shows(signal)][:1]
    return talk, tuple(parts)


PERSONAL = (("are_you_ai", MoveKind.YES_AI), ("privacy", MoveKind.PRIVACY), ("injection", MoveKind.INJECTION))


CHAT = (
    ("greeting", MoveKind.GREETING_BACK),
    ("small_talk", MoveKind.SMALL_TALK),
    ("gibberish", MoveKind.LOST),
)


def from_pages(s: Situation) -> Move | None:
    """Return the answer of a valid page in the prospect's language, with its source."""
    question = s.reading.question
    if not question:
        return None
    where = (s.talk.language, s.scene.conversation.visit.region, s.now.date())
    hit: Hit | None = s.play.search.find(question, *where)
    if hit is None and s.reading.cited:
        from bot.brain.sections import cited_hit  # only a model cites

        hit = cited_hit(s.play.flow, s.reading.cited, *where)
    if hit is None:
        return None
    return Move(kind=MoveKind.ANSWER, text=hit.section.answer, sources=(hit.page.source, hit.page.title, hit.page.id))


def _material(s: Situation) -> str:
    path = s.play.flow.say(s.play.flow.material, s.talk.language)
    if not path or "://" in path:
        return path
    return f"{s.play.public_url}/material/{path}"


def _open_question(s: Situation, talk: Talk) -> tuple[Talk, Move]:
    """Give the question an owner and a time; only then may the bot say that a colleague will answer."""
    known = {q.text for q in talk.questions}
    text = s.reading.question or " ".join(m.text for m in s.scene.waiting)
    if len(talk.questions) >= OPEN_QUESTIONS:
        return talk, Move(kind=MoveKind.NOT_KNOWN_ALONE)
    team = s.play.team(s.ruling.team)
    due = after_working(team, s.now, team.first_reply_within)
    number = max((q.number for q in talk.questions), default=0) + 1
    told = bool(talk.questions)
    if text not in known:
        asked = OpenQuestion(number=number, text=text, team=team.name, asked_at=s.now, due_at=due)
        talk = changed(talk, questions=(*talk.questions, asked))
    return talk, Move(kind=MoveKind.OPEN_QUESTION if told else MoveKind.NOT_KNOWN, at=due)
