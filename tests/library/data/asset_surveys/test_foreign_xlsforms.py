"""XLSForms that others wrote: what a survey can say is taken, and everything else is named with its row."""

import pytest

from coproduction_star.data.asset_surveys.codebook import codebook_columns, codebook_rows
from coproduction_star.data.asset_surveys.xlsform.reading import survey_from_xlsform
from coproduction_star.data.asset_surveys.xlsform.sheets import TOO_MANY
from coproduction_star.data.asset_surveys.xlsform.writing import survey_as_xlsform
from coproduction_star.data.errors import BadContent
from coproduction_star.data.questions import Audience, Kind
from coproduction_star.data.workbook_writing import workbook

HEAD = ["type", "name", "label", "relevant", "constraint", "required", "appearance"]
CHOICES = [
    ["list name", "name", "label"],
    ["yn", "yes", "Yes"],
    ["yn", "no", "No"],
    ["pet", "cat", "Cat"],
    ["pet", "dog", "Dog"],
]
SETTINGS = [["form_title", "form_id", "version"], ["Pets", "pets", "2024010101"]]


def form(*rows, head=HEAD, choices=CHOICES, settings=SETTINGS, **more):
    return workbook({"survey": [head, *map(list, rows)], "choices": choices, "settings": settings, **more})


def read(*rows, **more):
    return survey_from_xlsform(form(*rows, **more), file="f.xlsx")


def said(*rows, **more):
    return [f"{each.line}: {each.field}: {each.what} {each.remedy}" for each in read(*rows, **more).problems]


def test_a_plain_form_becomes_a_survey():
    found = read(
        ["start", "start"],
        ["select_one yn", "pet", "Do you have a pet?", "", "", "yes"],
        ["select_multiple pet or_other", "which", "Which?", "${pet} = 'yes'", "count-selected(.) <= 2"],
        ["begin group", "more", "More", "selected(${which}, 'dog')"],
        ["integer", "age", "How old?", "", ". >= 0 and . <= 30"],
        ["decimal", "weight", "How heavy?"],
        ["text", "name", "What name?"],
        ["end group"],
        ["note", "bye", "Thank you"],
    )
    assert found.problems == ()
    survey = found.survey
    assert [question.kind for question in survey.questions] == [
        Kind.YES_NO, Kind.SEVERAL, Kind.NUMBER, Kind.NUMBER, Kind.TEXT, Kind.NOTE,
    ]  # fmt: skip
    assert (survey.id, survey.version, survey.title) == ("pets", 2024010101, {"en": "Pets"})
    assert (survey.languages, survey.recorded, survey.audience) == (("en",), ("start",), Audience.RESIDENT)
    assert survey.question("pet").required
    which = survey.question("which")
    assert (which.most, which.own_words, which.other_label) == (2, True, {"en": "Something else"})
    assert [(each.section, each.lowest, each.highest, each.decimals) for each in survey.questions[2:4]] == [
        ("more", 0, 30, False), ("more", None, None, True),
    ]  # fmt: skip
    assert str(survey.sections[0].show_if) == "which is dog"


def test_languages_may_be_named_with_or_without_their_code():
    head = ["type", "name", "label::English (en)", "label::Welsh", "label::Polish", "hint::Polish"]
    found = read(["text", "q", "Who?", "Pwy?", "Kto?", "Imię"], head=head, choices=[["list_name", "name"]])
    assert found.survey.languages == ("en", "cy", "pl")
    assert found.survey.question("q").text == {"en": "Who?", "cy": "Pwy?", "pl": "Kto?"}
    assert [each.what for each in found.problems] == ["There are no words for en, cy."]


def test_who_is_asked_may_be_said():
    found = survey_from_xlsform(form(["text", "q", "Who?"]), file="f.xlsx", audience=Audience.STAFF, youngest=21)
    assert (found.survey.audience, found.survey.youngest) == (Audience.STAFF, 21)


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (["geopoint", "at", "At?"], "2: type: 'geopoint' is no type that a survey has. Ask it in another way"),
        (["calculate", "sum"], "2: type: 'calculate' is no type that a survey has."),
        (["image", "photo", "Photo?"], "2: type: 'image' is no type"),
        (["rank pet", "r", "Rank?"], "2: type: 'rank pet' is no type"),
        (["select_one_from_file pets.csv", "p", "Pet?"], "2: type: 'select_one_from_file pets.csv' is no type"),
        (["", "q", "Who?"], "2: type: 'nothing' is no type"),
        (["select_one pets", "p", "Pet?"], "2: type: There is no list 'pets'. Write its name behind the type"),
        (["integer", "n", "How many?", ". >== 16 andd"], "2: relevant: It is not understood from “. >= = 16 andd”"),
        (["decimal", "n", "How many?", "", ". > 5"], "2: constraint: It is not understood from “> 5” on. Write"),
        (["text", "q", "Who?", "", "", "perhaps"], "2: required: 'perhaps' is neither yes nor no."),
        (["text", "q 1", "Who?"], "2: name: 'q 1' is no id. Begin with a letter"),
        (["text", "q", "Hello ${name}?"], "2: label: The text holds '${'. Write the words out"),
        (["text", "q", "Who?", "${age} > 3"], "2: relevant: This survey has no question 'age'. Ask it first"),
        (["text", "q"], "2: label: There are no words for en."),
        (["end_group"], "2: type: No group is open here. Take the row out."),
    ],
)  # fmt: skip
def test_what_a_survey_cannot_say_is_named_with_its_row_and_column(row, problem):
    assert said(row)[0].startswith(problem)


def test_a_cell_that_is_not_understood_is_named_and_a_look_is_only_remarked_on():
    found = read(
        ["text", "q", "Who?", "", "", "", "multiline", "Me"], head=[*HEAD, "default"], settings=[["style"], ["pages"]]
    )
    assert [(each.line, each.field, each.what) for each in found.problems] == [
        (2, "default", "This is not understood: 'Me'.")
    ]
    assert found.remarks == ("The setting style (pages) is not kept.", "Row 2: appearance (multiline) is not kept.")


def test_what_changes_only_the_look_is_remarked_on_in_any_language():
    found = read(
        ["begin_group", "g", "G", "", "", "", "field-list"],
        ["integer", "n", "How many?", "", ". > 0", "", "", "Too few"],
        ["end_group"],
        head=[*HEAD, "constraint_message::English (en)"],
    )
    assert found.problems == ()
    assert found.survey.question("n").lowest == 1
    assert found.remarks[:2] == (
        "Row 2: appearance (field-list) is not kept.",
        "Row 3: constraint_message::English (en) (Too few) is not kept.",
    )


def test_a_repeat_is_named_row_by_row_and_the_rest_is_kept():
    rows = [
        ["begin_repeat", "child", "Child"],
        ["text", "first", "First name?"],
        ["begin_group", "g", "G"],
        ["end_group"],
        ["end_repeat"],
        ["text", "last", "Anything else?"],
    ]
    found = read(*rows)
    assert [each.line for each in found.problems] == [2, 3, 4]
    assert "child is asked again and again" in found.problems[0].what
    assert [question.id for question in found.survey.questions] == ["last"]


def test_a_group_in_a_group_is_named_and_its_questions_are_kept():
    rows = [["begin_group", "a", "A"], ["begin_group", "b", "B"], ["text", "q", "Who?"], ["end_group"], ["end_group"]]
    found = read(*rows)
    assert [(each.line, each.what) for each in found.problems] == [(3, "This is a group inside a group.")]
    assert found.survey.question("q").section == "a"


def test_a_table_has_one_list_and_nothing_but_choices():
    rows = [
        ["begin_group", "t", "T", "", "", "", "table-list"],
        ["select_one yn", "t__a", "A"],
        ["select_one pet", "t__b", "B"],
        ["text", "c", "C"],
        ["end_group"],
    ]
    found = read(*rows)
    assert [each.line for each in found.problems] == [4, 5]
    assert [row.id for row in found.survey.question("t").statements] == ["a"]


def test_what_pyxform_finds_is_told_with_its_row():
    assert said(["begin_group", "a", "A"], ["text", "q", "Who?"])[0].startswith("2: pyxform: Unmatched 'begin_group'")


def test_a_form_from_a_bank_question_with_other_words_asks_for_another_id():
    assert said(["text", "own-idea", "Your idea?"])[0].startswith(
        "2: name: own-idea is the id of a question of the bank."
    )


def test_a_language_without_a_code_is_told_of():
    found = said(["text", "q", "Who?"], head=["type", "name", "label::Klingon"], choices=[["list_name", "name"]])
    assert (
        found[0]
        == "1: label: The language 'Klingon' has no code. Write the code behind it, as in 'label::Klingon (pl)'."
    )


def test_two_columns_of_one_language_are_told_of():
    found = said(
        ["text", "q", "Who?", "Who?"], head=["type", "name", "label::English", "label::en"], choices=[["name"]]
    )
    assert found[0].startswith("1: label: Two columns are in en")


def test_a_version_that_is_no_number_is_remarked_on():
    found = read(["text", "q", "Who?"], settings=[["form_id", "version"], ["q1", "vXy"]])
    assert found.survey.version == 1
    assert "The version 'vXy' is no whole number: it becomes 1." in found.remarks


def test_a_form_without_settings_is_named_after_its_file():
    found = survey_from_xlsform(workbook({"survey": [HEAD, ["text", "q", "Who?"]]}), file="folder/pets.xlsx")
    assert (found.survey.id, found.survey.title, found.problems) == ("pets", {"en": "pets"}, ())


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"nothing", "This is no .xlsx workbook, or it is damaged."),
        (workbook({"Sheet1": [["a"]]}), "There is no sheet called survey."),
        (workbook({"survey": [["type"], *[["note"]] * (TOO_MANY + 1)]}), "It is very long."),
    ],
)
def test_what_is_no_xlsform_is_refused(content, what):
    with pytest.raises(BadContent) as refused:
        survey_from_xlsform(content, file="f.xlsx")
    assert refused.value.problems[0].what == what


def test_what_stands_under_no_heading_or_in_no_list_is_named_with_its_row():
    assert said(["text", "q", "Who?", "", "", "", "", "More words"]) == [
        "2: column 8: This is not understood: 'More words'. Ask it in another way, or leave it out."
    ]
    lost = said(["select_one yn", "q", "Dog?"], choices=[*CHOICES, ["", "x", "X"]])
    assert lost == ["6: list_name: This answer is in no list. Write the name of its list."]


def test_a_sheet_that_changes_what_a_form_does_is_named_and_any_other_is_remarked_on():
    found = read(
        ["text", "q", "Who?"],
        entities=[["dataset", "label"], ["people", "x"]],
        notes=[["Words"], ["for us"]],
        settings=[["form_id"], ["pets"], ["cats"]],
    )
    assert [(each.line, each.field, each.what) for each in found.problems] == [
        (2, "sheet entities", "A survey has no such sheet.")
    ]
    assert found.not_kept == ("Row 3 of the settings is not kept.", "The sheet notes is not kept.")


def test_an_answer_that_is_in_a_list_twice_is_named():
    twice = [["list_name", "name", "label"], ["d", "x", "X"], ["d", "y", "Y"], ["d", "x", "Z"]]
    [problem] = said(["select_one d", "a", "A?"], choices=twice, settings=[["allow_choice_duplicates"], ["yes"]])
    assert problem == "2: choices: x is there twice. Give each its own id."


def test_choices_that_follow_from_an_earlier_answer_are_named_where_they_are_asked_and_where_they_stand():
    rows = [
        ["select_one yn", "a", "A?"],
        ["select_one pet", "b", "B?", "", "", "", "", "yn = ${a}"],
    ]
    choices = [["list_name", "name", "label", "yn"], *CHOICES[1:4], ["pet", "dog", "Dog", "no"]]
    found = read(*rows, head=[*HEAD, "choice_filter"], choices=choices)
    assert [(each.line, each.field) for each in found.problems] == [(3, "choice_filter"), (5, "yn")]


def test_welsh_and_an_answer_of_ones_own_come_in_and_a_missing_word_is_named():
    head = ["type", "name", "label::English (en)", "label::Cymraeg (cy)"]
    choices = [["list_name", "name", *head[2:]], ["pet", "cat", "Cat", "Cath"], ["pet", "dog", "Dog", "Ci"]]
    row = ["select_multiple pet or_other", "q", "Which?", "Pa rai?"]
    found = read(row, head=head, choices=choices)
    assert (found.problems, found.survey.languages) == ((), ("en", "cy"))
    question = found.survey.question("q")
    assert [choice.id for choice in question.choices] == ["cat", "dog", "other"]
    assert question.own_words
    assert question.other_label["cy"] not in ("", question.other_label["en"])
    choices[1][3] = ""
    assert said(row, head=head, choices=choices) == [
        "2: choices: There are no words for cy: cat. Write them, or leave the language out."
    ]


@pytest.mark.parametrize(
    ("expression", "condition"),
    [
        ("${a} = 'cat' and selected(${b}, 'dog') and ${n} > 3", "a is cat and b is dog and n is more than 3"),
        ("${a} = 'cat' or selected(${b}, 'dog') or ${n} >= 3", "a is cat or b is dog or n is at least 3"),
        ("(${a} = 'cat' or ${n} = 2) and not(selected(${b}, 'dog'))", "(a is cat or n is 2) and b is not dog"),
    ],
)
def test_all_or_any_of_several_earlier_answers_come_in_go_out_and_stand_in_the_codebook(expression, condition):
    rows = [["select_one pet", "a", "A?"], ["select_multiple pet", "b", "B?"], ["integer", "n", "N?"]]
    found = read(*rows, ["text", "q", "Who?", expression])
    assert found.problems == ()
    assert str(found.survey.question("q").show_if) == condition
    again = survey_from_xlsform(survey_as_xlsform(found.survey), file="f.xlsx")
    assert (again.problems, again.survey) == ((), found.survey)
    [line] = [dict(zip(codebook_columns(again.survey), row, strict=True)) for row in codebook_rows(again.survey)][3:]
    assert line["shown_if"] == condition
