"""A fault in a file that an operator wrote: where it is, what it is, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault. Sorted by file, line and column, as a reader walks through the files."""

    file: str  # the path as the operator gave it, or inside flows/
    line: int  # from 1
    column: int  # in characters, from 1
    code: str  # a key of CODES; stays the same over versions
    what: str
    cure: str

    def __str__(self) -> str:
        """Return `file:line:column: CODE what. cure`, the form that editors make a link of."""
        return f"{self.file}:{self.line}:{self.column}: {self.code} {self.what}. {self.cure}"

    def json(self) -> dict[str, str | int]:
        """Return the fault for `handraiser check --json`."""
        return {
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "code": self.code,
            "what": self.what,
            "cure": self.cure,
        }


CODES: dict[str, str] = {
    # the file itself
    "F001": "not readable",
    "F002": "not UTF-8",
    "F003": "not YAML",
    "F004": "too large",
    "F005": "aliases that expand too far",
    "F006": "empty file",
    "F007": "not a mapping",
    "F008": "file not found",
    "F009": "a tab in the indentation",
    # keys and values
    "F101": "unknown key",
    "F102": "key given twice",
    "F103": "key missing",
    "F104": "wrong type",
    "F105": "not one of the allowed values",
    "F106": "out of range",
    "F107": "not a duration",
    "F108": "not a date",
    "F109": "empty",
    "F110": "not a name",
    "F111": "flow named otherwise than its file",
    # questions
    "F201": "unknown field kind",
    "F202": "field asked twice",
    "F203": "choice that the kind cannot read",
    "F204": "choices that differ between languages",
    "F205": "choice label too long for a platform",
    "F206": "choice given twice",
    "F207": "built-in field with another kind",
    "F208": "question that depends on a later one",
    # conditions
    "F301": "condition that does not parse",
    "F302": "unknown name",
    "F303": "unknown member",
    "F304": "unknown signal",
    "F305": "comparison of different types",
    "F306": "function or macro that is not allowed",
    "F307": "condition too long or too deep",
    "F308": "condition that is not true or false",
    "F309": "score that depends on the score",
    # outcomes, routes, follow-ups
    "F401": "no disclosure",
    "F402": "no way to a person",
    "F403": "support without a destination",
    "F404": "outcome line that can never hold",
    "F405": "last route with a condition",
    "F406": "route without a condition before the last",
    "F407": "unknown team",
    "F408": "team without a rep",
    "F409": "follow-ups out of order",
    "F410": "score line that adds nothing or too much",
    "F411": "signal that means nothing known",
    "F412": "destination that nothing can be sent to",
    # words
    "F501": "words missing in a language",
    "F502": "words in a language that the flow does not speak",
    "F503": "unknown placeholder",
    "F504": "required phrase missing",
    "F505": "unknown phrase",
    "F506": "phrase that always needs a value",
    # knowledge and material
    "F601": "knowledge page without front matter",
    "F602": "page missing in a language",
    "F603": "page that has expired",
    "F604": "page without sections",
    "F605": "two pages of one id and language",
    "F606": "material that does not exist",
    "F607": "page in a language that the flow does not speak",
}
"""Every code with its heading in docs/checks.md. The first digit is the group; a code is never used again for something else."""
