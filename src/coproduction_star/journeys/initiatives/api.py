from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest, StreamingHttpResponse
from django.utils.translation import gettext as _
from ninja import Query, Router, Schema, Status
from pydantic import Field

from coproduction_star.accounts.tokens.doors import for_tokens
from coproduction_star.accounts.tokens.scopes import Scope
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.models import Initiative, Outcome
from coproduction_star.journeys.permissions import Permission
from coproduction_star.journeys.places.naming import ward_of
from coproduction_star.journeys.services import ChangedMeanwhile
from coproduction_star.journeys.whereabouts import address_in
from coproduction_star.organisations.guard import require
from coproduction_star.organisations.models import Participant
from coproduction_star.ui.answers import Problem, Refused
from coproduction_star.ui.listing import listing
from coproduction_star.ui.postcodes import is_postcode
from coproduction_star.ui.shortcuts import or_404
from coproduction_star.ui.validation import only_known, unfit

from . import exporting, presenters, selectors, services, shapes
from .columns import record_of
from .similar import similar_titles

LINKS = {"version", "cos", "outcomes", "place", "contact_id"}
router = Router(tags=["initiatives"])
HERE = "/{slug:organisation}/p/{slug:programme}/initiatives"


class Conflict(Schema):
    """Both texts: nothing is lost, and nothing was overwritten."""

    detail: str
    problems: list[dict[str, str]]
    now: shapes.InitiativeRow = Field(description="What it says now.")
    yours: dict[str, Any] = Field(description="What you sent.")


class AskedFile(Schema):
    """Which initiatives, as which file."""

    status: shapes.OneStatus | None = Field(None, description="Whether it happens.")
    co: shapes.OneCo | None = Field(None, description="One of the four Co's.")
    outcome: UUID | None = Field(None, description="The id of an outcome it is for.")
    format: Literal["csv", "json"] = Field("json", description="What kind of file.")


@router.get(HERE, response=shapes.Initiatives, summary="List the initiatives of a programme")
@for_tokens(Scope.READ)
@require(Permission.SEE_PROGRAMME)
def initiatives(
    request: HttpRequest, organisation: str, programme: str, asked: Query[shapes.AskedInitiatives]
) -> dict[str, Any]:
    """By title. Filters work together."""
    only_known(request.GET, shapes.AskedInitiatives.model_fields)
    rows, total = selectors.whole_initiatives(
        programme=request.programme, filters=_filters(asked), page=asked.page, size=asked.size
    )
    hidden = hidden_for(request)
    items = [shapes.row_of(row, request.programme, hidden=hidden) for row in rows]
    return listing(request, asked, items=items, total=total)


@router.post(HERE, response={201: shapes.InitiativeAdded}, summary="Add an initiative")
@for_tokens(Scope.WRITE)
@require(Permission.EDIT_INITIATIVE)
def add_initiative(
    request: HttpRequest, organisation: str, programme: str, sent: shapes.NewInitiative
) -> Status[dict[str, Any]]:
    """A name is enough. The answer holds its id and its version, and the initiatives with a name like it."""
    values = sent.model_dump(exclude={"place", "contact_id", "keep_the_name"})
    _refuse_address(sent.title, keep=sent.keep_the_name)
    values |= {"outcomes": _outcomes(request, sent.outcomes), "place_name": _place(request, sent.place)}
    values["contact"] = _person(request, sent.contact_id)
    row = services.add_initiative(programme=request.programme, by=request.user, **values)
    alike = similar_titles(programme=request.programme, title=row.title, but=row.pk)
    similar = hidden_for(request).over(shapes.similar_of(alike, request.programme))
    return Status(HTTPStatus.CREATED, _whole(request, row.pk) | {"similar": similar})


@router.get(HERE + ".file", response={200: None}, summary="Take the initiatives away as a file")
@for_tokens(Scope.EXPORT)
@require(Permission.EXPORT)
def initiatives_as_file(
    request: HttpRequest, organisation: str, programme: str, asked: Query[AskedFile]
) -> StreamingHttpResponse:
    """All of them in one file, as JSON or as a spreadsheet in CSV."""
    only_known(request.GET, AskedFile.model_fields)
    rows = selectors.rows_for_export(programme=request.programme, filters=_filters(asked))
    services.note_export(programme=request.programme, kind=asked.format, by=request.user)
    hidden = hidden_for(request)
    if asked.format == "csv":
        return StreamingHttpResponse(exporting.as_csv(rows, hidden=hidden), content_type="text/csv; charset=utf-8")
    about = {"name": request.programme.name}
    return StreamingHttpResponse(exporting.as_json(rows, about=about, hidden=hidden), content_type="application/json")


@router.get(HERE + "/{uuid:initiative_id}", response=shapes.InitiativeWhole, summary="Read an initiative")
@for_tokens(Scope.READ)
@require(Permission.SEE_PROGRAMME)
def initiative(request: HttpRequest, organisation: str, programme: str, initiative_id: UUID) -> dict[str, Any]:
    """With its golden thread: from the outcome people want to the published result."""
    only_known(request.GET, ())
    return _whole(request, initiative_id)


@router.patch(
    HERE + "/{uuid:initiative_id}",
    response={200: shapes.InitiativeWhole, 409: Conflict},
    summary="Change an initiative",
)
@for_tokens(Scope.WRITE)
@require(Permission.EDIT_INITIATIVE)
def change_initiative(
    request: HttpRequest, organisation: str, programme: str, initiative_id: UUID, sent: shapes.InitiativeChange
) -> dict[str, Any]:
    """Send what changes and the version you read. When somebody else saved first, you get both texts and 409."""
    row = _found(request, initiative_id)
    yours = sent.model_dump(exclude_unset=True, exclude={"keep_the_name"})
    if yours.get("title", row.title) != row.title:
        _refuse_address(sent.title, keep=sent.keep_the_name)
    try:
        services.change_initiative(initiative=row, by=request.user, **_change(request, row, yours))
    except ChangedMeanwhile:
        hidden = hidden_for(request)
        now = shapes.row_of(_found(request, initiative_id), request.programme, hidden=hidden)
        detail = _("Somebody else changed this first. Read “now”, decide, and send your change with its version.")
        problem = Problem("version", _("It is %(version)d now.") % {"version": now["version"]})
        raise Refused(HTTPStatus.CONFLICT, detail, [problem], now=now, yours=yours) from None
    return _whole(request, initiative_id)


def _filters(asked: shapes.AskedInitiatives | AskedFile) -> selectors.Filters:
    return selectors.Filters(asked.status or "", asked.co or "", asked.outcome)


def _found(request: HttpRequest, initiative_id: UUID) -> Initiative:
    with or_404(Initiative.DoesNotExist):
        return selectors.whole_initiative(programme=request.programme, initiative_id=initiative_id)


def _whole(request: HttpRequest, initiative_id: UUID) -> dict[str, Any]:
    row = _found(request, initiative_id)
    held = selectors.held_about(row)
    hidden = hidden_for(request)
    return shapes.whole_of(row, request.programme, presenters.thread(row, held, hidden=hidden), hidden=hidden)


def _refuse_address(title: str, *, keep: bool) -> None:
    """The same question that the form asks, as a problem."""
    if not keep and address_in(title):
        sentence = _("This looks like somebody’s address. Send a name people know, or keep_the_name: true.")
        raise Refused(HTTPStatus.UNPROCESSABLE_ENTITY, unfit(), [Problem("title", sentence)])


def _outcomes(request: HttpRequest, ids: list[UUID]) -> list[Outcome]:
    found = selectors.outcomes_with(programme=request.programme, ids=ids)
    unknown = sorted(str(each) for each in set(ids) - {outcome.pk for outcome in found})
    if unknown:
        sentence = _("This programme has no outcome with the id %(ids)s.") % {"ids": ", ".join(unknown)}
        raise Refused(HTTPStatus.UNPROCESSABLE_ENTITY, unfit(), [Problem("outcomes", sentence)])
    return found


def _person(request: HttpRequest, person_id: UUID | None, *, chosen: UUID | None = None) -> Participant | None:
    if person_id is None:
        return None
    try:
        return selectors.person_with(programme=request.programme, person_id=person_id, chosen=chosen)
    except Participant.DoesNotExist:
        sentence = _("Nobody in this programme has the id %(id)s.") % {"id": person_id}
        raise Refused(HTTPStatus.UNPROCESSABLE_ENTITY, unfit(), [Problem("contact_id", sentence)]) from None


def _place(request: HttpRequest, name: str | None) -> str:
    """A postcode is exchanged for the name of its ward before anything else sees it."""
    if not name or not is_postcode(name):
        return name or ""
    ward = ward_of(request.organisation.pk, name)
    if ward is None:
        sentence = _("We do not know which ward this postcode is in. Type the name of the place.")
        raise Refused(HTTPStatus.UNPROCESSABLE_ENTITY, unfit(), [Problem("place", sentence)])
    return ward.name


def _change(request: HttpRequest, row: Initiative, yours: Mapping[str, Any]) -> dict[str, Any]:
    """What was sent, and what it says now where nothing was sent."""
    now = record_of(row)
    outcomes = _outcomes(request, yours["outcomes"]) if "outcomes" in yours else list(row.outcomes.all())
    values = {name: value for name, value in yours.items() if name not in LINKS}
    if "contact_id" in yours:
        values["contact"] = _person(request, yours["contact_id"], chosen=row.contact_id)
    return {
        "version": yours["version"],
        "cos": yours.get("cos", now["cos"]),
        "outcomes": outcomes,
        "place_name": _place(request, yours.get("place", now["place"])),
        "values": values,
    }
