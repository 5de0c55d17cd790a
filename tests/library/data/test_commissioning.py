import pytest

from coproduction_star.data.commissioning import PLACES, templates
from coproduction_star.data.commissioning.loader import FOLDER, WORDS, build
from coproduction_star.data.content_files import Language, read_folder
from coproduction_star.data.errors import BadContent
from coproduction_star.data.public_texts import OLDEST
from coproduction_star.methods.readability import reading_age

ORDER = ["strategy", "outcomes", "tender", "clause", "measure"]
WHOLE = 'id: one\nposition: 1\ntitle: Title\nuse: Use\nbody:\n  - "{line}"\n'


@pytest.fixture
def written(tmp_path):
    def write(line, **more):
        text = WHOLE.format(line=line) + "".join(f"{key}: {value}\n" for key, value in more.items())
        tmp_path.joinpath("one.yaml").write_text(text, encoding="utf-8")
        return read_folder(tmp_path, build)

    return write


def test_the_five_texts_come_in_the_order_of_the_work():
    assert [one.slug for one in templates()] == ORDER
    assert [one.position for one in templates()] == [1, 2, 3, 4, 5]


def test_each_place_is_used_by_some_text():
    used = {place for place in PLACES for one in templates() if any(f"{{{place}}}" in line for line in one.body)}
    assert used == set(PLACES)


@pytest.mark.parametrize("one", templates(), ids=ORDER)
def test_english_and_welsh_have_the_same_places(one):
    welsh = next(text for text in templates(Language.WELSH) if text.slug == one.slug)
    for place in PLACES:
        assert "".join(welsh.body).count(f"{{{place}}}") == "".join(one.body).count(f"{{{place}}}"), place
    assert len(welsh.body) == len(one.body)


def test_the_welsh_is_marked_as_awaiting_a_check():
    for one in templates(Language.WELSH):
        assert one.translation.awaiting_check
        assert one.translation.welsh_fields == set(WORDS)


@pytest.mark.parametrize("one", templates(), ids=ORDER)
def test_the_words_are_plain(one):
    age = reading_age("\n".join(one.lines))
    assert age.years < OLDEST + 3, f"hard words: {', '.join(age.hard_words)}"
    assert age.longest_sentence_words <= 45, age.longest_sentence


def test_facts_are_put_in_as_they_are(written):
    (one,) = written("We want {outcomes}.")
    assert one.filled({"outcomes": "{tea} for all"}) == "We want {tea} for all."


def test_a_place_that_nothing_fills_is_refused_with_the_remedy(written):
    with pytest.raises(BadContent, match=r"Nothing fills the place \{outcome\}.*Use one of: decision"):
        written("We want {outcome}.")


@pytest.mark.parametrize("line", ["We want {outcomes.", "We want outcomes}."])
def test_a_lonely_brace_is_refused(written, line):
    with pytest.raises(BadContent, match="A brace is open or closed alone"):
        written(line)


def test_a_key_that_does_not_exist_is_refused(written):
    with pytest.raises(BadContent, match="colour"):
        written("We want {outcomes}.", colour="red")


def test_each_file_is_one_text():
    files = {file.name for file in FOLDER.iterdir() if file.name.endswith(".yaml")}
    assert files == {f"{slug}{ending}" for slug in ORDER for ending in (".yaml", ".cy.yaml")}
