"""The sentences: each move becomes one stock phrase or the flow's own words, filled with what the prospect said. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from bot.desk.card import city
from bot.desk.hours import known_zone
from bot.desk.meetings import OFFERS, buttons
from bot.desk.nurture import AGREE, DISAGREE
from bot.desk.phrase import can_fill, clock, day_name, fill, words_of
from bot.desk.wishes import NONE, OTHER
from bot.flow.shape import Question
from bot.flow.vocabulary import kind_of
from bot.model import Move, MoveKind, Owner, Say, Scene, Thought, Turn, Who, changed
from bot.playbook import Playbook
from bot.saying.acknowledge import corrected, declined, heard
from bot.saying.pen import Pen, begun


def compose(turn: Turn, scene: Scene, play: Playbook, thought: Thought | None = None) -> Turn:
    """Return the turn with its one message; without moves nothing is said.

    A model's draft stands in for the parts that it may say where the guard lets it; all else is said in the flow's own words.
    """
    turn = changed(turn, thought=thought) if thought else turn
    if not turn.moves:
        return turn
    if turn.owner is Owner.REP or turn.moves[0].kind in NOTICES:
        return _noticed(turn, scene, play)
    words = words_of(play.flow, turn.talk.language)
    pen = Pen(turn=turn, scene=scene, play=play, words=words, begun=begun(turn, play.flow, words))
    turn, parts = (turn, _written(pen, turn.moves)) if thought is None else _drafted(pen, scene, thought)
    say = Say(
        text=pen.join(parts),
        name=pen.flow.say(pen.flow.bot_name, pen.language),
        choices=_choices(turn, pen),
        sources=tuple(pen.sources),
        asks=_asks(turn, pen),
    )
    turns = (*turn.talk.bot_turns, turn.now.timestamp())
    return changed(turn, says=(say,), talk=changed(turn.talk, used=(*turn.talk.used, *pen.used), bot_turns=turns))


def _written(pen: Pen, moves: Iterable[Move]) -> list[str]:
    return [text for move in moves if (text := WRITERS[move.kind](pen, move))]


def _drafted(pen: Pen, scene: Scene, thought: Thought) -> tuple[Turn, list[str]]:
    """Return the turn with what the guard said of the model's draft, and the parts of the message: with the draft where it may be said."""
    from bot.brain.draft import cited, spoken  # 2 MB that a house without a model does not need
    from bot.brain.need import LEADING

    turn, play = pen.turn, pen.play
    draft, refused = spoken(turn, scene, play, thought)
    turn = changed(turn, thought=changed(thought, guard=refused, spoke=draft is not None))
    if draft is None:
        return turn, _written(pen, turn.moves)
    parts = [*_written(pen, (move for move in turn.moves if move.kind in LEADING)), draft.text]
    pen.sources += dict.fromkeys(one.page.id for one in cited(turn, scene, play, thought))
    return turn, parts


NOTICES = frozenset({MoveKind.OWNER_AWAY, MoveKind.MEETING_REMINDER})
"""Moves that are said as a fixed sentence of their own, marked automatic, whoever owns the talk."""


def _noticed(turn: Turn, scene: Scene, play: Playbook) -> Turn:
    """Return the turn with its notice: a fixed sentence, marked automatic, that is not the bot's."""
    words = words_of(play.flow, turn.talk.language)
    pen = Pen(turn=turn, scene=scene, play=play, words=words)
    move = turn.moves[0]
    return changed(turn, says=(Say(text=WRITERS[move.kind](pen, move), who=Who.NOTICE, name=play.flow.company),))


def _choices(turn: Turn, pen: Pen) -> tuple[tuple[str, str], ...]:
    last = turn.moves[-1]
    if last.kind in (MoveKind.ASK_CONSENT, MoveKind.CONFIRM_CONSENT):
        return ((AGREE, pen.words["yes"][0]), (DISAGREE, pen.words["no"][0]))
    if last.kind in OFFERS:
        return tuple((id, _slot(pen, slot) if slot else pen.words[f"meeting.{OTHERS[id]}"][0]) for id, slot in buttons(turn.talk.meeting))
    question = pen.flow.question(last.fields[0]) if last.kind is MoveKind.ASK else None
    return tuple((c.id, pen.flow.say(c.label, pen.language)) for c in question.choices) if question else ()


def _asks(turn: Turn, pen: Pen) -> str:
    """Return what kind of answer the message waits for, so that a platform can offer its own way to give it."""
    last = turn.moves[-1]
    if last.kind is MoveKind.ASK_CONTACT:
        return "contact"
    return kind_of(last.fields[0], pen.flow) if last.kind is MoveKind.ASK and last.fields else ""


def _stock(key: str) -> Callable[[Pen, Move], str]:
    """A move that is one stock phrase; {source} and {link} are the move's text, {topic} too."""
    return lambda pen, move: pen.phrase(key, {"source": move.text, "link": move.text, "topic": move.text})


def _timed(key: str, *, deadline: bool = True) -> Callable[[Pen, Move], str]:
    return lambda pen, move: pen.phrase(key, {"when": pen.when(move, deadline=deadline)})


def _disclose(pen: Pen, move: Move) -> str:
    return pen.flow.say(pen.flow.disclosure, pen.language)


def _answer(pen: Pen, move: Move) -> str:
    source, title, page = move.sources
    pen.sources.append(page)
    key = "from_knowledge" if source else "from_page"
    return pen.phrase(key, {"answer": move.text, "source": source, "title": title})


def _ask(pen: Pen, move: Move) -> str:
    question, again = pen.flow.question(move.fields[0]), f"ask_again.{move.fields[0]}"
    if question is None:  # a number, in place of the address that they do not give
        return pen.phrase(again)
    ask = pen.flow.say(question.ask, pen.language)
    if move.step % 2 == 0:
        return pen.join((_why(pen, question, move), ask))
    return pen.phrase(again if again in pen.words else "ask_again.default", {"ask": ask})


def _why(pen: Pen, question: Question, move: Move) -> str:
    return pen.flow.say(question.why, pen.language) if move.step == 0 and question.why else ""


def _support(pen: Pen, move: Move) -> str:
    support = pen.flow.support
    own = pen.flow.say(support.say, pen.language) if support and move.step == 0 else ""
    if own and can_fill(own, pen.known(move) | _reached_at(pen)):
        return fill(own, pen.known(move) | _reached_at(pen))
    stays = not move.text and "support_desk" in pen.words  # which a version published earlier does not have
    return pen.phrase("support_desk") if stays else pen.phrase("support", _reached_at(pen))


def _reached_at(pen: Pen) -> dict[str, str]:
    email = pen.turn.talk.answers.get("email")
    return {"email": str(email.value) if email else ""}


def _follow_up(pen: Pen, move: Move) -> str:
    """The flow's own words where it has some for this step, else the stock ones."""
    own = pen.flow.follow_ups[move.step - 1].say if move.step <= len(pen.flow.follow_ups) else {}
    text = pen.flow.say(own, pen.language)
    said = {pen.flow.say(one.say, pen.language) for one in pen.flow.follow_ups[: move.step - 1]}
    if text and text not in said and can_fill(text, pen.known(move)):
        return fill(text, pen.known(move))
    key = "follow_up.first" if move.step == 1 else "follow_up.second"
    return pen.phrase(key if move.text else f"{key}_plain", {"topic": move.text})


def _advert(pen: Pen, move: Move) -> str:
    """A step of the slow sequence: the mark that a law wants, the flow's own words, and who sends it and how to refuse."""
    sequence, (mark, source) = pen.flow.nurture, move.sources
    if sequence is None:
        return ""
    pen.sources.append(source)
    text = pen.flow.say(sequence.steps[move.step - 1].say, pen.language)
    body = fill(text, pen.known(move)) if can_fill(text, pen.known(move)) else pen.phrase("advert.plain")
    foot = pen.phrase("advert.foot", {"sender": pen.flow.say(sequence.sender, pen.language)})
    return f"{mark} {body}\n\n{foot}".strip()


def _ask_consent(pen: Pen, move: Move) -> str:
    return pen.turn.talk.nurture.question if pen.turn.talk.nurture else ""


def _confirm_consent(pen: Pen, move: Move) -> str:
    """Say who sends, that they agreed and on which day, and how to keep or end it; it advertises nothing, so no mark stands before it."""
    pen.sources += move.sources
    sender = pen.flow.say(pen.flow.nurture.sender, pen.language) if pen.flow.nurture else pen.flow.company
    return pen.phrase("consent.confirm", {"date": _day(pen, move), "sender": sender})


def _dated(key: str) -> Callable[[Pen, Move], str]:
    """A move that names the day on which something was decided, as the prospect's calendar has it."""
    return lambda pen, move: pen.phrase(key, {"date": _day(pen, move)})


def _day(pen: Pen, move: Move) -> str:
    zone = pen.scene.conversation.visit.timezone or pen.play.team(pen.turn.team).zone
    local = (move.at or pen.turn.now).astimezone(known_zone(zone))
    return f"{local.year}-{local.month:02}-{local.day:02}"


OTHERS = {OTHER: "other", NONE: "decline"}
"""The labels of the buttons under an offer that take no time."""


def _slot(pen: Pen, at: datetime) -> str:
    """Name a time to meet as the prospect's own clock shows it."""
    local, words = at.astimezone(known_zone(pen.meeting_zone)), pen.words
    values = {"day": words["days"][local.weekday()], "date": day_name(words, local), "time": clock(words, local)}
    return fill(words["meeting.slot"][0], values)


def _meeting(key: str) -> Callable[[Pen, Move], str]:
    """A move about a meeting: {when} in the prospect's zone, {place} whose clock that is, {link} the calendar entry."""

    def write(pen: Pen, move: Move) -> str:
        zone = pen.meeting_zone
        values = {
            "when": _slot(pen, move.at) if move.at else "",
            "place": city(zone, pen.language) or zone,
            "colleague": pen.play.config.rep_name(move.text) if move.text else "",
            "link": pen.play.entry(pen.turn.conversation) if key in ("meeting.booked", "meeting.moved") else "",
        }
        return pen.phrase(key, values)

    return write


WRITERS: Mapping[MoveKind, Callable[[Pen, Move], str]] = {
    MoveKind.DISCLOSE: _disclose,
    MoveKind.HEARD: heard,
    MoveKind.CORRECTED: corrected,
    MoveKind.DECLINED: declined,
    MoveKind.ANSWER: _answer,
    MoveKind.NOT_KNOWN: _timed("not_known"),
    MoveKind.NOT_KNOWN_ALONE: _stock("not_known_alone"),
    MoveKind.OPEN_QUESTION: _stock("open_question"),
    MoveKind.MATERIAL: lambda pen, move: pen.phrase("material" if move.text else "no_material", {"link": move.text}),
    MoveKind.GREETING_BACK: _stock("greeting_back"),
    MoveKind.SMALL_TALK: _stock("small_talk"),
    MoveKind.YES_AI: _stock("yes_ai"),
    MoveKind.PRIVACY: _stock("privacy"),
    MoveKind.PRIVACY_REQUEST: _stock("privacy_request"),
    MoveKind.LOST: _stock("lost"),
    MoveKind.ABUSE: _stock("abuse"),
    MoveKind.INJECTION: _stock("injection"),
    MoveKind.MASKED: _stock("masked"),
    MoveKind.TOO_LONG: _stock("too_long"),
    MoveKind.SLOW_DOWN: _stock("slow_down"),
    MoveKind.PERSON_CALLED: _stock("person.called"),
    MoveKind.OWNER_AWAY: lambda pen, move: pen.phrase("person.notice", {"colleague": move.text, "when": pen.when(move)}),
    MoveKind.PERSON_OUT_OF_HOURS: _timed("person.out_of_hours", deadline=False),
    MoveKind.PERSON_WAITING: _stock("person.with_you"),
    MoveKind.HANDOFF: _timed("handoff"),
    MoveKind.NURTURE: _stock("nurture"),
    MoveKind.OPTED_OUT: _stock("opted_out"),
    MoveKind.START_AGAIN: _stock("start_again"),
    MoveKind.SUPPORT: _support,
    MoveKind.JOB_SEEKER: _stock("not_a_buyer.job_seeker"),
    MoveKind.VENDOR_PITCH: _stock("not_a_buyer.vendor_pitch"),
    MoveKind.STUDENT: _stock("not_a_buyer.student"),
    MoveKind.FOLLOW_UP: _follow_up,
    MoveKind.ASK_CONSENT: _ask_consent,
    MoveKind.CONSENT_GIVEN: _dated("consent.given"),
    MoveKind.CONSENT_REFUSED: _stock("consent.refused"),
    MoveKind.CONFIRM_CONSENT: _confirm_consent,
    MoveKind.ADVERT: _advert,
    MoveKind.ANYTHING_ELSE: _stock("anything_else"),
    MoveKind.FAREWELL: _stock("farewell"),
    MoveKind.NO_QUESTIONS: lambda pen, _: pen.phrase("no_questions" if "no_questions" in pen.words else "farewell"),
    MoveKind.TAKE_TIME: lambda pen, _: pen.phrase("take_time") if "take_time" in pen.words else "",  # not in versions published earlier
    MoveKind.BRIDGE: _stock("bridge"),
    MoveKind.ASK: _ask,
    MoveKind.ASK_CONTACT: _stock("person.called_ask_contact"),
    MoveKind.MEETING_OFFER: _meeting("meeting.offer"),
    MoveKind.MEETING_AGAIN: _meeting("meeting.again"),
    MoveKind.MEETING_MOVE: _meeting("meeting.move"),
    MoveKind.MEETING_GONE: _meeting("meeting.gone"),
    MoveKind.MEETING_BOOKED: _meeting("meeting.booked"),
    MoveKind.MEETING_MOVED: _meeting("meeting.moved"),
    MoveKind.MEETING_CANCELLED: _meeting("meeting.cancelled"),
    MoveKind.MEETING_DECLINED: _meeting("meeting.declined"),
    MoveKind.MEETING_NO_TIME: _meeting("meeting.no_time"),
    MoveKind.MEETING_REMINDER: _meeting("meeting.reminder"),
}
"""How each move is said; every MoveKind has its writer, and a test says so."""
