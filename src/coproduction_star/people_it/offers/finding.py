"""Offers and wishes looked through, for those who see them on the team's pages; never by who they are of."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Substr
from django.urls import reverse
from django.utils.translation import gettext_lazy

from coproduction_star.journeys.finding import page_of, where_somebody_may
from coproduction_star.journeys.steps import Asked, Found
from coproduction_star.journeys.words import hold
from coproduction_star.organisations.roles import Verb
from coproduction_star.people_it.models import Need, Offer

SHORT = 120
KINDS: Mapping[str, tuple[Any, Any]] = {
    "offer": (Offer, gettext_lazy("Offers")),
    "need": (Need, gettext_lazy("Wishes")),
}
WHERE = ("programme__slug", "programme__name", "programme__organisation__slug")


def kinds(asked: Asked) -> dict[str, tuple[Any, Any, Any]]:
    """By kind: the query of a page, the name of the kind, and how a row of it is shown."""
    return {
        sort: (partial(_things, sort, model, asked), name, partial(_found, sort))
        for sort, (model, name) in KINDS.items()
    }


def _things(sort: str, model: Any, asked: Asked) -> QuerySet[Any]:
    rows = model.objects.filter(
        hold(asked.words, fields=["words"]), where_somebody_may(asked.access, Verb.EDIT, Verb.SEE_CONTACT),
        withdrawn_at__isnull=True,
    ).exclude(participant__in=asked.unseen)  # fmt: skip
    title = Substr("words", 1, SHORT)
    return page_of(sort, rows, "pk", title, *WHERE, order=("-made_at", "pk"), asked=asked)


def _found(sort: str, key: Any, title: str, programme: str, name: str, home: str) -> Found:
    return Found(title, reverse("people_it:offer", args=(home, programme, sort, key)), where=name)
