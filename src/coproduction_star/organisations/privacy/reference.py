"""Two pages of docs/reference that the code writes about itself; a test keeps them true.

Write them anew with `python -m django shell -c "…write_reference(Path('docs/reference'))"` or the command
`reference` of config.
"""

from pathlib import Path

from django.utils import translation

from coproduction_star.organisations.roles import SENTENCES, Role, Verb

from . import selectors


def who_sees_what() -> str:
    """Markdown: the roles' sentences, role by verb, permission by role."""
    with translation.override("en"):
        return "\n".join([*_head(), *_roles(), *_verbs(), *_permissions()]) + "\n"


def processing() -> str:
    """Markdown: the record of processing, one model after another."""
    with translation.override("en"):
        rows = [line for row in selectors.record_of_processing() for line in _processing(row)]
    return "\n".join(["# Record of processing", "", _WRITTEN, "", _CONTROLLER, "", *rows]).rstrip() + "\n"


def pages() -> dict[str, str]:
    return {"who-sees-what.md": who_sees_what(), "processing.md": processing()}


def write_reference(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8")


_WRITTEN = "Written by the code itself (`organisations/privacy/reference.py`); do not edit by hand."
_CONTROLLER = (
    "The controller is the organisation whose page it is; whoever runs the server is its processor. "
    "Each organisation sees this record at `/o/<organisation>/privacy/processing/`."
)


def _head() -> list[str]:
    return ["# Who sees what", "", _WRITTEN, ""]


def _roles() -> list[str]:
    return ["## Roles", "", *(f"- **{role.label}**: {SENTENCES[role]}" for role in Role), ""]


def _verbs() -> list[str]:
    lines = ["## Role and verb", "", _row(["Role", *Verb]), _row(["---"] * (len(Verb) + 1))]
    for role, held in selectors.verbs_by_role().items():
        lines.append(_row([str(role.label), *("yes" if verb in held else "" for verb in Verb)]))
    return [*lines, ""]


def _permissions() -> list[str]:
    intro = (
        "Asked of the rules with each role alone, for an open programme. A rule may ask for more than the role "
        "(that the programme is open, that an interest is declared); the rules say so."
    )
    lines = ["## Permission and role", "", intro, "", _row(["Permission", "Roles"]), _row(["---", "---"])]
    for row in selectors.permissions_by_role():
        names = ", ".join(str(role.label) for role in Role if role in row.roles)
        lines.append(_row([f"`{row.permission}`", names or "nobody by role alone"]))
    return lines


def _processing(row: selectors.ProcessingRow) -> list[str]:
    said = row.processing
    return [
        f"## {row.label}",
        "",
        f"- Purpose: {said.purpose}",
        f"- Lawful basis: {said.lawful_basis.in_words} ({said.lawful_basis})",
        f"- Whose: {said.whose}",
        f"- Fields: {', '.join(said.fields)}",
        f"- Kept for: {said.kept_for}",
        "",
    ]


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
