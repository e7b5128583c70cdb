"""Whether a condition means something: parsed by cel-python, whose tree knows its columns, and typed by what a flow may name.

cel-python is imported at the first condition (0.1 s), so that only `check` pays for it; `bot.flow.condition` runs what passed here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, cast

from bot.flow.condition import MAX_DEPTH, MAX_LENGTH, depth
from bot.flow.names import ANY, METHODS, NUMBERS, SAID, Names, Wrong
from bot.flow.parts import Part, start, text_of, tokens
from bot.flow.vocabulary import nearest

if TYPE_CHECKING:
    from celpy import Environment
    from celpy.celparser import CELParseError


def lint(source: str, known: Names) -> tuple[Wrong, ...]:
    """Return everything wrong in a condition, in the order of its text."""
    if len(source) > MAX_LENGTH:
        what = f"The condition is {len(source)} characters long, more than {MAX_LENGTH}"
        return (Wrong(0, "F307", what, "Write several lines with shorter conditions."),)
    if (deep := depth(source)) > MAX_DEPTH:
        what = f"The condition is nested {deep} deep, more than {MAX_DEPTH}"
        return (Wrong(0, "F307", what, "Write several lines with simpler conditions."),)
    try:
        tree = cast("Part", _environment().compile(source))
    except _parse_error() as e:
        return (_syntax(source, e),)
    walk = _Walk(source, known)
    kind = walk.type(tree)
    if kind not in ("bool", ANY):
        walk.not_a_condition(tree, kind)
    return tuple(sorted(walk.wrong, key=lambda w: w.offset))


@cache
def _environment() -> Environment:
    import celpy

    return celpy.Environment()


@cache
def _parse_error() -> type[CELParseError]:
    from celpy.celparser import CELParseError

    return CELParseError


_HINTS = (
    ("and", "Write && for and."),
    ("or", "Write || for or."),
    ("not", "Write ! for not."),
    ("=", "Write == to compare."),
    ("is", "Write == to compare."),
    ("&", "Write && for and."),
    ("|", "Write || for or."),
    (")", "There is one closing bracket too many."),
)


def _syntax(source: str, error: CELParseError) -> Wrong:
    lines = source.split("\n")
    line, column = error.line or 1, error.column or 1
    offset = min(sum(len(text) + 1 for text in lines[: line - 1]) + column - 1, len(source))
    rest = source[offset:]
    before = source[:offset].split()
    words = (rest, before[-1] if before else "")
    cure = next((cure for sign, cure in _HINTS for text in words if text.split(" ")[0] == sign), None)
    if cure is None and source.count("(") > source.count(")"):
        cure = "A bracket is not closed."
    return Wrong(offset, "F301", "The condition cannot be read from here on", cure or "See docs/flows.md, Conditions.")


class _Walk:
    """Goes through the tree once, gives each part its type and keeps what is wrong."""

    def __init__(self, source: str, known: Names) -> None:
        self.wrong: list[Wrong] = []
        self._source = source
        self._known = known
        self._rules: Mapping[str, Callable[[Part], str]] = {
            "expr": self._choice,
            "conditionalor": self._logic,
            "conditionaland": self._logic,
            "relation": self._relation,
            "addition": self._arithmetic,
            "multiplication": self._arithmetic,
            "unary": self._unary,
            "member_dot": self._member,
            "member_dot_arg": self._method,
            "ident": self._name,
            "literal": self._literal,
            "list_lit": self._list,
            "ident_arg": self._call,
        }

    def type(self, node: Part) -> str:
        """Return the type of a part of the tree."""
        if node.data in self._rules and (len(node.children) > 1 or node.data not in _PASSING):
            return self._rules[node.data](node)
        if node.data in ("member_index", "member_object", "map_lit", "dot_ident", "dot_ident_arg"):
            return self._fault(node, "F306", "Brackets and braces behind a name are not used here", "Write `name.member`.")
        return self.type(node.children[0])

    def not_a_condition(self, node: Part, kind: str) -> None:
        """Note that something that should be true or false is of another type."""
        named = next((t.value for t in tokens(node) if t.type == "IDENT"), None)
        known = f"known.{named}" if named and named in self._known.members["known"] else None
        cure = f"Compare it, or write `{known}`." if known else "Compare it with something."
        self._fault(node, "F308", f"Here should be a condition, but there is {SAID.get(kind, kind)}", cure)

    def _fault(self, node: Part, code: str, what: str, cure: str) -> str:
        self.wrong.append(Wrong(start(node), code, what, cure))
        return ANY

    def _is_condition(self, node: Part) -> None:
        kind = self.type(node)
        if kind not in ("bool", ANY):
            self.not_a_condition(node, kind)

    def _choice(self, node: Part) -> str:
        self._is_condition(node.children[0])
        first, second = self.type(node.children[1]), self.type(node.children[2])
        if not _agree(first, second):
            return self._fault(node.children[2], "F305", "The two results are of different types", "Make them alike.")
        return second if first == ANY else first

    def _logic(self, node: Part) -> str:
        for child in node.children:
            self._is_condition(child)
        return "bool"

    def _relation(self, node: Part) -> str:
        sign, right = node.children
        left = sign.children[0]
        one, other = self.type(left), self.type(right)
        if sign.data == "relation_in":
            return self._within(node, left, right, one, other)
        if ANY in (one, other):
            return "bool"
        ordered = sign.data not in ("relation_eq", "relation_ne")
        if not _agree(one, other) or (ordered and one == "bool") or (ordered and "list" in (one, other)):
            return self._mixed(node, one, other)
        self._values(left, right)
        self._values(right, left)
        return "bool"

    def _mixed(self, node: Part, one: str, other: str) -> str:
        what = f"{SAID[one].capitalize()} is compared with {SAID[other]}" if one != other else f"{SAID[one].capitalize()} has no order"
        cure = "Put texts between quotes and numbers without."
        at = next((t for t in tokens(node) if t.type == "IDENT"), None)
        self.wrong.append(Wrong(at.start_pos if at is not None else start(node), "F305", what, cure))
        return "bool"

    def _within(self, node: Part, left: Part, right: Part, one: str, other: str) -> str:
        if other not in ("list", ANY):
            return self._fault(right, "F305", "Behind `in` should be a list", "Write it as ['KR', 'JP'].")
        items = list(right.find_data("literal"))
        odd = next((kind for item in items if not _agree(one, kind := self._literal(item))), None)
        if odd:
            return self._mixed(node, one, odd)
        for item in items:
            self._values(left, item)
        return "bool"

    def _values(self, named: Part, given: Part) -> None:
        """Note a comparison of a name that has few values with a text that is none of them."""
        name, text = text_of(named), tokens(given)
        allowed = self._known.values.get(name)
        if allowed is None or len(text) != 1 or text[0].type != "STRING_LIT":
            return
        value = text[0].value[1:-1]
        if value not in allowed:
            meant = nearest(value, allowed)
            cure = f"Did you mean '{meant}'?" if meant else f"Use one of {', '.join(sorted(allowed))}."
            self.wrong.append(Wrong(text[0].start_pos, "F310", f"`{name}` is never '{value}' in this flow", cure))

    def _arithmetic(self, node: Part) -> str:
        sign, right = node.children
        one, other = self.type(sign.children[0]), self.type(right)
        if ANY in (one, other):
            return ANY
        if one != other or one not in NUMBERS:
            what = "Only two whole numbers, or two others, can be reckoned with"
            return self._fault(node, "F305", what, "Write `30.0` where the other side is not whole.")
        return one

    def _unary(self, node: Part) -> str:
        sign, inner = node.children
        if sign.data == "unary_not":
            self._is_condition(inner)
            return "bool"
        kind = self.type(inner)
        if kind not in NUMBERS and kind != ANY:
            return self._fault(inner, "F305", f"A minus stands before {SAID.get(kind, kind)}", "Delete it.")
        return kind

    def _member(self, node: Part) -> str:
        owner, member = text_of(node.children[0]), node.children[1]
        if owner in self._known.members:
            return self._known.members[owner].get(member.value) or self._no_member(owner, member)
        if owner in self._known.types:
            what = f"`{owner}` has no members, it is {SAID[self._known.types[owner]]} itself"
            return self._at(member, "F303", what, f"Write `{owner}`.")
        return self.type(node.children[0])

    def _no_member(self, owner: str, member: Part) -> str:
        of = self._known.members[owner]
        code = {"known": "F302", "signal": "F304", "strength": "F304"}.get(owner, "F303")
        noun = {"F302": "field", "F304": "signal", "F303": "member"}[code]
        what = f"There is no {noun} `{member.value}`" + (f" of `{owner}`" if code == "F303" else "")
        meant = nearest(member.value, of)
        cure = f"Did you mean `{owner}.{meant}`?" if meant else f"Use one of {', '.join(of)}."
        return self._at(member, code, what, cure)

    def _at(self, token: Part, code: str, what: str, cure: str) -> str:
        self.wrong.append(Wrong(token.start_pos, code, what, cure))
        return ANY

    def _name(self, node: Part) -> str:
        token = node.children[0]
        name = token.value
        if name in self._known.types:
            return self._known.types[name]
        if name in self._known.members:
            of = self._known.members[name]
            first = next(iter(of), "")
            return self._at(token, "F308", f"`{name}` cannot be compared as a whole", f"Name a member, such as `{name}.{first}`.")
        if name == "score":
            return self._at(token, "F309", "A score line cannot depend on the score", "Name the answers themselves.")
        meant = nearest(name, (*self._known.types, *self._known.members))
        if name in self._known.members["signal"]:
            meant = f"signal.{name}"
        cure = f"Did you mean `{meant}`?" if meant else "See docs/flows.md, Conditions, for all names."
        return self._at(token, "F302", f"There is no `{name}`", cure)

    def _method(self, node: Part) -> str:
        owner, method = node.children[0], node.children[1]
        if method.value not in METHODS:
            cure = f"Use comparisons, or one of {', '.join(METHODS)}."
            return self._at(method, "F306", f"`{method.value}` is not allowed in a condition", cure)
        arguments = [child for part in filter(None, node.children[2:]) for child in part.children]
        kinds = [self.type(owner), *(self.type(argument) for argument in arguments)]
        if len(kinds) != 2 or any(kind not in ("string", ANY) for kind in kinds):
            return self._fault(node, "F305", f"`{method.value}` takes a text on either side", f"Write `page.{method.value}('…')`.")
        return "bool"

    def _call(self, node: Part) -> str:
        token = node.children[0]
        cure = "Write `known.<field>`." if token.value == "has" else f"Use comparisons, or one of {', '.join(METHODS)}."
        return self._at(token, "F306", f"`{token.value}` is not allowed in a condition", cure)

    def _list(self, node: Part) -> str:
        if any(token.type == "IDENT" for token in tokens(node)):
            return self._fault(node, "F306", "A list holds texts or numbers only", "Compare each name by itself.")
        return "list"

    def _literal(self, node: Part) -> str:
        kind = _LITERALS.get(node.children[0].type)
        if kind is None:
            return self._fault(node, "F306", "This sort of value is not used in conditions", "Use a text or a number.")
        return kind


_PASSING = frozenset({"expr", "conditionalor", "conditionaland", "relation", "addition", "multiplication", "unary"})
_LITERALS = {"INT_LIT": "int", "FLOAT_LIT": "double", "STRING_LIT": "string", "BOOL_LIT": "bool"}


def _agree(one: str, other: str) -> bool:
    return one == other or ANY in (one, other) or {one, other} <= NUMBERS
