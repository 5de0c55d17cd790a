"""The page docs/reference/import-columns.md, written from the fields themselves."""

from django.utils.translation import override

from .fields import FIELDS, Field
from .template_file import words_for

HEAD = """# What the columns of a list may be

When you bring in a spreadsheet, each column is one of these, is added to *What it is*, or is left out. A heading is
known by its name here, in English or Welsh, or by one of the words beside it. Four more kinds of column hold a mark
(x, yes, ie) for each of co-commission, co-design, co-deliver and co-assess.
"""


def columns_page() -> str:
    """In English; `tests/site/map_it/importing` says when it must be written anew."""
    with override("en"):
        return "\n".join([HEAD, *(_part(field) for field in FIELDS.values())])


def _part(field: Field) -> str:
    lines = [f"## {field.label}\n", f"In files of ours: `{field.name}`."]
    if field.help:
        lines.append(str(field.help))
    if len(field.called) > 1 or field.called != (field.name,):
        lines.append(f"Also known as: {', '.join(field.called)}.")
    if words := words_for(field):
        lines.append(f"Words that may stand here: {words}. Many others are understood.")
    return "\n".join(lines) + "\n"
