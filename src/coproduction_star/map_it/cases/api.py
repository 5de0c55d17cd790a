"""The case bank for programs. All of it is public."""

from typing import Any

from django.http import HttpRequest
from ninja import Query, Router

from coproduction_star.journeys.case_bank import selectors
from coproduction_star.journeys.models import Case
from coproduction_star.ui.listing import listing
from coproduction_star.ui.shortcuts import or_404, public
from coproduction_star.ui.validation import only_known

from . import shapes

router = Router(tags=["cases"])
WHY = "The case bank is for everyone."


@router.get("", response=shapes.Cases, auth=None, summary="Search the case bank")
@public(WHY)
def cases(request: HttpRequest, asked: Query[shapes.AskedCases]) -> dict[str, Any]:
    """Find cases by words and filters. Each answer also counts what every other filter would give."""
    only_known(request.GET, shapes.AskedCases.model_fields)
    answer = selectors.ask(shapes.question_of(asked))
    rows = [shapes.row_of(row) for row in answer.cases]
    return listing(request, asked, items=rows, total=answer.total) | {
        "read_as": [{"typed": spelling.typed, "used": spelling.used or None} for spelling in answer.spellings],
        "every_word": answer.every_word,
        "counts": answer.counts,
    }


@router.get("/{slug:slug}", response=shapes.CaseWhole, auth=None, summary="Read a case")
@public(WHY)
def case(request: HttpRequest, slug: str) -> dict[str, Any]:
    """All of it: the words, every figure with its grade and its source, and what we do not know."""
    only_known(request.GET, ())
    with or_404(Case.DoesNotExist):
        row = selectors.case_called(slug)
    return shapes.whole_of(row, selectors.told(row))
