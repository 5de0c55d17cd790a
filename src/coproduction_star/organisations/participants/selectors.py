from itertools import combinations

from django.core.paginator import Page, Paginator
from django.db.models import Q
from rapidfuzz import fuzz

from coproduction_star.organisations.models import Organisation, Participant
from coproduction_star.organisations.selectors import people_of

A_PAGE = 50
ALIKE = 88
"""Names this close, out of 100, may be one person; found by trying names of two to four words."""
MOST_COMPARED = 1500


def page_of_people(organisation: Organisation, *, words: str, number: object) -> Page:
    people = people_of(organisation)
    for word in words.split()[:6]:
        people = people.filter(Q(name__icontains=word) | Q(email__icontains=word))
    return Paginator(people, A_PAGE).get_page(number)


def person_called(organisation: Organisation, participant_id: object) -> Participant:
    return people_of(organisation).get(pk=participant_id)


def likely_duplicates(organisation: Organisation) -> list[tuple[Participant, Participant]]:
    """Pairs with the same e-mail or nearly the same name, the likeliest first; two accounts are two people."""
    people = list(people_of(organisation)[:MOST_COMPARED])
    scored = [(_likeness(one, other), one, other) for one, other in combinations(people, 2)]
    likely = [row for row in scored if row[0] >= ALIKE]
    return [(one, other) for _score, one, other in sorted(likely, key=lambda row: (-row[0], row[1].name))][:50]


def _likeness(one: Participant, other: Participant) -> float:
    if one.user_id and other.user_id:
        return 0.0
    if one.email and one.email.lower() == other.email.lower():
        return 101.0
    return fuzz.token_sort_ratio(one.name.lower(), other.name.lower(), score_cutoff=ALIKE)
