"""How sets of cases are kept in one row: numbers with weights for a word, one bit a case for a facet.

Packed little-endian, so that a database moves between machines.
"""

import sys
from array import array
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import repeat

NUMBER = "I"
BIG_ENDIAN = sys.byteorder == "big"


@dataclass(frozen=True, slots=True)
class Postings:
    """The cases of one word: their numbers, rising, and their weights in the same order."""

    numbers: "array[int]"
    weights: bytes

    def __len__(self) -> int:
        return len(self.weights)


def pack_postings(weights: Mapping[int, int]) -> bytes:
    """Case numbers, rising, and then their weights.

    >>> kept = unpack_postings(pack_postings({7: 255, 3: 1}))
    >>> list(kept.numbers), list(kept.weights)
    ([3, 7], [1, 255])
    """
    rising = sorted(weights)
    numbers = array(NUMBER, rising)
    if BIG_ENDIAN:
        numbers.byteswap()
    return numbers.tobytes() + bytes(weights[number] for number in rising)


def unpack_postings(packed: bytes | memoryview) -> Postings:
    packed = bytes(packed)
    many = len(packed) // 5
    numbers = array(NUMBER, packed[: 4 * many])
    if BIG_ENDIAN:
        numbers.byteswap()
    return Postings(numbers, packed[4 * many :])


def bits_of(numbers: Iterable[int]) -> int:
    """A set of case numbers as one whole number, a bit each: `&` is *both*, `|` is *either*.

    Written as a row of the digits 0 and 1 and read as one number, because that runs without a loop of ours.

    >>> bin(bits_of([0, 3]))
    '0b1001'
    """
    numbers = list(numbers)
    digits = bytearray(b"0") * (max(numbers, default=0) + 1)
    deque(map(digits.__setitem__, numbers, repeat(ord("1"))), maxlen=0)
    digits.reverse()
    return int(digits, 2)


def numbers_of(bits: int) -> list[int]:
    """The case numbers of a set, rising."""
    return [number for number, bit in enumerate(reversed(bin(bits))) if bit == "1"]


def pack_bits(bits: int) -> bytes:
    return bits.to_bytes((bits.bit_length() + 7) // 8, "little")


def unpack_bits(packed: bytes | memoryview) -> int:
    return int.from_bytes(bytes(packed), "little")
