"""The words of a survey's parts, kinds and languages."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from coproduction_star.data.questions import Kind, Part, Side

PARTS: Mapping[Part, Promise] = {
    Part.DO_NOW: _("What you do now"),
    Part.DO_MORE: _("What you would like to do"),
    Part.CAN_DO: _("What you can do"),
    Part.KNOW: _("What and whom you know"),
    Part.SHARE: _("What you could share"),
    Part.WORK: _("How you work"),
    Part.BARRIERS: _("What makes it hard"),
    Part.VIEWS: _("What you think"),
    Part.HELP: _("What would help you"),
    Part.TAKING_PART: _("Taking part"),
    Part.CONSENT: _("What we may do"),
    Part.ABOUT_YOU: _("About you"),
}
"""The headings that people read above the questions of the bank."""
KINDS: Mapping[Kind, Promise] = {
    Kind.ONE: _("Choose one answer"),
    Kind.SEVERAL: _("Tick all that fit"),
    Kind.YES_NO: _("Yes or no"),
    Kind.TEXT: _("In their own words"),
    Kind.NUMBER: _("A number"),
    Kind.STATEMENTS: _("The same choices for several statements"),
    Kind.NOTE: _("Words to read, with nothing to answer"),
}
SIDES: Mapping[Side, Promise] = {
    Side.OFFER: _("What people can offer"),
    Side.NEED: _("What people need"),
}
LANGUAGES: Mapping[str, str] = {
    "en": "English",
    "cy": "Cymraeg",
    "pl": "Polski",
    "ro": "Română",
    "pa": "ਪੰਜਾਬੀ",
    "ur": "اردو",
    "bn": "বাংলা",
    "gu": "ગુજરાતી",
    "ar": "العربية",
    "so": "Soomaali",
    "uk": "Українська",
    "pt": "Português",
    "es": "Español",
    "fr": "Français",
    "de": "Deutsch",
    "it": "Italiano",
    "zh-Hans": "简体中文",
    "zh-Hant": "繁體中文",
}
"""The languages that the builder offers, each in its own name. A file may bring others."""


def language_name(code: str) -> str:
    return LANGUAGES.get(code, code)


def heading_of(part: Part, languages: tuple[str, ...]) -> dict[str, str]:
    """A heading in those of the languages that the product speaks."""
    return {language: _in(language, part) for language in languages if language in ("en", "cy")}


def _in(language: str, part: Part) -> str:
    with override(language):
        return str(PARTS[part])
