"""How a cell of each kind is read: the value, or a sentence that says what to write instead."""

import datetime as dt
import re
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext as _

from coproduction_star.data.cases.cells import GUARD, RISKY
from coproduction_star.journeys.models import Initiative

from . import vocabulary

GUARDED = (*RISKY, GUARD)
MOST_NUMBER = 10_000_000
NUMBER = re.compile(
    r"^(?:about|around|approx\.?|circa|c\.?|tua|~|>|<)?\s*(\d[\d ,.]*?)\s*(?:people|hours|hrs|h|pobl|awr)?\s*\+?$"
)
DAYS = (
    "%Y-%m-%d",
    "%Y-%m-%d %H:%M:%S",
    "%d/%m/%Y",
    "%d.%m.%Y",
    "%d-%m-%Y",
    "%d/%m/%y",
    "%d %B %Y",
    "%d %b %Y",
    "%B %Y",
    "%b %Y",
    "%Y",
)


class Unreadable(ValueError):
    """A cell that cannot be taken as it is; the sentence says what to write instead."""


def unguarded(text: str) -> str:
    """Take off the ' that keeps a spreadsheet from taking a text for a formula."""
    return text[1:] if text[:1] == "'" and text[1:2] in GUARDED and len(text) > 1 else text


def text_of(text: str, *, most: int) -> str:
    if len(text) > most:
        said = {"has": f"{len(text):,}", "most": f"{most:,}"}
        raise Unreadable(_("This has %(has)s letters. Cut it to %(most)s, or put the rest in another column.") % said)
    return text


def title_of(text: str) -> str:
    most = Initiative._meta.get_field("title").max_length or 0
    if len(text) > most:
        said = {"has": f"{len(text):,}", "most": f"{most:,}"}
        raise Unreadable(_("A name has at most %(most)s letters, and this has %(has)s. Make it shorter.") % said)
    return " ".join(text.split())


def choice_of(text: str, *, choices: type[TextChoices]) -> str:
    found = vocabulary.meaning(choices, text)
    if found is None:
        words = "; ".join(vocabulary.allowed(choices))
        raise Unreadable(
            _("We do not know “%(text)s” here. Write one of: %(words)s.") % {"text": text[:60], "words": words}
        )
    return found


def number_of(text: str) -> int:
    found = NUMBER.match(text.strip().casefold())
    digits = re.sub(r"[ ,](?=\d{3}\b)", "", found[1]).strip(" ,.") if found else ""
    try:
        number = float(digits)
    except ValueError as error:
        raise Unreadable(
            _("Write a whole number, such as 12. “%(text)s” is not one.") % {"text": text[:60]}
        ) from error
    if not number.is_integer() or number > MOST_NUMBER:
        raise Unreadable(_("Write a whole number, such as 12. “%(text)s” is not one.") % {"text": text[:60]})
    return int(number)


def day_of(text: str) -> str:
    for pattern in DAYS:
        try:
            return dt.datetime.strptime(text.strip(), pattern).date().isoformat()  # noqa: DTZ007 - a day, no time
        except ValueError:
            continue
    raise Unreadable(_("Write a day such as 27/3/2026. We cannot read “%(text)s”.") % {"text": text[:60]})


def cos_of(text: str) -> list[str]:
    found, unknown = vocabulary.cos_in(text)
    if unknown:
        raise Unreadable(
            _(
                "We do not know “%(text)s” here. "
                "Write co-commission, co-design, co-deliver or co-assess, with ; between."
            )
            % {"text": unknown[0][:60]}
        )
    return found


def groups_of(text: str) -> str:
    found, unknown = vocabulary.groups_in(text)
    if unknown:
        raise Unreadable(
            _("We have no group called “%(text)s”. See the words in the template, or leave this column out.")
            % {"text": unknown[0][:60]}
        )
    return " ".join(found)


def several_of(text: str, *, most: int) -> list[str]:
    parts = list(dict.fromkeys(part for part in apart(text) if part))
    return [text_of(part, most=most) for part in parts]


def apart(text: str) -> list[str]:
    r"""Cut at semicolons and line breaks. A backslash before a semicolon keeps it in the words, as in our own files.

    >>> apart(r"warm; safe\; sound")
    ['warm', 'safe; sound']
    """
    words, now, rest = [], "", iter(range(len(text)))
    for place in rest:
        if text[place] == "\\" and text[place + 1 : place + 2] in {"\\", ";"}:
            now += text[next(rest)]
        elif text[place] in ";\n":
            words.append(now)
            now = ""
        else:
            now += text[place]
    return [word.strip() for word in (*words, now)]


def key_of(text: str) -> str:
    try:
        return str(UUID(text))
    except ValueError:
        return ""


def nothing_of(text_of: str) -> None:
    return None
