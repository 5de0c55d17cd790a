import re
from pathlib import Path

import pytest

from coproduction_star.data.content_files import DATA
from coproduction_star.data.public_texts import OLDEST, YOUNGEST, public_texts, reading_age_table
from coproduction_star.methods.readability import reading_age

PAGE = Path(__file__).parents[3] / "docs" / "methods" / "readability.md"
FOLDERS = ("learn", "benefits", "audiences", "tools", "explorer", "questions")
SHIPPED = sorted(path for folder in FOLDERS for path in DATA.joinpath(folder).rglob("*.yaml"))
FORBIDDEN = re.compile(
    r"governance international|govint|®|leverag|utilis|synerg|holistic|paradigm|stakeholder|best practice"
    r"|going forward|robust|empower|facilitat|vulnerable|service user|hard to reach",
    re.IGNORECASE,
)


@pytest.mark.parametrize(("name", "text"), public_texts().items(), ids=public_texts())
def test_a_public_text_is_for_readers_of_eight_to_eleven(name: str, text: str) -> None:
    age = reading_age(text)
    assert YOUNGEST <= age.years < OLDEST, f"{name}: {age.years:.1f}; hard words: {', '.join(age.hard_words)}"


@pytest.mark.parametrize(("name", "text"), public_texts().items(), ids=public_texts())
def test_no_sentence_is_longer_than_thirty_words(name: str, text: str) -> None:
    age = reading_age(text)
    assert age.longest_sentence_words <= 30, f"{name}: {age.longest_sentence}"


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_text_holds_a_word_we_do_not_use(path: Path) -> None:
    """The name of a case's result is the case's own wording."""
    ours = re.sub(r"^ +result: .*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert FORBIDDEN.findall(ours) == []


def test_every_english_file_has_its_figure_and_tools_and_prompts_have_theirs_together() -> None:
    files = {
        p
        for p in SHIPPED
        if not p.name.endswith(".cy.yaml") and not {"tools", "explorer", "moderation", "questions"} & set(p.parts)
    }
    named = [name for name in public_texts() if not name.startswith(("tools/", "explorer/"))]
    assert {name.split("/")[1] for name in named} == {path.stem for path in files}
    assert len([name for name in public_texts() if name.startswith("tools/")]) == 8
    assert [name for name in public_texts() if name.startswith("explorer/")] == ["explorer/prompts"]


def test_the_method_page_shows_the_figures_of_today() -> None:
    assert reading_age_table() in PAGE.read_text(encoding="utf-8")
