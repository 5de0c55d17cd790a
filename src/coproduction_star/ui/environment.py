"""The Jinja environment every page is rendered with."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils import formats, translation
from jinja2 import (
    ChainableUndefined,
    ChoiceLoader,
    Environment,
    PackageLoader,
    PrefixLoader,
    Undefined,
    UndefinedError,
)
from jinja2.utils import missing

from .branding import brand
from .character_count import character_count_words
from .field_facts import error_list, field_facts
from .leaving import way_out
from .navigation import navigation, strips
from .privacy import controller, notice_of


class StrictOnObjects(ChainableUndefined):
    """Quiet for dictionaries, loud for our own objects.

    GOV.UK macros probe optional keys of the dictionary they are given, so a
    strict undefined breaks every one of them. A misspelt attribute of a page
    object is always a bug, and raises here.
    """

    def __init__(
        self, hint: str | None = None, obj: Any = missing, name: str | None = None, exc: type = UndefinedError
    ) -> None:
        super().__init__(hint, obj, name, exc)
        if obj is not missing and obj is not None and not isinstance(obj, (Mapping, Undefined, str)):
            raise UndefinedError(f"{type(obj).__name__} has no attribute {name!r}")


def environment(**options: Any) -> Environment:
    options["extensions"] = [*options.get("extensions", ()), "jinja2.ext.i18n", "jinja2.ext.do"]
    options["undefined"] = StrictOnObjects
    env = Environment(**options)  # noqa: S701 - Django's engine passes autoescape=True
    env.loader = ChoiceLoader(
        [env.loader, PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})]
    )
    env.policies["ext.i18n.trimmed"] = True
    env.install_gettext_translations(translation, newstyle=True)
    env.globals.update(
        static=static,
        url=_url,
        navigation=navigation,
        strips=strips,
        languages=settings.LANGUAGES,
        built=_built,
        character_count_words=character_count_words,
    )
    env.globals["development"] = settings.DEVELOPMENT
    env.globals["source_address"] = settings.SOURCE_URL
    env.filters.update(
        date=_date,
        field_facts=field_facts,
        error_list=error_list,
        notice_of=notice_of,
        controller=controller,
        brand=brand,
        way_out=way_out,
    )
    return env


def _url(name: str, *args: Any, **kwargs: Any) -> str:
    return reverse(name, args=args or None, kwargs=kwargs or None)


def _built(name: str) -> str:
    """The address of a file that `make static` builds."""
    return static(f"ui/built/{name}")


def _date(value: Any, form: str = "j F Y") -> str:
    return formats.date_format(value, form) if value else ""
