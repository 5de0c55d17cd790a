"""A list of 10,000 rows as a council would have it: every column filled, some rows twice, some cells wrong."""

from typing import Any

ROWS = 10_000
LIKE_HELD, LIKE_EACH_OTHER, WITH_ERRORS = 20, 25, 30
"""One row in so many looks like an initiative that is there, like an earlier row, or has a cell nobody can read."""
HEADINGS = [
    *("Project name", "Current status", "Co type", "Outcomes", "Who decides", "Who does the work"),
    *("What citizens bring", "What services bring", "Ward", "No of people", "Volunteer hours", "Staff hours"),
    *("How do you know it works", "Who is missing", "Description", "Who takes part", "Department"),
    *("Alone or in a group", "Users or community", "Rung of the ladder", "Who started it", "Barriers"),
    *("Last reviewed", "Contact", "Cases", "Funding"),
]
MEANINGS = [
    *("title", "status", "cos", "outcomes", "who_decides", "who_does", "citizens_bring", "services_bring", "place"),
    *("people", "citizen_hours_a_month", "staff_hours_a_month", "evidence", "groups_not_reached", "summary", "groups"),
    *("service", "alone_or_together", "who_coproduces", "rung", "started_by", "barriers", "reviewed_on", "contact"),
    *("cases", "summary+"),
]
FIRST = [
    *("Garden", "Kitchen", "Choir", "Library", "Walk", "Bench", "Repair", "Visit", "Market", "Music"),
    *("Story", "Film", "Bread", "Bicycle", "Woodland", "River", "Memory", "Carers", "Fathers", "Chess"),
]
SECOND = [
    *("club", "café", "project", "group", "morning", "evening", "school", "circle", "workshop", "panel"),
    *("forum", "exchange", "festival", "allotment", "hub", "buddies", "drop-in", "Gŵyl", "meal", "outing"),
]
STREETS = [f"{one}{two}" for one in ("North", "South", "East", "West", "Old", "New", "High", "Mill", "Church", "Long")
           for two in ("field", "gate", "bridge", "side", "ham", "ton", "wood", "well")]  # fmt: skip
STATUSES = ("ongoing", "planned", "could be better", "ended")
WRONG = ((1, "maybe??"), (9, "a good many"), (22, "after the summer"), (2, "co-operate"), (15, "everybody"))
"""A column and what stands in it that nobody can read."""


def rows() -> list[list[str]]:
    found: list[list[str]] = []
    for number in range(ROWS):
        row = _row(number)
        if number % LIKE_HELD == 7:
            row[0] = _like_held(number)
        elif number % LIKE_EACH_OTHER == 11:
            row[0] = _nearly(found[number // 2][0], number)
        if number % WITH_ERRORS == 3:
            column, words = WRONG[number // WITH_ERRORS % len(WRONG)]
            row[column] = words
        found.append(row)
    return found


def _row(number: int) -> list[str]:
    return [
        f"{FIRST[number % 20]} {SECOND[number // 20 % 20]} of "
        f"{STREETS[number // 400 % 80]} and {STREETS[number % 80]}",
        STATUSES[number % 4],
        ("co-design; co-deliver", "co-assess", "commissioning and codesign")[number % 3],
        f"I am less lonely {number % 90}; I feel safe going out {number % 60}",
        ("both together", "staff", "residents")[number % 3],
        ("residents", "both together", "staff")[number % 3],
        "Tools, time, know-how and the keys of the hall. " * 3,
        "The land, water, insurance and a worker for one day a week. " * 2,
        f"Ward {number % 60}",
        ("about 24", "1,200", "60+", str(number % 90))[number % 4],
        str(number % 300),
        str(number % 40),
        ("feedback", "no evidence")[number % 2],
        "People who work nights, and anyone without a bus. ",
        "Volunteers and staff visit people who are alone, eat with them and ask what they want next. " * 4,
        ("older people; volunteers", "carers", "families")[number % 3],
        f"Service {number % 40}",
        ("group", "one to one")[number % 2],
        ("service users", "wider community")[number % 2],
        ("consulted", "co-design", "co-production")[number % 3],
        ("council", "residents")[number % 2],
        "The hall closes at six, and nobody answers for the keys.",
        (f"{number % 28 + 1}/3/2026", f"2026-04-{number % 30 + 1:02}", "March 2026")[number % 3],
        ("Bench", "Somebody Else")[number % 2],
        "trieste-microareas",
        "Lottery",
    ]  # fmt: skip


def _like_held(number: int) -> str:
    return f"Initiative {number}: neighbours and staff meet people who are alone"


def _nearly(title: str, number: int) -> str:
    """As people write the same name again."""
    return (title.upper(), title + ".", title.replace(" and ", " & "), title.replace("o", "oo", 1))[number % 4]


def as_file(kind: str, *, most: int = ROWS) -> bytes:
    from coproduction_star.data.workbook_writing import workbook

    if kind == "xlsx":
        return workbook({"Projects": [HEADINGS, *rows()[:most]]})
    import csv
    import io

    out = io.StringIO(newline="")
    csv.writer(out).writerows([HEADINGS, *rows()[:most]])
    return out.getvalue().encode()


def found_in(of: Any) -> dict[str, int]:
    """What an import made of it, for whoever doubts that the list is hard."""
    rows = of.rows.all()
    return {
        "like one that is held": rows.filter(alike__isnull=False).count(),
        "like an earlier row": rows.filter(alike_row__isnull=False).count(),
        "cannot be read": rows.filter(state="bad").count(),
    }
