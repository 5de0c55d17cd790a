from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from coproduction_star.accounts.models import DemonstrationPerson
from coproduction_star.accounts.second_factor.services import mark_taken
from coproduction_star.ui.shortcuts import or_404, public

from . import presenters, selectors

WHY = "Nobody and nothing in a demonstration is real; elsewhere this address does not exist."


@require_safe
@public(WHY)
def people(request: HttpRequest) -> HttpResponse:
    _only_in_a_demonstration()
    page = presenters.demonstration_page(selectors.demonstration_people())
    return render(request, "accounts/demonstration/people.jinja", {"page": page})


@require_POST
@public(WHY)
def enter(request: HttpRequest, key: str) -> HttpResponse:
    _only_in_a_demonstration()
    with or_404(DemonstrationPerson.DoesNotExist):
        person = selectors.demonstration_person(key)
    login(request, person.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    mark_taken(request.session, user=person.user)
    return redirect(settings.LOGIN_REDIRECT_URL)


def _only_in_a_demonstration() -> None:
    """The addresses are left out elsewhere too; this holds whenever they were read."""
    if not settings.DEMONSTRATION:
        raise Http404
