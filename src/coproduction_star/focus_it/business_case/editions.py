"""A frozen edition, from what was kept that day: which it is, by which rules it was worked out, and its words."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from math import isclose
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coproduction_star.focus_it.appraisal_documents import Writing
from coproduction_star.focus_it.models import BusinessCase, BusinessCaseEdition

from .answering import Worked
from .selectors import writing_of
from .typed_numbers import pounds

PENNY = 0.01


def edition_title(edition: BusinessCaseEdition) -> str:
    return _("Edition %(number)s: %(why)s") % {"number": edition.number, "why": edition.why}


def frozen_on(edition: BusinessCaseEdition) -> str:
    return _("Frozen on %(day)s") % {"day": date_format(timezone.localtime(edition.made_at), "j F Y")}


def edition_lead(edition: BusinessCaseEdition) -> str:
    lead = _("%(day)s, worked out with version %(version)s. It does not change any more.")
    return lead % {"day": frozen_on(edition), "version": edition.method_version}


def by_which_rules(found: Mapping[str, Any]) -> tuple[str, ...]:
    """The net value by the rules of that day and by the others that were asked for, as they were found then."""
    appraisal, own = found.get("appraisal", {}), _preferred(found)
    if own is None:
        return ()
    others = [(one["pack"], one["metrics"][own["option"]]) for one in appraisal["elsewhere"]]
    said = tuple(_by(pack, metrics) for pack, metrics in [(appraisal["pack"], own["metrics"]), *others])
    return said if others else (*said, _("Nobody asked for its value by other rules."))


def _by(pack: Mapping[str, Any], metrics: Mapping[str, Any]) -> str:
    return _("By the rules of the %(pack)s (%(standing)s) its net value is %(value)s.") % {
        "pack": pack["name"],
        "standing": f"{pack['edition']}, {_(pack['standing'])}",
        "value": pounds(metrics["net_value"]),
    }


def _preferred(found: Mapping[str, Any]) -> Mapping[str, Any] | None:
    appraisal = found.get("appraisal", {})
    options: list[Mapping[str, Any]] = appraisal.get("options", [])
    return next((one for one in options if one["option"] == appraisal["preferred"]), None)


def writing_of_edition(case: BusinessCase, edition: BusinessCaseEdition, worked: Worked) -> Writing:
    """The words of an edition, for its documents: those that were frozen, whatever the case says by now."""
    title = str(edition.content.get("title") or case.title)
    then = BusinessCase(
        title=title, narrative=edition.narrative, changed_at=edition.made_at, initiative=case.initiative
    )  # fmt: skip
    about = edition.found.get("initiative")
    writing = writing_of(then)
    return replace(
        writing,
        initiative=writing.initiative if about is None else about,
        version="",
        edition=(edition_title(edition), edition_lead(edition), *_anew(edition.found, worked)),
    )


def _anew(found: Mapping[str, Any], worked: Worked) -> Iterator[str]:
    """A later version may come to another value; then a paper says both."""
    own = _preferred(found)
    now = worked.appraisal.option(worked.appraisal.preferred).metrics.net_value
    if own is not None and not isclose(own["metrics"]["net_value"], now, rel_tol=1e-9, abs_tol=PENNY):
        said = {"now": pounds(now), "then": pounds(own["metrics"]["net_value"])}
        yield _("When it was frozen its net value was %(then)s. Worked out anew for this paper it is %(now)s.") % said
