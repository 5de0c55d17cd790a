"""The charts of a case, each by its key, and the links that take one away."""

from collections.abc import Iterable

from coproduction_star.focus_it.models import BusinessCase
from coproduction_star.ui.documents.download import DownloadLink, download_links
from coproduction_star.ui.drawing.chart import Chart

from .addresses import at
from .answering import Worked
from .doing_nothing import gap_charts
from .tables import options_chart


def charts_of(worked: Worked) -> tuple[Chart, ...]:
    """Every chart that the page of a case shows: the options, then what doing nothing means."""
    return options_chart(worked), *gap_charts(worked.gaps)


def picture_links(case: BusinessCase, charts: Iterable[Chart]) -> dict[str, tuple[DownloadLink, ...]]:
    """The files of each chart, by its key."""
    return {
        chart.key: download_links(at("case_picture", case, chart.key, "svg").removesuffix("svg")) for chart in charts
    }
