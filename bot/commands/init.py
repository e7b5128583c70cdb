"""`handraiser init`: a folder to begin with. Nothing that is there is overwritten."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from shlex import quote

from bot.commands.console import console, styled
from bot.commands.place import SHIPPED
from bot.errors import Refused

IGNORED = """\
# what Handraiser writes: data and keys
*.db
*.db-shm
*.db-wal
*.key
.env
"""

EXAMPLE = Path(__file__).with_name("config.example.yaml")


def init(folder: Path) -> None:
    """Copy the example config and the flows into the folder and say what comes next. Raise Refused for a folder that cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        made = [name for name, is_new in _made(folder) if is_new]
    except OSError as error:
        raise Refused(f"{folder} cannot be written: {error.strerror}") from error
    out, is_here = console(), folder.resolve() == Path.cwd()
    there = () if is_here else (f"cd {quote(str(folder))}",)
    new = f"{', '.join(made)} {'is' if len(made) == 1 else 'are'} new."
    out.print((new if is_here else f"{folder}: {new}") if made else f"{folder} has all of it already.")
    out.print("Next:")
    for command in (*there, "handraiser user add NAME --rep dana", "handraiser publish b2b_saas && handraiser serve"):
        out.print(styled("  ", (command, "strong")))


def _made(folder: Path) -> Iterator[tuple[str, bool]]:
    """Copy what is missing, and yield each name with whether it is new."""
    yield "config.yaml", _copy(EXAMPLE, folder / "config.yaml")
    yield "flows/", any([_copy(file, folder / file.relative_to(SHIPPED)) for file in _flow_files()])
    yield ".gitignore", _write(folder / ".gitignore", IGNORED)


def _flow_files() -> Iterator[Path]:
    hidden = ("__pycache__", "__init__.py")
    return (file for file in sorted((SHIPPED / "flows").rglob("*")) if file.is_file() and not set(file.parts) & set(hidden))


def _copy(source: Path, target: Path) -> bool:
    if target.exists():
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    return True


def _write(target: Path, text: str) -> bool:
    if target.exists():
        return False
    target.write_text(text, "utf-8")
    return True
