"""Whoever is asked about people is told why, who reads it and how long it is kept, on the same page.

The forms are found in the code and on the pages of every address, so a new one is walked from the day it exists.
"""

import importlib
import pkgutil
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from django import forms
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django_scopes import scope
from tests.factories.people import MembershipFactory
from tests.site.addresses import addresses
from tests.site.conftest import take_second_step
from tests.site.sample_world import samples

import coproduction_star
from coproduction_star.journeys.hiding import PersonChoice
from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.models import Organisation
from coproduction_star.organisations.roles import Role
from coproduction_star.ui.privacy import PrivacyNotice

Form = type[forms.BaseForm]
KEYS = "A code or a password, which is compared or sealed, and says nothing about anybody."
FIGURES = "What an option, a case or a theory is about. It asks to name nobody."
BODIES = "What a board or panel is called, and what it decides. Names of people stand at seats."
PLACES = "The names, codes and outlines of places."
NAMES = "The name of a thing."
ABOUT_NOBODY: dict[str, str] = {
    **dict.fromkeys(
        (
            "accounts.cards.CardForm",
            "accounts.second_factor.ActivateAppForm",
            "accounts.second_factor.AuthenticateForm",
            "accounts.second_factor.ReauthenticateForm",
            "accounts.signing_in.LoginForm",
            "accounts.signing_in.ConfirmLoginCodeForm",
            "accounts.signing_in.ConfirmEmailForm",
            "accounts.signing_in.ConfirmPasswordResetForm",
            "accounts.signing_in.NewPasswordForm",
            "accounts.signing_in.SetPasswordForm",
            "accounts.signing_in.ChangePasswordForm",
            "accounts.signing_in.ReauthenticateForm",
            "focus_it.critical_friends.CodeForm",
            "map_it.just_start.FourWordsForm",
            "organisations.invitations.CodeForm",
            "voices.following.ReferenceForm",
            "voices.paper.CodeForm",
            "together.budgets.GiveInForm",
            "together.workshop.CodeForm",
        ),
        KEYS,
    ),
    **dict.fromkeys(
        (
            "focus_it.business_case.NarrativeForm",
            "focus_it.business_case.PreparedByForm",
            "focus_it.business_case.FreezeForm",
            "focus_it.business_case.StartForm",
            "focus_it.business_case.EmptyForm",
            "focus_it.business_case.ProjectionForm",
            "grow_it.publishing.PublicationForm",
            "grow_it.publishing.ChangePublicationForm",
            "grow_it.publishing.WithdrawForm",
            "grow_it.outturn.OutturnForm",
            "grow_it.outturn.ChangeOutturnForm",
            "grow_it.outturn.OlderCaseForm",
            "focus_it.impact_matrix.NewMatrixForm",
            "focus_it.impact_matrix.ReopenForm",
            "focus_it.theory_of_change.TheoryForm",
            "focus_it.theory_of_change.ItemForm",
            "focus_it.theory_of_change.ArrowForm",
            "focus_it.theory_of_change.CriterionForm",
            "focus_it.weighted_criteria.FileForm",
            "focus_it.weighted_criteria.NewComparisonForm",
            "focus_it.weighted_criteria.CriterionForm",
            "focus_it.weighted_criteria.CompareOptionForm",
            "focus_it.weighted_criteria.CostsForm",
            "focus_it.weighted_criteria.ReopenComparisonForm",
            "journeys.commissioning.TextForm",
            "market_it.incentives.PlanForm",
            "market_it.incentives.BarriersForm",
            "market_it.incentives.ItemForm",
            "market_it.catalogue.OwnIncentiveForm",
            "market_it.catalogue.OwnBarrierForm",
            "market_it.catalogue.OwnRiskForm",
            "market_it.catalogue.OwnClauseForm",
            "market_it.catalogue.OwnQuestionForm",
            "market_it.catalogue.SheetForm",
            "market_it.incentives.MenuForm",
            "market_it.campaigns.CampaignForm",
            "market_it.campaigns.EndForm",
            "market_it.campaigns.SegmentsForm",
            "market_it.campaigns.CompareForm",
            "market_it.campaigns.CountForm",
            "market_it.campaigns.EndComparisonForm",
            "people_it.offers.FilterForm",
            "market_it.charter.CharterForm",
            "market_it.charter.NewCharterForm",
            "market_it.charter.ChangeCharterForm",
            "market_it.charter.PublishForm",
            "market_it.charter.EndForm",
            "market_it.charter.CarryForm",
            "market_it.risks.FilterForm",
            "market_it.agreements.RoleForm",
            "market_it.agreements.ConditionForm",
            "market_it.agreements.ChangeConditionForm",
            "market_it.agreements.CoverForm",
            "people_it.survey.NewSurveyForm",
            "people_it.survey.DescribeForm",
            "people_it.survey.TwinForm",
            "people_it.survey.CloseForm",
            "people_it.survey.OwnQuestionForm",
            "people_it.survey.LinkForm",
            "people_it.survey.BankQuestionForm",
            "people_it.survey.HeadingForm",
            "people_it.survey.WhenShown",
            "people_it.survey.UploadForm",
            "map_it.stories.FigureForm",
            "together.budgets.BudgetForm",
            "together.budgets.BecameForm",
            "together.budgets.BringForm",
            "together.budgets.CheckForm",
            "together.budgets.WithdrawForm",
            "grow_it.case_drafts.SourceForm",
            "grow_it.case_drafts.BringForm",
        ),
        FIGURES,
    ),
    **dict.fromkeys(
        (
            "journeys.places.PlaceForm",
            "journeys.places.ChangePlaceForm",
            "journeys.places.BoundaryForm",
            "journeys.places.NewPlaceForm",
            "journeys.places.FileOfPlacesForm",
            "journeys.places.PostcodesForm",
        ),
        PLACES,
    ),
    "accounts.second_factor.AddPasskeyForm": NAMES,
    "accounts.second_factor.RenamePasskeyForm": NAMES,
    "journeys.organisation_star.ServicesForm": NAMES,
    "market_it.charter.SideForm": NAMES,
    "market_it.charter.RenameSideForm": NAMES,
    "market_it.signing.LinkForm": NAMES,
    "map_it.just_start.MineForm": NAMES,
    "organisations.branding.LookForm": NAMES,
    "organisations.founding.SafetyForm": "An age, and the address of a page of somebody else.",
    "people_it.capacity.ThanksForm": "Thanks to everybody who came, named to nobody.",
    "people_it.inviting.HomesForm": "How many letterboxes a place has.",
    "people_it.capacity.WhyForm": "Why a session does not take place.",
    "grow_it.governance.BodyForm": BODIES,
    "grow_it.governance.ChangeBodyForm": BODIES,
    "grow_it.governance.TrialForm": "What a trial layout is called.",
    "people_it.ward_briefing.FundForm": "A published fund, and its address.",
    "people_it.ward_briefing.FigureForm": "A published figure about a place, and its source.",
    "people_it.ward_briefing.InviteForm": "Where a card is handed out. Answers are counted and nobody is named.",
    "map_it.importing.SheetForm": "Chooses between the sheets of a file; the file came with its notice.",
    "organisations.audit_trail.FilterForm": "Looks for what is kept already, and keeps nothing.",
    "people_it.results.MarginsForm": "Numbers of people from a census or a list.",
    "people_it.results.WorkOutForm": "How many groups there were to draw from.",
    "people_it.results.TakeBackForm": "Why numbers of many people are taken back.",
    "ui.gallery.SampleForm": "A sample, in development only; nothing is kept.",
}
"""Forms that take words and keep nothing about anybody, each with the reason."""
BY_HAND: dict[str, str] = {"focus_it:theory": FIGURES}
"""Pages whose fields are no form of ours, with the reason why they need no notice."""


def named(form: Form) -> str:
    package = form.__module__.removeprefix("coproduction_star.").split(".")[:-1]
    return ".".join((*package, form.__name__))


def takes_words_or_people(form: Form) -> bool:
    kinds = (forms.CharField, forms.FileField, PersonChoice)
    asked = (field for field in form.base_fields.values() if isinstance(field, kinds))
    return any(not isinstance(field.widget, forms.HiddenInput) for field in asked)


def our_forms() -> list[Form]:
    names = [module.name for module in pkgutil.walk_packages(coproduction_star.__path__, "coproduction_star.")]
    modules = [importlib.import_module(name) for name in names if name.endswith(("forms", "bringing_in", "headings"))]
    found = {
        one: None
        for module in modules
        for one in vars(module).values()
        if isinstance(one, type) and issubclass(one, forms.BaseForm) and one.__module__ == module.__name__
    }
    return list(found)


TAKING = [form for form in our_forms() if takes_words_or_people(form)]
NOBODY = {form for form in TAKING if named(form) in ABOUT_NOBODY}


@pytest.mark.parametrize("form", TAKING, ids=named)
def test_a_form_that_takes_words_or_people_says_why_or_is_known_to_be_about_nobody(form: Form) -> None:
    has_notice = isinstance(getattr(form, "notice", None), PrivacyNotice)
    assert has_notice != (named(form) in ABOUT_NOBODY), f"{named(form)}: give it a PrivacyNotice"


def test_no_reason_is_kept_for_a_form_that_is_gone() -> None:
    assert not set(ABOUT_NOBODY) - {named(form) for form in TAKING}


class Fields(HTMLParser):
    """The names of the fields that take words in forms which are sent, and whether the page shows a notice."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.inside, self.fields, self.has_notice = False, set[str](), False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self.inside = given.get("method") == "post"
        self.has_notice = self.has_notice or "star-privacy" in (given.get("class") or "").split()
        words = tag == "textarea" or (tag == "input" and given.get("type", "text") in ("text", "email", "tel", "file"))
        if self.inside and words:
            self.fields.add(given.get("name") or "")

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "form"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Form]:
    """The kinds of form that were made since the list was last emptied."""
    kinds: list[Form] = []
    original = forms.BaseForm.__init__

    def noting(self: Any, *args: Any, **kwargs: Any) -> None:
        kinds.append(type(self))
        original(self, *args, **kwargs)

    monkeypatch.setattr(forms.BaseForm, "__init__", noting)
    return kinds


def pages(client: Client, values: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The page of every address that opens, with nothing kept of what opening it did."""
    for address in addresses():
        filled = {**values, **address.choices}
        if not set(address.parts) <= set(filled):
            continue
        with transaction.atomic():
            answer = client.get(reverse(address.name, kwargs={part: filled[part] for part in address.parts}))
            transaction.set_rollback(True)
        if answer.streaming:
            b"".join(answer.streaming_content)
        elif answer.status_code == 200 and answer.get("Content-Type", "").startswith("text/html"):
            yield address.name, answer.content.decode()


@pytest.mark.django_db
def test_every_page_that_takes_words_about_people_shows_its_notice(
    organisation: Organisation, programme: Programme, made: list[Form]
) -> None:
    everything = [Role.ADMINISTRATOR, Role.PROGRAMME_LEAD, Role.MODERATOR, Role.SAFEGUARDING_LEAD]
    with scope(organisation=organisation.pk, programme=None):
        values = samples(organisation, programme)
        membership = MembershipFactory(organisation=organisation, roles=everything)
    client = Client()
    client.force_login(membership.user)
    take_second_step(client, membership.user)
    silent, shown = [], set[str]()
    made.clear()
    for name, html in pages(client, values):
        page, kinds = Fields(html), set(made)
        made.clear()
        ours = {one for one in kinds if one.__module__.startswith("coproduction_star.")}
        about_people = {named(one) for one in ours if isinstance(getattr(one, "notice", None), PrivacyNotice)}
        if page.fields and page.has_notice:
            shown |= about_people
        known = name in BY_HAND or (ours and not {one for one in ours if takes_words_or_people(one)} - NOBODY)
        if page.fields and not page.has_notice and not known:
            silent.append(f"{name}: {sorted(page.fields)} {sorted(map(named, ours))}")
    assert not silent, "\n".join(silent)
    assert len(shown) > 20
