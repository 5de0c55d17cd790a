"""The heat maps of the register, each with its table, and the sentence above them."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.journeys.models import Programme
from coproduction_star.methods.risk_register import LEAST, MOST, Band, Picture
from coproduction_star.ui.drawing.chart import Chart
from coproduction_star.ui.drawing.grids import Cell, GridRow, grid

from .addresses import at
from .wording import IMPACTS, LIKELIHOODS

SCALE = range(LEAST, MOST + 1)


def charts_of(picture: Picture, programme: Programme, *, today: object) -> tuple[Chart, Chart]:
    """What is left after what is done about the risks, and what there was before."""
    said = {"organisation": programme.organisation.name, "day": date_format(today, "j F Y")}
    source = _("The register of %(organisation)s on %(day)s; open risks only.") % said
    where = at("risks", programme)
    left = _chart(_("What is left of the risks"), picture.after, f"{where}?left=", source, "left", _after(picture))
    was = _chart(
        _("The risks before anything is done"), picture.before, f"{where}?was=", source, "was", _before(picture)
    )
    return left, was


def sentence_of(picture: Picture) -> str:
    """How many there are, and what was done changed."""
    if not picture.number:
        return _("No open risk stands in the register.")
    told = ngettext("%(n)s open risk.", "%(n)s open risks.", picture.number) % {"n": f"{picture.number:,}"}
    return f"{told} {_after(picture)}"


def _after(picture: Picture) -> str:
    """Very high and high, before and after: the numbers that ask for somebody."""
    facts = {
        "now": picture.bands_after[Band.VERY_HIGH], "was": picture.bands_before[Band.VERY_HIGH],
        "high": picture.bands_after[Band.HIGH], "high_was": picture.bands_before[Band.HIGH],
    }  # fmt: skip
    return _(
        "Very high: %(now)s, and %(was)s if nothing were done. High: %(high)s, and %(high_was)s if nothing were done."
    ) % {name: f"{number:,}" for name, number in facts.items()}


def _before(picture: Picture) -> str:
    facts = {
        "now": picture.bands_before[Band.VERY_HIGH], "high": picture.bands_before[Band.HIGH], "all": picture.number,
    }  # fmt: skip
    return _("If nothing were done, %(now)s of %(all)s would be very high and %(high)s high.") % {
        name: f"{number:,}" for name, number in facts.items()
    }


def _chart(title: str, counts: dict[tuple[int, int], int], where: str, source: str, key: str, sentence: str) -> Chart:
    rows = [
        GridRow(
            str(LIKELIHOODS[likelihood]),
            tuple(
                Cell(
                    counts[likelihood, impact],
                    address=f"{where}{likelihood}-{impact}#found" if counts[likelihood, impact] else "",
                )
                for impact in SCALE
            ),
        )
        for likelihood in reversed(SCALE)
    ]
    columns = [str(IMPACTS[impact]) for impact in SCALE]
    return grid(
        title, columns, rows, what=_("How likely, against impact"), step="market_it", sentence=sentence,
        source=source, key=f"risks-{key}",
    )  # fmt: skip
