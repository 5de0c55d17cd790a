"""Before an election, councillors' names and words are not shown on any page of the journeys."""

import re
from collections import ChainMap, Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import reduce
from operator import or_
from typing import Any, TypeVar, cast
from uuid import UUID

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django_scopes import scope

from coproduction_star.organisations.election import is_on
from coproduction_star.organisations.models import Organisation, Participant
from coproduction_star.organisations.roles import Role

from .models import WardCouncillor

Anything = TypeVar("Anything")
ADDRESS = ("/", "http://", "https://")
BEHIND_A_TITLE = "\0"
"""Marks a name in `Hidden.said` that counts only behind a title. No name holds it."""
TITLE = r"(?:councillors?|cllrs?\.?|cynghorydd|cyng\.?)"
"""What stands before a councillor's name, in English and in Welsh."""
INITIALS = r"(?:[^\W\d_]\.?\s+){0,3}"
TITLED = re.compile(rf"^{TITLE}\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Hidden:
    """Whose names are hidden now: as participants and as accounts, each with the words that stand for them."""

    people: Mapping[UUID, str] = field(default_factory=dict)
    users: Mapping[UUID, str] = field(default_factory=dict)
    said: Mapping[str, str] = field(default_factory=dict)
    """Every way to name them in a text, folded, each with the words that stand for it."""
    pattern: re.Pattern[str] | None = None

    def name(self, participant: Participant) -> str:
        """Words that tell this councillor from the others, and why there is no name."""
        label = self.people.get(participant.pk)
        if label is None:
            return participant.name
        return _("%(label)s (name not shown before the election)") % {"label": label}

    def quote(self, participant: Participant, text: str) -> str:
        return _("(not shown before the election)") if participant.pk in self.people else self.text(text)

    def sentence(self, user: Any, text: str) -> str:
        """The sentence of an event without the name of whoever did it, nor any other councillor's."""
        if user is not None and user.pk in self.users:
            text = text.replace(str(user), self.users[user.pk])
        return self.text(text)

    def text(self, text: str) -> str:
        """What somebody wrote, without the names of councillors."""
        return self.pattern.sub(self._instead, text) if self.pattern and text else text

    def _instead(self, found: re.Match[str]) -> str:
        key = _folded(found["full"]) if found["full"] else BEHIND_A_TITLE + _folded(found["last"])
        return self.said.get(key) or _("a councillor")

    def over(self, thing: Anything) -> Anything:
        """The same page, row or list with every text in it as `text` gives it. Addresses and HTML stay as they are."""
        return self._over(thing) if self.pattern else thing

    def _over(self, thing: Any) -> Any:
        if type(thing) is str:  # not a SafeString: that is HTML, made of what was hidden already
            return thing if thing.startswith(ADDRESS) else self.text(thing)
        if type(thing) in (tuple, list):
            return type(thing)(map(self._over, thing))
        if type(thing) is dict:
            return {key: self._over(value) for key, value in thing.items()}
        if is_dataclass(thing) and not isinstance(thing, type):
            return replace(thing, **self._changed(thing))
        return thing

    def _changed(self, thing: Any) -> dict[str, Any]:
        held = ((one.name, getattr(thing, one.name)) for one in fields(thing) if one.init)
        return {name: new for name, old in held if (new := self._over(old)) is not old}


class PersonChoice(forms.ModelChoiceField):
    """Choose a participant, or a member by their participant. Set `hidden` to what must not be shown now."""

    hidden = Hidden()

    def label_from_instance(self, one: Any) -> str:
        return self.hidden.name(getattr(one, "participant", one))


@dataclass(frozen=True, slots=True)
class _Councillor:
    """A councillor, as the organisation knows them and as they call themselves."""

    id: UUID
    name: str
    user: UUID | None
    account: str | None

    def names(self) -> set[str]:
        whole = [_folded(name) for name in (self.name, self.account or "") if name.strip()]
        bare = {name: TITLED.sub("", name) for name in whole}
        return {short if any(map(str.isalpha, short)) else name for name, short in bare.items()}

    def ways_to_say(self) -> Iterator[str]:
        """Whole, and behind a title by the end of the name: Ann de la Mare, Cllr de la Mare, Cllr Mare."""
        for name in self.names():
            words = name.split()
            yield name
            yield from (
                BEHIND_A_TITLE + " ".join(words[place:]) for place in range(min(1, len(words) - 1), len(words))
            )


def hidden_now(organisation: Organisation) -> Hidden:
    """Two queries in the election period, none outside it."""
    if not is_on(organisation):
        return Hidden()
    with scope(organisation=organisation.pk, programme=None):
        found, wards = _councillors(organisation), _wards(organisation)
    labels = _labels(found, wards)
    said = _said(found, labels)
    return Hidden(labels, {one.user: labels[one.id] for one in found if one.user}, said, _pattern(said))


def hidden_for(request: Any) -> Hidden:
    """The same for the organisation of an address, asked once however many parts of a page want it."""
    if not hasattr(request, "hidden"):
        request.hidden = hidden_now(request.organisation)
    return cast("Hidden", request.hidden)


def together(hidden: Iterable[Hidden]) -> Hidden:
    """For a page over several organisations: hidden in one of them is hidden on the page."""
    people, users, said = ChainMap[UUID, str](), ChainMap[UUID, str](), ChainMap[str, str]()
    for one in hidden:
        people, users, said = (
            people.new_child({**one.people}),
            users.new_child({**one.users}),
            said.new_child({**one.said}),
        )
    return Hidden(people, users, said, _pattern(said))


def _councillors(organisation: Organisation) -> tuple[_Councillor, ...]:
    """Whoever is a councillor in the organisation, in one of its programmes, or of one of its places."""
    people = Participant.objects.filter(organisation=organisation).order_by("pk")
    ways = (
        people.filter(membership__roles__role=Role.COUNCILLOR),
        people.filter(programme_roles__role=Role.COUNCILLOR),
        people.filter(wards__isnull=False),
    )
    some = reduce(or_, (Q(pk__in=way.order_by().values("pk")) for way in ways))
    return tuple(_Councillor(*row) for row in people.filter(some).values_list("pk", "name", "user_id", "user__name"))


def _wards(organisation: Organisation) -> dict[UUID, list[str]]:
    seats = WardCouncillor.objects.filter(place__organisation=organisation).order_by("place__name")
    found: dict[UUID, list[str]] = defaultdict(list)
    for person, place in seats.values_list("participant_id", "place__name"):
        found[person].append(place)
    return found


def _labels(councillors: Iterable[_Councillor], wards: Mapping[UUID, list[str]]) -> dict[UUID, str]:
    """By their places; numbered where that is not enough to tell them apart."""
    places = {one.id: ", ".join(wards.get(one.id, ())) for one in councillors}
    many, number = Counter(places.values()), Counter[str]()
    labels = {}
    for person, place in places.items():
        number[place] += 1
        labels[person] = _label(place, number[place], alone=many[place] == 1)
    return labels


def _label(place: str, number: int, *, alone: bool) -> str:
    facts = {"place": place, "number": number}
    if not place:
        return _("Councillor %(number)s") % facts
    return (_("Councillor for %(place)s") if alone else _("Councillor %(number)s for %(place)s")) % facts


def _said(councillors: Iterable[_Councillor], labels: Mapping[UUID, str]) -> dict[str, str]:
    """Whole names, and the ends of names behind a title. What two of them share stands for neither."""
    said: dict[str, set[str]] = defaultdict(set)
    for one in councillors:
        for way in one.ways_to_say():
            said[way].add(labels[one.id])
    return {way: min(found) if len(found) == 1 else "" for way, found in said.items()}


def _folded(name: str) -> str:
    """However it is written; a letter whose small form is two letters stays as it is, as it does for `re`."""
    small = (letter.lower() if len(letter.lower()) == 1 else letter for letter in name.replace("’", "'"))
    return " ".join("".join(small).split())


def _pattern(said: Iterable[str]) -> re.Pattern[str] | None:
    """The longest name first."""
    names = sorted(said, key=len, reverse=True)
    if not names:
        return None
    whole = "|".join(_whole(name) for name in names if not name.startswith(BEHIND_A_TITLE))
    ends = "|".join(_written(name[1:]) for name in names if name.startswith(BEHIND_A_TITLE))
    titled = rf"(?<!\w){TITLE}\s+{INITIALS}(?P<last>{ends})(?!\w)"
    return re.compile(rf"(?<!\w)(?:{TITLE}\s+)?(?P<full>{whole})(?!\w)|{titled}", re.IGNORECASE)


def _written(name: str) -> str:
    return re.escape(name).replace("'", "['’]").replace(r"\ ", r"\s+")


def _whole(name: str) -> str:
    """A name of one word may be a word of the language, such as may: it needs its capital letter."""
    return _written(name) if " " in name else f"(?-i:{re.escape(name[0].upper())}){_written(name[1:])}"
