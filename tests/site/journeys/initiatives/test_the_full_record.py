"""Everything that is known about an initiative: written, shown, taken away, and looked at again."""

import csv
import io

import pytest
from django.utils import timezone
from tests.factories.journeys import ProgrammeRoleFactory
from tests.factories.people import HOSTILE, ParticipantFactory
from tests.site.journeys.pages import of_programme

from coproduction_star.audit.models import Event
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.initiatives import columns, exporting, forms
from coproduction_star.journeys.models import Initiative
from coproduction_star.journeys.selectors import outcomes_of, people_in
from coproduction_star.organisations.models import Participant

pytestmark = pytest.mark.django_db
FULL = {
    "title": "Lunch club", "status": "existing", "service": "Libraries", "groups": ["older-people", "volunteers"],
    "alone_or_together": "collective", "who_coproduces": "community", "rung": "co-design", "started_by": "residents",
    "barriers": "The kitchen closes at four.", "who_decides": "both", "who_does": "citizens", "evidence": "feedback",
}  # fmt: skip
SHOWN = (
    "Libraries", "Older people, Volunteers", "People in a group", "The wider community", "Residents",
    "People plan it with us, and others carry it out", "The kitchen closes at four.",
)  # fmt: skip


@pytest.fixture
def colleague(programme, member, in_organisation):
    """Somebody with a role in this programme."""
    membership = member("practitioner")
    with in_organisation(programme.organisation, programme):
        ProgrammeRoleFactory(programme=programme, membership=membership, role="practitioner")
    return membership.participant


def save(client, initiative, **more):
    where = of_programme("edit_initiative", initiative.programme, initiative.pk)
    return client.post(where, FULL | {"version": initiative.version} | more)


def form_of(initiative):
    people = people_in(initiative.programme, and_also=initiative.contact_id)
    chosen = {
        "outcomes": outcomes_of(initiative.programme),
        "people": people,
        "hidden": Hidden(),
        "organisation_id": initiative.organisation_id,
    }
    return forms.InitiativeForm(initial=forms.words_of(initiative), **chosen)


def test_the_whole_record_is_kept_and_shown(signed_in, programme, add, colleague, inside):
    one, client = add(), signed_in("practitioner")
    assert save(client, one, contact=colleague.pk).status_code == 302
    shown = client.get(of_programme("initiative", programme, one.pk)).content.decode()
    assert [text for text in SHOWN if text not in shown] == []
    assert Initiative.objects.get().contact == colleague
    assert Initiative.objects.get().groups == "older-people volunteers"


def test_the_form_shows_again_what_was_kept(signed_in, add, colleague, inside):
    one, client = add(), signed_in("practitioner")
    save(client, one, contact=colleague.pk)
    form = form_of(Initiative.objects.get())
    assert {name: form[name].value() for name in FULL} == FULL
    assert form["contact"].value() == colleague.pk
    assert f'<option value="{colleague.pk}" selected' in str(form)


def test_a_question_left_open_stays_as_it_was(signed_in, programme, add, inside):
    one, client = add(), signed_in("practitioner")
    save(client, one)
    client.post(
        of_programme("edit_initiative", programme, one.pk), {"title": "Lunch", "status": "existing", "version": 2}
    )
    kept = Initiative.objects.get()
    assert (kept.title, kept.who_decides, kept.rung, kept.started_by) == ("Lunch", "both", "co-design", "residents")


def test_a_rung_can_be_taken_away_again(signed_in, add, inside):
    one, client = add(), signed_in("practitioner")
    save(client, one)
    save(client, Initiative.objects.get(), rung="")
    assert Initiative.objects.get().rung == ""


def test_somebody_outside_the_programme_cannot_be_the_person_to_ask(
    signed_in, organisation, add, in_organisation, inside
):
    with in_organisation(organisation):
        stranger = ParticipantFactory(organisation=organisation)
    answer = save(signed_in("practitioner"), add(), contact=stranger.pk)
    assert answer.status_code == 200
    assert 'href="#id_contact"' in answer.content.decode()


def test_the_form_says_that_a_rung_is_never_a_score_and_whose_ladder_it_is(signed_in, programme, add):
    page = signed_in("practitioner").get(of_programme("edit_initiative", programme, add().pk)).content.decode()
    assert "never a score" in page
    assert "Think Local Act Personal" in page


def test_who_decides_and_who_does_the_work_are_two_questions():
    part = next(part for part in forms.SECTIONS if "who_decides" in part.names)
    assert "who_does" in part.names
    assert "two questions" in str(part.why)


def test_every_box_of_the_form_stands_in_one_part(add, inside):
    form = form_of(add())
    placed = [name for part in form.sections for name in (*part.names, *part.folded)]
    assert sorted(placed) == sorted(set(form.fields) - {"version"})


def test_looking_again_keeps_the_day_and_changes_nothing_else(signed_in, programme, add, inside):
    one = add()
    signed_in("practitioner").post(of_programme("still_true", programme, one.pk))
    kept = Initiative.objects.get()
    assert kept.reviewed_on == timezone.localdate()
    assert (kept.version, kept.changed_at) == (one.version, one.changed_at)
    assert Event.objects.filter(verb="journeys.initiative_checked", subject_id=str(one.pk)).count() == 1


def test_an_observer_cannot_say_that_it_is_still_true(signed_in, programme, add, inside):
    one = add()
    assert signed_in("observer").post(of_programme("still_true", programme, one.pk)).status_code == 403
    assert Initiative.objects.get().reviewed_on is None


def test_saving_with_the_box_ticked_is_looking_too(signed_in, add, inside):
    save(signed_in("practitioner"), add(), looked="on")
    assert Initiative.objects.get().reviewed_on == timezone.localdate()


def test_files_have_every_column_in_its_order(signed_in, programme, add, colleague, inside):
    one, client = add(), signed_in("practitioner")
    save(client, one, contact=colleague.pk)
    answer = signed_in("researcher").get(of_programme("initiatives_file", programme, "csv"))
    rows = csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig")))
    row = next(rows)
    assert tuple(rows.fieldnames) == columns.NAMES
    assert (row["groups"], row["rung"]) == ("older-people; volunteers", "co-design")
    assert row["contact"] == exporting.guarded(colleague.name)


def test_before_an_election_no_file_names_a_councillor(signed_in, organisation, programme, add, member, inside):
    councillor = member("councillor")
    Participant.objects.filter(pk=councillor.participant_id).update(name="Ada Quill")
    one = add(contact=councillor.participant)
    organisation.election_from = organisation.election_until = timezone.localdate()
    organisation.save()
    client = signed_in("programme-lead")
    for kind in ("csv", "json"):
        answer = client.get(of_programme("initiatives_file", programme, kind))
        assert "Ada Quill" not in b"".join(answer.streaming_content).decode()
    for name in ("initiative", "edit_initiative"):
        assert "Ada Quill" not in client.get(of_programme(name, programme, one.pk)).content.decode()
    assert "Ada Quill" not in save(client, one, version=one.version + 7).content.decode()


@pytest.mark.parametrize("column", [column for column in columns.COLUMNS if column.written], ids=lambda one: one.name)
def test_a_column_says_what_fits_as_the_model_does(column):
    field = next((field for field in Initiative._meta.fields if field.name == column.name), None)
    if field is None or column.kind in {columns.Kind.PLACE, columns.Kind.PERSON, columns.Kind.SEVERAL}:
        assert column.kind in {
            columns.Kind.SEVERAL, columns.Kind.OUTCOMES, columns.Kind.PLACE, columns.Kind.PERSON
        }  # fmt: skip
    else:
        assert column.max_length == (
            field.max_length if column.kind in {columns.Kind.LINE, columns.Kind.TEXT} else None
        )
        assert [value for value, _ in column.choices] == [value for value, _ in field.choices or ()]


def test_hostile_words_in_the_new_boxes_stay_words(signed_in, programme, add, inside):
    one, client = add(), signed_in("practitioner")
    save(client, one, barriers=HOSTILE, service=HOSTILE[:120])
    for name in ("initiative", "edit_initiative"):
        assert HOSTILE not in client.get(of_programme(name, programme, one.pk)).content.decode()
