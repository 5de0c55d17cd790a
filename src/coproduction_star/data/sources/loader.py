"""Load the sources that incentives, risks, clauses and the other content of Market it cite."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from coproduction_star.data.content_files import DATA, WordsEntry, read_folder
from coproduction_star.data.errors import DataError

FOLDER = DATA.joinpath("sources")
KEYS = ("id", "title", "address", "note")


@dataclass(frozen=True, slots=True)
class Source:
    """A page or publication that was read. Titles stay in their own language."""

    id: str
    title: str
    address: str
    """In full; empty where only the site is known, which the title then names."""
    note: str
    """What to bear in mind when leaning on it; may be empty."""


@cache
def sources() -> Mapping[str, Source]:
    """Give the sources by id. Raises ``BadContent`` when a file is not as it should be."""
    return {one.id: one for one in read_folder(FOLDER, build)}


def source(id_: str) -> Source:
    """Find one. Raises ``DataError`` when there is none of this id."""
    try:
        return sources()[id_]
    except KeyError:
        raise DataError(f"There is no source {id_!r}. Add its file to data/sources.") from None


def build(entry: WordsEntry) -> Source:
    """Make a source of one file."""
    entry.refuse_other_keys(KEYS)
    return Source(
        id=entry.text("id"),
        title=entry.text("title"),
        address=entry.address("address", longest=300) if entry.has("address") else "",
        note=entry.text_or_nothing("note"),
    )
