"""The made-up measures: what is counted, two years of months, what happened meanwhile, and a doubt."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from importlib.resources import files
from typing import Any

import yaml
from django.utils import timezone

from coproduction_star.grow_it.assessments import services as assessments
from coproduction_star.grow_it.assessments.wording import statements_of
from coproduction_star.grow_it.benefits.services import write_note
from coproduction_star.grow_it.evaluations.services import evaluate
from coproduction_star.grow_it.indicators import services
from coproduction_star.grow_it.indicators.periods import after, last_day
from coproduction_star.grow_it.models import AssessmentKind, Every, Indicator, IndicatorFigure, Level
from coproduction_star.grow_it.publishing import services as publishing
from coproduction_star.grow_it.publishing.protecting import content_of, mark_of
from coproduction_star.journeys.models import Initiative, Outcome, Programme

Words = Mapping[str, Any]
PLAIN = (
    "title", "label", "measured", "unit", "per", "better", "definition", "source", "attribution", "owner_in_words",
    "with_residents", "groups",
    "library", "benefit",
)  # fmt: skip


def make_measures(programme: Programme, *, members: Mapping[str, Any]) -> None:
    words = yaml.safe_load(files("coproduction_star.config").joinpath("eastbridge_measures.yaml").read_text("utf-8"))
    outcomes, lead = list(Outcome.objects.filter(programme=programme)), members["lead"].user
    for one in words["measures"]:
        made = services.add_indicator(programme=programme, values=_values(one, outcomes, members), by=lead)
        _figures(made, one, by=lead)
        _meanwhile(made, one, by=lead)
        _evaluated(made, one, by=lead)
    _look_at_themselves(programme, words["readiness"], by=lead)
    for benefit, said in words["benefits"].items():
        write_note(programme=programme, benefit=benefit, words=said, version=0, by=lead)
    newest = IndicatorFigure.objects.filter(programme=programme).order_by("-starts_on")
    waiting = list(newest.values_list("pk", flat=True)[:2])
    IndicatorFigure.objects.filter(programme=programme).exclude(pk__in=waiting).update(
        approved_at=timezone.now(), approved_by=lead
    )
    _publish(programme, words["published"], by=lead)


def _publish(programme: Programme, words: Words, *, by: Any) -> None:
    """Figures that everybody may read, with what residents say of them."""
    keys = {one.title: str(one.pk) for one in Indicator.objects.filter(programme=programme)}
    chosen = [
        {"indicator": keys[one["measure"]], "counts": "people", "by": one["by"]} for one in words["measures"]
    ]  # fmt: skip
    today = timezone.localdate()
    made = publishing.add_publication(
        programme=programme,
        values={
            "title": words["title"], "words": words["words"], "starts_on": after(today.replace(day=1), -12),
            "ends_on": today, "protection": "usual", "with_views": True, "chosen": chosen,
        },
        by=by,
    )  # fmt: skip
    publishing.publish_figures(publication=made, mark=mark_of(content_of(made)), by=by)


def _look_at_themselves(programme: Programme, words: Words, *, by: Any) -> None:
    """A round that is still open: each group answered together."""
    kind = AssessmentKind.READINESS
    made = assessments.begin(
        programme=programme, kind=kind, title=words["title"], groups=list(words["scores"]), by=by
    )  # fmt: skip
    ids = [one.id for one in statements_of(kind)]
    for group, scores in words["scores"].items():
        assessments.answer(
            assessment=made, group=group, scores=dict(zip(ids, scores, strict=True)),
            notes=words["notes"].get(group, {}), by=by, together=True,
        )  # fmt: skip


def _values(words: Words, outcomes: Sequence[Outcome], members: Mapping[str, Any]) -> dict[str, Any]:
    series = words.get("figures") or words["counts"]
    first, target = _first(len(series)), words.get("target")
    owner = members[words["owner"]].participant if "owner" in words else None
    start = Decimal(series[0]) if "figures" in words else _worked(words, series[0])
    return {name: words[name] for name in PLAIN if name in words} | {
        "outcome": outcomes[words["outcome"] - 1], "owner": owner, "baseline": start, "baseline_on": first,
        "target": target if target is None else Decimal(str(target)),
        "target_on": None if target is None else after(timezone.localdate().replace(day=1), 12),
    }  # fmt: skip


def _worked(words: Words, count: int) -> Decimal:
    times = 100 if words["measured"] == "share" else words.get("per", 1)
    return (Decimal(count) / words["size"] * times).quantize(Decimal("0.01"))


def _first(months: int) -> dt.date:
    return after(timezone.localdate().replace(day=1), -months)


def _figures(made: Indicator, words: Words, *, by: Any) -> None:
    rows = list(_rows(made, words, ""))
    for group, more in words.get("of_groups", {}).items():
        rows += _rows(made, {**words, **more}, group)
    services.bring_in(programme=made.programme, name=f"{made.title}.xlsx", rows=rows, by=by)


def _rows(made: Indicator, words: Words, group: str) -> Iterator[services.Brought]:
    series = words.get("figures") or words["counts"]
    first = _first(len(series))
    for month, number in enumerate(series):
        starts_on = after(first, month)
        counted = {"count": None, "size": None, "value": Decimal(number)}
        if "counts" in words:
            counted = {"count": Decimal(number), "size": Decimal(words["size"]), "value": None}
        yield made, group, {
            "starts_on": starts_on, "ends_on": last_day(starts_on, Every.MONTH), "level": Level.COUNTED, **counted,
            "narrative": "", "source": "",
        }  # fmt: skip


def _evaluated(made: Indicator, words: Words, *, by: Any) -> None:
    if "evaluated" in words:
        said = words["evaluated"]
        values = {
            "what": said["what"], "change_on": _first(said["back"]), "way": said["way"], "group": "",
            "other_group": "", "other_indicator": None, "seasons": False, "slope": False,
            "narrative": said["narrative"], "units": said.get("units", {}),
            "initiative": Initiative.objects.get(programme=made.programme, title=said["initiative"]),
        }  # fmt: skip
        evaluate(indicator=made, values=values, by=by)


def _meanwhile(made: Indicator, words: Words, *, by: Any) -> None:
    for one in words.get("marks", ()):
        services.add_mark(
            indicator=made, on=_first(one["back"]), words=one["words"], new_baseline=one.get("new_baseline", False),
            by=by,
        )  # fmt: skip
    if "doubted" in words:
        newest = IndicatorFigure.objects.filter(indicator=made, group="").order_by("-starts_on")[0]
        services.say_of_figure(figure=newest, agrees=False, by=by, **words["doubted"])
