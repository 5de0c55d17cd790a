"""Who sees what of a contribution: one table, read by every page that shows one and written into docs/reference."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Reader(StrEnum):
    """As whom somebody reads it."""

    CONTRIBUTOR = "contributor"
    MODERATOR = "moderator"
    LEAD = "safeguarding-lead"
    TEAM = "team"
    TEAM_WITH_CONTACT = "team-with-contact"
    PUBLIC = "public"


class Part(StrEnum):
    """What there is to see."""

    WORDS_UNCHECKED = "words-unchecked"
    WORDS_CHECKED = "words-checked"
    WORDS_REFUSED = "words-refused"
    WORDS_OF_A_WORRY = "words-of-a-worry"
    WORDS_BEFORE_EDITING = "words-before-editing"
    NAME = "name"
    CONTACT = "contact"
    ANSWER = "answer"
    REASON = "reason"
    APPEAL = "appeal"
    WORRY_OUTCOME = "worry-outcome"


READERS: Mapping[Reader, str | Promise] = {
    Reader.CONTRIBUTOR: _("Who wrote it, by the four words"),
    Reader.MODERATOR: _("Moderator"),
    Reader.LEAD: _("Safeguarding lead"),
    Reader.TEAM: _("Team"),
    Reader.TEAM_WITH_CONTACT: _("Team member who may see contact details"),
    Reader.PUBLIC: _("Anyone"),
}
PARTS: Mapping[Part, str | Promise] = {
    Part.WORDS_UNCHECKED: _("The words, before they are checked or while they are held"),
    Part.WORDS_CHECKED: _("The words, once they are checked"),
    Part.WORDS_REFUSED: _("The words, when they are not shown"),
    Part.WORDS_OF_A_WORRY: _("The words of a worry about somebody"),
    Part.WORDS_BEFORE_EDITING: _("The words as they were before a moderator edited them"),
    Part.NAME: _("The writer’s name"),
    Part.CONTACT: _("How to reach the writer"),
    Part.ANSWER: _("What became of it, and why"),
    Part.REASON: _("Why it is not shown"),
    Part.APPEAL: _("What the writer says against that"),
    Part.WORRY_OUTCOME: _("What was done about a worry"),
}
R = Reader
SIGHT: Mapping[Part, frozenset[Reader]] = {
    Part.WORDS_UNCHECKED: frozenset({R.CONTRIBUTOR, R.MODERATOR, R.LEAD}),
    Part.WORDS_CHECKED: frozenset(R),
    Part.WORDS_REFUSED: frozenset({R.CONTRIBUTOR, R.MODERATOR, R.LEAD}),
    Part.WORDS_OF_A_WORRY: frozenset({R.LEAD}),
    Part.WORDS_BEFORE_EDITING: frozenset({R.LEAD}),
    Part.NAME: frozenset({R.LEAD, R.TEAM_WITH_CONTACT}),
    Part.CONTACT: frozenset({R.LEAD, R.TEAM_WITH_CONTACT}),
    Part.ANSWER: frozenset(R),
    Part.REASON: frozenset({R.CONTRIBUTOR, R.MODERATOR, R.LEAD}),
    Part.APPEAL: frozenset({R.CONTRIBUTOR, R.MODERATOR, R.LEAD}),
    Part.WORRY_OUTCOME: frozenset({R.LEAD}),
}


def sees(reader: Reader, part: Part) -> bool:
    return reader in SIGHT[part]
