"""A frozen edition, from what was kept that day: which it is, by which rules it was worked out, and its words."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from math import isclose
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from coproduction_star.focus_it.appraisal_documents import Writing
from coproduction_star.focus_it.models import BusinessCase, BusinessCaseEdition
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.steps import Loser, Paper

from .addresses import at
from .answering import Worked
from .selectors import decisions_on, editions_in, writing_of
from .typed_numbers import pounds

PENNY = 0.01


def edition_title(edition: BusinessCaseEdition) -> str:
    return _("Edition %(number)s: %(why)s") % {"number": edition.number, "why": edition.why}


def frozen_on(edition: BusinessCaseEdition) -> str:
    return _("Frozen on %(day)s") % {"day": date_format(timezone.localtime(edition.made_at), "j F Y")}


def edition_lead(edition: BusinessCaseEdition) -> str:
    lead = _("%(day)s, worked out with version %(version)s. It does not change any more.")
    return lead % {"day": frozen_on(edition), "version": edition.method_version}


def sentences_of(found: Mapping[str, Any]) -> tuple[str, ...]:
    """The answer of that day in the reader's language, or as it was said where only that was kept."""
    return tuple(found.get("said", {}).get(get_language()) or found["sentences"])


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
        "pack": _in_words(pack, "name"),
        "standing": f"{_in_words(pack, 'edition')}, {_in_words(pack, 'standing')}",
        "value": pounds(metrics["net_value"]),
    }


def _in_words(pack: Mapping[str, Any], key: str) -> str:
    """A word of the rules in the reader's language."""
    said: str = pack[key]
    return _(said)


def _preferred(found: Mapping[str, Any]) -> Mapping[str, Any] | None:
    appraisal = found.get("appraisal", {})
    options: list[Mapping[str, Any]] = appraisal.get("options", [])
    return next((one for one in options if one["option"] == appraisal["preferred"]), None)


def papers(programme: Programme) -> Iterator[Paper]:
    """The editions that were frozen in a programme, as what a decision can be taken on."""
    yield from map(paper_of, editions_in(programme))


def paper_of(edition: BusinessCaseEdition) -> Paper:
    pack = edition.found.get("appraisal", {}).get("pack")
    return Paper(
        key=str(edition.pk),
        title=str(edition.content.get("title") or edition.case.title),
        edition=edition.number,
        why=edition.why,
        frozen_on=timezone.localdate(edition.made_at),
        rules=f"{pack['name']}, {pack['edition']}" if pack else _("no rules that were kept"),
        address=at("case_edition", edition.case, edition.number),
        about=edition.case.initiative_id,
        worse_off=tuple(_losers(edition)),
    )


def _losers(edition: BusinessCaseEdition) -> Iterator[Loser]:
    """Who pays more than they gain, and who loses what another gains, as it was found that day."""
    own, content = _preferred(edition.found), edition.content
    if own is None:
        return
    names = {one["id"]: one["name"] for one in (*content.get("bodies", ()), *content.get("groups", ()))}
    for share in (*own["bodies"], *own["groups"]):
        if share["net"] < 0:
            yield Loser(names[share["who"]], -share["net"])
    for loss in own.get("losses", ()):
        body, group = names[loss["body"]], names.get(loss["group"], "")
        yield Loser(f"{group} ({body})" if group else body, loss["amount"], loss["name"], names[loss["gained_by"]])


def decided_on(edition: BusinessCaseEdition) -> tuple[str, ...]:
    """What was decided on it, by whom and when."""
    told = _("Decided on this edition, on %(day)s: %(what)s (%(who)s)")
    return tuple(
        told % {"day": date_format(one.decided_on, "j F Y"), "what": one.what, "who": one.decided_by}
        for one in decisions_on(edition)
    )


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
        edition=(edition_title(edition), edition_lead(edition), *_anew(edition.found, worked), *decided_on(edition)),
    )


def _anew(found: Mapping[str, Any], worked: Worked) -> Iterator[str]:
    """A later version may come to another value; then a paper says both."""
    own = _preferred(found)
    now = worked.appraisal.option(worked.appraisal.preferred).metrics.net_value
    if own is not None and not isclose(own["metrics"]["net_value"], now, rel_tol=1e-9, abs_tol=PENNY):
        said = {"now": pounds(now), "then": pounds(own["metrics"]["net_value"])}
        yield _("When it was frozen its net value was %(then)s. Worked out anew for this paper it is %(now)s.") % said
