"""Personal data opens with its key, in its row, unaltered, or not at all."""

from __future__ import annotations

import base64
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from storage.seal import KEY_VARIABLE, NoMasterKey, Seal, SealBroken, master_key

PLACE = "message:sealed:0190:7"
SEAL = Seal(bytes(range(32)))
SECRET = b"minsu@example.com"


def test_what_was_sealed_opens_in_its_place() -> None:
    assert SEAL.open(SEAL.shut(SECRET, PLACE), PLACE) == SECRET


def test_the_same_value_is_never_sealed_alike() -> None:
    assert len({SEAL.shut(SECRET, PLACE) for _ in range(100)}) == 100
    assert SECRET not in SEAL.shut(SECRET, PLACE)


@pytest.mark.parametrize("place", ["message:sealed:0190:8", "message:other:0190:7", "effect:sealed:0190:7"])
def test_a_value_moved_to_another_place_does_not_open(place: str) -> None:
    with pytest.raises(SealBroken, match=place):
        SEAL.open(SEAL.shut(SECRET, PLACE), place)


def test_a_value_altered_anywhere_or_cut_does_not_open() -> None:
    blob = SEAL.shut(SECRET, PLACE)
    altered = [blob[:i] + bytes([blob[i] ^ 1]) + blob[i + 1 :] for i in range(len(blob))]
    for broken in [*altered, *(blob[:n] for n in range(len(blob)))]:
        with pytest.raises(SealBroken) as caught:
            SEAL.open(broken, PLACE)
        assert "minsu" not in str(caught.value)


def test_another_key_does_not_open() -> None:
    with pytest.raises(SealBroken):
        Seal(bytes(32)).open(SEAL.shut(SECRET, PLACE), PLACE)


def test_a_lookup_is_the_same_for_the_same_value_kind_and_key_alone() -> None:
    hashes = [
        SEAL.lookup("email", "a@b.example"),
        SEAL.lookup("phone", "a@b.example"),
        SEAL.lookup("email", "a@b.example2"),
        Seal(bytes(32)).lookup("email", "a@b.example"),
    ]
    assert SEAL.lookup("email", "a@b.example") == hashes[0]
    assert len(set(hashes)) == 4


def test_a_key_is_made_at_first_start_and_found_again(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "handraiser.key"
    key = master_key(file, {})
    assert len(key) == 32
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert master_key(file, {}) == key
    assert [path.name for path in file.parent.iterdir()] == ["handraiser.key"]


def test_processes_that_start_at_once_get_the_same_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as threads:
        keys = set(threads.map(lambda _: master_key(tmp_path / "handraiser.key", {}), range(32)))
    assert len(keys) == 1


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    given = base64.b64encode(bytes(range(32))).decode()
    assert master_key(tmp_path / "handraiser.key", {KEY_VARIABLE: given}) == bytes(range(32))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("text", ["", "c2hvcnQ=", "not base64 at all", "\u00e9"])
def test_a_key_file_that_is_spoilt_is_never_replaced(tmp_path: Path, text: str) -> None:
    file = tmp_path / "handraiser.key"
    file.write_text(text)
    with pytest.raises(NoMasterKey):
        master_key(file, {})
    assert file.read_text() == text


def test_a_key_of_another_length_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoMasterKey, match="32 bytes"):
        master_key(tmp_path / "k", {KEY_VARIABLE: base64.b64encode(b"short").decode()})
    with pytest.raises(NoMasterKey):
        Seal(b"short")
