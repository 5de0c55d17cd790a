"""Changing the draft of a survey. Each function takes the draft as a row keeps it and gives the changed one back.

Nothing here reads or writes the database, so that a change can be made again on what somebody else saved meanwhile.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from django.utils.text import slugify

from coproduction_star.data.asset_surveys.from_bank import as_asked, bank_by_id
from coproduction_star.data.questions import Audience, Kind, Part, Side, bank, core_questions, matching
from coproduction_star.data.questions.question import DECLINED, OTHER

from .wording import heading_of

Draft = dict[str, Any]
Change = Callable[[Draft], Draft]
ORDER = {part: place for place, part in enumerate(Part)}
PARTED = "part-"
OWN = "own"
YES_NO = "group-safeguarding"
"""A question of the bank that is answered with yes or no."""
LONGEST_ID = 40
CHOOSING = (Kind.ONE, Kind.SEVERAL, Kind.STATEMENTS)
WORDS = ("text", "easy", "help")


class NotThere(LookupError):
    """The draft has no such question: somebody took it out meanwhile."""


@dataclass(frozen=True, slots=True)
class Begun:
    """How a new survey starts."""

    title: str
    audience: Audience
    youngest: int
    languages: tuple[str, ...]
    questions: tuple[str, ...]
    oldest: int | None = None


def fingerprint(values: Any) -> str:
    """Of what somebody read before they changed it: another one means that it changed meanwhile."""
    text = json.dumps(values, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def new_draft(begun: Begun) -> Draft:
    draft: Draft = {
        "id": _id_from(begun.title, ()) or "survey",
        "version": 1,
        "title": {begun.languages[0]: begun.title},
        "audience": begun.audience.value,
        "youngest": begun.youngest,
        **({} if begun.oldest is None else {"oldest": begun.oldest}),
        "languages": list(begun.languages),
        "sections": [],
        "questions": [],
    }
    return with_bank(draft, begun.questions)


def starts(audience: Audience, *, adults: bool) -> Mapping[str, tuple[str, ...]]:
    """What a survey of this audience may start from: ids by the name of the start."""
    rows = [row for row in bank() if row.audience is audience and (adults or _fits_the_young(row))]
    few = {row.id for row in core_questions()} | {row.id for row in rows if row.part is Part.CONSENT}
    if audience is Audience.RESIDENT:
        few |= {"good-at", "want-help"}
    else:
        few = {row.id for row in rows if row.recommended}
    return {
        "core": tuple(row.id for row in rows if row.id in few),
        "recommended": tuple(row.id for row in rows if row.recommended),
        "all": tuple(row.id for row in rows),
        "empty": (),
    }


def _fits_the_young(row: Any) -> bool:
    return row.audience is not Audience.RESIDENT or bool(row.for_young_people)


def with_bank(draft: Draft, ids: Iterable[str]) -> Draft:
    """Add questions of the bank, each under the heading of its part, in the bank's order."""
    made, there = deepcopy(draft), {id_of(question) for question in draft["questions"]}
    for id_ in ids:
        if id_ in bank_by_id() and id_ not in there:
            there.add(id_)
            section = _section_of_part(made, bank_by_id()[id_].part)
            _insert(made, {"bank": id_, "section": section}, position=bank_by_id()[id_].position)
    return made


def _section_of_part(draft: Draft, part: Part) -> str:
    """The heading of a part, added in its place where there is none."""
    key = f"{PARTED}{part.value}"
    sections = draft.setdefault("sections", [])
    if key not in [section["id"] for section in sections]:
        section = {"id": key, "title": heading_of(part, tuple(draft["languages"]))}
        sections.insert(_place_of(sections, part), section)
    return key


def _place_of(sections: list[dict[str, Any]], part: Part) -> int:
    for place, section in enumerate(sections):
        if (other := _part_of(section["id"])) is not None and ORDER[other] > ORDER[part]:
            return place
    return len(sections)


def _part_of(section: str) -> Part | None:
    value = section.removeprefix(PARTED)
    return Part(value) if section.startswith(PARTED) and value in list(Part) else None


def _insert(draft: Draft, question: dict[str, Any], *, position: int | None = None) -> None:
    """Put a question at the end of its section, or before the first of the bank that comes after it there."""
    questions, key = draft["questions"], question.get("section", "")
    here = [place for place, each in enumerate(questions) if each.get("section", "") == key]
    if not here:
        questions.insert(_start_of(draft, key), question)
        return
    later = (place for place in here if position is not None and _position(questions[place]) > position)
    questions.insert(next(later, here[-1] + 1), question)


def _position(question: Mapping[str, Any]) -> int:
    known = bank_by_id().get(question.get("bank", ""))
    return known.position if known else 0


def _start_of(draft: Draft, key: str) -> int:
    """Where the questions of a section without any would begin: after those of the sections before it.

    What has no heading stands last.
    """
    order = {section["id"]: place for place, section in enumerate(draft.get("sections", ()))}
    last = len(order)
    here = order.get(key, last)
    before = [
        place for place, each in enumerate(draft["questions"]) if order.get(each.get("section", ""), last) < here
    ]
    return max(before) + 1 if before else 0


def id_of(question: Mapping[str, Any]) -> str:
    return str(question.get("bank") or question.get("id") or "")


def question_in(draft: Draft, id_: str) -> dict[str, Any]:
    for question in draft["questions"]:
        if id_of(question) == id_:
            return dict(question)
    raise NotThere(id_)


def _place(draft: Draft, id_: str) -> int:
    for place, question in enumerate(draft["questions"]):
        if id_of(question) == id_:
            return place
    raise NotThere(id_)


def moved(draft: Draft, id_: str, *, up: bool) -> Draft:
    """One place up or down; at the edge of a section it goes over into the next."""
    made = deepcopy(draft)
    questions, place = made["questions"], _place(made, id_)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(questions):
        return made
    if questions[place].get("section", "") == questions[other].get("section", ""):
        questions[place], questions[other] = questions[other], questions[place]
    else:
        questions[place]["section"] = questions[other].get("section", "")
    return _without_empty_sections(made)


def taken_out(draft: Draft, id_: str) -> tuple[Draft, dict[str, Any]]:
    """Without this question; and what it takes to bring it back."""
    made = deepcopy(draft)
    place = _place(made, id_)
    question = made["questions"].pop(place)
    section = next((each for each in made.get("sections", ()) if each["id"] == question.get("section")), None)
    return _without_empty_sections(made), {"place": place, "question": question, "section": section}


def brought_back(draft: Draft, gone: Mapping[str, Any]) -> Draft:
    """With a question again that was taken out, as near to its old place as can be."""
    made, question = deepcopy(draft), deepcopy(gone["question"])
    if id_of(question) in {id_of(each) for each in made["questions"]}:
        return made
    section = gone.get("section")
    if section and section["id"] not in [each["id"] for each in made["sections"]]:
        part = _part_of(section["id"])
        sections = made["sections"]
        sections.insert(_place_of(sections, part) if part else len(sections), deepcopy(section))
    here = [n for n, each in enumerate(made["questions"]) if each.get("section", "") == question.get("section", "")]
    if here:
        made["questions"].insert(max(here[0], min(gone["place"], here[-1] + 1)), question)
    else:
        _insert(made, question)
    return made


def _without_empty_sections(draft: Draft) -> Draft:
    used = {question.get("section", "") for question in draft["questions"]}
    draft["sections"] = [section for section in draft.get("sections", ()) if section["id"] in used]
    return draft


def with_own(draft: Draft, question: Mapping[str, Any], *, heading: str = "") -> tuple[Draft, str]:
    """Add a question of the team's own, under a section that is there or a new heading; and the id it was given."""
    made, row = deepcopy(draft), deepcopy(dict(question))
    language = made["languages"][0]
    there = {*(id_of(each) for each in made["questions"]), *bank_by_id()}
    row["id"] = _id_from(row["text"][language], there | {section["id"] for section in made["sections"]})
    if heading:
        row["section"] = _id_from(f"{OWN} {heading}", there | {section["id"] for section in made["sections"]})
        made["sections"].append({"id": row["section"], "title": {language: heading}})
    _insert(made, row)
    return made, row["id"]


def changed(draft: Draft, id_: str, question: Mapping[str, Any]) -> Draft:
    """With other words for a question. In another section it stands last."""
    made = deepcopy(draft)
    place = _place(made, id_)
    old, new = made["questions"][place], deepcopy(dict(question))
    if old.get("section", "") == new.get("section", ""):
        made["questions"][place] = new
        return made
    made["questions"].pop(place)
    _insert(made, new)
    return _without_empty_sections(made)


def _id_from(words: str, there: Iterable[str]) -> str:
    """An id that is not taken, from the first words."""
    taken = set(there)
    stem = slugify(words)[:LONGEST_ID].strip("-") or "question"
    stem = stem if stem[0].isalpha() else f"q-{stem}"
    return next(id_ for id_ in _numbered(stem) if id_ not in taken)


def _numbered(stem: str) -> Iterator[str]:
    yield stem
    yield from (f"{stem}-{number}" for number in range(2, 1_000))


def rows_from_lines(
    lines: Iterable[str], known: Iterable[Mapping[str, Any]], language: str, *, reserved: Iterable[str] = ()
) -> list[dict[str, Any]]:
    """Choices or statements from one line each. A line that was there keeps its id, one at its place its languages."""
    before = [row for row in known if row["id"] not in reserved]
    by_words = {row["text"].get(language, ""): row for row in before}
    texts = [line.strip() for line in lines if line.strip()]
    kept = {text: by_words[text] for text in texts if text in by_words}
    free = [row for row in before if row not in kept.values()]
    made: list[dict[str, Any]] = []
    for place, text in enumerate(texts):
        old = kept.get(text) or next((row for row in free if place < len(before) and row is before[place]), None)
        taken = {row["id"] for row in made} | {row["id"] for row in kept.values()} | set(reserved)
        id_ = old["id"] if old else _id_from(text, taken)
        made.append({"id": id_, "text": {**(old["text"] if old else {}), language: text}})
    return made


def the_banks_choice(id_: str, languages: Iterable[str]) -> dict[str, Any]:
    """“Rather not say” and “Something else”, in the bank's words."""
    asked = as_asked("barriers" if id_ == OTHER else "do-more", tuple(languages))
    row = next(choice for choice in asked.choices if choice.id == id_)
    return {"id": id_, "text": dict(row.text)}


def yes_or_no(id_: str, languages: Iterable[str]) -> dict[str, Any]:
    """The bank's own words for it."""
    asked = as_asked(YES_NO, tuple(languages))
    return {"id": id_, "text": dict(next(choice.text for choice in asked.choices if choice.id == id_))}


def twin(draft: Draft, *, audience: Audience, title: str) -> Draft:
    """The matching survey for others: the bank's questions from their side, and our own as they are."""
    ids = [id_of(question) for question in draft["questions"] if "bank" in question]
    mirrored = {row.id for id_ in ids for row in matching(id_) if row.audience is audience}
    always = {row.id for row in bank() if row.audience is audience and (row.side or row.part is Part.CONSENT)}
    wanted = mirrored | {id_ for id_ in always if bank_by_id()[id_].recommended}
    begun = Begun(
        title=title, audience=audience, youngest=max(18, int(draft.get("youngest", 18))),
        languages=tuple(draft["languages"]),
        questions=tuple(row.id for row in bank() if row.id in wanted),
    )  # fmt: skip
    made = _with_both_sides(new_draft(begun), audience)
    own = [deepcopy(question) for question in draft["questions"] if "bank" not in question]
    there = {section["id"] for section in made["sections"]}
    headings = {question.get("section") for question in own} - there
    made["sections"] += [deepcopy(section) for section in draft["sections"] if section["id"] in headings]
    for question in own:
        question.pop("show_if", None)
        _insert(made, question)
    return made


FIRST_OF = {
    (Audience.RESIDENT, Side.NEED): "want-help",
    (Audience.RESIDENT, Side.OFFER): "good-at",
    (Audience.STAFF, Side.NEED): "staff-support",
    (Audience.STAFF, Side.OFFER): "staff-skills",
    (Audience.GROUP, Side.NEED): "group-need",
    (Audience.GROUP, Side.OFFER): "group-offer",
}


def _with_both_sides(draft: Draft, audience: Audience) -> Draft:
    return with_bank(draft, [FIRST_OF[audience, side] for side in Side])


def described(
    draft: Draft, *, title: str, youngest: int, oldest: int | None, languages: tuple[str, ...],
    machine: tuple[str, ...],
) -> Draft:  # fmt: skip
    """With another title, ages or languages. A language that is left out takes its words with it."""
    made = deepcopy(draft)
    made["languages"] = list(languages)
    made["machine_translated"] = [language for language in machine if language in languages]
    made["title"] = {language: words for language, words in made["title"].items() if language in languages}
    made["title"][languages[0]] = title
    made["youngest"], made["oldest"] = youngest, oldest
    if oldest is None:
        del made["oldest"]
    for section in made.get("sections", ()):
        part = _part_of(section["id"])
        section["title"] = (heading_of(part, languages) if part else {}) | section["title"]
    return _in_these_languages(made)


def _in_these_languages(draft: Draft) -> Draft:
    languages = draft["languages"]
    for holder in (*draft.get("sections", ()), *draft["questions"]):
        for field in ("title", *WORDS):
            if field in holder:
                holder[field] = {code: words for code, words in holder[field].items() if code in languages}
        for row in (*holder.get("choices", ()), *holder.get("statements", ())):
            row["text"] = {code: words for code, words in row["text"].items() if code in languages}
            if row["id"] in (DECLINED, OTHER) and "bank" not in holder:
                row["text"] = the_banks_choice(row["id"], languages)["text"] | row["text"]
    return draft
