"""Putting cases in, changing and withdrawing them keeps the search true."""

from dataclasses import replace

import pytest
from tests.factories.people import HOSTILE, OrganisationFactory, UserFactory

from coproduction_star.audit.models import Event
from coproduction_star.data.cases import Case as CaseText
from coproduction_star.data.cases import load_cases
from coproduction_star.journeys.case_bank import selectors, services
from coproduction_star.journeys.case_bank.facets import Facet
from coproduction_star.journeys.case_bank.questions import Question
from coproduction_star.journeys.models import Case, CaseBankState, CaseFacet, CaseTerm

pytestmark = pytest.mark.django_db


def text(**changes: object) -> CaseText:
    return replace(load_cases()[0], id="a-new-case", title="Zebrafinches sing at the crossing", **changes)


def found(words: str) -> list[str]:
    return [case.slug for case in selectors.ask(Question(words=words)).cases]


def test_copying_again_writes_nothing() -> None:
    token = CaseBankState.objects.get().token
    copied = services.copy_shipped_cases()
    assert (copied.written, copied.withdrawn, copied.unchanged) == (0, 0, 50)
    assert CaseBankState.objects.get().token == token


def test_a_changed_file_changes_its_row_and_what_finds_it() -> None:
    first, *others = load_cases()
    copied = services.copy_shipped_cases([replace(first, title="Zebrafinches"), *others])
    assert (copied.written, copied.unchanged) == (1, 49)
    assert found("zebrafinches") == [first.id]
    assert (
        first.id not in found("albacete la paz learning community")[:1]
        or selectors.case_called(first.id).title == "Zebrafinches"
    )
    assert selectors.how_many() == 50


def test_a_file_that_is_gone_is_withdrawn_and_not_deleted() -> None:
    first, *others = load_cases()
    assert services.copy_shipped_cases(others).withdrawn == 1
    assert selectors.how_many() == 49
    assert Case.objects.filter(slug=first.id, published_at=None).exists()
    assert first.id not in [row[0] for row in selectors.found_rows(selectors.bank().every, "slug")]


def test_a_file_that_comes_back_is_published_again() -> None:
    services.copy_shipped_cases(load_cases()[1:])
    services.copy_shipped_cases()
    assert selectors.how_many() == 50
    assert Case.objects.count() == 50


def test_an_organisations_case_is_found_by_everyone_and_shipping_leaves_it_alone() -> None:
    organisation, user = OrganisationFactory(slug="eastbridge"), UserFactory()
    case = services.publish_case(organisation=organisation, text=text(), by=user)
    assert case.slug == "eastbridge__a-new-case"
    services.copy_shipped_cases()
    assert found("zebrafinches") == ["eastbridge__a-new-case"]
    assert Event.objects.get(verb="journeys.case_published").by == user


def test_publishing_again_changes_the_case() -> None:
    organisation, user = OrganisationFactory(), UserFactory()
    services.publish_case(organisation=organisation, text=text(), by=user)
    services.publish_case(organisation=organisation, text=replace(text(), title="Goldcrests at dawn"), by=user)
    assert selectors.how_many() == 51
    assert found("zebrafinches") == []
    assert len(found("goldcrests")) == 1


def test_a_withdrawn_case_leaves_no_word_and_no_count_behind() -> None:
    terms = {row.term: row.cases for row in CaseTerm.objects.all()}
    facets = {(row.facet, row.value): row.cases for row in CaseFacet.objects.all()}
    organisation, user = OrganisationFactory(), UserFactory()
    case = services.publish_case(organisation=organisation, text=text(), by=user)
    services.withdraw_case(case=case, organisation=organisation, by=user)
    assert {row.term: row.cases for row in CaseTerm.objects.all()} == terms
    assert {(row.facet, row.value): row.cases for row in CaseFacet.objects.all()} == facets


def test_another_organisation_cannot_withdraw_a_case() -> None:
    case = services.publish_case(organisation=OrganisationFactory(), text=text(), by=UserFactory())
    with pytest.raises(services.AnothersCase):
        services.withdraw_case(case=case, organisation=OrganisationFactory(), by=UserFactory())
    assert selectors.how_many() == 51


def test_words_cut_by_older_rules_are_written_again() -> None:
    CaseBankState.objects.update(index_format=0)
    CaseTerm.objects.all().delete()
    services.copy_shipped_cases()
    assert found("loneliness")


def test_a_hostile_case_is_kept_as_it_is_written() -> None:
    case = services.publish_case(organisation=OrganisationFactory(), text=text(problem=HOSTILE), by=UserFactory())
    assert selectors.told(case).problem == HOSTILE


def test_counts_of_the_rows_are_the_numbers_of_their_members() -> None:
    for row in CaseFacet.objects.all():
        assert row.cases == selectors.bank().members(row.facet, row.value).bit_count()
    assert selectors.bank().members(Facet.EVERY, "").bit_count() == 50


def test_a_process_reads_the_bank_again_only_when_it_has_changed(django_assert_num_queries: object) -> None:
    selectors.bank()
    with django_assert_num_queries(1):
        selectors.bank()
    services.publish_case(organisation=OrganisationFactory(), text=text(), by=UserFactory())
    with django_assert_num_queries(4):
        assert selectors.bank().every.bit_count() == 51
