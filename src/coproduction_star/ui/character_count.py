"""What a box that counts letters says, in the reader's language; the number stands where the script looks for it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

COUNT = "%{count}"


@dataclass(frozen=True, slots=True)
class CharacterCountWords:
    """The four messages. Where a language counts in more forms than two, the script takes the one for many."""

    up_to: str
    left: dict[str, str]
    none_left: str
    over: dict[str, str]


def character_count_words() -> CharacterCountWords:
    return CharacterCountWords(
        up_to=_("You can enter up to %(count)s characters") % {"count": COUNT},
        left={
            "one": _("You have %(count)s character left") % {"count": COUNT},
            "other": _("You have %(count)s characters left") % {"count": COUNT},
        },
        none_left=_("You have no characters left"),
        over={
            "one": _("You have %(count)s character too many") % {"count": COUNT},
            "other": _("You have %(count)s characters too many") % {"count": COUNT},
        },
    )
