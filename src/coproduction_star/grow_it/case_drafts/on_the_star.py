"""What cases give the whole: the end of the golden thread, the next action, and what waits for an editor."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import Case, CharField, DateField, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.grow_it.counting import counts_of
from coproduction_star.grow_it.indicators.addresses import at
from coproduction_star.grow_it.models import CaseDraft, CaseStep
from coproduction_star.grow_it.permissions import Permission
from coproduction_star.journeys.models import Initiative, Programme, ProgrammeRole, Status
from coproduction_star.journeys.steps import Knot, NextAction, Waiting
from coproduction_star.journeys.toolbox import toolbox_of
from coproduction_star.organisations.guard import allowed
from coproduction_star.organisations.models import MembershipRole
from coproduction_star.organisations.roles import VERBS, Verb

from .selectors import WRITING

WHERE = ("programme__slug", "programme__name", "programme__organisation__slug")
PUBLISHES = sorted(role for role, verbs in VERBS.items() if Verb.PUBLISH in verbs)


def there(programme: Programme) -> str:
    number = counts_of(programme).told_on
    if not number:
        return ""
    return ngettext("%(n)s case is published.", "%(n)s cases are published.", number) % {"n": number}


def next_action(programme: Programme) -> NextAction | None:
    """A case that waits for an editor."""
    number = counts_of(programme).to_check
    if not number:
        return None
    told = ngettext("%(n)s case waits for an editor.", "%(n)s cases wait for an editor.", number) % {"n": number}
    return NextAction(
        _("check a case"), told, at("case_drafts", programme), _("See the cases"), 36, Permission.CHECK_CASE
    )


def knots(initiative: Initiative) -> Iterator[Knot]:
    """The published case: one query, none where nobody drafted one."""
    programme = initiative.programme
    if "spread" not in toolbox_of(programme).made:
        return
    rows = CaseDraft.objects.filter(initiative=initiative, published_at__isnull=False, case__isnull=False)
    for title, slug, day in rows.values_list("case__title", "case__slug", "published_at"):
        yield Knot("published", title, reverse("map_it:case", args=[slug]), localdate(day), _("Case bank"))


def waiting_rows(user: Any) -> QuerySet[Any]:
    """Cases that wait for this editor, who wrote none of them, and those sent back to whoever began them."""
    living = {"membership__user": user, "membership__ended_at__isnull": True, "role__in": PUBLISHES}
    everywhere = MembershipRole.objects.filter(membership__organisation=OuterRef("organisation_id"), **living)
    here = ProgrammeRole.objects.filter(programme=OuterRef("programme_id"), **living)
    wrote = CaseStep.objects.filter(draft=OuterRef("pk"), kind__in=WRITING, by=user)
    open_ = {"programme__archived_at__isnull": True, "programme__closed_at__isnull": True}
    check = Q(sent_at__isnull=False) & (Q(Exists(everywhere)) | Q(Exists(here))) & ~Q(Exists(wrote))
    back = ~Q(sent_back="") & Q(by=user)
    rows = CaseDraft.objects.filter(check | back, **open_).order_by()
    kind = Case(When(sent_back="", then=Value("case")), default=Value("case-back"), output_field=CharField())
    nobody = Cast(Value(None), DateField())
    told = {"w_kind": kind, "w_key": Cast("pk", CharField()), "w_title": F("title"), "w_day": nobody}
    return rows.annotate(**told).values_list(*told, *WHERE)


def waiting(programme: Programme, key: str, title: str, _due: Any) -> Waiting:
    words = _("Check this case: %(title)s") % {"title": title}
    return Waiting(words, at("case_draft", programme, UUID(str(key))))


def waiting_back(programme: Programme, key: str, title: str, _due: Any) -> Waiting:
    words = _("An editor sent this case back: %(title)s") % {"title": title}
    return Waiting(words, at("case_draft", programme, UUID(str(key))))


WAITING = {"case": waiting, "case-back": waiting_back}


def panel(request: HttpRequest, subject: Any) -> str:
    """Below an initiative that happens or has stopped: the way to its case. No query."""
    if not isinstance(subject, Initiative) or subject.status == Status.POTENTIAL:
        return ""
    if not allowed(request, Permission.WRITE_CASE, request.programme):
        return ""
    return SafeString(render_to_string("grow_it/case_drafts/panel.jinja", {"initiative": subject}, request))
