from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from coproduction_star.audit.services import record
from coproduction_star.grow_it.indicators.periods import in_words
from coproduction_star.grow_it.models import FigurePublication
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.services import claim_version
from coproduction_star.methods.published_figures import clashing

from . import selectors
from .protecting import TooMany, content_of, kept_of, mark_of, showing_of, showings_of


class NotNow(ValueError):
    """It is public already, or not any more."""


class Refused(ValueError):
    """What would be shown may not be: why, and what to do."""


@transaction.atomic
def add_publication(*, programme: Programme, values: Mapping[str, Any], by: Any) -> FigurePublication:
    made = FigurePublication.objects.create(
        programme=programme, organisation_id=programme.organisation_id, by=by, **values
    )
    record(by=by, verb="grow_it.publication_begun", subject=made)
    return made


@transaction.atomic
def change_publication(
    *, publication: FigurePublication, version: int, values: Mapping[str, Any], by: Any
) -> None:  # fmt: skip
    """Raises ChangedMeanwhile, NotNow."""
    claim_version(publication, version=version)
    held = FigurePublication.objects.get(pk=publication.pk)
    if held.published_at:
        raise NotNow(gettext_noop("It is public now. Withdraw it first, then change it and publish it again."))
    for name, value in values.items():
        setattr(held, name, value)
    held.save(update_fields=list(values))
    record(by=by, verb="grow_it.publication_changed", subject=held)


@transaction.atomic
def publish_figures(*, publication: FigurePublication, mark: str, by: Any) -> None:
    """Show everybody exactly what was looked at; `mark` is of that. Raises NotNow, Refused."""
    Programme.objects.select_for_update().get(pk=publication.programme_id)
    held = FigurePublication.objects.select_related("programme").get(pk=publication.pk)
    if held.published_at:
        raise NotNow(gettext_noop("It is public already."))
    try:
        content = content_of(held)
    except TooMany:
        raise Refused(too_many()) from None
    refuse_unless_fit(held.programme, content)
    if mark_of(content) != mark:
        raise Refused(_("A figure changed while you were looking. Look at what everybody would see, and press again."))
    known = {repr(one) for one in held.shown}
    held.shown = [*held.shown, *(one for one in map(kept_of, showings_of(content)) if repr(one) not in known)]
    held.content, held.published_at = content, timezone.now()
    held.history = [*held.history, {"done": "published", "on": timezone.localdate().isoformat(), "why": ""}]
    held.save(update_fields=["shown", "content", "published_at", "history"])
    record(by=by, verb="grow_it.figures_published", subject=held)


def refuse_unless_fit(programme: Programme, content: Mapping[str, Any]) -> None:
    """Raises Refused: nothing to show, or something that could be subtracted from what was shown before."""
    if not any(row["value"] is not None for block in content["blocks"] for row in block["rows"]):
        raise Refused(_("There is nothing to show: no figure is approved in these days, or all are too small."))
    wanted = list(showings_of(content))
    titles = {block["indicator"]: block["title"] for block in content["blocks"]}
    for title, shown in selectors.shown_before(programme):
        for one in clashing([showing_of(kept) for kept in shown], wanted):
            words = _(
                "“%(measure)s” for %(period)s was shown in “%(title)s” in another way. Both together could give a "
                "small number away, also where that one is withdrawn. Show it in the same way (everybody or by group, "
                "the same protection), or leave it out."
            )
            said = {"measure": titles[one.measure], "period": in_words(one.starts, one.ends), "title": title}
            raise Refused(words % said)


def too_many() -> str:
    return _("These are more than %(n)s figures. Choose fewer measures or fewer days.") % {"n": selectors.MOST_ROWS}


@transaction.atomic
def withdraw_figures(*, publication: FigurePublication, why: str, by: Any) -> None:
    """Nobody outside reads it from now on; what it showed is remembered. Raises NotNow."""
    held = FigurePublication.objects.select_for_update(of=("self",)).get(pk=publication.pk)
    if not held.published_at:
        raise NotNow(gettext_noop("It is not public any more."))
    held.published_at = None
    held.history = [*held.history, {"done": "withdrawn", "on": timezone.localdate().isoformat(), "why": why}]
    held.save(update_fields=["published_at", "history"])
    record(by=by, verb="grow_it.figures_withdrawn", subject=held, reason=why)


@transaction.atomic
def remove_publication(*, publication: FigurePublication, by: Any) -> None:
    """Only one that nobody ever read: what was shown must be remembered. Raises NotNow."""
    held = FigurePublication.objects.select_for_update(of=("self",)).get(pk=publication.pk)
    if held.shown:
        raise NotNow(gettext_noop("It was public once, so it stays. It is remembered what it showed."))
    record(by=by, verb="grow_it.publication_removed", subject=held)
    held.delete()
