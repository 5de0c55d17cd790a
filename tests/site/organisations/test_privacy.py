"""Nothing is kept about people in silence: models and forms declare it, and the reference repeats the code."""

import importlib
import pkgutil
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.conf import settings
from django.test import Client
from tests.factories.people import HOSTILE

import coproduction_star
from coproduction_star.organisations.models import Organisation
from coproduction_star.organisations.privacy import reference, selectors
from coproduction_star.organisations.roles import Role, Verb
from coproduction_star.ui.privacy import NotPersonal, PrivacyNotice

REFERENCE = Path(__file__).parents[3] / "docs" / "reference"
PERSONAL = {
    "name",
    "email",
    "phone",
    "contact",
    "access_needs",
    "age_band",
    "who",
    "who_in_words",
    "decided_by",
    "declares",
    "membership",
}


def our_forms() -> list[type[forms.BaseForm]]:
    names = [module.name for module in pkgutil.walk_packages(coproduction_star.__path__, "coproduction_star.")]
    modules = [importlib.import_module(name) for name in names if name.endswith("forms")]
    return [
        form
        for module in modules
        for form in vars(module).values()
        if isinstance(form, type) and issubclass(form, forms.BaseForm) and form.__module__ == module.__name__
    ]


@pytest.mark.parametrize("form", our_forms(), ids=lambda form: f"{form.__module__.split('.')[1]}.{form.__name__}")
def test_a_form_that_asks_about_people_declares_its_notice(form: Any) -> None:
    if PERSONAL & set(form.base_fields):
        assert isinstance(getattr(form, "notice", None), PrivacyNotice | NotPersonal)


def test_the_walk_finds_the_forms_it_is_about() -> None:
    assert {"ParticipantForm", "SignupForm", "PromiseForm", "JoinForm"} <= {form.__name__ for form in our_forms()}


def test_every_model_that_looks_personal_declares_its_processing() -> None:
    assert selectors.undeclared() == []


def test_a_declaration_names_fields_that_exist() -> None:
    labels = {model._meta.label: model for model in selectors.our_models()}
    for row in selectors.record_of_processing():
        columns = {field.name for field in labels[row.label]._meta.get_fields()}
        assert set(row.processing.fields) <= columns, row.label


@pytest.mark.parametrize("name", sorted(reference.pages()))
def test_the_reference_pages_say_what_the_code_says(name: str) -> None:
    assert (REFERENCE / name).read_text(encoding="utf-8") == reference.pages()[name], (
        "Write them anew: see organisations/privacy/reference.py"
    )


def test_every_role_and_verb_has_its_words() -> None:
    text = reference.who_sees_what()
    for role in Role:
        assert f"**{role.label}**" in text
    for verb in Verb:
        assert f"| {verb} " in text


def test_permissions_are_asked_of_the_rules_themselves() -> None:
    rows = {row.permission: row.roles for row in selectors.permissions_by_role()}
    assert rows["organisations.administer"] == {Role.ADMINISTRATOR}
    assert Role.OBSERVER not in rows["voices.comment"]
    assert Role.CO_PRODUCER in rows["voices.comment"]


@pytest.mark.django_db
def test_the_record_is_shown_to_members_with_who_answers_for_it(organisation: Organisation, signed_in: Any) -> None:
    Organisation.objects.filter(pk=organisation.pk).update(controller=f"The council {HOSTILE}")
    words = signed_in("observer").get("/o/eastbridge/privacy/processing/").content.decode()
    assert "The council" in words
    assert HOSTILE not in words
    for row in selectors.record_of_processing():
        assert row.label in words


@pytest.mark.django_db
def test_a_form_says_why_it_asks_and_who_answers(organisation: Organisation, signed_in: Any) -> None:
    Organisation.objects.filter(pk=organisation.pk).update(controller="The council")
    words = signed_in("administrator").get("/o/eastbridge/people/everyone/add/").content.decode()
    for part in ("Why we ask", "The council", "Who reads it", "How long we keep it", "article 6(1)(e)"):
        assert part in words


@pytest.mark.django_db
def test_no_cookie_is_set_that_the_page_does_not_list(signed_in: Any) -> None:
    client = signed_in("administrator")
    for address in ("/", "/privacy/", "/language/cy/", "/o/eastbridge/people/", "/me/notices/", "/join/"):
        client.get(address)
    listed = Client().get("/cookies/").content.decode()
    assert settings.SESSION_COOKIE_NAME in client.cookies
    assert f">{settings.FOLLOWING_COOKIE_NAME}<" in listed
    assert f">{settings.ANSWERING_COOKIE_NAME}<" in listed
    for name in client.cookies:
        assert f">{name}<" in listed


@pytest.mark.django_db
def test_reading_sets_no_cookie_at_all(client: Client) -> None:
    for address in ("/", "/privacy/", "/cookies/", "/accessibility/"):
        client.get(address)
    assert not client.cookies
