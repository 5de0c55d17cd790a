"""How results are put into sentences: names in a row, shares and numbers."""

from collections.abc import Sequence


def listed(names: Sequence[str]) -> str:
    """Join names the way people do: a, b and c."""
    quoted = [f"“{name}”" for name in names]
    if len(quoted) < 2:
        return "".join(quoted)
    return f"{', '.join(quoted[:-1])} and {quoted[-1]}"


def percent(share: float) -> str:
    """Write a share in whole per cent; a little is not nothing, and nearly all is not all."""
    rounded = round(100 * share)
    if rounded == 0 and share > 0:
        return "under 1%"
    if rounded == 100 and share < 1:
        return "over 99%"
    return f"{rounded}%"


def counted(number: int, one: str, more: str) -> str:
    """Write a number with its noun."""
    return f"{number:,} {one if number == 1 else more}"
