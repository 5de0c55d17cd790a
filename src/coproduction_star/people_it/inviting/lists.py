"""Names and addresses that a team brings in as a table: what can be used, and what is wrong in which row."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext as _

from coproduction_star.people_it.models import InvitationWay
from coproduction_star.ui.documents.spreadsheets.reading import read_spreadsheet
from coproduction_star.ui.documents.spreadsheets.table import CannotRead

from .frame import Listed

HEADINGS: Mapping[str, frozenset[str]] = {
    "name": frozenset({"name", "full name", "enw"}),
    "address": frozenset({"address", "cyfeiriad"}),
    "place": frozenset({"place", "ward", "lle"}),
}
LONGEST = {"name": 200, "address": 400}
MOST_SAID = 50


@dataclass(slots=True)
class Read:
    """The rows that can be used, and a sentence for each that cannot, with its number in the file."""

    listed: list[Listed] = field(default_factory=list)
    faults: list[tuple[int, str]] = field(default_factory=list)
    text: str = ""
    """The whole table as it can be mended on the page."""


def read_list(content: bytes, *, places: Mapping[str, str]) -> Read:
    """`places` are their names by key. Raises CannotRead with a sentence."""
    rows = read_spreadsheet(content).rows
    (_number, head), *rest = rows
    columns = _columns(head)
    read, seen = (
        Read(text="\n".join("\t".join(" ".join(cell.split()) for cell in cells) for _row, cells in rows)),
        dict[str, int](),
    )
    known = {name.casefold(): UUID(key) for key, name in places.items()}
    for number, cells in rest:
        said = {name: " ".join(cells[at].split()) if at < len(cells) else "" for name, at in columns.items()}
        key = "|".join(said.get(name, "").casefold() for name in HEADINGS)
        faults = list(_faults(said, known, seen.get(key)))
        if faults:
            read.faults += [(number, words) for words in faults]
            continue
        seen[key] = number
        place = known.get(said.get("place", "").casefold())
        read.listed.append(Listed(key, InvitationWay.PAPER, place, name=said.get("name", ""), address=said["address"]))
    if not rest:
        raise CannotRead(_("There are only headings. Put one address in each row below them."))
    return read


def _columns(head: list[str]) -> dict[str, int]:
    found = {
        name: place for place, cell in enumerate(head) for name, said in HEADINGS.items() if cell.casefold() in said
    }
    if "address" not in found:
        raise CannotRead(_("The first row needs headings: address, and if you have them name and place."))
    return found


def _faults(said: Mapping[str, str], known: Mapping[str, UUID], before: int | None) -> Iterator[str]:
    if before is not None:
        yield _("It is the same as row %(row)s. Take one of them out.") % {"row": before}
        return
    if not said["address"]:
        yield _("It has no address. Write one, or take the row out.")
    for name, most in LONGEST.items():
        if len(said.get(name, "")) > most:
            yield _("Something in it is longer than %(most)s letters. Make it shorter.") % {"most": most}
    place = said.get("place", "")
    if place and place.casefold() not in known:
        yield _("“%(place)s” is none of your places. Write it as it stands under Places, or leave it empty.") % {
            "place": place
        }
