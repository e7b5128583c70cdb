"""English sizes told as a list that is said to name everybody: "1 director, 1 apprentice, that's the lot"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.fields.amount import Amount
from bot.fields.utterance import Utterance
from bot.language import cue
from bot.lean import later

_OTHER, _NO_STAFF = cue("headcount.other")["en"], cue("headcount.no staff")["en"]
_FIRM = r"(?:firm|company|team|gang|crew|shop|business|outfit|staff|practice|operation|roster|list|clan|band|lot|show|place|thing)"
_CLOSES = later(
    rf"[\s,.;:!-]{{1,9}}(?:and )?(?:that'?s|thats|that is) (?:it|all|us|everyone|everybody|(?:the |our )?(?:whole |entire |full )?{_FIRM})"
    r"(?: (?:of us|of them|really|here|folks|mate|so far|for now|then))?(?=[\s,.;:!)]|$)"
    rf"|[\s,.;:!-]{{1,9}}(?:and )?no(?:body| ?one)? (?:else|other (?:people|employees|staff|offices|sites|branches|locations|{_FIRM}))\b"
)
"""Behind a list: there is nobody else."""
_WHO = later(
    r"(?:\s(?!(?:and|plus|at|from|for|until|till|since|years?|months?|days?|weeks?|hours?|who|which|but)\b)[a-z][a-z'-]*){1,3}"
    r"(?:\s(?:in|on|at) (?:the |our )?[a-z'-]+)?"
)
_BETWEEN = later(rf"{_WHO.pattern}(?:\s?[,+&;/]\s?|\s(?:and|plus|&)\s|,\s(?:and|plus)\s)+")


def everybody(said: Utterance, made: Sequence[Amount]) -> tuple[int, int, float] | None:
    """The people of such a list as (start, end, people), whoever they are called; None where it names things or somebody else."""
    closes = _CLOSES.search(said.folded, made[0].end) if made else None
    parts = [one for one in made if closes and one.end <= closes.start()]
    if closes is None or len(parts) < 2 or len(parts) < len(made) or any(one.min is None or one.min != one.max for one in parts):
        return None
    linked = all(_BETWEEN.fullmatch(said.folded, one.end, other.start) for one, other in pairwise(parts))
    if not linked or not _WHO.fullmatch(said.folded, parts[-1].end, closes.start()):
        return None
    if any(_NO_STAFF.match(said.folded, one.end) for one in parts) or _OTHER.search(said.folded, parts[0].start, closes.start()):
        return None
    return parts[0].start, parts[-1].end, sum(one.min or 0 for one in parts)
