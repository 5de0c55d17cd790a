"""All that Focus it gives a name, looked through: by its name, and a theory of change by its items as well."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy

from coproduction_star.journeys.finding import gather, page_of
from coproduction_star.journeys.steps import Asked, Finds, Found
from coproduction_star.journeys.words import hold

from .models import BusinessCase, Comparison, ImpactMatrix, Theory, TheoryItem

NOTHING = Value("", output_field=TextField())
WHERE = ("programme__name", "programme__organisation__slug", "programme__slug")
KINDS: Mapping[str, tuple[Any, Any]] = {
    "matrix": (ImpactMatrix, gettext_lazy("Impact matrix")),
    "theory": (Theory, gettext_lazy("Theory of change")),
    "business_case": (BusinessCase, gettext_lazy("Business case")),
    "comparison": (Comparison, gettext_lazy("Weighted criteria")),
}
"""By the name of its page."""


def search(asked: Asked) -> Iterator[Finds]:
    pages = {page: partial(_named, page, model, asked) for page, (model, _name) in KINDS.items()}
    for page, rows, more in gather(asked, pages | {"theory": partial(_theories, asked)}):
        yield Finds(page, str(KINDS[page][1]), tuple(_found(page, *row) for row in rows), more)


def _found(page: str, key: Any, title: str, said: str, programme: str, *where: str) -> Found:
    return Found(title, reverse(f"focus_it:{page}", args=(*where, key)), said, programme)


def _named(page: str, model: Any, asked: Asked) -> QuerySet[Any]:
    return _page(page, model.objects.filter(hold(asked.words, fields=["title"])), NOTHING, asked)


def _theories(asked: Asked) -> QuerySet[Any]:
    """Each once, with the first of its items that has the words."""
    items = TheoryItem.objects.filter(hold(asked.words, fields=["words"])).order_by("position", "made_at", "pk")
    inside = Q(pk__in=items.order_by().values("theory"))
    said = Subquery(items.filter(theory=OuterRef("pk")).values("words")[:1])
    rows = Theory.objects.filter(hold(asked.words, fields=["title"]) | inside)
    return _page("theory", rows, Coalesce(said, NOTHING, output_field=TextField()), asked)


def _page(page: str, rows: QuerySet[Any], said: Any, asked: Asked) -> QuerySet[Any]:
    return page_of(page, rows, "pk", "title", said, *WHERE, order=("title", "pk"), asked=asked)
