"""What an initiative tells others: a case as it is written, sent to an editor, published and withdrawn."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.models import Case, Initiative, ProgrammeOwned
from coproduction_star.ui.privacy import LawfulBasis, Processing


class AgreedBy(models.TextChoices):
    """How somebody agreed that their words or their name are published."""

    SIGNED = "signed", _("They signed a form")
    WROTE = "wrote", _("They wrote it, by e-mail or text")
    SAID = "said", _("They said it, and somebody noted it")


class CaseDraft(ProgrammeOwned):
    """A case of one initiative, or one that another installation shares. An editor who wrote none of it publishes."""

    processing = Processing(
        purpose="To know who wrote a case, who checked it, and that those who are quoted or named agreed",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members, and people who are quoted or named and agreed to it",
        fields=("quote", "quoted", "consent_of", "named", "by", "sent_by"),
        kept_for="As long as the programme; a quote and names at once when consent is taken back",
    )

    initiative = models.OneToOneField(
        Initiative, null=True, blank=True, on_delete=models.SET_NULL, related_name="case_draft"
    )
    """Empty for a case from elsewhere."""
    title = models.CharField(max_length=150)
    """As the words say it, for lists."""
    words: Any = models.JSONField()
    """The case by the keys of a case file; figures and sources each with a key of their own."""
    versions: Any = models.JSONField(default=dict, blank=True)
    """How often each part was changed, so that two people at once are noticed part by part."""
    came_from = models.CharField(max_length=200, blank=True)
    """Who shares it, where it comes from another installation; such a case is shown as it came."""
    quote = models.TextField(max_length=600, blank=True)
    quoted = models.CharField(max_length=120, blank=True)
    """How the speaker wants to be named, such as “a neighbour”."""
    consent_of = models.CharField(max_length=300, blank=True)
    """Who agreed, in words that the team understands; never shown to anyone else."""
    consent_by = models.CharField(max_length=8, choices=AgreedBy, blank=True)
    consent_on = models.DateField(null=True, blank=True)
    named = models.TextField(max_length=1000, blank=True)
    """Names of people who agreed to be named, one on each line."""
    sent_at = models.DateTimeField(null=True, blank=True)
    """It waits for an editor, and nobody changes it."""
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    sent_back = models.TextField(max_length=2000, blank=True)
    """What an editor asks for, until it is sent again."""
    case = models.ForeignKey(Case, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)
    """Since when the edition that anyone reads is there."""
    changed_at = models.DateTimeField(auto_now=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["title"]
        constraints = [
            models.CheckConstraint(name="a_case_draft_has_a_title", condition=~Q(title="")),
            models.CheckConstraint(
                name="a_case_that_waits_is_asked_nothing", condition=Q(sent_at__isnull=True) | Q(sent_back="")
            ),
        ]
        indexes = [models.Index(fields=["sent_at"], condition=Q(sent_at__isnull=False), name="cases_to_check")]

    def __str__(self) -> str:
        return self.title

    @property
    def consented(self) -> bool:
        """Whether the quote may be published."""
        return bool(self.quote and self.consent_of and self.consent_by and self.consent_on)


class CaseStepKind(models.TextChoices):
    BEGUN = "begun", _("Begun from the records")
    BROUGHT = "brought", _("Brought in from elsewhere")
    CHANGED = "changed", _("Changed")
    SENT = "sent", _("Sent to an editor")
    TAKEN = "taken", _("Taken back from the editor")
    SENT_BACK = "sent-back", _("Sent back by an editor")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class CaseStep(ProgrammeOwned):
    """One thing that happened to a case, with what it said before or as it was published. Written once."""

    processing = Processing(
        purpose="To show how a case came to say what it says, who wrote it and who checked it",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("by",),
        kept_for="As long as the programme",
    )

    draft = models.ForeignKey(CaseDraft, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=9, choices=CaseStepKind)
    part = models.CharField(max_length=20, blank=True)
    words = models.TextField(max_length=2000, blank=True)
    """The reason, where one is asked for."""
    kept: Any = models.JSONField(default=dict, blank=True)
    """Of a change what the part said before; of an edition the whole case. Never a quote or a name."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(
                name="who_sends_back_or_withdraws_says_why",
                condition=~Q(kind__in=["sent-back", "withdrawn"]) | ~Q(words=""),
            )
        ]

    def __str__(self) -> str:
        return self.kind
