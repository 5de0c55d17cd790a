"""What somebody keeps about their own skills, who may read it, and thanks that are no pay.

What people say of skills is sealed before it reaches the database: neither an export nor a backup shows it.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.models import ProgrammeOwned
from coproduction_star.organisations.models import OrganisationOwned, Participant
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, Processing


class RaterKind(models.TextChoices):
    """Who is asked about somebody's skills. Each kind is summed up for itself."""

    COLLEAGUE = "colleague", _("Colleagues")
    USES = "uses-service", _("People who use the service")


class SkillsProfile(OrganisationOwned):
    """One person's own look at their skills. Only they read it, and whom they name."""

    processing = Processing(
        purpose="So that somebody sees which skills they have for working together, and plans what to learn",
        lawful_basis=LawfulBasis.CONSENT,
        whose="Members and residents who choose to look at their own skills",
        fields=("participant", "role", "sealed"),
        kept_for="Until they delete it or are erased",
    )

    participant = models.OneToOneField(Participant, on_delete=models.CASCADE, related_name="skills")
    role = models.CharField(max_length=12)
    """The role whose aims stand beside their levels, as they chose it."""
    sealed = models.TextField()
    """Their levels, examples and plan."""
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.CheckConstraint(name="skills_are_kept_sealed", condition=~Q(sealed="") & ~Q(role=""))]

    def __str__(self) -> str:
        """Never a name: this is what events call it."""
        kind = _("Skills")
        return f"{kind} ({str(self.pk)[:8]})"


class SkillsHere(ProgrammeOwned):
    """In which programme somebody looks at their skills, and whether they chose to be counted there."""

    processing = NotPersonal("In which programme somebody is counted; the skills say whose they are.")

    profile = models.ForeignKey(SkillsProfile, on_delete=models.CASCADE, related_name="places")
    counted = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["profile", "programme"], name="skills_are_looked_at_once_in_a_programme")
        ]

    def __str__(self) -> str:
        return str(self.profile)


class RaterSlip(OrganisationOwned):
    """A link by which one person may say once how they see somebody. It is deleted as soon as it is used."""

    processing = NotPersonal("A link that was handed to somebody; it does not say to whom.")

    profile = models.ForeignKey(SkillsProfile, on_delete=models.CASCADE, related_name="slips")
    kind = models.CharField(max_length=12, choices=RaterKind)
    hash = models.CharField(max_length=64, unique=True)
    """Of its code, which is shown once."""
    until = models.DateField()
    delete_after = models.DateField()

    def __str__(self) -> str:
        kind = _("Link to a question")
        return f"{kind} ({str(self.pk)[:8]})"


class SkillsRating(OrganisationOwned):
    """What one other person says. Nothing leads to them, and nobody is ever shown it alone."""

    processing = Processing(
        purpose="To tell somebody how others see their skills, once five have answered, and never who said what",
        lawful_basis=LawfulBasis.CONSENT,
        whose="People who choose to look at their skills; whoever answers is not known",
        fields=("sealed",),
        kept_for="As long as the skills it is about",
    )

    profile = models.ForeignKey(SkillsProfile, on_delete=models.CASCADE, related_name="ratings")
    kind = models.CharField(max_length=12, choices=RaterKind)
    number = models.PositiveIntegerField()
    """In which order they came."""
    sealed = models.TextField()

    class Meta:
        ordering = ["kind", "number"]
        constraints = [
            models.UniqueConstraint(fields=["profile", "kind", "number"], name="ratings_come_one_after_the_other")
        ]

    def __str__(self) -> str:
        kind = _("How somebody sees it")
        return f"{kind} ({str(self.pk)[:8]})"


class SkillsShare(OrganisationOwned):
    """That a named person may read somebody's skills, until it is taken back."""

    processing = Processing(
        purpose="To let a person of one's own choice read one's skills, until that is taken back",
        lawful_basis=LawfulBasis.CONSENT,
        whose="Members and residents who share their skills, and with whom",
        fields=("profile", "with_whom"),
        kept_for="Until it is taken back or one of the two is erased",
    )

    profile = models.ForeignKey(SkillsProfile, on_delete=models.CASCADE, related_name="shares")
    with_whom = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="skills_shared_with")
    with_others = models.BooleanField(default=False)
    """Also how others see them."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["profile", "with_whom"], name="skills_are_shared_once_with_a_person")
        ]

    def __str__(self) -> str:
        return str(self.profile)


class Recognition(ProgrammeOwned):
    """Thanks to somebody who starts things or lets others do them. It is never pay, and counts for none."""

    class Kind(models.TextChoices):
        CATALYST = "catalyst", _("They get things going")
        ENABLER = "enabler", _("They let others do things")

    processing = Processing(
        purpose="To recognise people who make working together possible",
        lawful_basis=LawfulBasis.LEGITIMATE_INTERESTS,
        whose="People who are thanked and who thank",
        fields=("participant", "words", "from_whom", "by"),
        kept_for="As long as the programme, or until the person takes it away or is erased",
    )

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="recognised")
    kind = models.CharField(max_length=8, choices=Kind)
    words = models.TextField(max_length=600)
    from_whom = models.CharField(max_length=200)
    may_be_shown = models.BooleanField(default=False)
    """Whoever is thanked agreed that others in the programme read it."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-made_at"]
        constraints = [models.CheckConstraint(name="a_recognition_has_words", condition=~Q(words=""))]

    def __str__(self) -> str:
        kind = _("Thanks")
        return f"{kind} ({str(self.pk)[:8]})"
