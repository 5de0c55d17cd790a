"""The map as a picture: bodies on the left, outcomes on the right, a line where one answers for the other."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.methods.governance import Body
from coproduction_star.ui.drawing.chain_chart import ChainBox, ChainLine, Legend, chain
from coproduction_star.ui.drawing.chart import Chart
from coproduction_star.ui.drawing.facts import Table

MOST = 40
"""Boxes in one column that somebody can still read; a larger map is read as lists and tables."""


def drawn(outcomes: Mapping[str, str], bodies: Sequence[Body], *, source: str, key: str) -> Chart | None:
    if not bodies or not outcomes or max(len(bodies), len(outcomes)) > MOST:
        return None
    boxes = [ChainBox(f"b{one.key}", 0, one.name) for one in bodies]
    boxes += [
        ChainBox(f"o{one}", 1, words, tag="" if any(one in body.outcomes for body in bodies) else _("Nobody"))
        for one, words in outcomes.items()
    ]
    lines = [
        ChainLine(
            f"{body.key}-{one}", f"b{body.key}", f"o{one}", f"{body.name} → {words}", weak=not body.resident_votes
        )
        for body in bodies
        for one, words in outcomes.items()
        if one in body.outcomes
    ]
    rows = tuple(
        (body.name, "; ".join(words for one, words in outcomes.items() if one in body.outcomes) or "–", _votes(body))
        for body in bodies
    )
    return chain(
        _("Who answers for which outcome"), boxes, lines, columns=(_("Who decides"), _("Outcomes")),
        legend=Legend(_("Residents vote there"), _("No resident votes there")),
        table=Table(_("Bodies and outcomes"), (_("Body"), _("Answers for"), _("Votes of residents")), rows),
        sentence=_said(outcomes, bodies), step="grow-it", source=source, key=key,
    )  # fmt: skip


def _votes(body: Body) -> str:
    return _("%(mine)s of %(all)s") % {"mine": body.resident_votes, "all": body.votes}


def _said(outcomes: Mapping[str, str], bodies: Sequence[Body]) -> str:
    alone = sum(not any(one in body.outcomes for body in bodies) for one in outcomes)
    if not alone:
        return _("Somebody answers for every outcome. A dashed line comes from where no resident has a vote.")
    told = ngettext("Nobody answers for %(n)s outcome.", "Nobody answers for %(n)s outcomes.", alone) % {"n": alone}
    return " ".join((told, _("A dashed line comes from where no resident has a vote.")))
