import django.db.models.deletion
import django.db.models.expressions
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """All of People it at once, in place of the eighteen that made it piece by piece."""

    replaces = [
        ("people_it", "0001_the_surveys"),
        ("people_it", "0002_offers_and_needs"),
        ("people_it", "0003_sessions_and_wards"),
        ("people_it", "0004_results_of_surveys"),
        ("people_it", "0005_cards_for_offers"),
        ("people_it", "0006_questions_taken_out"),
        ("people_it", "0007_matching"),
        ("people_it", "0008_files_of_answers_and_asks"),
        ("people_it", "0009_figures_changed_by_two"),
        ("people_it", "0010_known_groups_and_screens"),
        ("people_it", "0011_files_of_any_size"),
        ("people_it", "0012_results_compared_and_looked_at"),
        ("people_it", "0013_proposals_by_hand"),
        ("people_it", "0014_ages_and_parents"),
        ("people_it", "0015_days_of_consent"),
        ("people_it", "0016_no_child_without_consent"),
        ("people_it", "0017_samples_and_invitations"),
        ("people_it", "0018_how_people_were_drawn"),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("journeys", "0012_what_a_decision_was_taken_on"),
        ("organisations", "0003_the_age_and_the_way_out"),
    ]

    operations = [
        migrations.CreateModel(
            name="AnswerFile",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("name", models.CharField(max_length=200)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("reading", "Being looked through"),
                            ("refused", "It cannot be read"),
                            ("looked", "Looked through, nothing added yet"),
                            ("writing", "Being added"),
                            ("done", "Added"),
                            ("undoing", "Being taken back"),
                            ("undone", "Taken back"),
                        ],
                        default="reading",
                        max_length=8,
                    ),
                ),
                ("headings", models.JSONField(default=list)),
                ("unknown", models.JSONField(default=list)),
                ("file", models.FileField(blank=True, upload_to="answers/")),
                ("digest", models.CharField(blank=True, max_length=64)),
                ("faults", models.FileField(blank=True, upload_to="answers/")),
                ("problem", models.CharField(blank=True, max_length=400)),
                ("per_cent", models.PositiveSmallIntegerField(default=0)),
                ("row_reached", models.PositiveIntegerField(default=0)),
                ("read", models.PositiveIntegerField(default=0)),
                ("good", models.PositiveIntegerField(default=0)),
                ("bad", models.PositiveIntegerField(default=0)),
                ("twice", models.PositiveIntegerField(default=0)),
                ("left_out", models.PositiveIntegerField(default=0)),
                ("written", models.PositiveIntegerField(default=0)),
                ("complaints", models.JSONField(default=list)),
                ("may_count", models.BooleanField(default=False)),
                ("moved_at", models.DateTimeField(auto_now=True)),
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
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="journeys.programme"
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at"],
            },
        ),
        migrations.CreateModel(
            name="AskedPerson",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("gives", models.BooleanField(default=False)),
                ("gets", models.BooleanField(default=False)),
                ("hash", models.CharField(max_length=64, unique=True)),
                ("said", models.CharField(blank=True, choices=[("yes", "Yes"), ("no", "No")], max_length=3)),
                ("said_at", models.DateTimeField(blank=True, null=True)),
                ("nudged_at", models.DateTimeField(blank=True, null=True)),
                ("shares_contact_at", models.DateTimeField(blank=True, null=True)),
                ("delete_after", models.DateField()),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.participant"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="journeys.programme"
                    ),
                ),
                (
                    "typed_by",
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
                "ordering": ["made_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("said", ""), ("said_at__isnull", True)),
                            models.Q(("said_at__isnull", False), models.Q(("said", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="an_answer_to_a_match_has_its_day",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "age",
                    models.CharField(
                        choices=[
                            ("adult", "18 or over"),
                            ("young", "Under 18"),
                            ("child", "Too young to take part without a parent"),
                        ],
                        default="adult",
                        max_length=8,
                    ),
                ),
                ("parent", models.CharField(blank=True, max_length=120)),
                (
                    "parent_how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("screen", "On this page, with the child"),
                            ("paper", "On a signed paper"),
                            ("phone", "By phone"),
                            ("talk", "In a talk"),
                        ],
                        max_length=8,
                    ),
                ),
                ("parent_agreed_on", models.DateField(blank=True, null=True)),
                ("group", models.CharField(blank=True, max_length=200)),
                ("helper", models.CharField(blank=True, max_length=120)),
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
                ("language", models.CharField(default="en", max_length=10)),
                ("reference_hash", models.CharField(max_length=64, unique=True)),
                ("sent_key", models.CharField(blank=True, max_length=64, null=True, unique=True)),
                ("known_group", models.BooleanField(default=False)),
                ("at_risk", models.BooleanField(default=False)),
                ("when_safe", models.CharField(blank=True, max_length=200)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
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
                    "parent_noted_by",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entries",
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
                "indexes": [models.Index(fields=["programme", "made_at"], name="entries_of_a_programme")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("age", "child"), _negated=True),
                            models.Q(("parent_agreed_on__isnull", False), models.Q(("parent", ""), _negated=True)),
                            ("withdrawn_at__isnull", False),
                            _connector="OR",
                        ),
                        name="a_child_has_a_parents_consent",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Introduction",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
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
            },
        ),
        migrations.CreateModel(
            name="LearningSession",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("title", models.CharField(max_length=200)),
                ("what", models.TextField(max_length=2000)),
                ("skill", models.CharField(blank=True, max_length=60)),
                ("on", models.DateField()),
                ("starts", models.TimeField()),
                ("ends", models.TimeField()),
                ("where", models.CharField(max_length=300)),
                ("access", models.CharField(max_length=600)),
                ("costs", models.CharField(max_length=300)),
                ("youngest", models.PositiveSmallIntegerField(default=18)),
                ("oldest", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("most", models.PositiveSmallIntegerField()),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("cancelled_because", models.CharField(blank=True, max_length=300)),
                ("learnt", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("taught", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("thanks", models.TextField(blank=True, max_length=1000)),
                ("thanked_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "asks",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="organisations.participant",
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
                "ordering": ["on", "starts"],
                "indexes": [models.Index(fields=["programme", "on"], name="sessions_by_day")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends__gt", models.F("starts"))), name="a_session_ends_after_it_starts"
                    ),
                    models.CheckConstraint(condition=models.Q(("most__gte", 1)), name="a_session_has_places"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("thanked_at__isnull", True), models.Q(("thanks", ""), _negated=True), _connector="OR"
                        ),
                        name="thanks_have_words",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LoadLimit",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("most_at_once", models.PositiveSmallIntegerField(default=2)),
                ("hours_a_month", models.PositiveSmallIntegerField(blank=True, null=True)),
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
                        related_name="load_limit",
                        to="organisations.participant",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MaskedMessage",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("words", models.TextField(max_length=2000)),
                ("delete_after", models.DateField()),
                (
                    "introduction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="messages",
                        to="people_it.introduction",
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
                    "sender",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people_it.askedperson"
                    ),
                ),
            ],
            options={
                "ordering": ["made_at"],
            },
        ),
        migrations.CreateModel(
            name="MatchingRun",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waits to begin"),
                            ("reading", "Reads offers and needs"),
                            ("matching", "Looks for who could help whom"),
                            ("done", "Done"),
                            ("failed", "Did not work"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("with_rings", models.BooleanField(default=True)),
                ("weights", models.JSONField(default=dict)),
                ("result", models.JSONField(default=dict)),
                ("method_version", models.CharField(blank=True, max_length=20)),
                ("moved_at", models.DateTimeField(auto_now=True)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
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
                "ordering": ["-made_at"],
                "indexes": [models.Index(fields=["programme", "-made_at"], name="runs_of_a_programme")],
            },
        ),
        migrations.CreateModel(
            name="MatchWeights",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("likeness", models.PositiveSmallIntegerField()),
                ("times", models.PositiveSmallIntegerField()),
                ("nearness", models.PositiveSmallIntegerField()),
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
            ],
            options={
                "ordering": ["-made_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "likeness",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        models.Value(100), "-", models.F("times")
                                    ),
                                    "-",
                                    models.F("nearness"),
                                ),
                            )
                        ),
                        name="weights_are_parts_of_a_hundred",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="other_weights_have_a_reason"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Need",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("skill", "A skill"),
                            ("knowledge", "Knowing a place, a service or a subject"),
                            ("experience", "Having lived through something"),
                            ("time", "Time and company"),
                            ("space", "A space"),
                            ("tool", "Tools, a vehicle or other things"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.TextField(max_length=600)),
                ("tags", models.CharField(blank=True, max_length=200)),
                ("times", models.CharField(blank=True, max_length=120)),
                ("from_on", models.DateField(blank=True, null=True)),
                ("shown_until", models.DateField()),
                ("hours_a_month", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "travel",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("home", "From home, by phone or online"),
                            ("near", "Near where I live"),
                            ("far", "I can travel"),
                        ],
                        max_length=6,
                    ),
                ),
                ("languages", models.CharField(blank=True, max_length=60)),
                ("conditions", models.CharField(blank=True, max_length=120)),
                ("most", models.PositiveSmallIntegerField(default=1)),
                ("code", models.CharField(max_length=6)),
                ("public_words", models.CharField(blank=True, max_length=300)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("answer", models.TextField(blank=True, max_length=1000)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("answer_due", models.DateField()),
                ("paused_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("delete_after", models.DateField()),
                ("to_learn", models.BooleanField(default=False)),
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
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="needs", to="people_it.entry"
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
                        related_name="needs",
                        to="organisations.participant",
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
                "abstract": False,
                "indexes": [
                    models.Index(fields=["programme", "withdrawn_at", "shown_until"], name="needs_that_live"),
                    models.Index(fields=["programme", "answered_at", "answer_due"], name="needs_to_answer"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "code"), name="a_code_names_one_need"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_at__isnull", True), models.Q(("answer", ""), _negated=True), _connector="OR"
                        ),
                        name="an_answered_need_has_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("published_at__isnull", True),
                            models.Q(("public_words", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_published_need_has_public_words",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Offer",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("skill", "A skill"),
                            ("knowledge", "Knowing a place, a service or a subject"),
                            ("experience", "Having lived through something"),
                            ("time", "Time and company"),
                            ("space", "A space"),
                            ("tool", "Tools, a vehicle or other things"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.TextField(max_length=600)),
                ("tags", models.CharField(blank=True, max_length=200)),
                ("times", models.CharField(blank=True, max_length=120)),
                ("from_on", models.DateField(blank=True, null=True)),
                ("shown_until", models.DateField()),
                ("hours_a_month", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "travel",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("home", "From home, by phone or online"),
                            ("near", "Near where I live"),
                            ("far", "I can travel"),
                        ],
                        max_length=6,
                    ),
                ),
                ("languages", models.CharField(blank=True, max_length=60)),
                ("conditions", models.CharField(blank=True, max_length=120)),
                ("most", models.PositiveSmallIntegerField(default=1)),
                ("code", models.CharField(max_length=6)),
                ("public_words", models.CharField(blank=True, max_length=300)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("answer", models.TextField(blank=True, max_length=1000)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("answer_due", models.DateField()),
                ("paused_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("delete_after", models.DateField()),
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
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="offers", to="people_it.entry"
                    ),
                ),
                (
                    "in_answer_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="offers_in_answer",
                        to="people_it.need",
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
                        related_name="offers",
                        to="organisations.participant",
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
                "abstract": False,
                "indexes": [
                    models.Index(fields=["programme", "withdrawn_at", "shown_until"], name="offers_that_live"),
                    models.Index(fields=["programme", "answered_at", "answer_due"], name="offers_to_answer"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "code"), name="a_code_names_one_offer"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_at__isnull", True), models.Q(("answer", ""), _negated=True), _connector="OR"
                        ),
                        name="an_answered_offer_has_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("published_at__isnull", True),
                            models.Q(("public_words", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_published_offer_has_public_words",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="need",
            name="in_answer_to",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="needs_in_answer",
                to="people_it.offer",
            ),
        ),
        migrations.CreateModel(
            name="OfferConsent",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("introduce", "You may look for somebody who fits, and ask me"),
                            ("publish", "You may show it to others, without my name"),
                            ("partners", "You may share it with your partners"),
                            ("statistics", "You may count it in figures"),
                            ("councillor", "My councillor may contact me"),
                        ],
                        max_length=12,
                    ),
                ),
                ("given_at", models.DateTimeField()),
                ("taken_back_at", models.DateTimeField(blank=True, null=True)),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="consents", to="people_it.entry"
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
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=("entry", "kind"),
                        name="an_agreement_holds_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Outcome",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "happened",
                    models.CharField(
                        choices=[("yes", "Yes, it took place"), ("no", "No, it did not"), ("later", "Not yet")],
                        max_length=5,
                    ),
                ),
                ("hours", models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True)),
                (
                    "was_good",
                    models.CharField(
                        blank=True, choices=[("yes", "Yes"), ("partly", "In part"), ("no", "No")], max_length=6
                    ),
                ),
                (
                    "asked",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="outcome", to="people_it.askedperson"
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
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="journeys.programme"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hours__isnull", True), models.Q(("happened", "yes"), ("hours__gte", 0)), _connector="OR"
                        ),
                        name="hours_are_of_what_took_place",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PlaceFigure",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("name", models.CharField(max_length=200)),
                ("value", models.CharField(max_length=60)),
                ("period", models.CharField(max_length=60)),
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
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="journeys.place"
                    ),
                ),
            ],
            options={
                "ordering": ["made_at"],
            },
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("proposed_because", models.CharField(blank=True, max_length=500)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("person-role", "A person for a role"),
                            ("person-person", "One person helps another"),
                            ("ring", "People help each other in a ring"),
                            ("person-group", "A person and a group"),
                            ("group-asset", "A space or things for a group"),
                            ("idea-staff", "Staff for an idea"),
                        ],
                        max_length=13,
                    ),
                ),
                ("score", models.PositiveIntegerField()),
                ("size", models.PositiveSmallIntegerField(default=1)),
                ("approved_at", models.DateTimeField(blank=True, null=True)),
                ("set_aside_at", models.DateTimeField(blank=True, null=True)),
                ("set_aside_because", models.CharField(blank=True, max_length=500)),
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
                    "proposed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="proposals",
                        to="people_it.matchingrun",
                    ),
                ),
                (
                    "set_aside_by",
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
                "ordering": ["-score", "pk"],
                "indexes": [
                    models.Index(fields=["programme", "approved_at", "set_aside_at"], name="proposals_to_decide")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("proposed_because", ""), ("run__isnull", False)),
                            models.Q(("run__isnull", True), models.Q(("proposed_because", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="what_no_run_proposed_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_at__isnull", True), ("set_aside_at__isnull", True), _connector="OR"
                        ),
                        name="a_proposal_is_approved_or_set_aside",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("set_aside_at__isnull", True), ("set_aside_because", "")),
                            models.Q(
                                ("set_aside_at__isnull", False), models.Q(("set_aside_because", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="what_is_set_aside_says_why",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="introduction",
            name="proposal",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="introduction", to="people_it.proposal"
            ),
        ),
        migrations.AddField(
            model_name="askedperson",
            name="proposal",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="asked", to="people_it.proposal"
            ),
        ),
        migrations.CreateModel(
            name="Response",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("parent", models.CharField(blank=True, max_length=120)),
                (
                    "parent_how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("screen", "On this page, with the child"),
                            ("paper", "On a signed paper"),
                            ("phone", "By phone"),
                            ("talk", "In a talk"),
                        ],
                        max_length=8,
                    ),
                ),
                ("parent_agreed_on", models.DateField(blank=True, null=True)),
                ("reference_hash", models.CharField(max_length=64, unique=True)),
                ("sent_key", models.CharField(blank=True, max_length=64, null=True, unique=True)),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("web", "On the page"),
                            ("paper", "On paper"),
                            ("phone", "By phone"),
                            ("kiosk", "On a screen in a public place"),
                            ("import", "From a file"),
                        ],
                        default="web",
                        max_length=8,
                    ),
                ),
                ("language", models.CharField(default="en", max_length=10)),
                (
                    "age",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("adult", "18 or over"),
                            ("young", "Under 18"),
                            ("child", "Too young to take part without a parent"),
                        ],
                        max_length=8,
                    ),
                ),
                ("answers", models.JSONField(default=dict)),
                ("answered_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                ("on_screen_until", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("delete_after", models.DateField()),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
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
                    "parent_noted_by",
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
                        related_name="survey_responses",
                        to="organisations.participant",
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
                "ordering": ["made_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True), ("answers", {}), _connector="OR"),
                        name="answers_taken_back_are_empty",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("age", "child"), _negated=True),
                            models.Q(("parent_agreed_on__isnull", False), models.Q(("parent", ""), _negated=True)),
                            ("withdrawn_at__isnull", False),
                            _connector="OR",
                        ),
                        name="a_child_answers_with_a_parents_consent",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BroughtAnswer",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("row", models.PositiveIntegerField(default=0)),
                (
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="brought", to="people_it.answerfile"
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
                    "response",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="brought_by", to="people_it.response"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RoleWanted",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("title", models.CharField(max_length=200)),
                ("words", models.TextField(max_length=2000)),
                ("tags", models.CharField(blank=True, max_length=200)),
                ("times", models.CharField(blank=True, max_length=120)),
                (
                    "travel",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("home", "From home, by phone or online"),
                            ("near", "Near where I live"),
                            ("far", "I can travel"),
                        ],
                        max_length=6,
                    ),
                ),
                ("languages", models.CharField(blank=True, max_length=60)),
                ("hours_a_month", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("people", models.PositiveSmallIntegerField(default=1)),
                (
                    "whom",
                    models.CharField(
                        choices=[
                            ("anyone", "Adults"),
                            ("children", "Children or young people"),
                            ("at-risk", "Adults who may be at risk"),
                        ],
                        default="anyone",
                        max_length=10,
                    ),
                ),
                ("one_to_one", models.BooleanField(default=False)),
                ("conditions", models.CharField(blank=True, max_length=120)),
                ("youngest", models.PositiveSmallIntegerField(default=18)),
                ("oldest", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("until", models.DateField()),
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
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="organisations.participant",
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="roles_wanted",
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
                "ordering": ["title"],
                "indexes": [models.Index(fields=["programme", "closed_at", "until"], name="roles_that_look")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("whom", "anyone"),
                            ("one_to_one", False),
                            models.Q(("conditions", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_careful_role_has_conditions",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ProposalLeg",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("why", models.JSONField(default=dict)),
                (
                    "idea",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="journeys.initiative",
                    ),
                ),
                (
                    "need",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people_it.need",
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people_it.offer"
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
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="legs", to="people_it.proposal"
                    ),
                ),
                (
                    "role",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people_it.rolewanted",
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("idea__isnull", True), ("need__isnull", False), ("role__isnull", True)),
                            models.Q(("idea__isnull", True), ("need__isnull", True), ("role__isnull", False)),
                            models.Q(("idea__isnull", False), ("need__isnull", True), ("role__isnull", True)),
                            _connector="OR",
                        ),
                        name="a_leg_is_for_one_thing",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SpecialAnswers",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("answers", models.JSONField(default=dict)),
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
                    "response",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="special", to="people_it.response"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Survey",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("title", models.CharField(max_length=200)),
                (
                    "audience",
                    models.CharField(
                        choices=[("resident", "Residents"), ("staff", "Staff"), ("group", "Groups and organisations")],
                        max_length=8,
                    ),
                ),
                ("draft", models.JSONField(default=dict)),
                ("taken_out", models.JSONField(default=list)),
                ("version", models.PositiveIntegerField(default=1)),
                ("capacity", models.TextField(blank=True, max_length=2000)),
                ("respond_by", models.DateField(blank=True, null=True)),
                ("youngest", models.PositiveSmallIntegerField(default=13)),
                ("last_time", models.TextField(blank=True, max_length=2000)),
                ("opens_on", models.DateField(blank=True, null=True)),
                ("closes_on", models.DateField(blank=True, null=True)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("heard", models.TextField(blank=True, max_length=4000)),
                ("will_do", models.TextField(blank=True, max_length=4000)),
                ("cannot", models.TextField(blank=True, max_length=4000)),
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
                    "capacity_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="answers_surveys",
                        to="organisations.participant",
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "made_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="twins",
                        to="people_it.survey",
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
                        related_name="surveys",
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
                "indexes": [models.Index(fields=["programme", "published_at", "closed_at"], name="surveys_open")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("published_at__isnull", True),
                            models.Q(models.Q(("capacity", ""), _negated=True), ("respond_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="no_survey_without_an_offer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_at__isnull", True),
                            models.Q(
                                ("published_at__isnull", False),
                                models.Q(("heard", ""), _negated=True),
                                models.Q(("will_do", ""), _negated=True),
                                models.Q(("cannot", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_closed_survey_says_what_came_of_it",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SharedCore",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("named", models.BooleanField(default=False)),
                ("decided_who", models.CharField(max_length=200)),
                ("decided_at", models.DateTimeField()),
                ("lines", models.JSONField(default=list)),
                ("answers", models.PositiveIntegerField(blank=True, null=True)),
                ("weighed", models.BooleanField(default=False)),
                ("worked_out_on", models.DateField()),
                (
                    "decided_by",
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
                    "survey",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="shared_core", to="people_it.survey"
                    ),
                ),
            ],
            options={
                "ordering": ["-decided_at"],
            },
        ),
        migrations.CreateModel(
            name="Sample",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "frame",
                    models.CharField(
                        choices=[
                            ("people", "People who agreed to be asked again"),
                            ("list", "A list of names and addresses"),
                            ("homes", "All letterboxes of some places"),
                        ],
                        max_length=8,
                    ),
                ),
                ("narrowed", models.JSONField(default=dict)),
                ("by_place", models.BooleanField(default=False)),
                ("wanted", models.PositiveIntegerField(blank=True, null=True)),
                ("seed", models.PositiveBigIntegerField()),
                ("strata", models.JSONField(default=list)),
                ("held_back", models.JSONField(default=dict)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("ready", "Drawn, nothing sent yet"),
                            ("sent", "Sent"),
                            ("cancelled", "Cancelled before it was sent"),
                        ],
                        default="ready",
                        max_length=10,
                    ),
                ),
                ("sent_on", models.DateField(blank=True, null=True)),
                ("remind_from", models.DateField(blank=True, null=True)),
                ("reminded_on", models.DateField(blank=True, null=True)),
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
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="samples", to="people_it.survey"
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("remind_from__isnull", False), ("sent_on__isnull", False), ("state", "sent")),
                            models.Q(
                                models.Q(("state", "sent"), _negated=True),
                                ("reminded_on__isnull", True),
                                ("sent_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="a_sample_that_was_sent_says_when",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="response",
            name="survey",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="responses", to="people_it.survey"
            ),
        ),
        migrations.CreateModel(
            name="Reach",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("group", models.CharField(max_length=120)),
                ("how", models.CharField(max_length=150)),
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
                    "promise",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="journeys.promise",
                    ),
                ),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reaching", to="people_it.survey"
                    ),
                ),
            ],
            options={
                "ordering": ["made_at"],
            },
        ),
        migrations.CreateModel(
            name="Margins",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("name", models.CharField(max_length=80)),
                ("population", models.JSONField()),
                ("drawn", models.BooleanField(default=False)),
                ("typed", models.TextField(blank=True, max_length=20000)),
                ("source", models.CharField(max_length=300)),
                ("year", models.PositiveSmallIntegerField()),
                ("version", models.PositiveIntegerField(default=1)),
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
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="margins", to="people_it.survey"
                    ),
                ),
            ],
            options={
                "ordering": ["made_at"],
                "constraints": [
                    models.UniqueConstraint(fields=("survey", "name", "drawn"), name="a_question_has_figures_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("drawn", True)), fields=("survey",), name="a_survey_is_drawn_in_one_way"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AskedNoMore",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
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
                        related_name="asked_no_more",
                        to="organisations.participant",
                    ),
                ),
                (
                    "survey",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people_it.survey",
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at"],
            },
        ),
        migrations.AddField(
            model_name="answerfile",
            name="survey",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="files", to="people_it.survey"
            ),
        ),
        migrations.CreateModel(
            name="SurveyAsk",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("asked_on", models.DateField()),
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
                        related_name="asks",
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
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="asks", to="people_it.survey"
                    ),
                ),
            ],
            options={
                "ordering": ["-asked_on"],
                "indexes": [models.Index(fields=["participant", "asked_on"], name="asks_of_a_person")],
            },
        ),
        migrations.CreateModel(
            name="SurveyConsent",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("contact", "You may contact me about what I said"),
                            ("partners", "You may pass what I offer to the partner named"),
                            ("statistics", "You may count my answers, without my name"),
                            ("recontact", "You may ask me again in 12 months"),
                        ],
                        max_length=10,
                    ),
                ),
                ("given_at", models.DateTimeField()),
                ("taken_back_at", models.DateTimeField(blank=True, null=True)),
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
                    "response",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="consents", to="people_it.response"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("response", "kind"), name="a_consent_is_given_once")],
            },
        ),
        migrations.CreateModel(
            name="SurveyEdition",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("number", models.PositiveSmallIntegerField()),
                ("definition", models.JSONField()),
                ("published_at", models.DateTimeField()),
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
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="editions", to="people_it.survey"
                    ),
                ),
            ],
            options={
                "ordering": ["survey", "number"],
                "constraints": [models.UniqueConstraint(fields=("survey", "number"), name="editions_are_numbered")],
            },
        ),
        migrations.AddField(
            model_name="response",
            name="edition",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="responses", to="people_it.surveyedition"
            ),
        ),
        migrations.AddField(
            model_name="answerfile",
            name="edition",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people_it.surveyedition"
            ),
        ),
        migrations.CreateModel(
            name="SurveyLink",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("code", models.CharField(max_length=24, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("link", "A link"),
                            ("poster", "A poster or leaflet"),
                            ("kiosk", "A screen in a public place"),
                            ("councillor", "An invitation by a councillor"),
                            ("mail", "A letter or e-mail"),
                            ("invited", "Personal invitations"),
                        ],
                        default="link",
                        max_length=10,
                    ),
                ),
                ("label", models.CharField(blank=True, max_length=120)),
                ("design_weight", models.FloatField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "made_by",
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
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="links", to="people_it.survey"
                    ),
                ),
            ],
            options={
                "ordering": ["made_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("design_weight__isnull", True), ("design_weight__gte", 1), _connector="OR"
                        ),
                        name="one_person_stands_for_one_or_more",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="response",
            name="link",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="responses",
                to="people_it.surveylink",
            ),
        ),
        migrations.CreateModel(
            name="Invitee",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("name", models.CharField(blank=True, max_length=200)),
                ("address", models.CharField(blank=True, max_length=400)),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("email", "By e-mail"),
                            ("text", "By text message"),
                            ("phone", "By phone"),
                            ("paper", "On paper"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "held",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("often", "Asked often enough in the last three months"),
                            ("said-no", "They do not want to be asked"),
                            ("soon", "They agreed to be asked after a year, which is not over"),
                            ("no-way", "We know no safe way to reach them"),
                            ("young", "They may be too young"),
                            ("already", "Invited to this survey before, or they answered it"),
                            ("gone", "No longer with us"),
                        ],
                        max_length=8,
                    ),
                ),
                ("code_hash", models.CharField(max_length=64, unique=True)),
                ("asked", models.BooleanField(default=False)),
                ("reminded", models.BooleanField(default=False)),
                ("answered", models.BooleanField(default=False)),
                ("stopped", models.BooleanField(default=False)),
                ("delete_after", models.DateField()),
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
                        related_name="invited_to",
                        to="organisations.participant",
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
                (
                    "sample",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="invited", to="people_it.sample"
                    ),
                ),
                (
                    "link",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="people_it.surveylink",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("participant__isnull", False)),
                        fields=("sample", "participant"),
                        name="a_person_is_once_in_a_sample",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SurveyResult",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Being worked out"),
                            ("done", "Worked out"),
                            ("stopped", "Cannot be worked out"),
                        ],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("cap", models.FloatField(blank=True, null=True)),
                ("margins", models.JSONField(default=list)),
                ("drawing", models.JSONField(default=dict)),
                ("definition", models.JSONField(default=dict)),
                ("editions", models.JSONField(default=list)),
                ("tables", models.JSONField(default=dict)),
                ("weights", models.JSONField(default=dict)),
                ("obstacles", models.JSONField(default=list)),
                (
                    "needs",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("mending", "Figures that fit"),
                            ("figures", "Figures of the population"),
                            ("answers", "More answers"),
                        ],
                        max_length=8,
                    ),
                ),
                ("looked_at", models.DateTimeField(blank=True, null=True)),
                ("read", models.PositiveIntegerField(default=0)),
                ("moved_at", models.DateTimeField(blank=True, null=True)),
                ("method_version", models.CharField(blank=True, max_length=20)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                (
                    "made_by",
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
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="results", to="people_it.survey"
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at"],
                "indexes": [models.Index(fields=["survey", "state", "-made_at"], name="results_newest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("finished_at__isnull", True),
                            models.Q(("state", "waiting"), _negated=True),
                            _connector="OR",
                        ),
                        name="a_result_is_finished_when_it_is_done",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="QuestionResult",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("question", models.CharField(max_length=80)),
                ("position", models.PositiveSmallIntegerField()),
                ("tables", models.JSONField()),
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
                    "result",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="people_it.surveyresult",
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
                "constraints": [
                    models.UniqueConstraint(fields=("result", "question"), name="a_question_has_one_result")
                ],
            },
        ),
        migrations.CreateModel(
            name="WardInvitation",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("label", models.CharField(max_length=120)),
                ("code", models.CharField(max_length=24, unique=True)),
                (
                    "link",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people_it.surveylink",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "offers_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="journeys.programme",
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="journeys.place"
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to="people_it.learningsession",
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("link__isnull", True), ("offers_of__isnull", True), ("session__isnull", False)),
                            models.Q(("link__isnull", False), ("offers_of__isnull", True), ("session__isnull", True)),
                            models.Q(("link__isnull", True), ("offers_of__isnull", False), ("session__isnull", True)),
                            _connector="OR",
                        ),
                        name="an_invitation_is_to_one_thing",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SessionPlace",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "age",
                    models.CharField(
                        choices=[
                            ("adult", "18 or over"),
                            ("young", "Under 18"),
                            ("child", "Too young to take part without a parent"),
                        ],
                        default="adult",
                        max_length=8,
                    ),
                ),
                ("parent", models.CharField(blank=True, max_length=120)),
                (
                    "parent_how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("screen", "On this page, with the child"),
                            ("paper", "On a signed paper"),
                            ("phone", "By phone"),
                            ("talk", "In a talk"),
                        ],
                        max_length=8,
                    ),
                ),
                ("parent_agreed_on", models.DateField(blank=True, null=True)),
                (
                    "part",
                    models.CharField(
                        choices=[("learns", "Learns"), ("teaches", "Shows others how")], default="learns", max_length=8
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=120)),
                ("contact", models.CharField(blank=True, max_length=200)),
                (
                    "safe_channel",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("email", "E-mail"),
                            ("phone", "Phone call"),
                            ("text", "Text message"),
                            ("post", "Letter"),
                            ("in-person", "In person only"),
                            ("none", "Please do not contact me"),
                        ],
                        max_length=12,
                    ),
                ),
                ("access_needs", models.CharField(blank=True, max_length=600)),
                ("reference_hash", models.CharField(max_length=64, unique=True)),
                ("came", models.BooleanField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("delete_after", models.DateField()),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
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
                    "parent_noted_by",
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
                        related_name="session_places",
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
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="places",
                        to="people_it.learningsession",
                    ),
                ),
                (
                    "invitation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="places",
                        to="people_it.wardinvitation",
                    ),
                ),
            ],
            options={
                "ordering": ["made_at"],
                "indexes": [models.Index(fields=["session", "part", "withdrawn_at"], name="session_places_taken")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("age", "child"), _negated=True),
                            models.Q(("parent_agreed_on__isnull", False), models.Q(("parent", ""), _negated=True)),
                            ("withdrawn_at__isnull", False),
                            _connector="OR",
                        ),
                        name="a_child_comes_with_a_parents_consent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at__isnull", True),
                            models.Q(
                                ("access_needs", ""),
                                ("contact", ""),
                                ("name", ""),
                                ("parent", ""),
                                ("participant__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="a_place_given_back_is_empty",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("participant__isnull", False)),
                        fields=("session", "participant"),
                        name="a_person_has_one_place_in_a_session",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CoachingReflection",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("lesson", models.SlugField(max_length=40)),
                ("tried", models.BooleanField(default=False)),
                ("words", models.TextField(blank=True, max_length=2000)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.participant"
                    ),
                ),
            ],
            options={
                "ordering": ["made_at"],
                "constraints": [
                    models.UniqueConstraint(fields=("participant", "lesson"), name="one_reflection_on_a_lesson")
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="askedperson",
            constraint=models.UniqueConstraint(fields=("proposal", "participant"), name="a_person_is_asked_once"),
        ),
        migrations.AddIndex(
            model_name="response",
            index=models.Index(fields=["survey", "finished_at", "withdrawn_at"], name="responses_that_count"),
        ),
    ]
