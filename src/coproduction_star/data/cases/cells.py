"""What may stand in one cell of a CSV table, so that nothing is lost and no spreadsheet runs it.

A text that a spreadsheet could take for a formula gets an apostrophe in front,
and so does a text that already begins with one; reading takes one apostrophe
away. Numbers are written as they are, minus sign and all.
"""

from typing import Any

RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
GUARD = "'"
SEPARATOR = "; "


def guarded(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet could run.

    Examples
    --------
    >>> guarded("=1+1"), guarded("Leeds")
    ("'=1+1", 'Leeds')
    """
    return GUARD + text if text.startswith((*RISKY, GUARD)) else text


def unguarded(cell: str) -> str:
    """Take the apostrophe away again."""
    return cell.removeprefix(GUARD)


def cell_of(value: Any) -> str:
    """Write any value of a case into a cell: nothing, a flag, a number, a text or a list of texts."""
    if value is None or value is False:
        return ""
    if value is True:
        return "true"
    if isinstance(value, list):
        return guarded(SEPARATOR.join(map(_escaped, value)))
    return guarded(value) if isinstance(value, str) else repr(value)


def text_from(cell: str) -> str | None:
    """Read a text; an empty cell is nothing."""
    return unguarded(cell) if cell else None


def list_from(cell: str) -> list[str]:
    """Read a list of texts."""
    items: list[str] = []
    item, escaped = "", False
    for character in unguarded(cell):
        if escaped or character not in "\\;":
            item, escaped = item + character, False
        elif character == "\\":
            escaped = True
        else:
            items.append(item)
            item = ""
    pieces = [*items, item] if cell else []
    return [pieces[0], *(piece.removeprefix(" ") for piece in pieces[1:])] if pieces else []


def number_from(cell: str) -> int | float | str | None:
    """Read a number; what is none is given back as it stands, so that the check can complain of it."""
    if not cell:
        return None
    for kind in (int, float):
        try:
            return kind(cell)
        except ValueError:
            continue
    return cell


def flag_from(cell: str) -> bool | str:
    """Read a flag; what is none is given back as it stands."""
    return {"": False, "true": True}.get(cell, cell)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;")
