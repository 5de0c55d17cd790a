"""Charters for everybody: read them in several ways, and suggest words while a draft is open."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from coproduction_star.accounts.tokens.rates import address_of
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.models import Programme
from coproduction_star.market_it.models import Charter, CharterEdition
from coproduction_star.ui.shortcuts import or_404, posted, public, sender_of
from coproduction_star.voices.contributions.forms import YES, ContributionForm, began_now
from coproduction_star.voices.contributions.wording import Wording
from coproduction_star.voices.limits import SAID, count, seconds_to_wait
from coproduction_star.voices.models import Kind
from coproduction_star.voices.selectors import answer_due, in_published, listening_of, takes_contributions
from coproduction_star.voices.services import Said

from . import papers, public_pages, selectors, suggesting
from .addresses import of
from .document import Document
from .published import published
from .reading import draft_of
from .wording import spoken_here

WHY = "Anyone may read a charter that is published or open to residents, and suggest words, without an account."
View = Callable[..., HttpResponse]


def of_published(view: View) -> View:
    """Hand the view the published programme of the address, with its scope open."""

    @wraps(view)
    def opened(request: HttpRequest, organisation: str, programme: str, **more: Any) -> HttpResponse:
        with or_404(Programme.DoesNotExist), in_published(request.organisation, programme) as found:
            return view(request, found, **more)

    return opened


@require_safe
@public(WHY)
@of_published
def public_charters(request: HttpRequest, programme: Programme) -> HttpResponse:
    page = public_pages.list_page(programme, selectors.public_charters(programme, today=timezone.localdate()))
    return _show(request, "public_list", page)


@require_safe
@public(WHY)
@of_published
def public_charter(request: HttpRequest, programme: Programme, charter_id: UUID) -> HttpResponse:
    """The edition that holds, an older one (`edition`), or a draft that is open."""
    charter = found_charter(programme, charter_id)
    if charter.open_edition_id is None or (request.GET.get("draft") and _is_open(charter)):
        return _read_in(request, _read(request, charter, draft_of(charter).document))
    edition = _edition(request, charter)
    chosen = _chosen(request, edition.document)
    with translation.override(chosen.language):
        more = published(
            charter, edition, before=selectors.edition_before(edition), editions=selectors.editions_of(charter),
            chosen=chosen,
        )  # fmt: skip
    return _read_in(request, _read(request, charter, edition.document, edition=edition, more=more))


def _read_in(request: HttpRequest, page: public_pages.PublicCharterPage) -> HttpResponse:
    """The whole page in the language in which the charter is read."""
    with translation.override(page.language):
        request.LANGUAGE_CODE = page.language
        return _show(request, "public", page)


def _file(kind: str) -> Callable[..., HttpResponse]:
    """The view that gives an edition as a file of this kind."""

    @require_safe
    @public(WHY)
    @of_published
    def as_this_kind(request: HttpRequest, programme: Programme, charter_id: UUID) -> HttpResponse:
        charter = found_charter(programme, charter_id)
        edition = _edition(request, charter)
        page = hidden_for(request).over(_read(request, charter, edition.document, edition=edition))
        return papers.as_file(kind, edition, page, _chosen(request, edition.document)).response()

    return as_this_kind


charter_txt, charter_pdf, charter_docx, charter_html = map(_file, papers.KINDS)


def _edition(request: HttpRequest, charter: Charter) -> CharterEdition:
    with or_404(CharterEdition.DoesNotExist):
        return selectors.edition_numbered(charter, request.GET.get("edition", ""))


def _chosen(request: HttpRequest, document: Document) -> public_pages.Chosen:
    return public_pages.chosen_by(document["languages"], request.GET, spoken_here())


def _read(
    request: HttpRequest, charter: Charter, document: Document, *, edition: CharterEdition | None = None,
    more: Any = None,
) -> public_pages.PublicCharterPage:  # fmt: skip
    return public_pages.public_page(
        charter=charter, document=document, chosen=_chosen(request, document), today=timezone.localdate(),
        is_draft=edition is None, more=more,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@public(WHY)
@of_published
def public_say(request: HttpRequest, programme: Programme, charter_id: UUID) -> HttpResponse:
    """About one clause (`clause`), or about one that is missing."""
    charter = found_charter(programme, charter_id)
    if not _is_open(charter) or not takes_contributions(programme):
        return redirect(of("public_charter", charter))
    number, said, clause = draft_of(charter).clause(request.GET.get("clause", ""))
    form = ContributionForm(
        posted(request), wording=_wording(said), places=selectors.no_places(), initial={"began": began_now()}
    )
    who = address_of(request)
    wait = seconds_to_wait(SAID, who) if request.method == "POST" else 0
    if not wait and form.is_valid():
        count(SAID, who)
        made = suggesting.suggest_from_outside(
            charter=charter, said=_said(form, of("public_charter", charter)), sender=sender_of(request),
            **selectors.where_it_stands(charter, clause),
        )  # fmt: skip
        return redirect(public_pages.sent_address(programme, made.pk))
    page = public_pages.say_page(
        charter=charter, listening=listening_of(programme), due=answer_due(programme), said=said, number=number,
        wait=wait,
    )  # fmt: skip
    status = HTTPStatus.TOO_MANY_REQUESTS if wait else HTTPStatus.OK
    return _show(request, "say", page, status=status, form=form.stamped())


def _is_open(charter: Charter) -> bool:
    """Whether residents can suggest words now."""
    return bool(charter.suggest_until and charter.suggest_until >= timezone.localdate())


def _wording(said: str) -> Wording:
    if said:
        question, empty = (
            _("What should it say instead, or what do you think of it?"),
            _("Write what you think of it."),
        )
    else:
        question, empty = _("What should the charter say?"), _("Write what the charter should say.")
    return Wording(question, "", question, _("Write it in your own words. You need not find the right ones."), empty)


def _said(form: ContributionForm, page: str) -> Said:
    answers = form.cleaned_data
    return Said(
        kind=Kind.ON_A_PAGE, words=answers["words"], name=answers["name"], contact=answers["contact"],
        safe_channel=answers["safe_channel"], worry=answers["worry"], page=page[:200],
        about_somebody=answers["about_somebody"] == YES,
    )  # fmt: skip


def found_charter(programme: Programme, charter_id: UUID) -> Charter:
    with or_404(Charter.DoesNotExist):
        return selectors.public_charter(programme=programme, charter_id=charter_id, today=timezone.localdate())


def _show(request: HttpRequest, template: str, page: Any, *, status: int = 200, **more: Any) -> HttpResponse:
    shown = {"page": hidden_for(request).over(page), **more}
    return render(request, f"market_it/charter/{template}.jinja", shown, status=status)
