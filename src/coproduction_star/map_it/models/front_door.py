from django.conf import settings
from django.db import models

from coproduction_star.journeys.models import Decision, Place, Programme, ProgrammeOwned
from coproduction_star.organisations.models import OrganisationOwned, Participant
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, Processing


class FrontDoor(ProgrammeOwned):
    """How a programme meets the public: what it is for, who answers for it, how to reach it off line."""

    processing = Processing(
        purpose="To name on a public page who answers for a programme and how to reach them",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="The person who answers for a programme",
        fields=("answerable", "phone", "post"),
        kept_for="As long as the programme",
    )

    programme = models.OneToOneField(Programme, on_delete=models.CASCADE, related_name="front_door")
    purpose = models.TextField(max_length=2000, blank=True)
    answerable = models.ForeignKey(Participant, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    phone = models.CharField(max_length=40, blank=True)
    post = models.CharField(max_length=300, blank=True)
    """Where paper is handed in or sent."""
    in_person = models.CharField(max_length=300, blank=True)
    """Where and when people can come and talk."""
    publish_at = models.DateTimeField(null=True, blank=True)
    """When the page opens by itself: the ward's councillors were told and have a day's start."""

    def __str__(self) -> str:
        return f"{self.programme_id}"


class DecisionAhead(ProgrammeOwned):
    """A decision that is still to come, its day, and how to have a say before it."""

    processing = NotPersonal("What will be decided, and when.")

    what = models.CharField(max_length=300)
    on = models.DateField()
    how = models.CharField(max_length=600, blank=True)
    """How people can have a say before."""
    decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    """What it became."""

    class Meta:
        ordering = ["on", "made_at"]
        indexes = [models.Index(fields=["programme", "on"], name="decisions_ahead")]

    def __str__(self) -> str:
        return self.what


class PublicRecord(ProgrammeOwned):
    """One initiative, decision or promise that the programme shows to the public."""

    processing = NotPersonal("Which records are public.")

    stays_with_its_place = True
    """When places are joined, the councillors of the other are told as well."""

    subject = models.CharField(max_length=40)
    """The record's model, as `app.model`."""
    subject_id = models.UUIDField()
    from_at = models.DateTimeField()
    """Shown from then on: the councillors of its ward were told before."""
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    """The ward that this holds for. What stands in another one by now is not shown until its councillors heard."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "subject", "subject_id"], name="a_record_is_public_once")
        ]
        indexes = [models.Index(fields=["subject_id", "subject"], name="public_records_by_subject")]

    def __str__(self) -> str:
        return f"{self.subject} {self.subject_id}"


class CouncillorsTold(OrganisationOwned):
    """The councillors of a place were told, all at once, that something about their ward will be published."""

    processing = Processing(
        purpose="To show that a ward's councillors were told together, whatever their party",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members who told them",
        fields=("by",),
        kept_for="As long as the programme",
    )

    stays_with_its_place = True
    """Who was told about one place was not told about another it is joined with."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="+")
    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    councillors = models.PositiveSmallIntegerField()
    """How many were told."""
    unreached = models.PositiveSmallIntegerField(default=0)
    """How many of them have no address with us and must be told another way."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-at"]
        constraints = [models.UniqueConstraint(fields=["programme", "place"], name="a_ward_is_told_once_a_programme")]

    def __str__(self) -> str:
        return f"{self.place}"
