"""A charter that both sides write: who takes part, what each may expect and does, and how it came to be said so."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from coproduction_star.journeys.models import Initiative, Place, ProgrammeOwned, Promise
from coproduction_star.journeys.models.programme import LivingManager
from coproduction_star.organisations.models import Participant
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, Processing
from coproduction_star.voices.models import Contribution

from .incentives import PlanItem
from .risks import Risk
from .written_once import WrittenOnce

FINGERPRINT = 64
"""SHA-256 in hexadecimal digits."""


class PartyKind(models.TextChoices):
    """Who a side of a charter is; a charter may have a side of its own kind."""

    USERS = "users", _("People who use the service")
    CARERS = "carers", _("Family and carers")
    COMMUNITY = "community", _("Communities and other citizens")
    FRONTLINE = "frontline", _("Frontline staff")
    MANAGERS = "managers", _("Managers")
    COMMISSIONERS = "commissioners", _("Commissioners")
    POLITICIANS = "politicians", _("Councillors")
    ALL = "all", _("Everybody")
    OTHER = "other", _("Somebody else")


class ClauseKind(models.TextChoices):
    RIGHT = "right", _("What they may expect")
    RESPONSIBILITY = "responsibility", _("What they do")
    SHARED = "shared", _("What holds for all")


class TextForm(models.TextChoices):
    PLAIN = "plain", _("Plain")
    EASY_READ = "easy-read", _("Easy Read")


class Reply(models.TextChoices):
    """What became of a suggestion."""

    ACCEPT = "accept", _("Taken up")
    ADAPT = "adapt", _("Taken up in part")
    DECLINE = "decline", _("Not taken up")


class Charter(ProgrammeOwned):
    """One charter from its first draft to its end. Its text is its clauses; an edition holds it once signing opens.

    Where it stands is derived: drafted without `open_edition`, signed with one, live once `published_at` is set.
    """

    processing = Processing(
        purpose="To know who began a charter",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("by",),
        kept_for="As long as the programme",
    )

    initiative = models.ForeignKey(
        Initiative, null=True, blank=True, on_delete=models.SET_NULL, related_name="charters"
    )
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    title = models.CharField(max_length=200)
    setting = models.SlugField(max_length=60, blank=True)
    """The template it began from."""
    service = models.CharField(max_length=200, blank=True)
    purpose = models.TextField(max_length=2000, blank=True)
    languages = models.CharField(max_length=60, default="en")
    """Codes of the languages it is written in, separated by spaces; the first one counts."""
    starts_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    """When it is opened again: asked for before anybody signs."""
    open_edition = models.ForeignKey(
        "CharterEdition", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    """The edition that can be signed now; what is changed meanwhile goes into the next one."""
    suggest_until = models.DateField(null=True, blank=True)
    """Until this day anyone may read the draft on its public page and suggest words."""
    published_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_because = models.CharField(max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(auto_now=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(name="a_charter_has_a_title", condition=~Q(title="")),
            models.CheckConstraint(
                name="a_signed_charter_has_its_review_day",
                condition=Q(open_edition__isnull=True, published_at__isnull=True) | Q(review_on__isnull=False),
            ),
            models.CheckConstraint(
                name="an_ended_charter_says_why", condition=Q(ended_at__isnull=True) | ~Q(ended_because="")
            ),
        ]

    def __str__(self) -> str:
        return self.title


class CharterParty(ProgrammeOwned):
    """One side of a charter, under the name it goes by there."""

    processing = NotPersonal("The name of a side, such as “Residents of Mill Road”.")

    charter = models.ForeignKey(Charter, on_delete=models.CASCADE, related_name="parties")
    kind = models.CharField(max_length=13, choices=PartyKind)
    name = models.CharField(max_length=120)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name_plural = "charter parties"
        ordering = ["position", "made_at"]
        constraints = [
            models.UniqueConstraint(fields=["charter", "name"], name="a_side_stands_once_in_a_charter"),
        ]

    def __str__(self) -> str:
        return self.name


class Clause(ProgrammeOwned):
    """One right or responsibility of one side. What it says are its wordings; taken out, it can be brought back."""

    processing = Processing(
        purpose="To know who put a clause in",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("by",),
        kept_for="As long as the programme",
    )

    charter = models.ForeignKey(Charter, on_delete=models.CASCADE, related_name="clauses")
    party = models.ForeignKey(CharterParty, on_delete=models.CASCADE, related_name="clauses")
    kind = models.CharField(max_length=14, choices=ClauseKind)
    topic = models.SlugField(max_length=60, blank=True)
    """Its id in the list of topics; empty for one in their own words."""
    position = models.PositiveSmallIntegerField(default=0)
    removed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    """Rises with every wording, so that two people at once are noticed."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    objects = ScopedManager(LivingManager, organisation="organisation_id", programme="programme_id")
    everything = ScopedManager(organisation="organisation_id", programme="programme_id")

    class Meta:
        ordering = ["position", "made_at"]
        indexes = [models.Index(fields=["charter", "removed_at", "position"], name="clauses_of_a_charter")]

    def __str__(self) -> str:
        """Never the words, which have several languages: this is what events call it."""
        return f"{self.get_kind_display()} ({str(self.pk)[:8]})"


class Wording(ProgrammeOwned):
    """What a clause says in one language and form. The one that holds is `current`; the others are how it came so.

    When two people write at once, the second text is kept beside the first as its `rival` and shown with it,
    until somebody chooses.
    """

    processing = Processing(
        purpose="To know who worded a clause",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("words", "by"),
        kept_for="As long as the programme",
    )

    clause = models.ForeignKey(Clause, on_delete=models.CASCADE, related_name="wordings")
    language = models.CharField(max_length=10, default="en")
    form = models.CharField(max_length=9, choices=TextForm, default=TextForm.PLAIN)
    words = models.TextField(max_length=2000)
    machine = models.BooleanField(default=False)
    """Translated by a machine and not yet read by somebody who speaks the language."""
    current = models.BooleanField(default=True)
    rival = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="rivals")
    """The wording that was saved while this one was being written."""
    settled_at = models.DateTimeField(null=True, blank=True)
    """When somebody chose between this one and its rival."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["clause", "language", "form"], condition=Q(current=True), name="one_wording_holds"
            ),
            models.CheckConstraint(name="a_wording_has_words", condition=~Q(words="")),
            models.CheckConstraint(
                name="a_rival_does_not_hold_until_it_is_chosen",
                condition=Q(rival__isnull=True) | Q(current=False) | Q(settled_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_form_display()} ({self.language})"


class Suggestion(ProgrammeOwned):
    """Other words for a clause, or a clause that is missing, from a member or from anybody with four words."""

    processing = Processing(
        purpose="To write a charter with everybody it binds, and to tell them what came of their words",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members, residents and staff who suggest something",
        fields=("participant", "words", "why", "answered_by"),
        kept_for="As long as the programme; at once when its author is erased",
    )

    charter = models.ForeignKey(Charter, on_delete=models.CASCADE, related_name="suggestions")
    clause = models.ForeignKey(Clause, null=True, blank=True, on_delete=models.CASCADE, related_name="suggestions")
    """Empty for a clause that is missing, which names its `party` and `kind`."""
    party = models.ForeignKey(CharterParty, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=14, choices=ClauseKind, blank=True)
    language = models.CharField(max_length=10, default="en")
    words = models.TextField(max_length=2000)
    why = models.CharField(max_length=600, blank=True)
    participant = models.ForeignKey(
        Participant, null=True, blank=True, on_delete=models.SET_NULL, related_name="suggestions"
    )
    contribution = models.OneToOneField(
        Contribution, null=True, blank=True, on_delete=models.SET_NULL, related_name="suggestion"
    )
    """What came in without an account, checked and answered there."""
    reply = models.CharField(max_length=8, choices=Reply, blank=True)
    answer = models.TextField(max_length=1000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["made_at"]
        indexes = [models.Index(fields=["charter", "answered_at"], name="suggestions_to_answer")]
        constraints = [
            models.CheckConstraint(
                name="an_answered_suggestion_has_words",
                condition=Q(answered_at__isnull=True, reply="") | ~Q(answer="") & ~Q(reply=""),
            ),
            models.CheckConstraint(
                name="a_missing_clause_has_its_side",
                condition=Q(clause__isnull=False) | Q(party__isnull=False) & ~Q(kind=""),
            ),
        ]

    def __str__(self) -> str:
        return str(_("Suggestion for a charter"))


class CharterEdition(WrittenOnce):
    """The exact text that people sign, as it was when signing opened. `text` is never changed, by whomever.

    `text` is what docs/reference/charter-text.md describes, and `fingerprint` its SHA-256: whoever has the file
    can check it with one command.
    """

    processing = Processing(
        purpose="To know who opened an edition for signing",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("by",),
        kept_for="As long as the programme",
    )

    charter = models.ForeignKey(Charter, on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    document: Any = models.JSONField()
    """The same in parts, for pages: sides, clauses and their words in each language and form."""
    fingerprint = models.CharField(max_length=FINGERPRINT)
    what_changed = models.CharField(max_length=1000, blank=True)
    """Against the edition before, in words; empty for the first."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["charter", "number"], name="one_edition_of_a_charter_for_each_number"),
            models.CheckConstraint(
                name="an_edition_of_a_charter_has_its_fingerprint",
                condition=~Q(text="") & Q(Exact(Length("fingerprint"), FINGERPRINT)),
            ),
            models.CheckConstraint(
                name="a_later_edition_says_what_changed", condition=Q(number=1) | ~Q(what_changed="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.charter} {self.number}"


class CharterIncentive(ProgrammeOwned):
    """An incentive that a charter includes, so that it is a deal and not only good words."""

    charter = models.ForeignKey(Charter, on_delete=models.CASCADE, related_name="incentives")
    clause = models.ForeignKey(Clause, null=True, blank=True, on_delete=models.SET_NULL, related_name="incentives")
    item = models.ForeignKey(PlanItem, on_delete=models.CASCADE, related_name="charters")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["charter", "item"], name="an_incentive_stands_once_in_a_charter")
        ]

    def __str__(self) -> str:
        return str(self.item)


class CharterRisk(ProgrammeOwned):
    """A risk that a charter carries: by what it is carried, and who holds it."""

    processing = NotPersonal("Which side holds a risk.")

    charter = models.ForeignKey(Charter, on_delete=models.CASCADE, related_name="risks")
    clause = models.ForeignKey(Clause, null=True, blank=True, on_delete=models.SET_NULL, related_name="risks")
    risk = models.ForeignKey(Risk, on_delete=models.CASCADE, related_name="charters")
    mechanism = models.CharField(max_length=600)
    """What makes it bearable: cover, a check, a second person, a rule."""
    held_by = models.ForeignKey(CharterParty, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    held_in_words = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["charter", "risk"], name="a_risk_stands_once_in_a_charter"),
            models.CheckConstraint(name="a_carried_risk_has_its_mechanism", condition=~Q(mechanism="")),
            models.CheckConstraint(
                name="somebody_holds_a_carried_risk", condition=Q(held_by__isnull=False) | ~Q(held_in_words="")
            ),
        ]

    def __str__(self) -> str:
        return str(self.risk)


class PromiseSide(ProgrammeOwned):
    """What a promise of the programme is to a charter: whose it is, and which other side says how it went."""

    processing = NotPersonal("Which sides a promise is between.")

    promise = models.OneToOneField(Promise, on_delete=models.CASCADE, related_name="side")
    charter = models.ForeignKey(Charter, on_delete=models.CASCADE, related_name="promises")
    clause = models.ForeignKey(Clause, null=True, blank=True, on_delete=models.SET_NULL, related_name="promises")
    party = models.ForeignKey(CharterParty, on_delete=models.CASCADE, related_name="promises_made")
    other = models.ForeignKey(CharterParty, on_delete=models.CASCADE, related_name="promises_judged")

    class Meta:
        constraints = [
            models.CheckConstraint(name="the_other_side_judges_a_promise", condition=~Q(party=models.F("other")))
        ]

    def __str__(self) -> str:
        return str(self.promise)
