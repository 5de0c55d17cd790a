"""From a postcode to its ward: the list is replaced as one set, by the page and by the command."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.utils import timezone
from django_scopes import scope
from tests.factories.people import HOSTILE, OrganisationFactory
from tests.site.journeys.pages import of_organisation, of_programme

from coproduction_star.audit.models import Event
from coproduction_star.audit.sentences import sentence
from coproduction_star.journeys.models import Initiative, Place, Postcode, PostcodeFile
from coproduction_star.journeys.places import naming, postcodes, services
from coproduction_star.ui import uploads

pytestmark = pytest.mark.django_db

LIST = b"pcds,osward\nZZ1 1AA,E05999001\nZZ1 1AB,E05999001\nAB1 1AA,E05000001\n"


@pytest.fixture(autouse=True)
def at_once(settings, tmp_path):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    local = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {**settings.STORAGES, "default": local}
    return tmp_path


@pytest.fixture
def wards(place):
    place("Northfield", code="E05999001")
    place("Mill", code="E05999002")
    place("Old Town")


@pytest.fixture
def upload(signed_in, organisation, django_capture_on_commit_callbacks):
    client = signed_in("programme-lead")

    def send(content=LIST, name="ONSPD.csv"):
        where = of_organisation("postcodes", organisation)
        with django_capture_on_commit_callbacks(execute=True):
            client.post(where, {"file": SimpleUploadedFile(name, content)})
        return client.get(where).content.decode()

    return send


@pytest.fixture
def ward(organisation, in_organisation):
    def look_up(text):
        with in_organisation(organisation):
            found = naming.ward_of(organisation.pk, text)
            return found.name if found else None

    return look_up


def test_the_result_says_how_many_for_which_wards(wards, upload, ward, at_once):
    page = upload()
    assert "2 postcodes for 1 ward. 1 ward had none: Mill." in page
    assert [ward(text) for text in ("zz1 1aa", "ZZ11AB", "ZZ1\u00a01AB", "AB1 1AA", "Northfield", "")] == [
        "Northfield", "Northfield", "Northfield", None, None, None,
    ]  # fmt: skip
    assert not [path for path in at_once.rglob("*") if path.is_file()]


def test_a_new_list_takes_the_place_of_the_old_one(wards, upload, ward):
    upload()
    upload(b"pcds,osward\nZZ1 1AA,E05999002\n")
    assert (ward("ZZ1 1AA"), ward("ZZ1 1AB")) == ("Mill", None)


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"a,b\n1,2\n", "no column with postcodes"), (LIST.replace(b"E059", b"E051"), "lies in one of your wards")],
)
def test_a_list_we_cannot_use_leaves_the_old_one(wards, upload, ward, content, said):
    upload()
    page = upload(content)
    assert "The last list could not be used." in page
    assert said in page
    assert ward("ZZ1 1AA") == "Northfield"


def test_without_codes_it_says_what_to_do_first(place, upload):
    place("Old Town")
    assert "None of your places has an official code yet" in upload()


def test_the_wards_of_another_organisation_stay_theirs(wards, upload, ward, in_organisation):
    other = OrganisationFactory()
    with in_organisation(other):
        theirs = Place.objects.create(organisation=other, name="Theirs", code="E05999002")
        Postcode.objects.create(organisation=other, code="ZZ99ZZ", place=theirs)
    upload(b"pcds,osward\nZZ1 1AA,E05999002\n")
    assert ward("ZZ9 9ZZ") is None
    with in_organisation(other):
        assert Postcode.objects.count() == 1


def test_a_joined_ward_leads_to_the_one_that_stays(wards, upload, ward, organisation, in_organisation, lead):
    upload()
    with in_organisation(organisation):
        kept, gone = (Place.objects.get(name=name) for name in ("Mill", "Northfield"))
        services.join_places(kept=kept, gone=gone, by=lead.user)
    assert ward("ZZ1 1AA") == "Mill"
    upload()
    assert ward("ZZ1 1AA") == "Mill"


def test_a_place_with_postcodes_and_nothing_else_is_empty(wards, upload, ward, organisation, in_organisation, lead):
    upload()
    with in_organisation(organisation):
        services.remove_place(place=Place.objects.get(name="Northfield"), by=lead.user)
    assert ward("ZZ1 1AA") is None


def test_forty_megabytes_may_come_here_and_only_here(wards, upload, monkeypatch):
    assert uploads.most_bytes_at("/o/eastbridge/places/postcodes/") == 40 * 1024 * 1024
    assert uploads.most_bytes_at("/o/eastbridge/places/bring/") == uploads.MOST_BYTES
    assert uploads.most_bytes_at("/o/eastbridge/places/postcodes/x") == uploads.MOST_BYTES


def test_a_larger_file_is_refused_in_words(wards, signed_in, organisation, monkeypatch):
    monkeypatch.setattr("coproduction_star.journeys.places.forms.MOST_BYTES_OF_POSTCODES", 10)
    file = SimpleUploadedFile("l.csv", LIST)
    page = signed_in("administrator").post(of_organisation("postcodes", organisation), {"file": file})
    assert "larger than 40 MB" in page.content.decode()
    with scope(organisation=organisation.pk, programme=None):
        assert not PostcodeFile.objects.exists()


def test_hostile_names_are_only_names(place, upload):
    place(f"Ward {HOSTILE}", code="E05999003")
    place("Northfield", code="E05999001")
    assert HOSTILE not in upload(name="<b>x.csv")


def command(path, slug="eastbridge"):
    out = io.StringIO()
    call_command("postcodes", str(path), organisation=slug, stdout=out)
    return out.getvalue()


def test_the_command_reads_a_file_of_any_size(wards, ward, tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(LIST)
    assert command(path) == "2 postcodes for 1 wards, out of 3 rows.\n1 had none: Mill.\n"
    assert ward("ZZ1 1AA") == "Northfield"


@pytest.mark.parametrize(
    ("name", "slug", "said"),
    [("list.csv", "nobody", "no organisation"), ("gone.csv", "eastbridge", "cannot be read"),
     ("bad.csv", "eastbridge", "no column with postcodes")],
)  # fmt: skip
def test_the_command_says_what_is_wrong(wards, tmp_path, name, slug, said):
    (tmp_path / "list.csv").write_bytes(LIST)
    (tmp_path / "bad.csv").write_bytes(b"a,b\n")
    with pytest.raises(CommandError, match=said):
        command(tmp_path / name, slug)


@pytest.fixture
def inside(organisation, programme, in_organisation):
    def titles():
        with in_organisation(organisation, programme):
            return dict(Initiative.objects.values_list("title", "place__name"))

    return titles


def test_a_postcode_says_where_an_initiative_happens(wards, upload, inside, signed_in, programme):
    upload()
    client, where = signed_in("practitioner"), of_programme("new_initiative", programme)
    page = client.post(where, {"title": "Tea", "status": "existing", "place_name": "zz1 1aa"}, follow=True)
    assert "The postcode you typed is in Northfield. Only the ward is kept." in page.content.decode()
    assert inside() == {"Tea": "Northfield"}


def test_an_unknown_postcode_is_asked_about_and_never_becomes_a_place(
    wards, upload, inside, signed_in, programme, place
):
    upload()
    client, where = signed_in("practitioner"), of_programme("new_initiative", programme)
    page = client.post(where, {"title": "Tea", "status": "existing", "place_name": "ZZ9 9ZZ"})
    assert "We do not know which ward this postcode is in." in page.content.decode()
    assert inside() == {}


def test_a_postcode_from_anywhere_else_makes_no_place(wards, upload, add, organisation, in_organisation):
    upload()
    assert add("Tea", place_name="ZZ1 1AA").place.name == "Northfield"
    assert add("Walks", place_name="ZZ9 9ZZ").place is None
    with in_organisation(organisation):
        assert Place.objects.count() == 3


@pytest.fixture
def inside_here(organisation, in_organisation):
    with in_organisation(organisation):
        yield organisation


def events(verb):
    return Event.objects.filter(verb=f"journeys.{verb}").count()


def reading(organisation, **more):
    """A list that somebody brought in, as it waits to be read."""
    more = {"state": "reading", "rows": 50_000, "delete_after": timezone.localdate(), **more}
    return PostcodeFile.objects.create(organisation=organisation, name="list.csv", **more)


def test_a_list_whose_reading_died_locks_nobody_out(wards, inside_here, upload, signed_in):
    reading(inside_here)
    page = signed_in("administrator").get(of_organisation("postcodes", inside_here)).content.decode()
    assert "50,000 rows are read." in page
    assert 'type="file"' in page
    assert "2 postcodes for 1 ward" in upload()
    assert [one.state for one in PostcodeFile.objects.order_by("made_at")] == ["failed", "done"]


def test_whatever_goes_wrong_is_said_at_the_page_and_raised_to_whoever_runs_the_server(
    wards, inside_here, monkeypatch, lead
):
    def broken(*_args, **_more):
        raise MemoryError

    monkeypatch.setattr(postcodes, "read_list", broken)
    of = reading(inside_here, by=lead.user)
    with pytest.raises(MemoryError):
        postcodes.read_into(of, io.BytesIO(LIST), size=len(LIST))
    of.refresh_from_db()
    assert (of.state, events("postcodes_refused")) == ("failed", 1)


def test_a_file_that_is_gone_fails_too(wards, inside_here):
    of = reading(inside_here, file="postcodes/gone.list")
    with pytest.raises(FileNotFoundError):
        postcodes.read_postcodes.func(str(inside_here.pk), str(of.pk))
    of.refresh_from_db()
    assert (of.state, of.file.name) == ("failed", "")


def test_bringing_in_and_refusing_a_list_are_in_the_history(wards, upload):
    upload(b"a,b\n1,2\n")
    upload()
    assert [events(f"postcodes_{what}") for what in ("brought", "refused", "read")] == [2, 1, 1]
    told = [sentence(event) for event in Event.objects.filter(verb__startswith="journeys.postcodes")]
    assert not [words for words in told if "%" in words or "journeys." in words]


def test_an_older_list_never_takes_the_place_of_a_newer_one(wards, inside_here, ward, monkeypatch):
    older, content = reading(inside_here), b"pcds,osward\nZZ1 1AA,E05999002\n"
    read = postcodes.read_list

    def a_newer_one_is_done_first(*args, **more):
        found = read(*args, **more)
        monkeypatch.setattr(postcodes, "read_list", read)
        postcodes.read_into(reading(inside_here), io.BytesIO(LIST), size=len(LIST))
        return found

    monkeypatch.setattr(postcodes, "read_list", a_newer_one_is_done_first)
    postcodes.read_into(older, io.BytesIO(content), size=len(content))
    older.refresh_from_db()
    assert (ward("ZZ1 1AA"), older.state) == ("Northfield", "failed")


def test_a_list_that_was_given_up_is_not_read_again_behind_its_back(wards, inside_here, monkeypatch):
    monkeypatch.setattr("coproduction_star.journeys.places.postcode_list.TOLD_EVERY", 1)
    given_up = reading(inside_here)
    PostcodeFile.objects.update(state="failed")
    postcodes.read_into(given_up, io.BytesIO(LIST), size=len(LIST))
    given_up.refresh_from_db()
    assert (given_up.state, Postcode.objects.count()) == ("failed", 0)


def test_a_list_that_was_read_is_not_called_failed_by_the_next(wards, inside_here, upload):
    upload()
    upload()
    assert set(PostcodeFile.objects.values_list("state", flat=True)) == {"done"}


def test_a_code_belongs_to_the_place_that_stands_for_itself(place, inside_here, lead, django_assert_max_num_queries):
    """On every database, however many were joined, and without a query for each of them."""
    kept, gone = place("Northfield", code="E05999001"), place("Mill", code="E05999002")
    for number in range(3, 9):
        services.join_places(kept=kept, gone=place(f"Old {number}", code=f"E0599900{number}"), by=lead.user)
    services.join_places(kept=kept, gone=gone, by=lead.user)
    anew = place("New Mill", code="E05999002")
    with django_assert_max_num_queries(1):
        found = postcodes.wards_by_code(inside_here.pk)
    assert (found["E05999001"], found["E05999002"], found["E05999003"]) == (kept, anew, kept)
