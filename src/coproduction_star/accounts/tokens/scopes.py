from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Scope(StrEnum):
    """What a token is for. A token never does more than its person may."""

    READ = "read"
    WRITE = "write"
    EXPORT = "export"


SENTENCES: Mapping[Scope, Promise] = {
    Scope.READ: _("Read programmes and initiatives."),
    Scope.WRITE: _("Add and change initiatives."),
    Scope.EXPORT: _("Take whole lists away as files."),
}
