"""The letters on a form: every slip of the pen is found, and no form is taken for another."""

from uuid import UUID

import pytest

from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.models import SafeChannel
from coproduction_star.voices.contributions.wording import FORMS
from coproduction_star.voices.paper.codes import (
    LETTERS,
    OF_CHANNEL,
    Mistyped,
    OfAnotherProgramme,
    form_code,
    in_halves,
    kind_of,
)

HERE = Programme(pk=UUID(int=7))
ELSEWHERE = Programme(pk=UUID(int=8))


@pytest.mark.parametrize("kind", FORMS)
def test_the_code_of_each_form_is_read_however_it_is_spaced(kind: str) -> None:
    code = form_code(HERE, kind)
    assert kind_of(code, programme=HERE) == kind
    assert kind_of(f" {in_halves(code).lower().replace(' ', '-')} ", programme=HERE) == kind
    assert set(code) <= set(LETTERS)


def test_every_single_wrong_letter_is_refused() -> None:
    code = form_code(HERE, "idea")
    wrong = [code[:at] + other + code[at + 1 :] for at in range(6) for other in LETTERS if other != code[at]]
    assert len(wrong) == 6 * 22
    for typed in wrong:
        with pytest.raises(Mistyped):
            kind_of(typed, programme=HERE)


@pytest.mark.parametrize("number", range(20))
def test_neighbours_that_changed_places_are_refused(number: int) -> None:
    programme = Programme(pk=UUID(int=number))
    code = form_code(programme, "join")
    swapped = {code[:at] + code[at + 1] + code[at] + code[at + 2 :] for at in range(5)} - {code}
    for typed in swapped:
        with pytest.raises(Mistyped):
            kind_of(typed, programme=programme)


@pytest.mark.parametrize("typed", ["", "H", "HKTRMXX", "123456", "<b>abc", "٣٣٣٣٣٣", "ſſſſſſ", "ßßß", "0" * 500])
def test_what_is_no_code_is_refused(typed: str) -> None:
    with pytest.raises(Mistyped):
        kind_of(typed, programme=HERE)


def test_the_form_of_another_programme_is_told_apart() -> None:
    with pytest.raises(OfAnotherProgramme):
        kind_of(form_code(ELSEWHERE, "idea"), programme=HERE)


def test_every_safe_way_has_a_letter_of_its_own() -> None:
    assert set(OF_CHANNEL) == set(SafeChannel.values)
    assert len(set(OF_CHANNEL.values())) == len(OF_CHANNEL)
