"""The page of docs/reference on who sees what of a contribution, written by the code itself."""

from django.utils import translation

from coproduction_star.voices.sight import PARTS, READERS, SIGHT

PAGE = "who-sees-what-people-say.md"


def who_sees_what_people_say() -> str:
    """Markdown: part by reader."""
    with translation.override("en"):
        head = ["# Who sees what of what people say", "", _WRITTEN, ""]
        columns = ["", *(str(READERS[reader]) for reader in READERS)]
        rows = [
            _row([str(PARTS[part]), *("yes" if reader in SIGHT[part] else "" for reader in READERS)]) for part in PARTS
        ]
        return "\n".join([*head, _row(columns), _row(["---"] * len(columns)), *rows]) + "\n"


_WRITTEN = (
    "Written by the code itself (`voices/sight.py`); do not edit by hand. Each cell is tested address by address."
)


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
