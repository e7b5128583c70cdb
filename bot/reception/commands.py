"""What reps say to the bot itself: questions about leads, and that they are away or back. Never at a prospect's place."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.config import Rep
from bot.desk.absence import Leave, Return, rep_named, since_of, told_presence, until_of
from bot.desk.answered import may_see, text_of
from bot.desk.asked import Ask, asked, is_command
from bot.desk.hours import known_zone
from bot.desk.phrase import clock
from bot.language.detect import detect
from bot.model.arrivals import Commanded, Heard, Receipt
from bot.ports import Under
from bot.reception.attendance import CannotLeave
from bot.reception.needs import Needs, Voice, plain
from bot.reception.prospects import TRY
from bot.reception.sales import SalesDesk


async def from_rep(needs: Needs, heard: Heard, under: Under | None) -> Receipt | None:
    """Return what a rep is told alone; None for words that are not the bot's to answer, which go their usual way.

    Under a card, whose thread reaches a prospect, words count as the bot's only where they name it or are a command.
    """
    rep = needs.rep(heard.platform, heard.author)
    among = is_command(heard.text) and bool(_teams_that_read_on(needs, heard, under))  # nobody else's bot is asked where our cards stand
    if needs.sales is None or rep is None or not (heard.addressed or under or among):
        return None
    meant = told_presence(heard.text) or asked(heard.text)
    clear = _is_clear(heard)
    if under is not None and not (clear and meant):
        return None
    if not under and (heard.opens or _tries(heard) or not await _is_theirs(needs, heard, clear=clear and meant is not None)):
        return None
    shared = _teams_that_read_on(needs, heard, under)
    asker = _among_colleagues(rep, shared) if shared and isinstance(meant, Ask) else rep
    return await _answer(needs.sales, meant, asker, await _voice(needs, heard, rep), heard)


async def commanded(needs: Needs, event: Commanded) -> Receipt:
    """Return what a rep is told who typed a command that nobody else sees: all that they may see. Who is no rep is told so."""
    rep = needs.rep(event.platform, event.author)
    if needs.sales is None or rep is None:
        return (await needs.voice(event.platform, author=event.author)).whisper("stranger")
    text = plain(event.text)
    heard = Heard(platform=event.platform, event_id=event.event_id, place=event.place, ref="", author=event.author, text=text, at=event.at)
    return await _answer(needs.sales, told_presence(text) or asked(text), rep, await _voice(needs, heard, rep), heard)


def _teams_that_read_on(needs: Needs, heard: Heard, under: Under | None) -> tuple[str, ...]:
    """Return the teams whose cards stand where this was said: not every platform can answer one person alone there."""
    if under is not None:
        return (under.team,)
    spot = (heard.platform, re.split("[:/^]", heard.place, maxsplit=1)[0])
    return tuple(team.name for team in needs.config.teams.values() if spot in team.cards)


def _among_colleagues(rep: Rep, teams: tuple[str, ...]) -> Rep:
    """Return a rep as they may see among colleagues of these teams: no other team's leads."""
    return replace(rep, manager=False, teams=tuple(team for team in teams if may_see(rep, team)))


def _is_clear(heard: Heard) -> bool:
    """Tell whether words are for the bot alone: they name it, or begin as a command of ours."""
    return heard.named or is_command(heard.text) or (heard.text.lstrip().startswith("/") and told_presence(heard.text) is not None)


def _tries(heard: Heard) -> bool:
    return heard.text.strip().casefold().split(" ")[0] == TRY


async def _is_theirs(needs: Needs, heard: Heard, *, clear: bool) -> bool:
    """Tell whether a place is a rep's own: no prospect talks there, and they try nothing there themselves."""
    found = await needs.store.find(heard.platform, heard.place)
    if found is None:
        return True
    conversation = await needs.store.conversation(found)
    if conversation.test:
        return clear
    return conversation.contact == needs.id_of("contact", heard.platform, heard.author.id)


async def _voice(needs: Needs, heard: Heard, rep: Rep) -> Voice:
    """Return the words in the language that was written, else the team's."""
    language = detect(heard.text.lstrip("/"))
    author = heard.author if language is None else type(heard.author)(id=heard.author.id, locale=language)
    team = rep.teams[0] if rep.teams and (language is None or heard.text.lstrip().startswith("/")) else ""
    return await needs.voice(heard.platform, team, author)


async def _answer(sales: SalesDesk, meant: Leave | Return | Ask | None, rep: Rep, voice: Voice, heard: Heard) -> Receipt:
    if isinstance(meant, Ask):
        answer = await sales.answer(meant, rep, voice.say)
        return Receipt(taken=False, whisper=text_of(answer, voice.say, sales.link(meant)))
    if isinstance(meant, Return):
        await sales.attendance.back(rep.id)
        return Receipt(whisper=voice.told("back"))
    if isinstance(meant, Leave):
        return await _leave(sales, meant, rep, voice, heard)
    return Receipt(taken=False, whisper=f"{voice.told('can_ask')}\n{voice.told('try')}")


async def _leave(sales: SalesDesk, leave: Leave, rep: Rep, voice: Voice, heard: Heard) -> Receipt:
    team = sales.config.team(rep.teams[0] if rep.teams else "")
    since = since_of(leave, heard.at, team.zone, team.holidays)
    if since is None:
        return voice.whisper("no_date", text=leave.since[:60])
    until = until_of(leave, since, team.zone, team.holidays) if leave.when else None
    if leave.when and until is None:
        return voice.whisper("no_date", text=leave.when[:60])
    deputy = rep_named(sales.config, leave.deputy) if leave.deputy else None
    if leave.deputy and deputy is None:
        return voice.whisper("no_rep")
    try:
        moved = await sales.attendance.leave(rep.id, until, deputy.id if deputy else "", since)
    except CannotLeave as refused:
        return voice.whisper(refused.why)
    local = until.astimezone(known_zone(team.zone)) if until else None
    time = f"{local:%Y-%m-%d} {clock(voice.words, local)}" if local else ""
    begins = f"{since.astimezone(known_zone(team.zone)):%Y-%m-%d}" if since > heard.at else ""
    key = ("away_from_until" if time else "away_from") if begins else "away_until" if time else "away"
    said = voice.told(key, time=time, day=begins)
    stands_in = (voice.told("stands_in", name=deputy.name),) if deputy else ()
    passed_on = (voice.told("passed_on", n=str(moved)),) if moved else ()
    return Receipt(whisper=" ".join((said, *stands_in, *passed_on)))
