import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coproduction_star.journeys.hiding import Hidden, PersonChoice
from coproduction_star.organisations.models import Participant
from coproduction_star.people_it.models import Margins
from coproduction_star.ui.documents.spreadsheets.reading import read_spreadsheet, too_large
from coproduction_star.ui.documents.spreadsheets.table import MOST_BYTES, CannotRead
from coproduction_star.ui.fields import DatePartsField, LongLine
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, PrivacyNotice

if TYPE_CHECKING:
    from coproduction_star.data.asset_surveys.results import KnownDrawing, KnownMargin
    from coproduction_star.data.asset_surveys.results.margins import RowProblem

EARLIEST, LATEST = 1900, 2100
MOST_ROWS = 500
FIGURES, DRAWN = "figures", "drawn"
USES = (
    (FIGURES, gettext_lazy("How many people there are: weigh the answers to them")),
    (DRAWN, gettext_lazy("How people were drawn: by chance from each group, so many of so many")),
)
SO_MANY_OF = re.compile(r"(?P<name>.+?)[,;\t]\s*(?P<drawn>\d[\d,. ]*?)\s*\b(?:of|o)\b\s*(?P<people>\d[\d,. ]*)")
PROBLEMS = {
    "unknown": gettext_lazy("“%(said)s” is no answer of this question."),
    "not-a-number": gettext_lazy("“%(said)s” is no number of people. Write digits, such as 5,200."),
    "twice": gettext_lazy("“%(said)s” is there twice. Give it once."),
    "missing": gettext_lazy("“%(said)s” has no number. Give it one, join it to another with a +, or write 0."),
    "total": gettext_lazy("The total says %(said)s, and the rows add up to %(hint)s. Mend one of them."),
    "more-than-there-are": gettext_lazy("“%(said)s”: more were drawn (%(hint)s) than there are. Mend one of them."),
    "none-drawn": gettext_lazy("“%(said)s”: nobody was drawn from it. Join it to another with a +, or write 0 of 0."),
    "joined": gettext_lazy("“%(said)s”: give each of these groups a line of its own."),
    "nobody": gettext_lazy("There are no people in it. Give the number of people in each category."),
}
Called = dict[str, tuple[str, ...]]


class MarginsForm(forms.Form):
    """Census figures: typed, or from a small spreadsheet. What is wrong is named with its row."""

    notice = NotPersonal("Numbers of people from a census or a list.")

    name = forms.ChoiceField(
        label=gettext_lazy("Which question are the figures about?"),
        error_messages={"required": gettext_lazy("Choose a question.")},
    )
    use = forms.ChoiceField(
        label=gettext_lazy("What do the figures say?"), choices=USES, initial=FIGURES, required=False,
        widget=forms.RadioSelect,
    )  # fmt: skip
    typed = forms.CharField(
        label=gettext_lazy("The figures, one line for each answer"),
        help_text=gettext_lazy("Such as “16 to 24, 5,200”. To join two answers: “16 to 24 + 25 to 34, 9,100”. "
                               "For people drawn: “16 to 24, 300 of 5,200”."),
        max_length=20_000, required=False, widget=forms.Textarea(attrs={"rows": 10}),
    )  # fmt: skip
    file = forms.FileField(
        label=gettext_lazy("Or a spreadsheet"), required=False, allow_empty_file=True,
        help_text=gettext_lazy(
            "An .xlsx or .csv file: answers in the first column, people in the next; then how many were drawn."
        ),
    )  # fmt: skip
    source = forms.CharField(
        label=gettext_lazy("Where are they from?"), max_length=300, widget=LongLine(),
        help_text=gettext_lazy("Such as “Census 2021, table TS007”."),
        error_messages={"required": gettext_lazy("Say where the figures are from.")},
    )  # fmt: skip
    year = forms.IntegerField(
        label=gettext_lazy("Of which year?"), min_value=EARLIEST, max_value=LATEST,
        error_messages={"required": gettext_lazy("Say of which year the figures are.")},
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, questions: Sequence[tuple[str, str, Called]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].choices = [(name, label) for name, label, _called in questions]
        self.called = {name: called for name, _label, called in questions}
        self.margin: KnownMargin | KnownDrawing | None = None

    def keep_use(self) -> None:
        """What figures say is chosen once; they can be removed and given anew."""
        use = self.fields["use"]
        use.choices = [one for one in USES if one[0] == self.initial["use"]]
        use.required, use.disabled = False, True

    def clean(self) -> dict[str, Any]:
        from coproduction_star.data.asset_surveys.results import read_drawing, read_margin

        cleaned: dict[str, Any] = super().clean() or {}
        if "name" not in cleaned:
            return cleaned
        rows = self._rows(cleaned)
        if rows is None:
            return cleaned
        read = read_drawing if self._drawn(cleaned) else read_margin
        self.margin, problems = read(cleaned["name"], rows, self.called[cleaned["name"]])
        for problem in problems:
            self.add_error("typed", problem_in_words(problem))
        return cleaned

    def _rows(self, cleaned: dict[str, Any]) -> list[list[str]] | None:
        file = cleaned.get("file")
        if file:
            return self._from(file, cleaned)
        if not cleaned.get("typed"):
            self.add_error("typed", _("Write the figures, or choose a spreadsheet."))
            return None
        split = _split_drawn if self._drawn(cleaned) else parts_of
        return [split(line) for line in cleaned["typed"].splitlines()]

    @staticmethod
    def _drawn(cleaned: dict[str, Any]) -> bool:
        return cleaned.get("use") == DRAWN

    def _from(self, file: Any, cleaned: dict[str, Any]) -> list[list[str]] | None:
        """What stood in the sheet is shown as if it had been typed, so that it can be mended on the page."""
        try:
            if file.size > MOST_BYTES:
                raise CannotRead(too_large(file.size))
            rows = [cells for _number, cells in read_spreadsheet(file.read(), sheet="").rows[:MOST_ROWS]]
        except CannotRead as error:
            self.add_error("file", str(error))
            return None
        joined = _joined_drawn if self._drawn(cleaned) else _joined
        cleaned["typed"] = "\n".join(map(joined, rows))
        self.data = self.data.copy()
        self.data[self.add_prefix("typed")] = cleaned["typed"]
        return rows


def _joined(cells: Sequence[str]) -> str:
    return ", ".join(cell for cell in cells[:4] if cell)


def _joined_drawn(cells: Sequence[str]) -> str:
    if len(cells) < 3 or not cells[2][:1].isdigit():
        return _joined(cells)
    of = _("of")
    return f"{cells[0]}, {cells[2]} {of} {cells[1]}"


def _split_drawn(line: str) -> list[str]:
    """The name, how many there are, how many were drawn: “Mill, 300 of 5,200”. Anything else is told as no number."""
    found = SO_MANY_OF.fullmatch(line.strip())
    if found is None:
        return parts_of(line)
    return [found["name"].strip(), found["people"].strip(), found["drawn"].strip()]


def parts_of(line: str) -> list[str]:
    """The name, and the number after the first comma or tab that has one behind it: names and numbers hold commas."""
    for mark in ("\t", ";", ","):
        places = [place for place, letter in enumerate(line) if letter == mark]
        for place in places:
            people = line[place + 1 :].strip()
            if people[:1].isdigit() and not any(letter.isalpha() for letter in people):
                return [line[:place].strip(), people]
    name, _comma, rest = line.rpartition(",")
    return [name.strip(), rest.strip()] if name else [line.strip(), ""]


def problem_in_words(problem: "RowProblem") -> str:
    words = str(PROBLEMS[problem.wrong.value]) % {"said": problem.said, "hint": problem.hint}
    return _("Line %(row)s: %(words)s") % {"row": problem.row, "words": words} if problem.row else words


def words_of(margins: Margins) -> dict[str, Any]:
    names = ("name", "typed", "source", "year", "version")
    return {name: getattr(margins, name) for name in names} | {"use": DRAWN if margins.drawn else FIGURES}


class ShareCoreForm(forms.Form):
    """Whether other organisations may compare: who decided it, and whether they see whose numbers they are."""

    notice = PrivacyNotice(
        purpose=gettext_lazy("So that everybody can see who decided that others may compare."),
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        read_by=gettext_lazy("Everyone in this programme. Other organisations see no person."),
        kept_for=gettext_lazy("Until it is taken back."),
    )

    who = forms.CharField(
        label=gettext_lazy("Who in your organisation decided this?"), max_length=200,
        help_text=gettext_lazy("A board, a committee or a post, such as “Head of communities”."),
        error_messages={"required": gettext_lazy("Say who decided it.")},
    )  # fmt: skip
    named = forms.ChoiceField(
        label=gettext_lazy("May the others see that these are your numbers?"), widget=forms.RadioSelect,
        choices=[
            ("no", gettext_lazy("No: only as part of a median and a range")),
            ("yes", gettext_lazy("Yes: with the name of our organisation")),
        ],
        error_messages={"required": gettext_lazy("Choose whether they see your name.")},
    )  # fmt: skip


class ReachForm(forms.Form):
    """Who will ask people that we have not heard, how, and by when."""

    notice = PrivacyNotice(
        purpose=gettext_lazy("So that people who were not heard are asked, and the programme sees who does it."),
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        read_by=gettext_lazy("Everyone in this programme."),
        kept_for=gettext_lazy("As long as the programme."),
    )

    groups = forms.MultipleChoiceField(
        label=gettext_lazy("Whom have we not heard?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    others = forms.CharField(
        label=gettext_lazy("Others"), max_length=120, required=False,
        help_text=gettext_lazy("Whom no table knows: people without a home, say."),
    )  # fmt: skip
    how = forms.CharField(
        label=gettext_lazy("How will they be asked?"), max_length=150,
        help_text=gettext_lazy("Such as “at the Friday lunch, with paper forms”."),
        error_messages={"required": gettext_lazy("Say how they will be asked.")},
    )  # fmt: skip
    who = PersonChoice(
        label=gettext_lazy("Who will do it?"), queryset=Participant.objects.none(), required=False,
        empty_label=gettext_lazy("Somebody else"),
    )  # fmt: skip
    who_in_words = forms.CharField(
        label=gettext_lazy("If somebody else, who?"), max_length=200, required=False,
        help_text=gettext_lazy("A group, or a person who is not in the list."),
    )  # fmt: skip
    due_on = DatePartsField(
        label=gettext_lazy("By when?"),
        error_messages={"required": gettext_lazy("Enter the day by which it will be done.")},
    )

    def __init__(
        self, *args: Any, groups: Sequence[tuple[str, str]], people: QuerySet[Participant], hidden: Hidden,
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.fields["groups"].choices = groups
        if not groups:
            del self.fields["groups"]
        self.names = dict(groups)
        self.fields["who"].queryset = people
        self.fields["who"].hidden = hidden

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.chosen and "others" not in self.errors:
            self.add_error("others", _("Say who has not been heard."))
        if not cleaned.get("who") and not cleaned.get("who_in_words"):
            self.add_error("who_in_words", _("Choose who will do it, or write who it is."))
        return cleaned

    @property
    def chosen(self) -> list[str]:
        named = [self.names[key] for key in self.cleaned_data.get("groups", ())]
        return [*named, *filter(None, [self.cleaned_data.get("others", "")])]
