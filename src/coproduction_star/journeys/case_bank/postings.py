"""How sets of cases are kept in one row: numbers with weights for a word, one bit a case for a facet.

Packed little-endian, so that a database moves between machines.
"""

import sys
from array import array
from collections.abc import Iterable, Mapping

NUMBER = "I"
BIG_ENDIAN = sys.byteorder == "big"


def pack_postings(weights: Mapping[int, int]) -> bytes:
    """Case numbers, rising, and then their weights.

    >>> unpack_postings(pack_postings({7: 255, 3: 1}))
    {3: 1, 7: 255}
    """
    rising = sorted(weights)
    numbers = array(NUMBER, rising)
    if BIG_ENDIAN:
        numbers.byteswap()
    return numbers.tobytes() + bytes(weights[number] for number in rising)


def unpack_postings(packed: bytes | memoryview) -> dict[int, int]:
    packed = bytes(packed)
    many = len(packed) // 5
    numbers = array(NUMBER, packed[: 4 * many])
    if BIG_ENDIAN:
        numbers.byteswap()
    return dict(zip(numbers, packed[4 * many :], strict=True))


def bits_of(numbers: Iterable[int]) -> int:
    """A set of case numbers as one whole number, a bit each: `&` is *both*, `|` is *either*.

    >>> bin(bits_of([0, 3]))
    '0b1001'
    """
    numbers = list(numbers)
    field = bytearray(max(numbers, default=0) // 8 + 1)
    for number in numbers:
        field[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(field, "little")


def numbers_of(bits: int) -> list[int]:
    """The case numbers of a set, rising."""
    return [number for number, bit in enumerate(reversed(bin(bits))) if bit == "1"]


def pack_bits(bits: int) -> bytes:
    return bits.to_bytes((bits.bit_length() + 7) // 8, "little")


def unpack_bits(packed: bytes | memoryview) -> int:
    return int.from_bytes(bytes(packed), "little")
