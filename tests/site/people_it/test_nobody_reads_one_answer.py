"""What one person answered is read by that person alone: no page of a team shows it, and special answers even less."""

from pathlib import Path

from tests.site.addresses import every_address

from coproduction_star import people_it
from coproduction_star.people_it.permissions import Permission

PACKAGE = Path(people_it.__file__).parent
WHO_TOUCHES_THEM = {
    "asking/keeping.py": "keeps them while their person answers, and shows them to that person",
    "bringing/writing.py": "writes those of a file that was brought in",
    "models/__init__.py": "names the model",
    "models/survey.py": "is the model",
    "survey/about_people.py": "gives them to their person as a copy, and erases them",
}


def test_no_page_and_no_operation_shows_single_answers() -> None:
    asking = {Permission.SEE_ANSWERS, Permission.SEE_SPECIAL_ANSWERS}
    assert [name for name, view in every_address() if getattr(view, "required_permission", "") in asking] == []


def test_special_answers_are_touched_where_it_is_said_why_and_nowhere_else() -> None:
    found = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if "migrations" not in path.parts and "SpecialAnswers" in path.read_text(encoding="utf-8")
    }
    assert found == set(WHO_TOUCHES_THEM)
