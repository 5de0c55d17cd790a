"""The fingerprint of a signed text: what `sha256sum` says of the file, and the same for the same words."""

import hashlib
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction_star.methods.fingerprint import DIGITS, canonical, fingerprint

TEXTS = st.text(min_size=1).filter(lambda text: text.strip())


def test_the_command_of_the_receipt_gives_the_same_digits(tmp_path: Path) -> None:
    text = canonical("Siarter y Felin: gwrandäwn ar bawb.\nWe answer within ten days.")
    file = tmp_path / "charter.txt"
    file.write_bytes(text.encode())
    said = subprocess.run(["sha256sum", file], check=True, capture_output=True, text=True).stdout
    assert said.split()[0] == fingerprint(text)


def test_other_ends_of_lines_and_other_ways_to_write_a_letter_are_the_same_text() -> None:
    assert fingerprint("Tŷ\nWe answer. ") == fingerprint("Ty\u0302\r\nWe answer.\r\n\r\n")


def test_one_letter_makes_another_fingerprint() -> None:
    assert fingerprint("We answer.") != fingerprint("We answer!")


@pytest.mark.parametrize("empty", ["", " \n\t"])
def test_nothing_cannot_be_signed(empty: str) -> None:
    with pytest.raises(ValueError, match="no words"):
        canonical(empty)


@given(TEXTS)
def test_writing_it_down_twice_changes_nothing(text: str) -> None:
    once = canonical(text)
    assert canonical(once) == once
    assert once.endswith("\n")
    assert "\r" not in once


@given(TEXTS)
def test_the_fingerprint_is_that_of_the_canonical_file(text: str) -> None:
    digits = fingerprint(text)
    assert digits == hashlib.sha256(canonical(text).encode()).hexdigest()
    assert len(digits) == DIGITS
