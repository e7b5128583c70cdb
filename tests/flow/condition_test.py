"""A comparison on an unknown answer does not hold, negated or not; everything else about a condition is CEL."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import replace

import pytest

from bot.fields import BUILT_IN
from bot.flow.condition import BadCondition, Circumstances, Context, compile_condition, context, depth, note_names
from bot.flow.shape import CustomSignal, Question, ScoreLine
from bot.flow.vocabulary import SIGNALS
from bot.model import Answer
from tests.flow.sample import NOW, answer, bare_flow

HERE = Circumstances(language="en", platform="web", region="KR", page="/pricing", campaign="spring")
SIZE = answer("company_size", {"min": 50, "max": 50})


def make(*answers: Answer, signals: Mapping[str, float] | None = None, intent: float = 0.0, defects: list[str] | None = None) -> Context:
    told = [] if defects is None else defects
    return context(
        bare_flow(),
        answers={a.field: a for a in answers},
        signals=signals or {},
        intent=intent,
        now=NOW,
        around=HERE,
        on_defect=lambda source, _: told.append(source),
    )


def holds(source: str, made: Context) -> bool:
    return compile_condition(source, BUILT_IN).holds(made)


# Each comparison with what it says when the size is 50 people; with no size none of them holds, and neither does its negation.
COMPARISONS = [
    ("company_size.min >= 50", True),
    ("company_size.min > 50", False),
    ("company_size.max < 50", False),
    ("company_size.max <= 50", True),
    ("company_size.min == 50", True),
    ("company_size.min == 50.0", True),
    ("company_size.min != 50", False),
    ("50 <= company_size.max", True),
    ("email == 'jo@brightloaf.example'", True),
    ("email != 'jo@brightloaf.example'", False),
    ("email.endsWith('.example')", True),
    ("timeline.days <= 183", True),
    ("timeline.days > 183", False),
]
KNOWN = (
    SIZE,
    answer("email", "jo@brightloaf.example"),
    answer("timeline", {"earliest": None, "latest": "2026-06-21"}),
)


@pytest.mark.parametrize(("source", "says"), COMPARISONS)
def test_a_comparison_on_a_known_answer_says_what_is_true(source: str, says: bool) -> None:
    defects: list[str] = []
    made = make(*KNOWN, defects=defects)
    assert holds(source, made) is says
    assert holds(f"!({source})", made) is not says
    assert defects == []


@pytest.mark.parametrize(("source", "_says"), COMPARISONS)
@pytest.mark.parametrize("unsure", [True, False], ids=["unsure", "never said"])
def test_a_comparison_on_an_unknown_answer_does_not_hold_negated_or_not(source: str, _says: bool, unsure: bool) -> None:
    defects: list[str] = []
    answers = [answer(a.field, a.value, unsure=True) for a in KNOWN] if unsure else []
    made = make(*answers, defects=defects)
    assert not holds(source, made)
    assert not holds(f"!({source})", made)
    assert not holds(f"!!({source})", made)
    assert defects == []


# Three-valued logic: t, f and u (a comparison on an unknown answer). u absorbs into what the other side decides, on either side.
ATOMS = {"t": "intent", "f": "signal.human", "u": "timeline.days > 3"}
AND = {"tt": 1, "tf": 0, "tu": 0, "ft": 0, "ff": 0, "fu": 0, "ut": 0, "uf": 0, "uu": 0}
OR = {"tt": 1, "tf": 1, "tu": 1, "ft": 1, "ff": 0, "fu": 0, "ut": 1, "uf": 0, "uu": 0}
NOT_AND = {"tt": 0, "tf": 1, "tu": 0, "ft": 1, "ff": 1, "fu": 1, "ut": 0, "uf": 1, "uu": 0}
NOT_OR = {"tt": 0, "tf": 0, "tu": 0, "ft": 0, "ff": 1, "fu": 0, "ut": 0, "uf": 0, "uu": 0}


@pytest.mark.parametrize(("form", "table"), [("{} && {}", AND), ("{} || {}", OR), ("!({} && {})", NOT_AND), ("!({} || {})", NOT_OR)])
def test_unknown_is_absorbed_where_the_other_side_decides(form: str, table: Mapping[str, int]) -> None:
    made = make(intent=0.9)
    for left, right in itertools.product("tfu", repeat=2):
        source = form.format(ATOMS[left], ATOMS[right])
        assert holds(source, made) is bool(table[left + right]), source


def test_every_tree_of_three_atoms_agrees_with_kleene_logic() -> None:
    made = make(intent=0.9)
    values = {"t": True, "f": False, "u": None}
    for a, b, c in itertools.product("tfu", repeat=3):
        for first, second in itertools.product(("&&", "||"), repeat=2):
            for negated in (False, True):
                inner = f"({ATOMS[a]} {first} {ATOMS[b]})"
                source = f"{'!' if negated else ''}{inner} {second} {ATOMS[c]}"
                left = _kleene(first, values[a], values[b])
                left = (None if left is None else not left) if negated else left
                assert holds(source, made) is (_kleene(second, left, values[c]) is True), source


def _kleene(sign: str, left: bool | None, right: bool | None) -> bool | None:
    decides = sign == "||"
    if decides in (left, right):
        return decides
    return None if None in (left, right) else not decides


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ((), True),  # nobody said when: not a reason to wait
        ((answer("timeline", {"earliest": None, "latest": "2026-04-01"}),), True),
        ((answer("timeline", {"earliest": None, "latest": "2027-04-01"}),), False),
        ((answer("timeline", {"earliest": None, "latest": "2027-04-01"}, unsure=True),), True),
    ],
)
def test_not_known_or_soon_is_one_condition(answers: tuple[Answer, ...], says: bool) -> None:
    assert holds("!known.timeline || timeline.days <= 183", make(*answers)) is says
    assert holds("timeline.days <= 183 || !known.timeline", make(*answers)) is says


def test_an_open_end_is_infinite() -> None:
    made = make(answer("company_size", {"min": 250, "max": None}))
    assert holds("company_size.max >= 100000000 && company_size.min >= 250", made)
    assert holds("company_size.min <= 10", make(answer("company_size", {"min": None, "max": 10})))


def test_a_member_that_was_not_said_is_unknown_too() -> None:
    made = make(answer("budget", {"min": 500, "max": 500, "currency": None, "period": "month"}))
    assert holds("budget.min >= 500 && budget.period == 'month'", made)
    assert not holds("budget.currency == 'KRW'", made)
    assert not holds("budget.currency != 'KRW'", made)


def test_days_of_a_timeline_count_to_its_latest_day() -> None:
    made = make(answer("timeline", {"earliest": "2026-03-10", "latest": "2026-03-20"}))
    assert holds("timeline.days == 10", made)
    assert holds("timeline.days == 22", make(answer("timeline", {"earliest": "2026-04-01", "latest": None})))


def test_an_unsure_email_does_not_make_a_prospect_reachable() -> None:
    assert holds("reachable && known.email", make(answer("email", "jo@x.example")))
    assert not holds("reachable || known.email", make(answer("email", "jo@x.example", unsure=True)))
    assert holds("reachable", make(answer("phone", "+821012345678")))


def test_each_built_in_field_and_signal_can_be_named_before_anything_was_said() -> None:
    defects: list[str] = []
    made = make(defects=defects)
    for name in BUILT_IN:
        assert not holds(f"known.{name}", made)
    for name in SIGNALS:
        assert not holds(f"signal.{name} || strength.{name} > 0.0", made)
    assert defects == []


def test_a_signal_holds_from_its_threshold_on() -> None:
    assert holds("signal.human && strength.human == 0.5", make(signals={"human": 0.5}))
    assert not holds("signal.human", make(signals={"human": 0.49}))
    made = context(
        bare_flow(),
        answers={},
        signals={"human": 0.6, "support": 0.3},
        intent=0.5,
        now=NOW,
        around=HERE,
        thresholds={"human": 0.7, "support": 0.3},
    )
    assert holds("!signal.human && signal.support && intent && signal.buy && strength.buy >= 0.5", made)


def test_fields_and_signals_of_the_flow_itself_can_be_named() -> None:
    flow = bare_flow(Question(field="tickets", kind="number", ask={"en": "How many?"}))
    signal = CustomSignal(name="renewal", means="buy", weight=0.7, examples={})
    made = context(
        type(flow)(**{**{n: getattr(flow, n) for n in flow.__slots__}, "signals": (signal,)}),
        answers={"tickets": answer("tickets", {"min": 300, "max": 300})},
        signals={"renewal": 0.8},
        intent=0.0,
        now=NOW,
        around=HERE,
    )
    kinds = {**BUILT_IN, "tickets": "number"}
    assert compile_condition("known.tickets && tickets.min >= 300 && signal.renewal", kinds).holds(made)


def test_a_text_that_reads_like_a_name_stays_a_text() -> None:
    made = make(answer("need", "known.need"))
    assert holds("known.need && need == 'known.need' && need != \"signal.human\"", made)
    assert holds("need.startsWith('known') && known . need", made)


def test_circumstances_and_score_can_be_named() -> None:
    made = make()
    made.put_score(70)
    assert holds("language == 'en' && platform == 'web' && region in ['KR', 'JP'] && page.startsWith('/pri')", made)
    assert holds("campaign == 'spring' && score >= 60", made)
    assert holds("score == 0", make())


@pytest.mark.parametrize("source", ["score >= 60", "language == 'en'"])
def test_the_score_is_handed_over_where_a_condition_of_the_flow_names_it(source: str) -> None:
    line = ScoreLine(when=compile_condition(source, BUILT_IN), add=1, reason={})
    flow = note_names(replace(bare_flow(), score=(line,)))
    made = context(flow, answers={}, signals={}, intent=0.0, now=NOW, around=HERE)
    assert made.scored is ("score" in source)
    made.put_score(70)
    assert line.when.holds(made)


@pytest.mark.parametrize("source", ["score / 0 == 1", "email > 3", "strength.nosuch > 0.5", "score"])
def test_any_other_error_is_a_defect_that_is_told_and_does_not_hold(source: str) -> None:
    defects: list[str] = []
    made = make(answer("email", "jo@x.example"), defects=defects)
    assert not holds(source, made)
    assert defects == [source]


def test_a_value_of_another_shape_is_a_defect_and_counts_as_unknown() -> None:
    defects: list[str] = []
    made = make(answer("company_size", "fifty"), defects=defects)
    assert not holds("known.company_size || company_size.min > 0", made)
    assert defects == ["company_size"]


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("intent &&", "not a CEL expression"),
        ("", "not a CEL expression"),
        ("compny_size.min > 3", "unknown name compny_size"),
        ("intent" + " || intent" * 60, "longer than 500 characters"),
        ("(" * 16 + "intent" + ")" * 16, "nested more than 15 deep"),
        ("!" * 30 + "intent", "nested more than 15 deep"),
    ],
)
def test_what_is_no_condition_is_refused_before_it_runs(source: str, why: str) -> None:
    with pytest.raises(BadCondition, match=why):
        compile_condition(source, BUILT_IN)


def test_brackets_inside_a_string_are_not_depth() -> None:
    assert depth("page == '((((((((((((((((((((('") == 0
    assert depth("(a && !(b || [c][0]))") == 3


def test_a_condition_wants_a_context_of_ours() -> None:
    with pytest.raises(TypeError):
        compile_condition("intent", BUILT_IN).holds({"intent": True})
