"""A card as a mail to the team, for where it did not arrive otherwise. Pure."""

from __future__ import annotations

from bot.desk.phrase import label
from bot.flow.shape import Words
from bot.model.arrivals import Face, Row
from bot.model.letter import Letter


def letter(face: Face, words: Words, firm: str, language: str) -> Letter:
    """Return the mail that stands for a card, in the team's language. Its subject names nobody: it is read on locked screens."""
    facts = [_fact(row) for row in face.rows if not row.declined]
    said = (face.state, face.score, *face.terms, *facts, face.not_asked, *face.questions, *face.context)
    lines = (*said, f"{face.link_label}: {face.link}" if face.link else "")
    return Letter(
        sender=firm,
        subject=f"{firm}: {label(words, 'desk.new_lead')}",
        language=language,
        firm=firm,
        lead=f"{face.title}: {face.reason}",
        lines=tuple(("", line) for line in lines if line),
        why=label(words, "desk.mail.second"),
    )


def _fact(row: Row) -> str:
    return f"{row.label}: {row.value}" + (f" (“{row.quote}”)" if row.quote and row.quote != row.value else "")
