"""The sheet of who pays and who gains, body by body and group by group; money that changes hands is always in it."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from coproduction_star.methods.cost_benefit.flows import Sort
from coproduction_star.methods.cost_benefit.lenses import Share

from .book import Page
from .by_year import SORTS, Columns
from .places import Places

GIVEN = SORTS.index(Sort.TIME_GIVEN) + 1


def write_who(page: Page, places: Places, columns: Columns) -> None:
    page.widths(44, rest=18)
    row = page.title(
        _("Who pays and who gains"),
        _("Worth in year 0, in real pounds. Hours that people give are a cost to them and never a saving."),
    )
    for number, result in enumerate(places.appraisal.options, start=1):
        row = _shares(page, places, columns, row, result.name, number, result.bodies) + 1
        if result.groups:
            row = _groups(page, places, columns, row, result.name, number, result.groups) + 1


def _heads() -> list[str]:
    return [_("Costs"), _("Of which hours given"), _("Benefits"), _("Changes hands"), _("Net")]


def _shares(
    page: Page, places: Places, columns: Columns, row: int, name: str, number: int, shares: Sequence[Share]
) -> int:
    page.heads(row, [name, *_heads()])
    bodies = [body.id for body in places.case.bodies]
    for share in shares:
        row += 1
        page.text(row, 0, places.case.body(share.who).name)
        _share(page, columns, row, share, {"option": number, "body": bodies.index(share.who) + 1})
    return row + 1


def _groups(
    page: Page, places: Places, columns: Columns, row: int, name: str, number: int, shares: Sequence[Share]
) -> int:
    page.heads(row, [_("%(option)s: groups") % {"option": name}, *_heads(), _("Net, weighted")])
    groups = [group.id for group in places.case.groups]
    for share in shares:
        row += 1
        place = groups.index(share.who)
        page.text(row, 0, places.case.groups[place].name)
        net = _share(page, columns, row, share, {"option": number, "group": place + 1})
        page.sum(row, 6, f"{net}*{places.weights[share.who]}", share.weighted_net or 0.0)
    return row + 1


def _share(page: Page, columns: Columns, row: int, share: Share, only: dict[str, int]) -> str:
    def add_up(**more: int) -> str:
        return columns.add_up(columns["present"], units=0, **only, **more)

    costs = page.sum(row, 1, add_up(side=-1, transfer=0), share.costs).here
    page.sum(row, 2, add_up(sort=GIVEN), share.time_given)
    benefits = page.sum(row, 3, add_up(side=1, transfer=0), share.benefits).here
    moved = f"{add_up(side=1, transfer=1)}-{add_up(side=-1, transfer=1)}"
    transfers = page.sum(row, 4, moved, share.transfers).here
    return page.sum(row, 5, f"{benefits}+{transfers}-{costs}", share.net, "total").here
