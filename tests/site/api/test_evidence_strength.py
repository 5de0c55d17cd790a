from django.test import Client

ADDRESS = "/api/v1/methods/evidence-strength"


def test_a_grade_is_placed_on_the_common_scale(client: Client) -> None:
    answer = client.get(ADDRESS, {"scale": "case", "grade": "evaluated"}).json()
    assert answer["grades"] == [
        {
            "scale": "case",
            "grade": "evaluated",
            "strength": 3,
            "name": "compared",
            "words": "Set against before, elsewhere or a similar group.",
        }
    ]


def test_without_a_question_every_grade_of_every_scale_comes(client: Client) -> None:
    assert {grade["scale"] for grade in client.get(ADDRESS).json()["grades"]} == {
        "case",
        "initiative",
        "appraisal",
        "indicator",
    }


def test_a_grade_the_scale_does_not_have_is_refused_with_those_it_has(client: Client) -> None:
    response = client.get(ADDRESS, {"scale": "case", "grade": "splendid"})
    assert response.status_code == 422
    assert response.json()["problems"] == [
        {"field": "grade", "message": "Send one of: described, reported, evaluated, trial."}
    ]


def test_a_misspelt_question_is_refused_and_not_answered_with_everything(client: Client) -> None:
    response = client.get(ADDRESS, {"grad": "trial"})
    assert response.status_code == 422
    assert response.json()["problems"] == [
        {"field": "grad", "message": "There is nothing of this name here. Use: grade, scale."}
    ]
