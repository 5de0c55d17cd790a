from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from coproduction_star.together.models import Budget, BudgetProject, Eligibility, Rule, SharedOut, State, VoteKind
from coproduction_star.ui.fields import DatePartsField
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, PrivacyNotice

from .panel import PanelSays
from .services import MOST_CODES
from .wording import worth

MOST_MONEY = 1_000_000_000
MOST_BYTES = 10 * 1024 * 1024
RULES = ("title", "words", "sort", "amount", "vote_kind", "most", "rule", "eligibility", "place_words", "submit_until",
         "vote_from", "vote_until")  # fmt: skip
VOTE_NOTICE = PrivacyNotice(
    purpose=_("So that your vote counts once. We do not ask who you are, and nobody can see how you voted."),
    lawful_basis=LawfulBasis.PUBLIC_TASK,
    read_by=_("Nobody reads it as yours. All votes are published together, without anything about who voted."),
    kept_for=_("The vote stays with the result. What stops a second vote is deleted when votes are counted."),
)


class BudgetForm(forms.Form):
    notice = NotPersonal("What money is for, and the rules of a vote.")

    title = forms.CharField(
        label=_("What is it called?"), max_length=200, help_text=_("For example: Mill Lane, 2027."),
        error_messages={"required": _("Give it a name.")},
    )  # fmt: skip
    words = forms.CharField(
        label=_("What is it for?"), max_length=2000, required=False, widget=forms.Textarea({"rows": 4}),
        help_text=_("And what a project must keep to."),
    )  # fmt: skip
    sort = forms.ChoiceField(
        label=_("What do people share out?"), choices=SharedOut.choices, widget=forms.RadioSelect,
        initial=SharedOut.MONEY,
        help_text=_("Places let people say what comes first, where there is no money to give."),
        error_messages={"required": _("Choose money or places.")},
    )  # fmt: skip
    amount = forms.IntegerField(
        label=_("How many pounds, or how many places?"), min_value=1, max_value=MOST_MONEY,
        error_messages={"required": _("Write how many pounds or places there are.")},
    )  # fmt: skip
    vote_kind = forms.ChoiceField(
        label=_("How do people vote?"), choices=VoteKind.choices, widget=forms.RadioSelect,
        initial=VoteKind.APPROVAL, error_messages={"required": _("Choose how people vote.")},
    )  # fmt: skip
    most = forms.IntegerField(
        label=_("How many projects may they tick or rank, or how many points do they share out?"), min_value=1,
        max_value=100, initial=5, error_messages={"required": _("Write how many.")},
    )  # fmt: skip
    rule = forms.ChoiceField(
        label=_("How is it decided?"), choices=Rule.choices, widget=forms.RadioSelect, initial=Rule.EQUAL_SHARES,
        help_text=_("Equal shares give a group that is a tenth of the voters a say over a tenth of the money."),
        error_messages={"required": _("Choose how it is decided.")},
    )  # fmt: skip
    eligibility = forms.ChoiceField(
        label=_("Who may vote?"), choices=Eligibility.choices, widget=forms.RadioSelect, initial=Eligibility.CODES,
        help_text=_(
            "A code for each keeps to one person, one vote. What people say themselves is not checked. It does not "
            "matter where a panel decides."
        ),
        error_messages={"required": _("Choose who may vote.")},
    )  # fmt: skip
    place_words = forms.CharField(
        label=_("Where do those live who may vote?"), max_length=120, required=False,
        help_text=_("Only if they say so themselves. For example: in Mill Lane or Castle Ward."),
    )  # fmt: skip
    submit_until = DatePartsField(
        label=_("Until which day can projects be handed in?"), error_messages={"required": _("Enter a day.")}
    )
    vote_from = DatePartsField(
        label=_("On which day does the vote begin?"), error_messages={"required": _("Enter a day.")}
    )
    vote_until = DatePartsField(
        label=_("What is the last day of the vote?"), error_messages={"required": _("Enter a day.")}
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        submit, begin, end = (cleaned.get(name) for name in ("submit_until", "vote_from", "vote_until"))
        if submit and begin and submit >= begin:
            self.add_error("vote_from", _("The vote begins after the last day to hand in projects."))
        if begin and end and begin > end:
            self.add_error("vote_until", _("The vote ends on the day it begins, or later."))
        if cleaned.get("eligibility") == Eligibility.PLACE and not cleaned.get("place_words"):
            self.add_error("place_words", _("Write where those live who may vote."))
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in RULES}


class CostsForm(forms.Form):
    """It asks what a project costs, but not where it would take a place on a list."""

    def __init__(self, *args: Any, budget: Budget, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if budget.sort == SharedOut.PLACES:
            del self.fields["cost"]

    @property
    def values(self) -> dict[str, Any]:
        return {"cost": 1, **self.cleaned_data}


class ProjectForm(CostsForm):
    """For anybody, without an account."""

    notice = PrivacyNotice(
        purpose=_("So that everybody can read what the money could pay for. We do not ask who you are."),
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        read_by=_("Everybody, at once. Please name no one."),
        kept_for=_("As long as the programme."),
    )

    title = forms.CharField(
        label=_("What should be done?"), max_length=120,
        error_messages={"required": _("Write what should be done.")},
    )  # fmt: skip
    words = forms.CharField(
        label=_("Say more: what, where, and who has something of it"), max_length=2000, required=False,
        widget=forms.Textarea({"rows": 5}), help_text=_("It is published. Please name no one."),
    )  # fmt: skip
    cost = forms.IntegerField(
        label=_("What does it cost, in pounds?"), min_value=1, max_value=MOST_MONEY,
        help_text=_("A guess will do. It is checked with you in view of all."),
        error_messages={"required": _("Write a number of pounds. A guess will do.")},
    )  # fmt: skip


class CheckForm(CostsForm):
    """Eligible, cost, equality: with a reason that is published."""

    notice = NotPersonal("Why a project can or cannot be voted on. It asks to name nobody.")

    state = forms.ChoiceField(
        label=_("Can it be voted on?"), widget=forms.RadioSelect,
        choices=[(State.ELIGIBLE, _("Yes")), (State.REFUSED, _("No"))],
        error_messages={"required": _("Choose yes or no.")},
    )  # fmt: skip
    cost = forms.IntegerField(
        label=_("What does it cost, in pounds?"), min_value=1, max_value=MOST_MONEY,
        error_messages={"required": _("Write how many pounds it costs.")},
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Why?"), max_length=1000, widget=forms.Textarea({"rows": 3}),
        help_text=_("It is published. Say how you know the cost, too."),
        error_messages={"required": _("Say why. It is published.")},
    )  # fmt: skip
    equality = forms.CharField(
        label=_("Who could be left out by it, and what is done about that?"), max_length=1000,
        widget=forms.Textarea({"rows": 3}), error_messages={"required": _("Say who could be left out, or: nobody.")},
    )  # fmt: skip


class WithdrawForm(forms.Form):
    notice = NotPersonal("Why a project is withdrawn. It asks to name nobody.")

    reason = forms.CharField(
        label=_("Why is it withdrawn?"), max_length=1000, widget=forms.Textarea({"rows": 3}),
        help_text=_("It is published."), error_messages={"required": _("Say why. It is published.")},
    )  # fmt: skip


class CodesForm(forms.Form):
    notice = NotPersonal("How many codes to make.")

    number = forms.IntegerField(
        label=_("How many codes?"), min_value=1, max_value=MOST_CODES,
        error_messages={"required": _("Write how many codes to make.")},
    )  # fmt: skip


class GiveInForm(forms.Form):
    notice = NotPersonal("A code that nobody wrote down a name for.")

    code = forms.CharField(
        label=_("Code that somebody gives in for a sheet"), max_length=40,
        error_messages={"required": _("Type the code.")},
    )  # fmt: skip


class BringForm(forms.Form):
    notice = NotPersonal("A published file of votes; what it says about voters is not read.")

    file = forms.FileField(
        label=_("File of votes (.pb)"), help_text=_("In the format of Pabulib, at most 10 MB."),
        error_messages={"required": _("Choose a file."), "empty": _("This file is empty. Choose another.")},
    )  # fmt: skip

    def clean_file(self) -> str:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError(_("This file is larger than 10 MB."))
        try:
            return str(file.read().decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            raise ValidationError(_("This file is not text. Save it as UTF-8 and try again.")) from error


class ChoicesForm(forms.Form):
    """The projects of a ballot, in the way in which this budget is voted on."""

    notice = VOTE_NOTICE

    def __init__(self, *args: Any, budget: Budget, projects: Sequence[BudgetProject], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.budget = budget
        self.named = {str(one.number): worded(one) for one in projects}
        if budget.vote_kind == VoteKind.APPROVAL:
            self.fields["projects"] = forms.MultipleChoiceField(
                label=_("Which projects do you like?"), choices=list(self.named.items()), required=True,
                widget=forms.CheckboxSelectMultiple,
                help_text=_("Tick at most %(number)s.") % {"number": budget.most},
                error_messages={"invalid_choice": GONE, "required": _("Choose at least one project.")},
            )  # fmt: skip
        elif budget.vote_kind == VoteKind.POINTS:
            for key, words in self.named.items():
                self.fields[f"points_{key}"] = forms.IntegerField(
                    label=words, min_value=0, max_value=budget.most, required=False
                )
        else:
            for place in range(1, min(budget.most, len(self.named)) + 1):
                self.fields[f"place_{place}"] = forms.ChoiceField(
                    label=_("Place %(number)s") % {"number": place}, required=False,
                    choices=[("", _("Nothing")), *self.named.items()], error_messages={"invalid_choice": GONE},
                )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.choices = self._choices(cleaned)
        if self.errors:
            return cleaned
        if not self.choices:
            raise ValidationError(_("Choose at least one project."))
        spent = sum(self.choices.values()) if self.budget.vote_kind == VoteKind.POINTS else len(self.choices)
        if spent > self.budget.most:
            raise ValidationError(
                _("You gave %(spent)s, and there are %(most)s to give. Take some away: nothing is lost.")
                % {"spent": spent, "most": self.budget.most}
            )
        return cleaned

    def _choices(self, cleaned: dict[str, Any]) -> dict[str, int]:
        if self.budget.vote_kind == VoteKind.APPROVAL:
            return dict.fromkeys(cleaned.get("projects", ()), 1)
        if self.budget.vote_kind == VoteKind.POINTS:
            sent = {
                name.removeprefix("points_") for name in self.data if name.startswith("points_") and self.data[name]
            }
            if sent - set(self.named):
                self.add_error(None, GONE)
            given = {key: cleaned.get(f"points_{key}") or 0 for key in self.named}
            return {key: points for key, points in given.items() if points}
        ranked = [cleaned[name] for name in self.fields if name.startswith("place_") and cleaned.get(name)]
        if len(set(ranked)) < len(ranked):
            self.add_error(None, _("A project is there twice. Give each place to another one."))
        return {key: self.budget.most - place for place, key in enumerate(dict.fromkeys(ranked))}


GONE = _("This project cannot be voted on any more. Choose again: the rest is as you left it.")


def worded(project: BudgetProject) -> str:
    if project.budget.sort == SharedOut.PLACES:
        return f"{project.number}. {project.title}"
    return f"{project.number}. {project.title} ({worth(project.budget, project.cost)})"


class VoteForm(ChoicesForm):
    """For anybody, on a telephone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.budget.eligibility == Eligibility.CODES:
            self.fields["code"] = forms.CharField(
                label=_("Your code"), max_length=40, help_text=_("It is on your sheet, such as K7PM-2QXD-9RTA."),
                error_messages={"required": _("Type the code on your sheet.")},
            )  # fmt: skip
        else:
            self.fields["lives_here"] = forms.BooleanField(
                label=_("I live here: %(place)s") % {"place": self.budget.place_words},
                error_messages={"required": _("Tick that you live here. Only those who do may vote.")},
            )


class SheetForm(ChoicesForm):
    """A sheet of paper, typed in."""

    notice = NotPersonal("A vote on paper, which names nobody.")

    number = forms.IntegerField(
        label=_("Number on the sheet"), min_value=1, max_value=1_000_000,
        error_messages={"required": _("Type the number that is written on the sheet.")},
    )  # fmt: skip


class PanelForm(forms.Form):
    """What a panel decided: about each project, with a reason."""

    notice = PrivacyNotice(
        purpose=_("So that everybody can read who decided, and why."),
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        read_by=_("Everybody. Ask those on the panel whether they want to be named; numbers and roles will do."),
        kept_for=_("As long as the programme."),
    )

    panel = forms.CharField(
        label=_("Who sat on the panel?"), max_length=1000, widget=forms.Textarea({"rows": 3}),
        help_text=_("For example: seven residents drawn by lot, two staff, the ward councillor."),
        error_messages={"required": _("Say who sat on the panel.")},
    )  # fmt: skip
    dissent = forms.CharField(
        label=_("What does whoever saw it otherwise say?"), max_length=2000, required=False,
        widget=forms.Textarea({"rows": 3}), help_text=_("It is published beside the result."),
    )  # fmt: skip

    def __init__(self, *args: Any, projects: Sequence[BudgetProject], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.projects = projects
        for one in projects:
            self.fields[f"taken_{one.number}"] = forms.ChoiceField(
                label=worded(one),
                choices=[("yes", _("Take it")), ("no", _("Leave it"))],
                widget=forms.RadioSelect,
                error_messages={"required": _("Say whether the panel takes it.")},
            )
            self.fields[f"reason_{one.number}"] = forms.CharField(
                label=_("Why? (%(title)s)") % {"title": one.title},
                max_length=1000,
                widget=forms.Textarea({"rows": 2}),
                help_text=_("It is published."),
                error_messages={"required": _("Give the reason. It is published.")},
            )

    @property
    def verdicts(self) -> dict[int, PanelSays]:
        said = self.cleaned_data
        return {
            one.number: PanelSays(said[f"taken_{one.number}"] == "yes", said[f"reason_{one.number}"])
            for one in self.projects
        }


class BecameForm(forms.Form):
    notice = NotPersonal("What a plan says of something that people decided. It asks to name nobody.")

    words = forms.CharField(
        label=_("What does the final plan say of it, or what came of it?"), max_length=1000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("It is published beside what people decided. If it went another way, say why."),
        error_messages={"required": _("Say what became of it.")},
    )  # fmt: skip
