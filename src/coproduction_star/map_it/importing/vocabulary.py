"""The words people write in their own lists, and what we take them for. English and Welsh; more can be added here."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import override

from coproduction_star.data.vocabularies import PEOPLE, Co
from coproduction_star.journeys.case_bank.words import fold
from coproduction_star.journeys.models import (
    AloneOrTogether,
    Evidence,
    Rung,
    StartedBy,
    Status,
    WhoCoproduces,
    WhoDecides,
    WhoDoes,
)

LANGUAGES = ("en", "cy")
NOT_A_LETTER = re.compile(r"[\W_]+")
BOTH_SIDES = {
    "professionals": "professional, professionals, staff, the council, council, service, services, officers, us, "
    "staff cyngor, gweithwyr proffesiynol, y cyngor",
    "both": "both, together, shared, joint, jointly, equal, equally, co-produced, y ddau, gyda'n gilydd, ar y cyd",
    "citizens": "citizen, citizens, residents, people, community, the community, volunteers, users, tenants, "
    "dinasyddion, trigolion, y gymuned, gwirfoddolwyr",
    "unknown": "unknown, not known, don't know, do not know, not sure, unsure, ?, n/a, na, tbc, "
    "ddim yn gwybod, anhysbys",
}
OTHER_WORDS: Mapping[type[TextChoices], Mapping[str, str]] = {
    Status: {
        "existing": "existing, exists, happening, happens, happening now, already happening, ongoing, on-going, live, "
        "active, running, current, in place, established, open, yes, y, started, up and running, delivering, "
        "yn digwydd, yn digwydd eisoes, bodoli, presennol, ydy, ydi, oes, gweithredol, byw",
        "improve": "improve, needs improvement, needs improving, could be better, to improve, improving, needs work, "
        "developing, under review, review, gwella, angen gwella, gallai fod yn well",
        "potential": "potential, idea, ideas, planned, plan, planning, proposed, proposal, future, not yet, no, n, "
        "not started, could start, possible, pipeline, new, suggestion, wish, syniad, posibl, "
        "wedi'i gynllunio, arfaethedig, na, nac oes, ddim eto, dyfodol",
        "stopped": "stopped, ended, closed, finished, complete, completed, ceased, discontinued, cancelled, dormant, "
        "paused, on hold, lapsed, wedi stopio, wedi dod i ben, wedi gorffen, ar gau",
    },
    WhoDecides: BOTH_SIDES,
    WhoDoes: BOTH_SIDES,
    Evidence: {
        "none": "none, no, nothing, not yet, not known, unknown, n/a, dim, dim eto",
        "anecdote": "anecdote, anecdotal, stories, story, quotes, straeon",
        "feedback": "feedback, survey, satisfaction, counts, numbers, attendance, adborth, arolwg",
        "before-after": "before and after, before after, pre and post, measured, monitoring, cyn ac ar ôl",
        "comparison": "comparison, compared, evaluation, evaluated, trial, rct, control group, gwerthusiad, cymharu",
    },
    AloneOrTogether: {
        "individual": "individual, one to one, 1:1, alone, unigol",
        "collective": "collective, group, groups, together, grŵp",
        "both": "both, y ddau",
        "unknown": BOTH_SIDES["unknown"],
    },
    WhoCoproduces: {
        "users": "users, user, service users, people who use the service, patients, clients, defnyddwyr",
        "community": "community, wider community, residents, neighbourhood, cymuned, y gymuned",
        "both": "both, y ddau",
        "unknown": BOTH_SIDES["unknown"],
    },
    Rung: {
        "informing": "inform, informed, hysbysu",
        "consultation": "consult, consulted, consulting, ymgynghori",
        "engagement": "engage, engaged, ymgysylltu",
        "co-design": "codesign, cyd-ddylunio",
        "co-production": "coproduction, co-produced, cyd-gynhyrchu, cydgynhyrchu",
    },
    StartedBy: {
        "staff": "staff, council, service, services, officers, nhs, y cyngor",
        "residents": "residents, resident, citizens, community, local people, trigolion",
        "voluntary": "charity, voluntary, community group, third sector, vcs, vcse, elusen, trydydd sector",
        "councillors": "councillor, councillors, member, elected member, cynghorydd, cynghorwyr",
        "unknown": BOTH_SIDES["unknown"],
    },
}
CO_WORDS = {
    "co-commission": "co commission, cocommission, co commissioning, cocommissioning, commission, commissioning, "
    "cyd gomisiynu, cydgomisiynu",
    "co-design": "co design, codesign, co designing, codesigning, design, co designed, co create, cyd ddylunio, "
    "cydddylunio",
    "co-deliver": "co deliver, codeliver, co delivery, codelivery, co delivering, deliver, delivery, co delivered, "
    "cyd ddarparu, cydddarparu, cyd gyflawni",
    "co-assess": "co assess, coassess, co assessment, coassessment, co evaluate, co evaluation, assess, assessment, "
    "cyd asesu, cydasesu, cyd werthuso",
}


def key(text: str) -> str:
    """How words are compared: small letters, no accents, one space between.

    >>> key(" Co-design;  CO_deliver ")
    'co design co deliver'
    """
    return NOT_A_LETTER.sub(" ", fold(text)).strip()


def meaning(choices: type[TextChoices], text: str) -> str | None:
    """The value somebody means; nothing when we do not know the words."""
    said = key(text)
    known = _known(choices)
    return known.get(said, known.get(text.strip())) or _opening(known, said)


def _opening(known: Mapping[str, str], said: str) -> str | None:
    """ "Happening since 2019" begins with words we know."""
    words = said.split()
    for number in range(len(words) - 1, 0, -1):
        found = known.get(" ".join(words[:number]))
        if found is not None:
            return found
    return None


@cache
def _known(choices: type[TextChoices]) -> Mapping[str, str]:
    words: dict[str, str] = {}
    for value, listed in OTHER_WORDS[choices].items():
        words |= {(key(word) or word.strip()): value for word in listed.split(",")}
    for language in LANGUAGES:
        with override(language):
            words |= {key(str(label)): value for value, label in choices.choices}
    return words | {key(value): value for value in choices.values}


@cache
def _known_cos() -> Mapping[str, str]:
    listed = {key(word): value for value, words in CO_WORDS.items() for word in words.split(",")}
    return listed | {key(co.value): co.value for co in Co}


def cos_in(text: str) -> tuple[list[str], list[str]]:
    """The Co's that are named, in their own order, and the words that are none."""
    return _several(re.split(r"[;,/\n+&|]|\band\b|\ba\b", text), _known_cos(), [co.value for co in Co])


def groups_in(text: str) -> tuple[list[str], list[str]]:
    """Groups of people, by our words."""
    words = text.split() if all(word in PEOPLE for word in text.split()) else re.split(r"[;,/\n]", text)
    return _several(words, _known_groups(), list(PEOPLE))


@cache
def _known_groups() -> Mapping[str, str]:
    return {key(word): word for word in PEOPLE} | {key(label): word for word, label in PEOPLE.items()}


def _several(parts: Iterable[str], known: Mapping[str, str], order: list[str]) -> tuple[list[str], list[str]]:
    found, unknown = set(), []
    for part in parts:
        said = key(part)
        if said in known:
            found.add(known[said])
        elif said:
            unknown.append(part.strip())
    return [value for value in order if value in found], unknown


YES = {"yes", "y", "true", "1", "x", "✓", "✔", "ie", "ydy", "oes"}


def is_yes(text: str) -> bool:
    return key(text) in YES or text.strip() in YES


def allowed(choices: Any) -> list[str]:
    """The words of a vocabulary in the reader's language, for whoever must choose one."""
    return [str(label) for _value, label in choices.choices]
