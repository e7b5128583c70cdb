"""What is wrong in a flow beyond its shape: questions, conditions, outcomes, routes, follow-ups."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bot.config import Config
from bot.errors import Fault
from bot.fields import BUILT_IN, FIELD_KINDS
from bot.flow.advertising import needs_consent
from bot.flow.build import duration, kind_of, kinds_in, languages_in, texts
from bot.flow.check_texts import check_texts
from bot.flow.names import Names, names
from bot.flow.schema import DURATION, FLOW, Shape
from bot.flow.typed import lint
from bot.flow.valid import Source
from bot.flow.vocabulary import RESERVED, SIGNALS, nearest
from bot.yaml_file import Node

PLATFORMS = frozenset({"web", "slack", "discord", "telegram", "terminal", "desk"})


def check_flow(source: Source, config: Config | None) -> Iterator[Fault]:
    """Yield the faults of meaning; what has a wrong shape is passed over, as it was told already."""
    yield from _name(source)
    yield from check_texts(source, FLOW)
    yield from _questions(source, config)
    yield from _conditions(source)
    yield from _outcomes(source)
    yield from _routes(source, config)
    yield from _in_order(items(source, "follow_ups"), source)
    yield from _nurture(source)
    yield from _meeting(source)
    yield from _score(source)
    yield from _signals(source)


def items(source: Source, key: str) -> tuple[Node, ...]:
    """Return the items of a list at the top of the flow."""
    node = source.root.get(key)
    return node.items if node else ()


def _name(source: Source) -> Iterator[Fault]:
    node = source.root.get("flow")
    stem = source.file.removesuffix(".yaml").rpartition("/")[2]
    if node and node.text and node.text != stem:
        what = f"The flow is named `{node.text}`, but its file `{stem}.yaml`"
        yield source.fault(node, "F111", what, f"Write `flow: {stem}`, or rename the file.")


# questions


def _questions(source: Source, config: Config | None) -> Iterator[Fault]:
    seen: dict[str, int] = {}
    for question in items(source, "questions"):
        field = question.get("field")
        if field is None or not field.text:
            continue
        if field.text in seen:
            what = f"The question for `{field.text}` stands on line {seen[field.text]} already"
            yield source.fault(field, "F202", what, "Delete one of the two.")
        seen.setdefault(field.text, field.line)
        yield from _kind(source, question, field)
        yield from _choices(source, question, config)


def _kind(source: Source, question: Node, field: Node) -> Iterator[Fault]:
    name, kind = field.text or "", question.get("kind")
    if name in RESERVED:
        yield source.fault(field, "F110", f"`{name}` means something in conditions", "Give the field another name.")
    if kind is None and name not in BUILT_IN:
        meant = nearest(name, BUILT_IN)
        cure = f"Did you mean `{meant}`? Else add" if meant else "Add"
        what = f"`{name}` is no built-in field and says no kind"
        yield source.fault(field, "F201", what, f"{cure} `kind:`, one of {', '.join(FIELD_KINDS)}.")
    elif kind is not None and kind.text in FIELD_KINDS and BUILT_IN.get(name, kind.text) != kind.text:
        what = f"The built-in field `{name}` is of the kind {BUILT_IN[name]}"
        yield source.fault(kind, "F207", what, "Delete `kind:`, or give the field another name.")


def _choices(source: Source, question: Node, config: Config | None) -> Iterator[Fault]:
    choices, kind = question.get("choices"), kind_of(question)
    seen: dict[str, Node] = {}
    for node in choices.items if choices and kind in FIELD_KINDS else ():
        labels = texts(node, languages_in(source.root) or ("en",)) if node.text or node.pairs else {}
        first = next((label for label in labels.values() if label), "")
        if first and first in seen:
            yield source.fault(node, "F206", f"The choice `{first}` stands on line {seen[first].line} already", "Delete it.")
        seen.setdefault(first, node)
        yield from _read_choice(source, node, labels, kind)
        yield from _label_length(source, node, labels, config)


def _text_node(node: Node, language: str) -> Node:
    return node.get(language) or node


def _read_choice(source: Source, node: Node, labels: Mapping[str, str], kind: str) -> Iterator[Fault]:
    values = {language: FIELD_KINDS[kind].choice(label) for language, label in labels.items()}
    for language, value in values.items():
        if value is None:
            what = f"A {kind} cannot be read from the choice `{labels[language]}`"
            cure = "Word it as a value of that kind, such as `10-49` or `50+`, or use the kind `choice`."
            yield source.fault(_text_node(node, language), "F203", what, cure)
    read = {language: value for language, value in values.items() if isinstance(value, dict)}
    first = next(iter(read.values()), None)
    for language, value in read.items():
        if value != first:
            what = f"The choice `{labels[language]}` means another value than in the first language"
            yield source.fault(_text_node(node, language), "F204", what, "Word both so that they mean the same.")


_CHARACTERS = len


def _bytes(text: str) -> int:
    return len(text.encode())


LABELS = {
    "web": (_CHARACTERS, 80, "characters"),
    "slack": (_CHARACTERS, 75, "characters"),  # docs.slack.dev/reference/block-kit/block-elements/button-element
    "discord": (_CHARACTERS, 80, "characters"),  # docs.discord.com/developers/components/reference#button
    "telegram": (_bytes, 64, "bytes"),  # core.telegram.org/bots/api#inlinekeyboardbutton, callback_data
}
"""How long a choice's label may be on a platform: measure, most, unit."""


def _label_length(source: Source, node: Node, labels: Mapping[str, str], config: Config | None) -> Iterator[Fault]:
    platforms = config.platforms if config and config.platforms else ("web",)
    for language, label in labels.items():
        too_long = {p: LABELS[p] for p in platforms if p in LABELS and LABELS[p][0](label) > LABELS[p][1]}
        if too_long:
            platform, (measure, most, unit) = min(too_long.items(), key=lambda item: item[1][1])
            what = f"The choice has {measure(label)} {unit}, {platform} takes {most}"
            yield source.fault(_text_node(node, language), "F205", what, "Shorten it.")


# conditions


def _conditions(source: Source) -> Iterator[Fault]:
    known = _names(source)
    for key, shape in FLOW.keys.items():
        node = source.root.get(key)
        if node and shape.of:
            table = known.without_score() if key == "score" else known
            for item in node.items:
                yield from _condition(source, shape.of, item, table)


def _names(source: Source) -> Names:
    kinds = kinds_in(source.root)
    signals = source.root.get("signals")
    own = [name.text for name, _ in (signals.pairs if signals else ()) if name.text]
    members = {field: FIELD_KINDS[kind].members if kind in FIELD_KINDS else {} for field, kind in kinds.items()}
    languages = frozenset(languages_in(source.root))
    values = {"platform": PLATFORMS, **({"language": languages} if languages else {})}
    return names(members, tuple(dict.fromkeys((*SIGNALS, *own))), values)


def _condition(source: Source, shape: Shape, item: Node, known: Names) -> Iterator[Fault]:
    when = item.get("when")
    if "when" in shape.keys and when and when.text:
        for wrong in lint(when.text, known):
            yield source.fault_in(when, wrong.offset, wrong.code, wrong.what, wrong.cure)


# outcomes, routes, follow-ups, score, signals


def _outcomes(source: Source) -> Iterator[Fault]:
    lines = items(source, "outcomes")
    yield from _shadowed(source, lines)
    if lines and not any(_answers_a_wish_for_a_person(line) for line in lines):
        what = "Nobody who asks for a person gets one"
        cure = 'Add {outcome: handoff, at_once: true, when: "signal.human && reachable"}.'
        yield source.fault(source.root.key("outcomes"), "F402", what, cure)
    for line in lines:
        outcome = line.get("outcome")
        if outcome and outcome.text == "support" and source.root.get("support") is None:
            what = "The outcome support has no destination"
            yield source.fault(outcome, "F403", what, 'Add `support: {send_to: "mailto:…"}`.')
            return


def _flag(line: Node, key: str) -> bool:
    node = line.get(key)
    return node is not None and node.value is True


def _said(line: Node, key: str) -> str:
    node = line.get(key)
    return (node.text or "") if node else ""


def _answers_a_wish_for_a_person(line: Node) -> bool:
    condition = "".join(_said(line, "when").split())
    asks = "signal.human" in condition and "!signal.human" not in condition
    return asks and _said(line, "outcome") == "handoff" and _flag(line, "at_once")


def _shadowed(source: Source, lines: tuple[Node, ...]) -> Iterator[Fault]:
    for at, line in enumerate(lines):
        condition = "".join(_said(line, "when").split())
        for before in lines[:at]:
            same = "".join(_said(before, "when").split()) in (condition, "true")
            if condition and same and (_flag(before, "at_once") or not _flag(line, "at_once")):
                what = f"This line never decides: line {before.line} holds whenever it does"
                yield source.fault(line.get("when") or line, "F404", what, "Delete it, or change its condition.")
                break


def _routes(source: Source, config: Config | None) -> Iterator[Fault]:
    lines = items(source, "routes")
    for line in lines[:-1]:
        if line.kind == "mapping" and line.get("when") is None:
            cure = "Give it a condition, or delete the routes behind it."
            yield source.fault(line, "F406", "No route behind this one is ever taken, as it has no condition", cure)
    if lines and lines[-1].get("when") is not None:
        what = "The last route has a condition, so that a lead may have no team"
        yield source.fault(lines[-1].key("when"), "F405", what, "Add a last route with `to:` alone.")
    for line in lines if config else ():
        to = line.get("to")
        if to and to.text and config:
            yield from _team(source, to, to.text, config)


def _team(source: Source, node: Node, team: str, config: Config) -> Iterator[Fault]:
    if team not in config.teams:
        meant = nearest(team, config.teams)
        cure = f"Did you mean `{meant}`?" if meant else "Add it to `teams:` in config.yaml."
        yield source.fault(node, "F407", f"There is no team `{team}`", cure)
    elif not any(team in rep.teams for rep in config.reps.values()):
        what = f"No rep is in the team `{team}`"
        yield source.fault(node, "F408", what, "Add the team to a rep in config.yaml.")


def _nurture(source: Source) -> Iterator[Fault]:
    """Advertising in a language of countries that ask for consent needs a question for it; what is not asked for is never sent there."""
    node = source.root.get("nurture")
    if node is None or node.kind != "mapping":
        return
    steps = node.get("steps")
    yield from _in_order(steps.items if steps else (), source)
    lacking = [language for language in languages_in(source.root) if needs_consent(language)] if node.get("consent") is None else []
    if lacking:
        what = f"Who writes in {', '.join(lacking)} has to agree to advertising first, and nobody is asked"
        yield source.fault(source.root.key("nurture"), "F414", what, "Add `consent:`, the question, in every language.")


def _in_order(lines: tuple[Node, ...], source: Source) -> Iterator[Fault]:
    longest = None
    for line in lines:
        after = line.get("after")
        if after is None or not after.text or not re.search(DURATION, after.text):
            continue
        now = duration(after.text)
        if longest is not None and now <= longest:
            what = "This follow-up is not later than the one before it"
            yield source.fault(after, "F409", what, "Order them by `after`; each counts from the prospect's last message.")
        longest = now if longest is None else max(now, longest)


def _meeting(source: Source) -> Iterator[Fault]:
    node = source.root.get("meeting")
    notice, days = (node.get("notice"), node.get("days")) if node else (None, None)
    if notice is None or not notice.text or not re.search(DURATION, notice.text):
        return
    last = days.value if days and isinstance(days.value, int) and not isinstance(days.value, bool) else 10
    if duration(notice.text).total_seconds() >= last * 86_400:
        what = f"Between {notice.text} from now and {last} days from now there is no time for a meeting"
        yield source.fault(notice, "F413", what, "Shorten `notice`, or offer more `days`.")


def _score(source: Source) -> Iterator[Fault]:
    for line in items(source, "score"):
        add = line.get("add")
        if add and add.value == 0 and not isinstance(add.value, bool):
            yield source.fault(add, "F410", "This line adds nothing", "Give it points, or delete it.")


def _signals(source: Source) -> Iterator[Fault]:
    node = source.root.get("signals")
    languages = languages_in(source.root)
    for name, signal in node.pairs if node else ():
        examples = signal.get("examples")
        for language, _ in examples.pairs if examples else ():
            if languages and language.text and language.text not in languages:
                what = f"The flow does not speak `{language.text}`"
                yield source.fault(language, "F502", what, "Add the language to `languages:`, or delete the examples.")
        lacking = [language for language in languages if examples and examples.kind == "mapping" and not examples.get(language)]
        if lacking and examples:
            what = f"The signal `{name.value}` has no examples in {', '.join(lacking)}"
            yield source.fault(signal.key("examples"), "F501", what, "Write examples as a prospect would.")
