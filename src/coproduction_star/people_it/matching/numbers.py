"""The desk's numbers together: what waits, how long answers take, what came of it, and who finds somebody."""

import datetime as dt
from statistics import median
from typing import Any

from coproduction_star.journeys.models import Programme

from .selectors import answer_times, given_in, match_rates_of, waits_in
from .weighing import weights_of


def numbers_of(programme: Programme, today: dt.date) -> dict[str, Any]:
    waits, times, given = waits_in(programme, today), answer_times(programme), given_in(programme).shown
    return {
        "offers": waits.offers, "needs": waits.needs, "roles": waits.roles, "asking": waits.asking,
        "took_place": given.took_place if given else None, "hours": float(given.hours) if given else None,
        "days_to_ask": median(times.to_ask) if times.to_ask else None,
        "days_to_answer": median(times.to_answer) if times.to_answer else None,
        "weights": weights_of(programme),
        "rates": [
            {
                "question": one.question, "group": rate.group, "people": rate.people, "matched": rate.matched,
                "share": rate.share, "low": rate.low, "high": rate.high,
            }
            for one in match_rates_of(programme)
            for rate in one.groups
        ],
    }  # fmt: skip
