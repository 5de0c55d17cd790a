import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.text
import django.db.models.lookups
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("journeys", "0012_what_a_decision_was_taken_on"),
        ("organisations", "0002_invited_participant"),
        ("voices", "0006_why_nobody_can_be_recognised"),
    ]

    operations = [
        migrations.CreateModel(
            name="AccessPassport",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("needs", models.TextField(max_length=2000)),
                ("helps", models.TextField(blank=True, max_length=2000)),
                ("agreed_at", models.DateTimeField()),
                ("version", models.PositiveIntegerField(default=1)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "participant",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="passport",
                        to="organisations.participant",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("needs", ""), _negated=True), name="a_passport_has_words"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Campaign",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("title", models.CharField(max_length=200)),
                ("hoped_for", models.CharField(max_length=300)),
                ("starts_on", models.DateField(blank=True, null=True)),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("budget_pence", models.PositiveBigIntegerField(blank=True, null=True)),
                ("started_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("came_of_it", models.TextField(blank=True, max_length=2000)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="campaigns",
                        to="journeys.initiative",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="journeys.programme"
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_on__isnull", True),
                            ("ends_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="a_campaign_ends_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_at__isnull", True), models.Q(("came_of_it", ""), _negated=True), _connector="OR"
                        ),
                        name="an_ended_campaign_says_what_came_of_it",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CatalogueEntry",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("incentive", "Incentive"),
                            ("barrier", "Barrier"),
                            ("clause", "Clause topic"),
                            ("risk", "Risk"),
                        ],
                        max_length=10,
                    ),
                ),
                ("key", models.SlugField(max_length=60)),
                ("content", models.JSONField()),
                ("retired_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.organisation"
                    ),
                ),
            ],
            options={
                "ordering": ["kind", "key"],
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "kind", "key"), name="an_own_entry_has_its_key"),
                    models.CheckConstraint(
                        condition=models.Q(("key__startswith", "own-")), name="an_own_key_is_not_ours"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Charter",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("title", models.CharField(max_length=200)),
                ("setting", models.SlugField(blank=True, max_length=60)),
                ("service", models.CharField(blank=True, max_length=200)),
                ("purpose", models.TextField(blank=True, max_length=2000)),
                ("languages", models.CharField(default="en", max_length=60)),
                ("starts_on", models.DateField(blank=True, null=True)),
                ("review_on", models.DateField(blank=True, null=True)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_because", models.CharField(blank=True, max_length=500)),
                ("version", models.PositiveIntegerField(default=1)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="charters",
                        to="journeys.initiative",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="journeys.place",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="journeys.programme"
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="a_charter_has_a_title"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_at__isnull", True), models.Q(("ended_because", ""), _negated=True), _connector="OR"
                        ),
                        name="an_ended_charter_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CharterEdition",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("number", models.PositiveSmallIntegerField()),
                ("text", models.TextField()),
                ("document", models.JSONField()),
                ("fingerprint", models.CharField(max_length=64)),
                ("what_changed", models.CharField(blank=True, max_length=1000)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "charter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="editions", to="market_it.charter"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="journeys.programme"
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("charter", "number"), name="one_edition_of_a_charter_for_each_number"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("text", ""), _negated=True),
                            django.db.models.lookups.Exact(django.db.models.functions.text.Length("fingerprint"), 64),
                        ),
                        name="an_edition_of_a_charter_has_its_fingerprint",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("number", 1), models.Q(("what_changed", ""), _negated=True), _connector="OR"
                        ),
                        name="a_later_edition_says_what_changed",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="charter",
            name="open_edition",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="market_it.charteredition",
            ),
        ),
        migrations.CreateModel(
            name="CharterParty",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("users", "People who use the service"),
                            ("carers", "Family and carers"),
                            ("community", "Communities and other citizens"),
                            ("frontline", "Frontline staff"),
                            ("managers", "Managers"),
                            ("commissioners", "Commissioners"),
                            ("politicians", "Councillors"),
                            ("all", "Everybody"),
                            ("other", "Somebody else"),
                        ],
                        max_length=13,
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "charter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="parties", to="market_it.charter"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="journeys.programme"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "charter parties",
                "ordering": ["position", "made_at"],
                "constraints": [
                    models.UniqueConstraint(fields=("charter", "name"), name="a_side_stands_once_in_a_charter")
                ],
            },
        ),
        migrations.CreateModel(
            name="CharterReview",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("due_on", models.DateField()),
                ("held_on", models.DateField(blank=True, null=True)),
                ("who", models.CharField(blank=True, max_length=300)),
                ("heard", models.TextField(blank=True, max_length=2000)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("renew", "It goes on as it is"),
                            ("amend", "It is changed and signed again"),
                            ("end", "It ends"),
                        ],
                        max_length=5,
                    ),
                ),
                ("reminded_at", models.DateTimeField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "charter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reviews", to="market_it.charter"
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="market_it.charteredition",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="journeys.programme"
                    ),
                ),
            ],
            options={
                "ordering": ["-due_on"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("held_on__isnull", True)),
                        fields=("charter",),
                        name="one_review_of_a_charter_is_ahead",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("held_on__isnull", True),
                            models.Q(models.Q(("outcome", ""), _negated=True), models.Q(("heard", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="a_held_review_says_what_came_of_it",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Claim",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("expense", "Something I paid for"),
                            ("payment", "A payment for taking part"),
                            ("carer", "Somebody who cares in my place"),
                            ("access", "Help I need to take part"),
                        ],
                        max_length=8,
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=400)),
                ("happened_on", models.DateField()),
                ("pence", models.PositiveBigIntegerField()),
                ("pay_by", models.CharField(blank=True, max_length=200)),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("online", "On the page"),
                            ("paper", "On paper"),
                            ("phone", "By phone"),
                            ("in-person", "In person"),
                        ],
                        default="online",
                        max_length=10,
                    ),
                ),
                ("reference_hash", models.CharField(blank=True, max_length=64, null=True, unique=True)),
                ("sent_key", models.CharField(blank=True, max_length=64, null=True, unique=True)),
                ("warned_at", models.DateTimeField(blank=True, null=True)),
                ("submitted_at", models.DateTimeField(blank=True, null=True)),
                ("approved_at", models.DateTimeField(blank=True, null=True)),
                ("refused_at", models.DateTimeField(blank=True, null=True)),
                ("refused_because", models.CharField(blank=True, max_length=600)),
                ("paid_at", models.DateTimeField(blank=True, null=True)),
                ("taken_back_at", models.DateTimeField(blank=True, null=True)),
                ("erased_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("delete_after", models.DateField()),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="claims",
                        to="journeys.initiative",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "paid_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="claims",
                        to="organisations.participant",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="journeys.programme"
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at"],
                "indexes": [
                    models.Index(fields=["programme", "paid_at", "submitted_at"], name="claims_to_pay"),
                    models.Index(fields=["participant", "-made_at"], name="claims_of_somebody"),
                ],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("pence__gt", 0)), name="a_claim_comes_to_something"),
                    models.CheckConstraint(
                        condition=models.Q(("paid_at__isnull", True), ("approved_at__isnull", False), _connector="OR"),
                        name="a_claim_is_approved_before_it_is_paid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("paid_by__isnull", True),
                            ("approved_by__isnull", True),
                            models.Q(("paid_by", models.F("approved_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="two_people_see_a_claim",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("approved_at__isnull", True), ("refused_at__isnull", True)),
                            ("submitted_at__isnull", False),
                            _connector="OR",
                        ),
                        name="a_claim_is_sent_before_it_is_judged",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_at__isnull", True), ("refused_at__isnull", True), _connector="OR"
                        ),
                        name="a_claim_is_approved_or_refused",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("refused_at__isnull", True),
                            models.Q(("refused_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_refused_claim_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "payment"), _negated=True),
                            ("submitted_at__isnull", True),
                            ("warned_at__isnull", False),
                            _connector="OR",
                        ),
                        name="a_payment_is_claimed_after_its_warning",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("participant__isnull", False), ("erased_at__isnull", False), _connector="OR"
                        ),
                        name="a_claim_is_somebodys",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Clause",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("right", "What they may expect"),
                            ("responsibility", "What they do"),
                            ("shared", "What holds for all"),
                        ],
                        max_length=14,
                    ),
                ),
                ("topic", models.SlugField(blank=True, max_length=60)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "charter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="clauses", to="market_it.charter"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="clauses",
                        to="market_it.charterparty",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="journeys.programme"
                    ),
                ),
            ],
            options={
                "ordering": ["position", "made_at"],
                "indexes": [models.Index(fields=["charter", "removed_at", "position"], name="clauses_of_a_charter")],
            },
        ),
        migrations.CreateModel(
            name="Comparison",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("measure", models.CharField(max_length=300)),
                ("how_shared_out", models.CharField(max_length=400)),
                ("expected", models.FloatField()),
                ("worth_knowing", models.FloatField()),
                ("power", models.FloatField(default=0.8)),
                ("needed", models.PositiveIntegerField()),
                ("method_version", models.CharField(max_length=20)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="comparisons",
                        to="market_it.campaign",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="journeys.programme"
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("expected__gt", 0),
                            ("expected__lt", 1),
                            ("worth_knowing__gt", 0),
                            ("worth_knowing__lt", 1),
                            ("power__gt", 0),
                            ("power__lt", 1),
                        ),
                        name="shares_of_a_comparison_lie_between_nothing_and_all",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ArmCount",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("arm", models.CharField(max_length=1)),
                ("met", models.PositiveIntegerField()),
                ("did", models.PositiveIntegerField()),
                ("counted_on", models.DateField()),
                ("source", models.CharField(max_length=300)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="journeys.programme"
                    ),
                ),
                (
                    "comparison",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="counts", to="market_it.comparison"
                    ),
                ),
            ],
            options={
                "ordering": ["arm"],
                "constraints": [
                    models.UniqueConstraint(fields=("comparison", "arm"), name="an_arm_is_counted_once"),
                    models.CheckConstraint(
                        condition=models.Q(("did__lte", models.F("met"))), name="no_more_did_it_than_met_it"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("arm__in", ["A", "B"])), name="a_counted_arm_is_a_or_b"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Declaration",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("talk", "A talk with the team"),
                            ("identity", "Has shown who they are"),
                            ("references", "References"),
                            ("background", "A check of criminal records, such as DBS"),
                            ("training", "Training"),
                            ("confidentiality", "A confidentiality declaration"),
                            ("description", "The description of the role, agreed"),
                            ("insurance", "Insurance cover"),
                            ("parent", "A parent’s or guardian’s consent"),
                        ],
                        max_length=15,
                    ),
                ),
                ("text", models.TextField(max_length=8000)),
                ("fingerprint", models.CharField(max_length=64)),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("account", "Signed in"),
                            ("link", "By a link"),
                            ("hall", "On one device, in a room"),
                            ("paper", "On paper"),
                        ],
                        max_length=7,
                    ),
                ),
                ("signed_at", models.DateTimeField()),
                ("taken_back_at", models.DateTimeField(blank=True, null=True)),
                ("delete_after", models.DateField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="declarations",
                        to="organisations.participant",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="journeys.programme"
                    ),
                ),
            ],
            options={
                "ordering": ["-signed_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("text", ""), _negated=True),
                            django.db.models.lookups.Exact(django.db.models.functions.text.Length("fingerprint"), 64),
                        ),
                        name="a_declaration_has_its_fingerprint",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["confidentiality", "description", "parent"])),
                        name="a_declaration_is_of_words",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IncentivePlan",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("title", models.CharField(max_length=200)),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("users", "People who use the service"),
                            ("community", "Communities"),
                            ("frontline", "Frontline staff"),
                            ("managers", "Managers"),
                            ("commissioners", "Commissioners"),
                            ("politicians", "Politicians"),
                        ],
                        max_length=13,
                    ),
                ),
                ("who", models.CharField(max_length=300)),
                ("what", models.CharField(max_length=300)),
                ("when", models.CharField(blank=True, max_length=300)),
                ("baseline", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                ("hoped_for", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                ("unit", models.CharField(blank=True, max_length=100)),
                ("counted_on", models.DateField(blank=True, null=True)),
                ("source", models.CharField(blank=True, max_length=300)),
                ("by_when", models.DateField(blank=True, null=True)),
                ("ethics", models.JSONField(blank=True, default=dict)),
                ("ethics_answered_at", models.DateTimeField(blank=True, null=True)),
                ("decided_by", models.CharField(blank=True, max_length=200)),
                ("decided_on", models.DateField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "ethics_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="incentive_plans",
                        to="journeys.initiative",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="journeys.programme"
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("baseline__isnull", True), ("hoped_for__isnull", True)),
                            models.Q(models.Q(("unit", ""), _negated=True), models.Q(("source", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="a_baseline_says_what_it_counts_and_where_from",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_on__isnull", True),
                            models.Q(
                                ("ethics_answered_at__isnull", False), models.Q(("decided_by", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="an_agreed_plan_passed_the_ethics_gate",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="campaign",
            name="plan",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="campaigns",
                to="market_it.incentiveplan",
            ),
        ),
        migrations.CreateModel(
            name="LedgerAccount",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("person", "Somebody’s own"),
                            ("pot", "A community pot"),
                            ("organisation", "The programme’s"),
                            ("out", "Paid out"),
                        ],
                        max_length=12,
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=120)),
                ("minutes", models.BigIntegerField(default=0)),
                ("pence", models.BigIntegerField(default=0)),
                ("lowest_minutes", models.BigIntegerField(blank=True, null=True)),
                ("lowest_pence", models.BigIntegerField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("erased_at", models.DateTimeField(blank=True, null=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="accounts",
                        to="organisations.participant",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="journeys.programme"
                    ),
                ),
            ],
            options={
                "ordering": ["kind", "name", "made_at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("participant__isnull", False)),
                        fields=("programme", "participant"),
                        name="one_account_per_person_and_programme",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "pot")), fields=("programme", "name"), name="a_pot_has_its_name"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind__in", ["organisation", "out"])),
                        fields=("programme", "kind"),
                        name="one_account_of_the_programme_and_one_of_the_world",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "person"), ("name", ""), ("participant__isnull", False)),
                            models.Q(("erased_at__isnull", False), ("kind", "person"), ("name", "")),
                            models.Q(
                                ("kind", "pot"), ("participant__isnull", True), models.Q(("name", ""), _negated=True)
                            ),
                            models.Q(
                                ("kind__in", ["organisation", "out"]), ("name", ""), ("participant__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="an_account_is_a_persons_or_has_a_name",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("lowest_minutes__isnull", True),
                            ("minutes__gte", models.F("lowest_minutes")),
                            _connector="OR",
                        ),
                        name="credits_stay_above_the_agreed_limit",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("lowest_pence__isnull", True), ("pence__gte", models.F("lowest_pence")), _connector="OR"
                        ),
                        name="money_stays_above_the_agreed_limit",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PassportShare",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("until", models.DateField(blank=True, null=True)),
                ("taken_back_at", models.DateTimeField(blank=True, null=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "passport",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="shares",
                        to="market_it.accesspassport",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="journeys.programme"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=("passport", "programme"),
                        name="a_passport_is_shared_once_with_a_programme",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanBarrier",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("barrier", models.SlugField(blank=True, max_length=60)),
                ("words", models.CharField(blank=True, max_length=300)),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("survey", "Named in a survey"),
                            ("asked", "Named by people we asked"),
                            ("team", "Our own guess"),
                        ],
                        default="team",
                        max_length=8,
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=300)),
                ("people", models.PositiveIntegerField(blank=True, null=True)),
                ("of_people", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="barriers",
                        to="market_it.incentiveplan",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="journeys.programme"
                    ),
                ),
            ],
            options={
                "ordering": ["made_at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("barrier", ""), _negated=True),
                        fields=("plan", "barrier"),
                        name="a_barrier_stands_once_in_a_plan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("barrier", ""), _negated=True),
                            models.Q(("words", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_barrier_is_listed_or_has_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("of_people__isnull", True), ("people__isnull", True)),
                            models.Q(
                                ("of_people__isnull", False),
                                ("people__isnull", False),
                                ("people__lte", models.F("of_people")),
                            ),
                            _connector="OR",
                        ),
                        name="no_more_name_a_barrier_than_were_asked",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("how", "team"), models.Q(("source", ""), _negated=True), _connector="OR"),
                        name="a_barrier_people_named_has_its_source",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanItem",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("incentive", models.SlugField(blank=True, max_length=60)),
                ("words", models.CharField(max_length=300)),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("users", "People who use the service"),
                            ("community", "Communities"),
                            ("frontline", "Frontline staff"),
                            ("managers", "Managers"),
                            ("commissioners", "Commissioners"),
                            ("politicians", "Politicians"),
                        ],
                        max_length=13,
                    ),
                ),
                (
                    "phase",
                    models.CharField(choices=[("start", "To get started"), ("keep", "To keep going")], max_length=5),
                ),
                (
                    "polarity",
                    models.CharField(
                        choices=[("incentive", "Something that draws"), ("deterrent", "Something that holds back")],
                        default="incentive",
                        max_length=9,
                    ),
                ),
                ("financial", models.BooleanField(default=False)),
                ("is_payment", models.BooleanField(default=False)),
                ("cost_pence", models.PositiveBigIntegerField(blank=True, null=True)),
                ("cost_words", models.CharField(blank=True, max_length=200)),
                ("who_pays", models.CharField(blank=True, max_length=200)),
                ("caution", models.CharField(blank=True, max_length=600)),
                ("appeal", models.CharField(blank=True, max_length=600)),
                ("leaves_entitlements", models.BooleanField(default=False)),
                ("warned_at", models.DateTimeField(blank=True, null=True)),
                ("decided_by", models.CharField(blank=True, max_length=200)),
                ("offered_on", models.DateField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "barrier",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="items",
                        to="market_it.planbarrier",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="items", to="market_it.incentiveplan"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="journeys.programme"
                    ),
                ),
                (
                    "warned_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["audience", "phase", "made_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="an_item_of_a_plan_has_words"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("offered_on__isnull", True),
                            ("is_payment", False),
                            ("warned_at__isnull", False),
                            _connector="OR",
                        ),
                        name="a_payment_is_offered_after_its_warning",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("offered_on__isnull", True), ("leaves_entitlements", True), _connector="OR"
                        ),
                        name="nothing_offered_touches_an_entitlement",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("offered_on__isnull", True),
                            ("polarity", "incentive"),
                            models.Q(("appeal", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_deterrent_has_a_way_to_appeal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("offered_on__isnull", True), models.Q(("decided_by", ""), _negated=True), _connector="OR"
                        ),
                        name="what_is_offered_was_decided",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CharterIncentive",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "charter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="incentives", to="market_it.charter"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="journeys.programme"
                    ),
                ),
                (
                    "clause",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="incentives",
                        to="market_it.clause",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="charters", to="market_it.planitem"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("charter", "item"), name="an_incentive_stands_once_in_a_charter")
                ],
            },
        ),
        migrations.CreateModel(
            name="PromiseSide",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "charter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="promises", to="market_it.charter"
                    ),
                ),
                (
                    "clause",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="promises",
                        to="market_it.clause",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="promises_judged",
                        to="market_it.charterparty",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="promises_made",
                        to="market_it.charterparty",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="journeys.programme"
                    ),
                ),
                (
                    "promise",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="side", to="journeys.promise"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("party", models.F("other")), _negated=True),
                        name="the_other_side_judges_a_promise",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Breach",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("words", models.TextField(blank=True, max_length=2000)),
                ("hoped_for", models.TextField(blank=True, max_length=1000)),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                ("settlement", models.TextField(blank=True, max_length=2000)),
                ("agreed", models.BooleanField(null=True)),
                ("delete_after", models.DateField(blank=True, null=True)),
                (
                    "contribution",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="breach",
                        to="voices.contribution",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="journeys.programme"
                    ),
                ),
                (
                    "raised_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="breaches",
                        to="organisations.participant",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "charter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="breaches", to="market_it.charter"
                    ),
                ),
                (
                    "about",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="market_it.charterparty",
                    ),
                ),
                (
                    "clause",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="breaches",
                        to="market_it.clause",
                    ),
                ),
                (
                    "promise",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="breaches",
                        to="market_it.promiseside",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "breaches",
                "ordering": ["-made_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("settled_at__isnull", True),
                            models.Q(models.Q(("settlement", ""), _negated=True), ("delete_after__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_settled_breach_says_how",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PromiseVerdict",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "kept",
                    models.CharField(
                        choices=[
                            ("open", "Not yet due or not yet judged"),
                            ("kept", "Kept"),
                            ("partly", "Partly kept"),
                            ("broken", "Broken"),
                        ],
                        max_length=8,
                    ),
                ),
                ("words", models.TextField(blank=True, max_length=1000)),
                ("said_on", models.DateField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="verdicts",
                        to="organisations.participant",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="journeys.programme"
                    ),
                ),
                (
                    "side",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="verdicts",
                        to="market_it.promiseside",
                    ),
                ),
            ],
            options={
                "ordering": ["-said_on", "-made_at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("participant__isnull", False)),
                        fields=("side", "participant"),
                        name="one_verdict_per_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kept", "open"), _negated=True), name="a_verdict_is_no_open_question"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kept", "kept"), models.Q(("words", ""), _negated=True), _connector="OR"),
                        name="a_promise_not_kept_says_what_happened",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RewardRules",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("who_pays", models.CharField(max_length=200)),
                ("how", models.CharField(max_length=400)),
                ("within_days", models.PositiveSmallIntegerField()),
                ("covers", models.TextField(blank=True, max_length=1000)),
                ("most_pence", models.PositiveBigIntegerField(blank=True, null=True)),
                ("lowest_minutes", models.BigIntegerField(default=-600)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="journeys.programme"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "reward rules",
                "constraints": [
                    models.UniqueConstraint(fields=("programme",), name="a_programme_rewards_in_one_way"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("who_pays", ""), _negated=True), models.Q(("how", ""), _negated=True)
                        ),
                        name="it_is_said_who_pays_and_how",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("lowest_minutes__lte", 0)), name="credits_may_go_down_and_not_up"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Risk",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("number", models.PositiveIntegerField()),
                ("catalogue", models.SlugField(blank=True, max_length=60)),
                ("title", models.CharField(max_length=200)),
                ("words", models.TextField(blank=True, max_length=2000)),
                (
                    "state",
                    models.CharField(
                        choices=[("proposed", "Raised, not yet weighed"), ("open", "Open"), ("closed", "Closed")],
                        default="open",
                        max_length=8,
                    ),
                ),
                ("likelihood_before", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("impact_before", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("likelihood_after", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("impact_after", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "score_before",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.expressions.CombinedExpression(
                            models.F("likelihood_before"), "*", models.F("impact_before")
                        ),
                        output_field=models.PositiveSmallIntegerField(null=True),
                    ),
                ),
                (
                    "score_after",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.expressions.CombinedExpression(
                            models.F("likelihood_after"), "*", models.F("impact_after")
                        ),
                        output_field=models.PositiveSmallIntegerField(null=True),
                    ),
                ),
                ("owner_in_words", models.CharField(blank=True, max_length=200)),
                ("owner_gone_on", models.DateField(blank=True, null=True)),
                ("mitigation", models.TextField(blank=True, max_length=2000)),
                ("early_sign", models.CharField(blank=True, max_length=400)),
                ("benefit", models.TextField(blank=True, max_length=1000)),
                ("doing_nothing", models.TextField(blank=True, max_length=1000)),
                ("review_on", models.DateField(blank=True, null=True)),
                ("reviewed_on", models.DateField(blank=True, null=True)),
                ("reminded_for", models.DateField(blank=True, null=True)),
                ("by_residents", models.BooleanField(default=False)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("closed_because", models.CharField(blank=True, max_length=500)),
                ("version", models.PositiveIntegerField(default=1)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "contribution",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="risk",
                        to="voices.contribution",
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="risks",
                        to="journeys.initiative",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="risks",
                        to="organisations.participant",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="journeys.programme"
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "indexes": [
                    models.Index(
                        fields=["programme", "state", "-score_after", "number"], name="risks_by_what_is_left"
                    ),
                    models.Index(fields=["owner", "state", "review_on"], name="risks_waiting"),
                    models.Index(fields=["organisation", "state", "review_on"], name="risks_to_review"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("programme", "number"), name="a_risk_has_its_number"),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="a_risk_has_a_title"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("likelihood_before__isnull", True),
                                models.Q(("likelihood_before__gte", 1), ("likelihood_before__lte", 5)),
                                _connector="OR",
                            ),
                            models.Q(
                                ("impact_before__isnull", True),
                                models.Q(("impact_before__gte", 1), ("impact_before__lte", 5)),
                                _connector="OR",
                            ),
                            models.Q(
                                ("likelihood_after__isnull", True),
                                models.Q(("likelihood_after__gte", 1), ("likelihood_after__lte", 5)),
                                _connector="OR",
                            ),
                            models.Q(
                                ("impact_after__isnull", True),
                                models.Q(("impact_after__gte", 1), ("impact_after__lte", 5)),
                                _connector="OR",
                            ),
                        ),
                        name="likelihood_and_impact_are_one_to_five",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("impact_before__isnull", True), ("likelihood_before__isnull", True)),
                                models.Q(("impact_before__isnull", False), ("likelihood_before__isnull", False)),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("impact_after__isnull", True), ("likelihood_after__isnull", True)),
                                models.Q(("impact_after__isnull", False), ("likelihood_after__isnull", False)),
                                _connector="OR",
                            ),
                        ),
                        name="likelihood_and_impact_stand_together",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("state", "open"), _negated=True),
                                ("likelihood_after__isnull", True),
                                ("likelihood_before__isnull", True),
                            ),
                            models.Q(
                                ("likelihood_after__isnull", False),
                                ("likelihood_before__isnull", False),
                                ("review_on__isnull", False),
                                models.Q(("doing_nothing", ""), _negated=True),
                                models.Q(("benefit", ""), _negated=True),
                                models.Q(("mitigation", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_weighed_risk_says_what_doing_nothing_risks",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "open"), _negated=True),
                            ("owner__isnull", False),
                            models.Q(("owner_in_words", ""), _negated=True),
                            ("owner_gone_on__isnull", False),
                            _connector="OR",
                        ),
                        name="a_weighed_risk_has_an_owner",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_at__isnull", False),
                                ("state", "closed"),
                                models.Q(("closed_because", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state", "closed"), _negated=True),
                                ("closed_at__isnull", True),
                                ("closed_because", ""),
                            ),
                            _connector="OR",
                        ),
                        name="a_closed_risk_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CharterRisk",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("mechanism", models.CharField(max_length=600)),
                ("held_in_words", models.CharField(blank=True, max_length=200)),
                (
                    "charter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="risks", to="market_it.charter"
                    ),
                ),
                (
                    "held_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="market_it.charterparty",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="journeys.programme"
                    ),
                ),
                (
                    "clause",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="risks",
                        to="market_it.clause",
                    ),
                ),
                (
                    "risk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="charters", to="market_it.risk"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("charter", "risk"), name="a_risk_stands_once_in_a_charter"),
                    models.CheckConstraint(
                        condition=models.Q(("mechanism", ""), _negated=True), name="a_carried_risk_has_its_mechanism"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("held_by__isnull", False), models.Q(("held_in_words", ""), _negated=True), _connector="OR"
                        ),
                        name="somebody_holds_a_carried_risk",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RiskChange",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("version", models.PositiveIntegerField()),
                ("before", models.JSONField()),
                ("likelihood", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("impact", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("reason", models.CharField(max_length=500)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="journeys.programme"
                    ),
                ),
                (
                    "risk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="changes", to="market_it.risk"
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at"],
                "constraints": [
                    models.UniqueConstraint(fields=("risk", "version"), name="a_version_of_a_risk_is_changed_once"),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="a_changed_risk_says_why"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RolePack",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("role", models.UUIDField(blank=True, null=True)),
                ("pack", models.SlugField(blank=True, max_length=60)),
                ("title", models.CharField(max_length=200)),
                ("words", models.TextField(max_length=4000)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="journeys.programme"
                    ),
                ),
            ],
            options={
                "ordering": ["title"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("role__isnull", False)),
                        fields=("programme", "role"),
                        name="a_role_has_one_pack",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="a_role_pack_has_a_title"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoleCondition",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("talk", "A talk with the team"),
                            ("identity", "Has shown who they are"),
                            ("references", "References"),
                            ("background", "A check of criminal records, such as DBS"),
                            ("training", "Training"),
                            ("confidentiality", "A confidentiality declaration"),
                            ("description", "The description of the role, agreed"),
                            ("insurance", "Insurance cover"),
                            ("parent", "A parent’s or guardian’s consent"),
                        ],
                        max_length=15,
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=400)),
                ("months", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="journeys.programme"
                    ),
                ),
                (
                    "pack",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="conditions", to="market_it.rolepack"
                    ),
                ),
            ],
            options={
                "ordering": ["made_at"],
                "constraints": [models.UniqueConstraint(fields=("pack", "kind"), name="a_role_asks_for_a_thing_once")],
            },
        ),
        migrations.CreateModel(
            name="InsuranceCover",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("holder", models.CharField(max_length=200)),
                ("insurer", models.CharField(blank=True, max_length=200)),
                ("policy", models.CharField(blank=True, max_length=120)),
                ("covers", models.CharField(max_length=600)),
                ("up_to_pence", models.PositiveBigIntegerField(blank=True, null=True)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("reminded_days", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="journeys.programme"
                    ),
                ),
                (
                    "pack",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="covers",
                        to="market_it.rolepack",
                    ),
                ),
            ],
            options={
                "ordering": ["ends_on"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="a_cover_ends_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("holder", ""), _negated=True), models.Q(("covers", ""), _negated=True)
                        ),
                        name="a_cover_says_whose_and_for_what",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reminded_days__isnull", True), ("reminded_days__in", (7, 30, 60)), _connector="OR"
                        ),
                        name="a_cover_is_reminded_of_thrice",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("talk", "A talk with the team"),
                            ("identity", "Has shown who they are"),
                            ("references", "References"),
                            ("background", "A check of criminal records, such as DBS"),
                            ("training", "Training"),
                            ("confidentiality", "A confidentiality declaration"),
                            ("description", "The description of the role, agreed"),
                            ("insurance", "Insurance cover"),
                            ("parent", "A parent’s or guardian’s consent"),
                        ],
                        max_length=15,
                    ),
                ),
                ("reference", models.CharField(blank=True, max_length=120)),
                ("seen_on", models.DateField()),
                ("expires_on", models.DateField(blank=True, null=True)),
                ("reminded_days", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_because", models.CharField(blank=True, max_length=300)),
                ("delete_after", models.DateField(blank=True, null=True)),
                (
                    "declaration",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evidence",
                        to="market_it.declaration",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evidence",
                        to="organisations.participant",
                    ),
                ),
                (
                    "seen_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pack",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evidence",
                        to="market_it.rolepack",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "evidence",
                "ordering": ["-seen_on"],
                "indexes": [
                    models.Index(fields=["participant", "kind", "ended_at"], name="evidence_of_somebody"),
                    models.Index(fields=["organisation", "ended_at", "expires_on"], name="evidence_that_runs_out"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True), ("pack__isnull", False)),
                        fields=("participant", "kind", "pack"),
                        name="one_evidence_of_a_kind_holds_for_a_role",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True), ("pack__isnull", True)),
                        fields=("participant", "kind"),
                        name="one_evidence_of_a_kind_holds_everywhere",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("expires_on__isnull", True), ("expires_on__gte", models.F("seen_on")), _connector="OR"
                        ),
                        name="evidence_runs_out_after_it_was_seen",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_at__isnull", True), models.Q(("ended_because", ""), _negated=True), _connector="OR"
                        ),
                        name="ended_evidence_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reminded_days__isnull", True), ("reminded_days__in", (7, 30, 60)), _connector="OR"
                        ),
                        name="evidence_is_reminded_of_thrice",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="declaration",
            name="pack",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="declarations",
                to="market_it.rolepack",
            ),
        ),
        migrations.CreateModel(
            name="Segment",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("name", models.CharField(max_length=200)),
                ("words", models.CharField(blank=True, max_length=600)),
                ("offered_by", models.SlugField(blank=True, max_length=40)),
                ("key", models.CharField(blank=True, max_length=200)),
                ("people", models.PositiveIntegerField(blank=True, null=True)),
                ("of_people", models.PositiveIntegerField(blank=True, null=True)),
                ("source", models.CharField(blank=True, max_length=300)),
                ("counted_on", models.DateField(blank=True, null=True)),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="segments", to="market_it.campaign"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="journeys.programme"
                    ),
                ),
            ],
            options={
                "ordering": ["made_at"],
                "constraints": [
                    models.UniqueConstraint(fields=("campaign", "name"), name="a_segment_stands_once_in_a_campaign"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("people__isnull", True),
                            models.Q(models.Q(("source", ""), _negated=True), ("counted_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_counted_segment_has_its_source",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("arm", models.CharField(default="A", max_length=1)),
                ("words", models.JSONField()),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("talk", "A talk"),
                            ("letter", "A letter"),
                            ("leaflet", "A leaflet or poster"),
                            ("email", "E-mail"),
                            ("text", "Text message"),
                            ("phone", "Phone call"),
                            ("social", "Social media"),
                            ("press", "Newspaper or radio"),
                            ("meeting", "A meeting or event"),
                            ("other", "Another way"),
                        ],
                        max_length=8,
                    ),
                ),
                ("where", models.CharField(blank=True, max_length=200)),
                ("from_on", models.DateField(blank=True, null=True)),
                ("until", models.DateField(blank=True, null=True)),
                ("messenger_in_words", models.CharField(blank=True, max_length=200)),
                ("cost_pence", models.PositiveBigIntegerField(blank=True, null=True)),
                ("east", models.JSONField(blank=True, default=dict)),
                ("east_answered_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="messages", to="market_it.campaign"
                    ),
                ),
                (
                    "messenger",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="messages",
                        to="organisations.participant",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="journeys.programme"
                    ),
                ),
                (
                    "segment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="messages",
                        to="market_it.segment",
                    ),
                ),
            ],
            options={
                "ordering": ["segment", "arm"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("segment__isnull", False)),
                        fields=("segment", "arm", "channel"),
                        name="one_message_per_arm_of_a_segment",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("segment__isnull", True)),
                        fields=("campaign", "arm", "channel"),
                        name="one_message_per_arm_for_everybody",
                    ),
                    models.CheckConstraint(condition=models.Q(("arm__in", ["A", "B"])), name="an_arm_is_a_or_b"),
                ],
            },
        ),
        migrations.AddField(
            model_name="comparison",
            name="segment",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="market_it.segment",
            ),
        ),
        migrations.CreateModel(
            name="SigningLink",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("account", "Signed in"),
                            ("link", "By a link"),
                            ("hall", "On one device, in a room"),
                            ("paper", "On paper"),
                        ],
                        default="link",
                        max_length=7,
                    ),
                ),
                ("label", models.CharField(max_length=200)),
                ("hash", models.CharField(max_length=64, unique=True)),
                ("until", models.DateField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("delete_after", models.DateField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "charter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="links", to="market_it.charter"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="market_it.charterparty",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="journeys.programme"
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("way__in", ["link", "hall"])), name="a_link_is_for_a_link_or_a_hall"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("group", models.CharField(blank=True, max_length=200)),
                ("people", models.PositiveIntegerField(blank=True, null=True)),
                ("role", models.CharField(blank=True, max_length=120)),
                ("may_be_named", models.BooleanField(default=False)),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("account", "Signed in"),
                            ("link", "By a link"),
                            ("hall", "On one device, in a room"),
                            ("paper", "On paper"),
                        ],
                        max_length=7,
                    ),
                ),
                ("signed_at", models.DateTimeField()),
                ("reference_hash", models.CharField(blank=True, max_length=64, null=True, unique=True)),
                ("sent_key", models.CharField(blank=True, max_length=64, null=True, unique=True)),
                ("taken_back_at", models.DateTimeField(blank=True, null=True)),
                ("erased_at", models.DateTimeField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "charter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="signatures", to="market_it.charter"
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signatures",
                        to="market_it.charteredition",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="signatures",
                        to="organisations.participant",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signatures",
                        to="market_it.charterparty",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="journeys.programme"
                    ),
                ),
                (
                    "scan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="voices.attachment",
                    ),
                ),
                (
                    "link",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="signatures",
                        to="market_it.signinglink",
                    ),
                ),
            ],
            options={
                "ordering": ["signed_at"],
                "indexes": [
                    models.Index(fields=["edition", "taken_back_at", "party"], name="signatures_of_an_edition")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("group", ""), ("participant__isnull", False), ("taken_back_at__isnull", True)
                        ),
                        fields=("edition", "participant"),
                        name="a_person_signs_an_edition_once",
                    ),
                    models.UniqueConstraint(
                        models.F("edition"),
                        django.db.models.functions.text.Lower("group"),
                        condition=models.Q(("taken_back_at__isnull", True), models.Q(("group", ""), _negated=True)),
                        name="a_group_signs_an_edition_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("participant__isnull", False),
                            models.Q(("group", ""), _negated=True),
                            ("erased_at__isnull", False),
                            _connector="OR",
                        ),
                        name="a_signature_is_somebodys",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("people__isnull", True), models.Q(("group", ""), _negated=True), _connector="OR"
                        ),
                        name="only_a_group_speaks_for_many",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Suggestion",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("right", "What they may expect"),
                            ("responsibility", "What they do"),
                            ("shared", "What holds for all"),
                        ],
                        max_length=14,
                    ),
                ),
                ("language", models.CharField(default="en", max_length=10)),
                ("words", models.TextField(max_length=2000)),
                ("why", models.CharField(blank=True, max_length=600)),
                (
                    "reply",
                    models.CharField(
                        blank=True,
                        choices=[("accept", "Taken up"), ("adapt", "Taken up in part"), ("decline", "Not taken up")],
                        max_length=8,
                    ),
                ),
                ("answer", models.TextField(blank=True, max_length=1000)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "charter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="suggestions", to="market_it.charter"
                    ),
                ),
                (
                    "clause",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="suggestions",
                        to="market_it.clause",
                    ),
                ),
                (
                    "contribution",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="suggestion",
                        to="voices.contribution",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="suggestions",
                        to="organisations.participant",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="market_it.charterparty",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="journeys.programme"
                    ),
                ),
            ],
            options={
                "ordering": ["made_at"],
                "indexes": [models.Index(fields=["charter", "answered_at"], name="suggestions_to_answer")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("reply", "")),
                            models.Q(models.Q(("answer", ""), _negated=True), models.Q(("reply", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="an_answered_suggestion_has_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("clause__isnull", False),
                            models.Q(("party__isnull", False), models.Q(("kind", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="a_missing_clause_has_its_side",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SupportGiven",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "kind",
                    models.CharField(choices=[("access", "Access support"), ("carer", "Carer’s cover")], max_length=8),
                ),
                ("words", models.CharField(blank=True, max_length=300)),
                ("minutes", models.PositiveIntegerField(blank=True, null=True)),
                ("pence", models.PositiveBigIntegerField(blank=True, null=True)),
                ("given_on", models.DateField()),
                ("delete_after", models.DateField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="support",
                        to="journeys.initiative",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="support",
                        to="organisations.participant",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="journeys.programme"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "support given",
                "ordering": ["-given_on"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("minutes__isnull", False), ("pence__isnull", False), _connector="OR"),
                        name="support_is_counted_in_time_or_money",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ThankYou",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("words", models.TextField(max_length=1000)),
                ("from_whom", models.CharField(max_length=200)),
                ("given_on", models.DateField()),
                ("may_be_shown", models.BooleanField(default=False)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="thanks",
                        to="journeys.initiative",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="thanks",
                        to="organisations.participant",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="journeys.programme"
                    ),
                ),
            ],
            options={
                "ordering": ["-given_on"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="a_thank_you_has_words"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Transfer",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("unit", models.CharField(choices=[("minutes", "Minutes"), ("pence", "Pence")], max_length=7)),
                ("amount", models.PositiveBigIntegerField()),
                (
                    "why",
                    models.CharField(
                        choices=[
                            ("earned", "Credits for time given"),
                            ("spent", "Credits used"),
                            ("gift", "Credits given to somebody"),
                            ("owed", "A claim was approved"),
                            ("paid", "A claim was paid"),
                            ("opening", "Brought over from before"),
                            ("correction", "Put right"),
                        ],
                        max_length=10,
                    ),
                ),
                ("category", models.SlugField(blank=True, max_length=60)),
                ("words", models.CharField(blank=True, max_length=300)),
                ("happened_on", models.DateField()),
                ("sent_key", models.CharField(blank=True, max_length=64, null=True, unique=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="transfers",
                        to="market_it.claim",
                    ),
                ),
                (
                    "from_account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="went_out",
                        to="market_it.ledgeraccount",
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="transfers",
                        to="journeys.initiative",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="journeys.programme"
                    ),
                ),
                (
                    "reverses",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="reversed_by",
                        to="market_it.transfer",
                    ),
                ),
                (
                    "to_account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="came_in",
                        to="market_it.ledgeraccount",
                    ),
                ),
            ],
            options={
                "ordering": ["-happened_on", "-made_at"],
                "indexes": [
                    models.Index(fields=["from_account", "unit", "happened_on"], name="transfers_out_of"),
                    models.Index(fields=["to_account", "unit", "happened_on"], name="transfers_into"),
                ],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="a_transfer_moves_something"),
                    models.CheckConstraint(
                        condition=models.Q(("from_account", models.F("to_account")), _negated=True),
                        name="a_transfer_goes_to_another_account",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("why__in", ["owed", "paid"]), _negated=True), ("unit", "pence"), _connector="OR"
                        ),
                        name="a_claim_is_owed_in_pence",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("claim__isnull", False), ("reverses__isnull", True), ("why__in", ["owed", "paid"])
                        ),
                        fields=("claim", "why"),
                        name="a_claim_is_owed_once_and_paid_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("why", "correction"), _negated=True),
                            ("reverses__isnull", False),
                            _connector="OR",
                        ),
                        name="a_correction_names_what_it_puts_right",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Wording",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("language", models.CharField(default="en", max_length=10)),
                (
                    "form",
                    models.CharField(
                        choices=[("plain", "Plain"), ("easy-read", "Easy Read")], default="plain", max_length=9
                    ),
                ),
                ("words", models.TextField(max_length=2000)),
                ("machine", models.BooleanField(default=False)),
                ("current", models.BooleanField(default=True)),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "clause",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="wordings", to="market_it.clause"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="journeys.programme"
                    ),
                ),
                (
                    "rival",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rivals",
                        to="market_it.wording",
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("current", True)),
                        fields=("clause", "language", "form"),
                        name="one_wording_holds",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="a_wording_has_words"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rival__isnull", True), ("current", False), ("settled_at__isnull", False), _connector="OR"
                        ),
                        name="a_rival_does_not_hold_until_it_is_chosen",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="charter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("open_edition__isnull", True), ("published_at__isnull", True)),
                    ("review_on__isnull", False),
                    _connector="OR",
                ),
                name="a_signed_charter_has_its_review_day",
            ),
        ),
    ]
