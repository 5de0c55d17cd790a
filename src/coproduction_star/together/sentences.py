"""What the events of Together say."""

from django.utils.functional import Promise

SENTENCES: dict[str, str | Promise] = {}
