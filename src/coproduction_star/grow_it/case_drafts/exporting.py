"""A draft as a file in the shared format, as far as it is written."""

import json

import yaml
from django.http import Http404

from coproduction_star import __version__
from coproduction_star.data.cases.as_json import FORMAT
from coproduction_star.grow_it.models import CaseDraft
from coproduction_star.ui.documents.download import Document

from .record import record_of

MEDIA = {"yaml": "application/yaml; charset=utf-8", "json": "application/json"}


def as_file(draft: CaseDraft, form: str) -> Document:
    if form not in MEDIA:
        raise Http404
    words = record_of(draft)
    if form == "yaml":
        text = yaml.safe_dump(words, allow_unicode=True, sort_keys=False, width=100)
    else:
        text = json.dumps({"format": FORMAT, "version": __version__, "cases": [words]}, ensure_ascii=False, indent=2)
    return Document(f"{words['id']}.{form}", MEDIA[form], text.encode())
