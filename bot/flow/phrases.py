"""Every stock phrase that the bot, the widget and the desk say, with the placeholders that are filled in it.

A words file has each of these keys; beside them it may have `heard.<field>`, `ask_again.<field>` and `desk.field.<field>` for
the fields of a flow's own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

SPOKEN = ("bot", "company", "name", "team")
"""Filled in every phrase that the bot says; the widget's and the desk's have their own only."""

_SPOKEN_KEYS = """
heard: need(need) need_long goal(goal) company_size(size) timeline(timeline) budget(budget) email(email) phone(phone) name company
heard: role(role) current_solution(current_solution) several several_named(facts) name_named(facts) correction(value) default(value)
ask_again: need goal company_size timeline budget email phone name company role current_solution choice default(ask)
person: called called_ask_contact out_of_hours(colleague when) tell_more with_you joined(colleague) left(colleague)
person: notice(colleague when) busy(colleague when) closed(colleague)
relay: file voice
opening: hello(me) hello_plain(me) need(need) need_long next_question(question) next_question_long next_meeting(when) next_person next
not_a_buyer: job_seeker(source) vendor_pitch student(source)
follow_up: first(topic) first_plain second(topic) second_plain
consent: given(date) refused confirm(date sender)
advert: foot(sender) plain
mail: subject subject_advert why_advert line(colleague) line_bot line_notice open lasts(n) why stop
talk: title text opening expired(n) failed again begin script stop_title stop_text stop_button stopped stop_unknown
meeting: offer(place colleague) again(place) move(place when) gone(place) booked(when place colleague link) moved(when place link)
meeting: cancelled(when) declined no_time reminder(when place colleague)
-: corrected_many(facts) question_first bridge declined declined_many declined_calls from_knowledge(answer source) from_page(answer title)
-: not_known(when) not_known_alone open_question no_price(source) material(link) no_material yes_ai handoff(when)
-: nurture nurture_later nurture_small(source) anything_else farewell opted_out start_again support(email) support_desk abuse injection
-: take_time no_questions greeting_back small_talk lost privacy privacy_request masked too_long slow_down
"""

_OTHER_KEYS = """
-: register yes no rather_not days months date(d month) masked_label unsure
when: minute minutes(n) hour hours(n) at(time) by(time) tomorrow_at(time) tomorrow_by(time) day_at(day time) day_by(day time)
when: date_at(date time) date_by(date time) unknown
meeting: slot(day date time) title(who) other decline
meeting: invited(when place) now_at(when place) called_off(when place) why(company)
clock: am(h hh h12) am_minutes(h hh h12 m mm) pm(h hh h12) pm_minutes(h hh h12 m mm) noon midnight
list: between last
size: one exact(n) about(n) between(min max) at_least(min) at_most(max)
budget: exact(amount) about(amount) between(min max) at_least(min) at_most(max)
budget: month(amount) year(amount) seat(amount) once(amount)
timeline: by(date) from(date) between(from to) on(date) soon
ui: placeholder send open close chat conversation(name) unread(n) jump_down ai_assistant person notice you typing(name) sending
ui: queued offline reconnecting failed try_again too_long(n) choose today yesterday ended start_new offered handed_over(team)
ui: person_joined(name) person_left(name) usually_answers(when) at_once away_until(when) at_today(time) at_tomorrow(time)
ui: at_day(day time) new_tab test unavailable
desk.field: need goal current_solution name company role email phone company_size budget timeline
desk.outcome: handoff nurture support disqualified opted_out unfinished
desk.owner: bot offered rep closed
desk.button: claim give_back hand_over snooze close won lost junk fix_answer answer_question send_to_prospect undo
desk.mark: sending(n) sent note failed
desk.reason: price timing competitor no_need no_answer spam student vendor job_seeker test other
desk: visitor visitor_from(place)
desk: meeting(when name) meeting_of_team(when)
desk: new_lead went_quiet asked_for_person not_asked declined masked unsure corrected(value) said entered_by(name)
desk: rejected_by(name) beside(value) source_page
desk: campaign referrer language region platform local_time score why open_questions due(when) overdue escalated offered_to(name)
desk: claimed_by(name) taken(name) claim_first perhaps_same known_contact transcript test undecided
desk: site terminal prospect open score_of(n) both_times(theirs ours) claim_by(time)
desk.reach: here left mailed bounced no_address no_server
desk.hidden: card resident_number my_number ssn password
desk.state: bot offered offered_by(time) late rep(name) closed closed_as(reason) left snoozed(name time)
desk.home: mine empty
desk.form: fit why words snooze until hour hours tomorrow monday submit cancel
desk.told: claimed given_back closed snoozed(time) undo(n) undone too_late sent offer(name text) failed no_file not_amended seen_later
desk.told: too_large(text n)
desk.told: not_claimed not_yours(name) is_closed opted_out nobody_has_it closed_already no_reason gone stranger other_team old_button
desk.told: not_for_you try too_long
desk.told: can_ask back away away_until(time) away_from(day) away_from_until(day time) stands_in(name) passed_on(n)
desk.told: no_date(text) past own_deputy deputy_away
desk.ask: overview today waiting overdue reps days firm(name) more(n)
desk.mail: second support_subject support_why support_no_address
desk.digest: title(team) new waiting overdue won lost first_reply questions nurture hours(h m) minutes(m)
desk.told: taken_back no_rep no_team is_yours nothing_to_undo done
desk.thread: so_far deleted left snooze_over file(name)
desk.thread: claim_late(name) team_late offered(name) escalated(name) reply_late(name) silent(name) handed(name) handed_team
desk.thread: absent(name absent) absent_team(absent)
"""

OWN_FIELD = re.compile(r"(heard|ask_again|desk\.field)\.(\w+)")
"""Keys that a flow's own field may have."""

OPTIONAL = frozenset({"register", "our_team"})
"""Keys that are read where they stand, and missed by nobody."""

_KEY = re.compile(r"([a-z0-9_]+)(?:\(([a-z0-9_ ]+)\))?")


def _table(text: str, always: tuple[str, ...]) -> dict[str, frozenset[str]]:
    found = {}
    for line in text.strip().splitlines():
        group, _, keys = line.partition(":")
        prefix = "" if group == "-" else f"{group}."
        for key, slots in _KEY.findall(keys):
            found[prefix + key] = frozenset((*always, *slots.split()))
    return found


PHRASES: Mapping[str, frozenset[str]] = {
    **_table(_SPOKEN_KEYS, SPOKEN),
    **_table(_OTHER_KEYS, ()),
    "our_team": frozenset(),
}
"""Dotted key → placeholders that are filled in it."""


def slots_of(key: str) -> frozenset[str] | None:
    """Return what may stand in braces in the phrases of a key; None where nobody reads the key."""
    if key in PHRASES:
        return PHRASES[key]
    own = OWN_FIELD.fullmatch(key)
    if own is None:
        return None
    return frozenset((*SPOKEN, own[2], "value", "ask")) if own[1] != "desk.field" else frozenset()
