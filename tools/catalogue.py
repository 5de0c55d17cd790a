"""Collect the words to translate (`write`), or see that the collection matches the source (`check`).

Lines of the source are not recorded, so that moving a function changes nothing here.
"""

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

from coproduction_star.data.business_cases.words import every_word
from coproduction_star.data.countries import COUNTRIES
from coproduction_star.data.tools import ToolPlace
from coproduction_star.data.vocabularies import every_label

ROOT = Path(__file__).resolve().parents[1]
LOCALE = ROOT / "src/coproduction_star/locale"
TEMPLATE = LOCALE / "django.pot"
LANGUAGES = ("cy",)
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "worded": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
UNCHECKED = "Machine translation, awaiting a Welsh speaker's check."
"""Written beside an entry that nobody who speaks the language has read. Never `fuzzy`, which compiling drops."""


def vocabularies() -> dict[str, list[str]]:
    """The words that pages translate and `data`, which knows no Django, cannot mark."""
    package = "coproduction_star/data"
    return {
        f"{package}/business_cases/words.py": every_word(),
        f"{package}/vocabularies.py": list(every_label()),
        f"{package}/countries.py": list(COUNTRIES.values()),
        f"{package}/tools": [place.label for place in ToolPlace],
    }


def collect() -> Catalog:
    """Every marked string of the source and every word of the vocabularies, sorted."""
    catalogue = Catalog(project="coproduction-star", charset="utf-8")
    with (ROOT / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)
    found = extract_from_dir(
        ROOT / "src", methods, options, KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=True
    )
    for name, _line, message, comments, context in found:
        catalogue.add(message, None, [(Path(name).as_posix(), None)], auto_comments=comments, context=context)
    for place, words in vocabularies().items():
        for word in words:
            catalogue.add(word, None, [(place, None)])
    return catalogue


def written(catalogue: Catalog) -> str:
    into = io.BytesIO()
    write_po(into, catalogue, sort_output=True, omit_header=True, include_lineno=False, width=119)
    return into.getvalue().decode()


def translated(template: Catalog, language: str) -> Catalog:
    """The language's catalogue with what is new in the template, and without what is gone from it."""
    path = LOCALE / language / "LC_MESSAGES" / "django.po"
    catalogue = Catalog(locale=language, project="coproduction-star", charset="utf-8")
    if path.exists():
        with path.open("rb") as file:
            catalogue = read_po(file, locale=language)
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return catalogue


def header(catalogue: Catalog) -> str:
    """What reading a catalogue needs to know, and no dates, which would change with every run."""
    return (
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Language: {catalogue.locale}\\n"\n"Plural-Forms: {catalogue.plural_forms}\\n"\n\n'
    )


def files() -> dict[Path, str]:
    template = collect()
    made = {TEMPLATE: written(template)}
    for language in LANGUAGES:
        catalogue = translated(template, language)
        made[LOCALE / language / "LC_MESSAGES" / "django.po"] = header(catalogue) + written(catalogue)
    return made


def main(order: str) -> int:
    stale = {path: text for path, text in files().items() if not path.exists() or path.read_text() != text}
    if order == "write":
        for path, text in stale.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        return 0
    for path in stale:
        print(f"{path.relative_to(ROOT)} does not match the source. Run: make catalogue")
    return int(bool(stale))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
