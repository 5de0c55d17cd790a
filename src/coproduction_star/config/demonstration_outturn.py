"""Made-up projects from before, so that the record of an organisation has something to say."""

from decimal import Decimal
from importlib.resources import files
from typing import Any

import yaml

from coproduction_star.grow_it.outturn import services
from coproduction_star.journeys.models import Programme
from coproduction_star.methods.track_record import Forecasted


def make_outturns(programme: Programme, *, by: Any) -> None:
    words = yaml.safe_load(files("coproduction_star.config").joinpath("eastbridge_outturn.yaml").read_text("utf-8"))
    for number, one in enumerate(words["older"]):
        rows = [
            services.Older(what, name, *map(Decimal, one[what.value]))
            for what, name in ((Forecasted.COST, "All costs"), (Forecasted.BENEFIT, "All benefits"))
        ]
        values = {"source": words["source"], "known_on": one["known"], "why": "" if number else words["why"]}
        services.write_older(
            programme=programme, title=one["title"], decided_on=one["decided"], price_year=words["price_year"],
            rows=rows, values=values, by=by,
        )  # fmt: skip
