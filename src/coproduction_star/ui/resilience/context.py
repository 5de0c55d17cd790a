"""Every `{{ csrf_input }}` of a page also carries a mark, a fresh one for each form."""

from functools import cache
from typing import Any

from django.http import HttpRequest
from django.template.backends.utils import csrf_input
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString

from .marks import FIELD, new_mark, owner_of


def marked_forms(request: HttpRequest) -> dict[str, Any]:
    @cache
    def token() -> SafeString:
        """The same for all forms of a page: to mask it anew for each took longer than all else of a small form."""
        return csrf_input(request)

    def inputs() -> SafeString:
        mark = new_mark(owner_of(request))
        return format_html('{}<input type="hidden" name="{}" value="{}">', token(), FIELD, mark)

    return {"csrf_input": lazy(inputs, SafeString, str)()}
