"""Reads config.yaml and the environment's overrides into a `Config`, or reports every fault in them at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.config import Attempts, Config, MailConfig, ModelConfig, PlatformConfig, Rep, Team, WebhookConfig
from bot.errors import Fault, FaultyFiles
from bot.settings.environment import Result, overlay, resolve
from bot.settings.schema import (
    ATTEMPTS,
    BRAIN_NEEDS,
    ENTRIES,
    IDENTITIES,
    MAIL,
    MAIL_NEEDS,
    MODEL,
    PLATFORMS,
    REP,
    SECTIONS,
    TOP,
    WEBHOOK,
    WEBHOOK_NEEDS,
    needed,
)
from bot.settings.values import Reader, Wrong, kind_of, listed, meant, name, shortened
from bot.yaml_file import Node, parse

MAX_BYTES = 1_000_000


def load_config(path: Path | None, environ: Mapping[str, str]) -> Config:
    """Return the config of the file (None: all defaults) with the HANDRAISER_ variables over it.

    Raise FaultyFiles with every fault in the file and in the variables, sorted by place.
    """
    config, faults = read_config(path, environ)
    if faults:
        raise FaultyFiles(faults)
    return config


def read_config(path: Path | None, environ: Mapping[str, str]) -> tuple[Config, tuple[Fault, ...]]:
    """Return what can be read of the config, with every fault in it: with faults it is fit for no more than looking names up."""
    book = _Book(str(path) if path else "config.yaml")
    root = book.keep(resolve(book.root(path), environ))
    root = book.keep(overlay(root, environ))
    config = book.config(root)
    book.cross(root, config)
    return config, tuple(sorted(book.faults))


class _Book:
    """Reads section by section and keeps every fault."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[Fault] = []

    def wrong(self, node: Node, error: Wrong) -> None:
        at = error.at or node
        self.faults.append(Fault(at.file or self.file, at.line, at.column, error.code, error.what, error.cure))

    def keep(self, result: Result) -> Node:
        """Note the faults of a step and return its tree."""
        root, wrongs = result
        for node, error in wrongs:
            self.wrong(node, error)
        return root

    def root(self, path: Path | None) -> Node:
        """Return the file's tree; an empty mapping where there is none, or nothing in it."""
        nothing = Node("mapping", (), 1, 1)
        if path is None:
            return nothing
        try:
            source = _source(path)
        except Wrong as error:
            self.wrong(nothing, error)
            return nothing
        node, faults = parse(source, self.file, "C")
        self.faults += [fault for fault in faults if fault.code != "C006"]
        if node is None or node.kind == "mapping" or node.value is None:
            return node if node and node.kind == "mapping" else nothing
        self.wrong(node, Wrong("C007", f"The file holds {kind_of(node)}", "Write keys such as `database:` at the margin."))
        return nothing

    def config(self, root: Node) -> Config:
        values = self.section(root, TOP, "config.yaml", beside=SECTIONS)
        model = self.section(_section(root, "model"), MODEL, "model")
        mail = self.mail(root)
        attempts = Attempts(**self.section(_section(root, "attempts"), ATTEMPTS, "attempts"))
        platforms = {key: _platform(key, v) for key, v in self.entries(root, "platforms")}
        teams = {key: Team(name=key, **values) for key, values in self.entries(root, "teams")}
        reps = {key: _rep(key, v) for key, v in self.entries(root, "reps")}
        known = replace(Config(**values), model=ModelConfig(**model), mail=mail, attempts=attempts, webhook=self.webhook(root))
        return replace(known, platforms=platforms, teams=teams, reps=reps)

    def mail(self, root: Node) -> MailConfig:
        """Return the mail server; a section without what it needs is a fault."""
        node = _section(root, "mail")
        values = self.section(node, MAIL, "mail")
        if node.kind == "mapping" and node.pairs:
            lacking = [key for key in MAIL_NEEDS if node.get(key) is None]
            lacking += [one for one, other in (("user", "password"), ("password", "user")) if node.get(one) is None and node.get(other)]
            for key in lacking:
                value = "${NAME}" if key == "password" else "…"
                self.wrong(node, Wrong("C103", f"`mail` has no `{key}`", f"Write `{key}: {value}`."))
        known = {("sender" if key == "from" else key): value for key, value in values.items()}
        return MailConfig(**known)

    def webhook(self, root: Node) -> WebhookConfig:
        """Return the webhook; a section without its address or its secret is a fault."""
        node = _section(root, "webhook")
        values = self.section(node, WEBHOOK, "webhook")
        for key, value in WEBHOOK_NEEDS.items() if node.kind == "mapping" and node.pairs else ():
            if node.get(key) is None:
                self.wrong(node, Wrong("C103", f"`webhook` has no `{key}`", f"Write `{key}: {value}`."))
        return WebhookConfig(**values)

    def entries(self, root: Node, section: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield each entry of a section with its values; faulty values are left out."""
        node = root.get(section)
        if node is None or (node.kind == "scalar" and node.value is None):
            return
        if node.kind != "mapping":
            self.wrong(
                node, Wrong("C104", f"`{section}` should be a mapping, not {kind_of(node)}", f"Write each of the {section} as a key.")
            )
            return
        for key, entry in self.pairs(node):
            known = self.known(section, key)
            if known is None:
                continue
            values = self.section(entry, known, f"{section}.{key.value}")
            self.complete(section, key, entry, values.get("mode"))
            yield str(key.value), values

    def complete(self, section: str, key: Node, entry: Node, mode: object) -> None:
        """Report what an entry lacks."""
        for lacking in needed(section, str(key.value), mode):
            if entry.kind == "mapping" and entry.get(lacking) is None:
                value = "${NAME}" if lacking.endswith(("token", "secret")) else "…"
                self.wrong(key, Wrong("C103", f"`{section}.{key.value}` has no `{lacking}`", f"Write `{lacking}: {value}`."))

    def known(self, section: str, key: Node) -> Mapping[str, Reader] | None:
        """Return what an entry of a section may hold, or None when its name is wrong."""
        try:
            named = name(key)
        except Wrong as error:
            self.wrong(key, error)
            return None
        if section != "platforms" or named in PLATFORMS:
            return PLATFORMS[named] if section == "platforms" else ENTRIES[section]
        self.wrong(key, Wrong("C101", f"There is no platform `{named}`", meant(named, PLATFORMS)))
        return None

    def section(self, node: Node, known: Mapping[str, Reader], where: str, beside: tuple[str, ...] = ()) -> dict[str, Any]:
        """Return the values of a mapping's known keys; every other key is a fault."""
        if node.kind != "mapping":
            self.wrong(node, Wrong("C104", f"`{where}` should be a mapping, not {kind_of(node)}", "Write `key: value` pairs."))
            return {}
        values: dict[str, Any] = {}
        for key, value in self.pairs(node):
            if key.value in beside or value.kind == "missing":
                continue
            reader = known.get(str(key.value))
            try:
                if reader is None:
                    raise Wrong(
                        "C101", f"`{where}` has no key `{shortened(str(key.value))}`", meant(str(key.value), (*known, *beside)), key
                    )
                values[str(key.value)] = reader(value)
            except Wrong as error:
                self.wrong(value, error)
        return values

    def pairs(self, node: Node) -> Iterator[tuple[Node, Node]]:
        """Yield the pairs of a mapping, each key once; the second of a name is a fault."""
        seen: dict[object, Node] = {}
        for key, value in node.pairs:
            if key.value in seen:
                first = seen[key.value].line
                self.wrong(key, Wrong("C102", f"`{shortened(str(key.value))}` stands on line {first} already", "Keep one of the two."))
                continue
            seen[key.value] = key
            yield key, value

    def cross(self, root: Node, config: Config) -> None:
        """Report names that lead nowhere, teams that nobody is in and identities that two reps share."""
        for node, team in _named(root, "reps", "teams"):
            if team not in config.teams:
                self.wrong(node, Wrong("C401", f"There is no team `{team}`", meant(team, config.teams, otherwise="Add it under `teams:`.")))
        for node, rep in _named(root, "teams", "escalate"):
            if rep not in config.reps:
                self.wrong(node, Wrong("C402", f"There is no rep `{rep}`", meant(rep, config.reps, otherwise="Add them under `reps:`.")))
        staffed = {team for _, team in _named(root, "reps", "teams")}
        for key, entry in _entries(root, "teams"):
            if key.value in config.teams and entry.kind == "mapping" and key.value not in staffed:
                cure = f"Add `teams: [{key.value}]` to a rep, or delete the team."
                self.wrong(key, Wrong("C403", f"Nobody is in the team `{key.value}`", cure))
        self.brain(root, config)
        self.places(root, config)
        self.identities(root)

    def brain(self, root: Node, config: Config) -> None:
        """Report a brain that lacks what it cannot do without."""
        lacking = BRAIN_NEEDS.get(config.brain, "")
        if lacking and _section(root, "model").get(lacking) is None:
            what = f"`brain: {config.brain}` needs `model.{lacking}`"
            self.wrong(root.get("brain") or root, Wrong("C406", what, f"Write `model: {{{lacking}: …}}`, or `brain: rules`."))

    def places(self, root: Node, config: Config) -> None:
        for node, written in (*_named(root, "teams", "cards"), *_named(root, "teams", "second")):
            platform = written.partition(":")[0]
            if platform == "mail" and not config.mail.host:
                self.wrong(node, Wrong("C405", "Cards go by mail, and no mail server is set up", "Add `mail:` with `host` and `from`."))
            if platform in PLATFORMS and platform not in config.platforms and root.get("platforms") is not None:
                self.wrong(node, Wrong("C405", f"Cards go to {platform}, which is not set up", f"Add `{platform}:` under `platforms:`."))

    def identities(self, root: Node) -> None:
        seen: dict[tuple[str, str], str] = {}
        for key, entry in _entries(root, "reps"):
            for kind in (*IDENTITIES, "email"):
                node = entry.get(kind)
                if node is None or node.kind != "scalar" or node.value is None:
                    continue
                first = seen.setdefault((kind, str(node.value).lower()), str(key.value))
                if first != key.value:
                    self.wrong(node, Wrong("C404", f"This {kind} belongs to `{first}` already", "Give each rep their own."))


def _source(path: Path) -> str:
    """Return the file's text. Raise Wrong where it cannot be read, is too large or is no UTF-8."""
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise Wrong("C001", "There is no such file", "`handraiser init DIR` makes one.") from None
    except OSError as error:
        raise Wrong("C001", f"The file cannot be read: {error.strerror}", "Mend its path or its rights.") from error
    if len(content) > MAX_BYTES:
        raise Wrong("C004", "The file is larger than 1 MB", "Remove what is not needed.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Wrong("C002", f"Byte {error.start + 1} is not UTF-8", "Save the file as UTF-8.") from error


def _platform(key: str, values: dict[str, Any]) -> PlatformConfig:
    own = {k: ",".join(v) if isinstance(v, tuple) else v for k, v in values.items() if k not in ("flow", "origins", "window")}
    window = values.get("window")
    return PlatformConfig(name=key, flow=values.get("flow", ""), origins=values.get("origins", ()), window=window, settings=own)


def _rep(key: str, values: dict[str, Any]) -> Rep:
    known = {k: v for k, v in values.items() if k in REP}
    return Rep(**{"name": key, **known, "id": key, "identities": {k: v for k, v in values.items() if k in IDENTITIES}})


def _section(root: Node, name: str) -> Node:
    """Return a section; an empty one where it is not written."""
    node = root.get(name)
    nothing = node is None or (node.kind == "scalar" and node.value is None)
    return Node("mapping", (), 1, 1) if nothing or node is None else node


def _entries(root: Node, section: str) -> Iterator[tuple[Node, Node]]:
    node = root.get(section)
    yield from node.pairs if node else ()


def _named(root: Node, section: str, key: str) -> Iterator[tuple[Node, str]]:
    """Yield each text that stands under `key` in the entries of a section."""
    for _, entry in _entries(root, section):
        node = entry.get(key)
        for item in listed(node) if node and node.kind != "mapping" else ():
            if isinstance(item.value, str):
                yield item, item.value
