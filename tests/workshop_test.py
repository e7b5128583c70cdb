"""The workshop keeps its word: what is pinned, what CI calls, which verbs there are."""

import re
import stat
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
CONSTRAINTS = (ROOT / "constraints.txt").read_text().splitlines()
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]

MARK = "pytest.mark." + "browser"

VERBS = ["run", "test", "check", "format", "bench", "faults", "shots", "docs", "setup"]


def test_every_constraint_is_one_pinned_name_and_no_address() -> None:
    pinned = re.compile(r"[a-z0-9][a-z0-9-]*==[0-9][\w.+!]*( ; [\w ><=!'\".()]+)?")
    assert [line for line in CONSTRAINTS if not pinned.fullmatch(line)] == []


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
def test_every_dependency_is_pinned_once_for_each_python(python: str) -> None:
    environment = {"python_version": python, "python_full_version": f"{python}.1", "extra": ""}
    pins = [canonicalize_name(pin.name) for pin in map(Requirement, CONSTRAINTS) if pin.marker is None or pin.marker.evaluate(environment)]
    extras = PROJECT["optional-dependencies"].values()
    wanted = {
        canonicalize_name(Requirement(line).name)
        for line in [*PROJECT["dependencies"], *(line for extra in extras for line in extra)]
        if not line.startswith("handraiser")
    }
    assert sorted(wanted - set(pins)) == []
    assert len(pins) == len(set(pins))


def test_ci_calls_make_check_and_make_test_and_nothing_else() -> None:
    script = ROOT / ".ci" / "run"
    lines = [line for line in script.read_text().splitlines() if line and not line.startswith("#")]
    assert lines == ["set -euo pipefail", 'cd "$(dirname "$0")/.."', "make check", "make test"]
    assert script.stat().st_mode & stat.S_IXUSR


@pytest.mark.parametrize("verb", VERBS)
def test_the_makefile_has_the_verb(verb: str) -> None:
    dry_run = subprocess.run(["make", "--dry-run", verb], cwd=ROOT, capture_output=True, text=True, check=False)
    assert dry_run.returncode == 0, dry_run.stderr


def test_no_browser_test_lies_where_the_makefile_does_not_look() -> None:
    dry_run = subprocess.run(["make", "--dry-run", "test"], cwd=ROOT, capture_output=True, text=True, check=True)
    looked_at = re.findall(r"tests/\w+", next(line for line in dry_run.stdout.splitlines() if "-m browser" in line))
    marked = (path.relative_to(ROOT) for path in (ROOT / "tests").rglob("*_test.py") if MARK in path.read_text())
    assert {"/".join(path.parts[:2]) for path in marked} == set(looked_at)


def test_the_licence_is_apache_2() -> None:
    licence = " ".join((ROOT / "LICENSE").read_text().split())
    assert PROJECT["license"] == "Apache-2.0"
    assert licence.startswith("Apache License Version 2.0, January 2004")
    assert "END OF TERMS AND CONDITIONS" in licence


def test_the_changelog_begins_with_this_version() -> None:
    headings = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert headings[0] == PROJECT["version"]
