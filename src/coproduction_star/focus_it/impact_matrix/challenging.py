"""A matrix as critical friends read it: question, scales, options and facts; never a rating, open or closed."""

from collections.abc import Iterator
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coproduction_star.focus_it.challengeable import Draft, Kind, Line, NoSuchDraft
from coproduction_star.focus_it.models import ImpactMatrix, Option
from coproduction_star.journeys.models import Programme

from .selectors import KIND, matrix_with, options_of


def draft_of(programme: Programme, matrix_id: UUID) -> Draft:
    try:
        matrix = matrix_with(programme=programme, matrix_id=matrix_id)
    except ImpactMatrix.DoesNotExist as error:
        raise NoSuchDraft(str(matrix_id)) from error
    about = _("People rate these options on two scales, each person alone. You see no ratings.")
    return Draft(KIND, matrix.pk, matrix.title, about, tuple(_lines(matrix)))


def _lines(matrix: ImpactMatrix) -> Iterator[Line]:
    yield Line("question", _("The question"), matrix.title)
    for axis in ("impact", "resources"):
        label, high, low = (getattr(matrix, f"{axis}_{end}") for end in ("label", "high", "low"))
        yield Line(axis, _("Scale: %(label)s") % {"label": label}, facts=(("+2", high), ("−2", low)))
    for option in options_of(matrix):
        yield from _about(option)
    yield Line("missing", _("What is not here"), _("An option nobody has named, or people nobody has thought of."))


def _about(option: Option) -> Iterator[Line]:
    of = option.initiative_id
    facts = [
        (_("How feasible is it?"), str(option.get_feasibility_display())),
        (_("How big is the largest risk?"), _risk(option)),
        *((one.get_question_display(), f"{one.get_colour_display()}. {one.reason}") for one in option.judged),
    ]
    title = _("Option %(number)s: %(title)s") % {"number": option.position, "title": option.title}
    summary = option.initiative.summary if option.initiative else ""
    yield Line(f"option-{option.pk}", title, summary, tuple(facts), of)
    number = _("Nobody has said.") if option.people is None else str(option.people)
    yield Line(
        f"people-{option.pk}", _("How many would benefit from option %(number)s") % {"number": option.position}, "",
        ((_("People"), number), (_("Where the number comes from"), source_of_people(option))), of,
    )  # fmt: skip


def _risk(option: Option) -> str:
    return f"{option.get_risk_display()}. {option.risk_note}" if option.risk_note else str(option.get_risk_display())


def source_of_people(option: Option) -> str:
    """As far as anybody wrote down."""
    initiative = option.initiative
    if option.people is None:
        return _("There is no number.")
    if initiative is None or initiative.people != option.people:
        return _("An estimate of whoever leads the matrix. No source is written down.")
    if initiative.reviewed_on is None:
        return _("An estimate in the register of initiatives. Nobody has checked it since.")
    return _("An estimate in the register of initiatives, checked on %(day)s.") % {
        "day": date_format(initiative.reviewed_on, "j F Y")
    }


def drafts_of(programme: Programme) -> QuerySet[ImpactMatrix]:
    return ImpactMatrix.objects.filter(programme=programme)


def address_of(programme: Programme, matrix_id: UUID) -> str:
    return reverse("focus_it:matrix", args=(programme.organisation.slug, programme.slug, matrix_id))


KIND_OF_DRAFT = Kind(KIND, gettext_lazy("Impact matrix"), draft_of, drafts_of, address_of)
