from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from coproduction_star.accounts.tokens.rates import address_of
from coproduction_star.journeys.hiding import hidden_now
from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.guard import allowed, require
from coproduction_star.ui.shortcuts import makes_once, or_404, page_or_wait, posted, public, sender_of
from coproduction_star.voices.addresses import address
from coproduction_star.voices.contributions.forms import YES, ContributionForm
from coproduction_star.voices.contributions.selectors import places_of, postcodes_of
from coproduction_star.voices.contributions.views import ANYONE, of_published
from coproduction_star.voices.contributions.wording import FORMS
from coproduction_star.voices.limits import PRINTED, WRONG_REFERENCES, count, seconds_to_wait
from coproduction_star.voices.models import Channel, Contribution, Kind
from coproduction_star.voices.permissions import Permission
from coproduction_star.voices.selectors import listening_of, takes_contributions
from coproduction_star.voices.services import NobodyLooksAfterPeople, Said, words_of
from coproduction_star.voices.subjects import Subject

from . import presenters, selectors, services
from .forms import CodeForm, OnAPageForm, PrintForm, TypeInForm

ASK = require_http_methods(["GET", "HEAD", "POST"])


@ASK
@never_cache
@public(ANYONE)
@of_published
def paper(request: HttpRequest, programme: Programme, kind: str) -> HttpResponse:
    """The copies are made when somebody asks for them, as each has four words of its own."""
    _exists(kind)
    if not takes_contributions(programme):
        return redirect(address("tell_us", programme))
    form, who = PrintForm(posted(request)), address_of(request)
    wait = seconds_to_wait(PRINTED, who) if request.method == "POST" else 0
    printed: tuple[str, ...] = ()
    if not wait and form.is_valid():
        count(PRINTED, who, form.cleaned_data["copies"])
        printed = services.print_copies(programme=programme, kind=kind, copies=form.cleaned_data["copies"])
    page = presenters.paper_page(
        programme=programme, kind=kind, listening=listening_of(programme), form=_asked(programme, kind),
        follow=reverse("voices:follow"), printed=printed, wait=wait,
    )  # fmt: skip
    template = "voices/paper/sheets.jinja" if printed else "voices/paper/print.jinja"
    return page_or_wait(request, template, {"page": page, "form": form}, wait=wait)


@ASK
@require(Permission.ENTER)
def enter(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    form = CodeForm(posted(request), programme=request.programme)
    if form.is_valid():
        found = address("type_in", request.programme, form.cleaned_data["form_code"])
        return redirect(f"{found}?channel={Channel.PAPER}")
    page = presenters.enter_page(programme=request.programme, access=request.access)
    return render(request, "voices/paper/enter.jinja", {"page": page, "form": form})


@ASK
@never_cache
@require(Permission.ENTER)
@makes_once
def type_in(request: HttpRequest, organisation: str, programme: str, kind: str) -> HttpResponse:
    _exists(kind)
    form, who = _form_to_type_in(request, kind), f"slips-{request.user.pk}"
    wait = seconds_to_wait(WRONG_REFERENCES, who) if request.POST.get("slip_words") else 0
    if not wait and form.is_valid():
        try:
            made, _words = services.type_in(**_typed(request, kind, form))
        except selectors.NoSuchSlip:
            count(WRONG_REFERENCES, who)
            form.no_such_slip()
        except selectors.SlipUsed:
            form.slip_used()
        except NobodyLooksAfterPeople:
            form.add_error(None, _("No safeguarding lead can be told, so nothing can be saved. Ask an administrator."))
        else:
            return redirect(address("entered", request.programme, made.pk))
    page = presenters.type_in_page(
        programme=request.programme, kind=kind, access=request.access,
        listening=listening_of(request.programme), wait=wait,
    )  # fmt: skip
    return page_or_wait(request, "voices/paper/type_in.jinja", {"page": page, "form": form}, wait=wait)


@require_safe
@never_cache
@require(Permission.ENTER)
def entered(request: HttpRequest, organisation: str, programme: str, contribution: UUID) -> HttpResponse:
    """The four words stand here for whoever typed it in, in the same browser."""
    with or_404(Contribution.DoesNotExist):
        found = selectors.typed_in(request.programme, contribution)
    mine = found.by_id == request.user.pk and selectors.is_fresh(found)
    page = presenters.entered_page(
        programme=request.programme, access=request.access, contribution=found,
        words=words_of(found, sender=sender_of(request)) if mine else "", follow=reverse("voices:follow"),
    )  # fmt: skip
    return render(request, "voices/paper/entered.jinja", {"page": page})


@require_safe
@require(Permission.ENTER)
def script(request: HttpRequest, organisation: str, programme: str, kind: str) -> HttpResponse:
    _exists(kind)
    page = presenters.script_page(
        programme=request.programme, kind=kind, access=request.access, listening=listening_of(request.programme),
        form=_asked(request.programme, kind), follow=reverse("voices:follow"),
    )  # fmt: skip
    return render(request, "voices/paper/script.jinja", {"page": page})


def _exists(kind: str) -> None:
    if kind not in FORMS:
        raise Http404


def _asked(programme: Programme, kind: str) -> ContributionForm:
    """The form of the page, to be read and not filled in."""
    return ContributionForm(wording=FORMS[kind], places=places_of(programme), postcodes_of=postcodes_of(programme))


def _form_to_type_in(request: HttpRequest, kind: str) -> TypeInForm:
    programme = request.programme
    everyone = allowed(request, Permission.SEE_WHO, programme)
    ask = OnAPageForm if kind == Kind.ON_A_PAGE else TypeInForm
    return ask(
        posted(request),
        programme=programme,
        kind=kind,
        wording=FORMS[kind],
        places=places_of(programme),
        postcodes_of=postcodes_of(programme),
        people=selectors.known_people(programme, everyone=everyone),
        hidden=hidden_now(programme.organisation),
        initial={"channel": request.GET.get("channel", ""), "received": timezone.localdate()},
    )


def _typed(request: HttpRequest, kind: str, form: TypeInForm) -> dict[str, Any]:
    answers, page = form.cleaned_data, form.about or Subject("")
    asked = ("words", "name", "contact", "safe_channel", "worry")
    about = answers["about_somebody"] == YES
    said = Said(
        kind=kind, about_somebody=about, place=form.place_given or page.place, about=page.initiative, page=page.page,
        **{name: answers[name] for name in asked},
    )  # fmt: skip
    other = ("channel", "participant", "slip_words", "received")
    typed = {name: answers[name] for name in other}
    return {**typed, "programme": request.programme, "said": said, "by": request.user, "sender": sender_of(request)}
