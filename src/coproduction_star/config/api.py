"""The API: one object, a router per feature. A token is asked for unless an operation says why not."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.operation import Operation
from ninja.renderers import JSONRenderer

from coproduction_star import __version__
from coproduction_star.accounts.tokens.doors import Bearer
from coproduction_star.accounts.tokens.middleware import MOST_BYTES
from coproduction_star.focus_it.impact_matrix.api import router as matrices
from coproduction_star.grow_it.indicators.api import router as measures
from coproduction_star.grow_it.publishing.api import router as public_figures
from coproduction_star.journeys.evidence.api import router as evidence
from coproduction_star.journeys.initiatives.api import router as initiatives
from coproduction_star.journeys.places.api import router as places
from coproduction_star.journeys.programmes.api import router as programmes
from coproduction_star.map_it.cases.api import router as cases
from coproduction_star.map_it.front_door.api import router as public_pages
from coproduction_star.market_it.agreements.api import router as role_agreements
from coproduction_star.market_it.campaigns.api import router as campaigns
from coproduction_star.market_it.charter.api import public_router as public_charters
from coproduction_star.market_it.charter.api import router as charters
from coproduction_star.market_it.incentives.api import router as incentives
from coproduction_star.market_it.promises.api import public_router as public_promises
from coproduction_star.market_it.promises.api import router as charter_promises
from coproduction_star.market_it.rewards.api import router as rewards
from coproduction_star.market_it.risks.api import router as risks
from coproduction_star.people_it.matching.api import router as matching
from coproduction_star.people_it.offers.api import router as public_offers
from coproduction_star.people_it.results.api import router as survey_results
from coproduction_star.people_it.results.public_api import router as public_results
from coproduction_star.ui import answers
from coproduction_star.ui.validation import problem_of, unfit
from coproduction_star.ui.writable import WritableParser


class Readable(JSONRenderer):
    """Letters as letters, so that a person can read what a program gets."""

    json_dumps_params = {"ensure_ascii": False}


class StarAPI(NinjaAPI):
    def get_openapi_operation_id(self, operation: Operation) -> str:
        """The function's own name: no two operations share one."""
        return operation.view_func.__name__


api = StarAPI(
    title="Co-production Star",
    version=__version__,
    description="Read the case bank, and read, add and change the initiatives of your programmes.",
    auth=Bearer(),
    renderer=Readable(),
    parser=WritableParser(),
    docs_url=None,
    openapi_url=None,
    urls_namespace="api",
)
api.add_router("/cases", cases)
api.add_router("/methods", evidence)
api.add_router("/in", public_offers)  # before the public pages, whose lists would take its names for theirs
api.add_router("/in", public_results)
api.add_router("/in", public_charters)
api.add_router("/in", public_figures)
api.add_router("/in", public_promises)
api.add_router("/in", public_pages)
api.add_router("/o", programmes)
api.add_router("/o", initiatives)
api.add_router("/o", places)
api.add_router("/o", matrices)
api.add_router("/o", matching)
api.add_router("/o", risks)
api.add_router("/o", campaigns)
api.add_router("/o", rewards)
api.add_router("/o", charters)
api.add_router("/o", charter_promises)
api.add_router("/o", incentives)
api.add_router("/o", role_agreements)
api.add_router("/o", survey_results)
api.add_router("/o", measures)


def addresses() -> list[URLPattern]:
    """The operations' addresses. Who asks is told by a token, so nobody is sent to the sign-in page."""
    found = [pattern for pattern in api.urls[0] if pattern.name != "api-root"]
    for pattern in found:
        login_not_required(pattern.callback)
    return found


def _says(make: Callable[[Any], HttpResponse]) -> Callable[[HttpRequest, Any], HttpResponse]:
    return lambda _request, error: make(error)


def _unreadable(error: HttpError) -> HttpResponse:
    if isinstance(error.__cause__, answers.Refused):
        return _refused(error.__cause__)
    sentence = _("The body is not JSON that can be read. Send one object, with “Content-Type: application/json”.")
    return answers.refusal(error.status_code, sentence)


def _refused(error: answers.Refused) -> HttpResponse:
    return answers.refusal(error.status, error.detail, error.problems, **error.more)


def _unfit(error: ValidationError) -> HttpResponse:
    return answers.refusal(422, unfit(), [problem_of(each) for each in error.errors])


api.add_exception_handler(answers.Refused, _says(_refused))
api.add_exception_handler(ValidationError, _says(_unfit))
api.add_exception_handler(HttpError, _says(_unreadable))
api.add_exception_handler(AuthenticationError, _says(lambda _error: answers.no_token()))
api.add_exception_handler(PermissionDenied, _says(lambda error: answers.refusal(403, str(error))))
api.add_exception_handler(Http404, _says(lambda _error: answers.not_there()))
api.add_exception_handler(RequestDataTooBig, _says(lambda _error: answers.too_large(MOST_BYTES)))
