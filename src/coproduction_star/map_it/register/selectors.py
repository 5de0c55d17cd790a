from collections.abc import Mapping
from typing import Any
from uuid import UUID

from coproduction_star.journeys.initiatives.columns import COLUMNS, Kind, record_of
from coproduction_star.journeys.initiatives.selectors import whole_initiative
from coproduction_star.journeys.initiatives.similar import similar_titles
from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.map_it.models import Joining

MOST = 20
TOGETHER = {"cos", "groups", "outcomes"}
"""What is simply put together, so that nothing has to be chosen."""


def candidates(*, initiative: Initiative, words: str) -> list[tuple[UUID, str]]:
    """Those it may be joined with: of a like name, or with the words that were typed."""
    if not words:
        near = similar_titles(programme=initiative.programme, title=initiative.title, but=initiative.pk)
        return [(one.id, one.title) for one in near]
    others = Initiative.objects.filter(programme=initiative.programme, title__icontains=words)
    return list(others.exclude(pk=initiative.pk).order_by("title", "pk").values_list("pk", "title")[:MOST])


def pair(*, programme: Programme, one: UUID, other: UUID) -> tuple[Initiative, Initiative]:
    """Raises DoesNotExist when either is not there, or when both are the same."""
    if one == other:
        raise Initiative.DoesNotExist
    kept, gone = (whole_initiative(programme=programme, initiative_id=key) for key in (one, other))
    return kept, gone


def differences(kept: Initiative, gone: Initiative) -> Mapping[str, tuple[Any, Any]]:
    """Column by column, where both say something and say it differently."""
    ours, theirs = record_of(kept), record_of(gone)
    asked = [column.name for column in COLUMNS if column.written and column.name not in TOGETHER]
    return {name: (ours[name], theirs[name]) for name in asked if _differ(name, ours[name], theirs[name])}


def _differ(name: str, ours: Any, theirs: Any) -> bool:
    return ours != theirs and _says(name, ours) and _says(name, theirs)


def says_only_theirs(kept: Initiative, gone: Initiative) -> list[str]:
    """Columns that only the one that goes has filled: they are taken over without asking."""
    ours, theirs = record_of(kept), record_of(gone)
    asked = [column.name for column in COLUMNS if column.written and column.name not in TOGETHER]
    return [name for name in asked if _says(name, theirs[name]) and not _says(name, ours[name])]


def _says(name: str, value: Any) -> bool:
    return value not in (None, "", "unknown") and not (name == "evidence" and value == "none")


def texts() -> set[str]:
    """Columns where both texts can stay, one after the other."""
    return {column.name for column in COLUMNS if column.kind is Kind.TEXT}


def last_joining(initiative: Initiative) -> Joining | None:
    """The joining that can still be undone: nothing was changed since. It raised the version of what it made."""
    if initiative.version == 1:
        return None
    last = Joining.objects.filter(kept=initiative, undone_at__isnull=True).select_related("gone").first()
    return last if last and last.kept_version == initiative.version else None


def joining_with(*, programme: Programme, joining_id: UUID) -> Joining:
    return Joining.objects.select_related("kept", "gone").get(
        programme=programme, pk=joining_id, undone_at__isnull=True
    )
