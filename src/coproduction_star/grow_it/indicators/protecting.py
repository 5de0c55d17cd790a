"""Small numbers: whoever does not write figures sees none that could show a person.

The rule is that of methods/disclosure.py. On the programme's own pages nothing is rounded, so that a chart still tells
usual ups and downs from change; what is published is rounded too.
"""

from collections.abc import Iterable
from decimal import Decimal

from django.db.models import F, Q
from rules import has_perm

from coproduction_star.grow_it.models import IndicatorFigure, Measured
from coproduction_star.grow_it.permissions import Permission
from coproduction_star.journeys.models import Programme
from coproduction_star.methods.disclosure import OPENSAFELY, Rule
from coproduction_star.organisations.access import Access


def is_small(figure: IndicatorFigure, measured: str, rule: Rule = OPENSAFELY) -> bool:
    """Whether so few are counted, or so few are not, that somebody could be recognised."""
    if figure.count is None or figure.size is None:
        return False
    few = 0 < figure.count <= rule.threshold or figure.size < rule.least
    others = figure.size - figure.count
    return few or (measured == Measured.SHARE and Decimal(0) < others <= rule.threshold)


def large_enough(rule: Rule = OPENSAFELY) -> Q:
    """The same rule as a filter over figures."""
    enough = (Q(count=0) | Q(count__gt=rule.threshold)) & Q(size__gte=rule.least)
    others = Q(count=F("size")) | Q(count__lt=F("size") - rule.threshold) | ~Q(indicator__measured=Measured.SHARE)
    return Q(count=None) | enough & others


def sees_exact(access: Access, programme: Programme) -> bool:
    """Whoever writes figures down or answers for them has seen them already."""
    return any(has_perm(one, access, programme) for one in (Permission.WRITE_FIGURES, Permission.APPROVE_FIGURES))


def protected(figures: Iterable[IndicatorFigure], measured: str, *, exact: bool) -> tuple[IndicatorFigure, ...]:
    """The same figures; those that are too small are marked `withheld` unless the reader may see them `exact`."""
    kept = tuple(figures)
    for figure in kept:
        figure.withheld = not exact and is_small(figure, measured)
    return kept
