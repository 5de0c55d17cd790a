"""``calculate business-case``: JSON in and out, a published schema, and plain answers to bad files."""

import copy
import json
from pathlib import Path

import pytest

from coproduction_star.cli.main import main
from coproduction_star.data.business_cases import read, write
from coproduction_star.data.business_cases.sentences import pounds, share_of
from coproduction_star.data.parts import Part

REFERENCE = Path(__file__).parents[3] / "docs/reference"
EXAMPLE = json.loads((REFERENCE / "business-case.example.json").read_text())
SCHEMA = json.loads((REFERENCE / "business-case.schema.json").read_text())
RESULT = json.loads((REFERENCE / "business-case-result.schema.json").read_text())
WORDS = {"object": dict, "array": list, "string": str, "number": (int, float), "integer": int, "boolean": bool,
         "null": type(None)}  # fmt: skip


@pytest.fixture
def calculate(tmp_path, capsys):
    def run(data):
        file = tmp_path / "case.json"
        file.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
        code = main(["calculate", "business-case", str(file)])
        out, err = capsys.readouterr()
        return code, out, err

    return run


def changed(*path, to):
    data = copy.deepcopy(EXAMPLE)
    inside = data
    for step in path[:-1]:
        inside = inside[step]
    if to is None:
        del inside[path[-1]]
    else:
        inside[path[-1]] = to
    return data


def breaches(value, schema, where="$", *, root=SCHEMA):
    """What of the schema a value does not keep; only the words our schemas use."""
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].rpartition("/")[2]]
    if "anyOf" in schema:
        tried = [breaches(value, each, where, root=root) for each in schema["anyOf"]]
        return min(tried, key=len)
    if "enum" in schema:
        return [] if value in schema["enum"] else [f"{where}: {value!r}"]
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if not any(isinstance(value, WORDS[kind]) for kind in kinds):
        return [f"{where}: no {schema['type']}"]
    found = []
    if isinstance(value, dict):
        rest = schema.get("additionalProperties", True)
        found += [f"{where}: lacks {key}" for key in schema.get("required", ()) if key not in value]
        for key, each in value.items():
            inside = schema.get("properties", {}).get(key, rest)
            at = f"{where}.{key}"
            found += [f"{where}: {key} unknown"] if inside is False else breaches(each, inside, at, root=root)
    elif isinstance(value, list):
        found += [
            one for n, each in enumerate(value) for one in breaches(each, schema["items"], f"{where}[{n}]", root=root)
        ]
    elif isinstance(value, int | float) and not isinstance(value, bool):
        low, high = schema.get("minimum", value), schema.get("maximum", value)
        found += [] if low <= value <= high else [f"{where}: {value} out of range"]
    return found


def test_the_example_gives_a_result_that_opens_with_a_sentence(calculate):
    code, out, err = calculate(EXAMPLE)
    assert (code, err) == (0, "")
    result = json.loads(out)
    assert result["sentence"] == result["sentences"][0]
    assert breaches(result, RESULT, root=RESULT) == []
    assert result["sentence"].startswith("The youth programme brings society £")
    assert "Green Book 2026 (in force)" in result["sentence"]
    assert [row["kind"] for row in result["summary_table"]] == ["business as usual", "do minimum", "preferred"]
    assert result["simulation"]["seed"] == 11
    assert result["appraisal"]["elsewhere"][1]["pack"]["standing"] == "proposed, not in force"
    assert result["demand"]["age"][1]["without"] == pytest.approx(200)
    assert any("Not in these sums: less strain at home" in said for said in result["sentences"])
    assert any("The council" in said and "Mentors (£492,000" in said for said in result["sentences"])
    assert any("nobody has verified" in said for said in result["sentences"])
    assert {ruling["verdict"] for ruling in result["rules"]} == {"pass", "fail", "not applicable"}


def test_the_same_file_gives_the_same_result_to_the_letter(calculate):
    assert calculate(EXAMPLE) == calculate(EXAMPLE)


def test_the_order_of_keys_and_lines_changes_nothing_that_is_drawn(calculate):
    turned = {**EXAMPLE, "figures": dict(reversed(EXAMPLE["figures"].items()))}
    one, other = (json.loads(calculate(data)[1])["simulation"] for data in (EXAMPLE, turned))
    assert one == other


def test_no_band_of_value_for_money_is_printed(calculate):
    said = calculate(EXAMPLE)[1].lower()
    assert not [word for word in ("very high", "poor value", "high value for money", "medium value") if word in said]


def test_the_example_keeps_the_schema():
    assert breaches(EXAMPLE, SCHEMA) == []


def test_the_schema_refuses_what_it_should():
    assert breaches(changed("simulation", "draws", to=5), SCHEMA)
    assert breaches(changed("preferred", to=None), SCHEMA)
    assert breaches({**EXAMPLE, "colour": "red"}, SCHEMA)


def test_the_schema_of_the_result_is_as_its_dataclass_writes_it(monkeypatch):
    monkeypatch.syspath_prepend(str(REFERENCE.parents[1] / "tools"))
    import schemas

    assert (REFERENCE / "business-case-result.schema.json").read_text() == schemas.text("business-case")


def test_the_schema_names_every_key_the_command_reads_and_no_other():
    asked, known = {}, {}
    for data in (EXAMPLE, FULL):
        file = Part.of(copy.deepcopy(data))
        read(file)
        for part in file._every:
            schema = schema_at(part._path)
            if "properties" in schema:
                known[id(schema)] = set(schema["properties"])
                asked.setdefault(id(schema), set()).update(part._asked)
    assert len(known) >= 14
    assert asked == known


def schema_at(path):
    schema = SCHEMA
    for step in path:
        inside = schema["items"] if isinstance(step, int) else schema.get("properties", {}).get(step)
        schema = inside or schema["additionalProperties"]
        if "$ref" in schema:
            schema = SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]]
    return schema


FULL = copy.deepcopy(EXAMPLE)
FULL["prices"]["index"] = {"2019": 100, "2018": 98}
FULL["prices"]["index_source"] = "own"
FULL["figures"]["completing"]["form"] = "triangular"
FULL["groups"].append({"id": "all", "name": "All", "source": "s", "median_income": 10, "population_median_income": 10})
FULL["options"][1]["transfers"] = [
    {"id": "t", "name": "T", "amount": "an hour", "paid_by": "council", "gained_by": "young", "years": {"each": [1]}}
]
FULL["demands"].append({"id": "b", "name": "B", "source": "s", "need": [1, 2]})

BAD = {
    "a negative population": (("figures", "young people", "central"), -5, "below 0", "0 or more"),
    "a rate over 100 %": (("figures", "completing", "central"), 1.2, "no share", "from 0 to 1"),
    "a probability of 40": (("figures", "completing", "central"), 40, "no share", "If you mean 40 %, write 0.4"),
    "a rate of 2 meaning 2 %": (("figures", "extra in work", "low"), 2, "no share", "write 0.02"),
    "a currency sign": (("figures", "courses", "central"), "£9,000,000", "the text '£9,000,000'", "currency"),
    "an end before a start": (
        ("options", 2, "costs", 0, "years"), {"first": 5, "last": 2}, "ends in year 2 and starts in year 5", "earlier",
    ),
    "mixed price years": (("figures", "courses", "price_year"), "2018", "prices of 2018", "Name a deflator"),
    "a price year that is none": (("figures", "courses", "price_year"), "15/16", "no price year", "2015/16"),
    "a range with one end": (("figures", "completing", "high"), None, "two ends", "low and high"),
    "a range that falls": (("figures", "completing", "low"), 0.9, "no triangular range", "rise in this order"),
    "a source left out": (("figures", "completing", "source"), None, "missing", 'Add "source"'),
    "a sunk cost": (("options", 0, "costs", 0, "sunk"), True, "spent already", "6.32"),
    "a slip of spelling": (("horizon_yeers",), 10, "not known", "horizon_years"),
    "an unknown rule pack": (("rule_pack",), "blue", "no rule pack", "green-book-2026"),
    "a health schedule of another pack": (("health_schedule",), "health-2030", "no schedule", "health-main-text"),
    "an unknown type of proposal": (("proposal_type",), "castle", "no type", "infrastructure"),
    "another format": (("format",), "something/2", "another format", "business-case/1"),
    "a WELLBY in another year": (("prices", "year"), "2024", "worth more in 2024", "gdp_per_head"),
    "a value we do not ship": (("figures", "one wellby", "published"), "HACT1", "no value we ship", "HO1.0/fiscal"),
    "an unknown deflator": (("prices", "deflator"), "cpi", "no deflator", "gdp-financial-2015"),
    "a share as a lognormal": (
        ("figures", "completing", "form"), "lognormal", "no lognormal range", "Use pert or beta",
    ),
    "a projection with other ages": (("demands", 0, "rates"), {"old": 0.1}, "same age bands", "Check ages"),
    "a figure that is not there": (("options", 0, "costs", 0, "amount"), "gold", "no figure 'gold'", "under figures"),
    "years left out": (("options", 0, "costs", 0, "years"), None, "which years", '"first": 0'),
    "an income of nothing": (
        ("groups", 0),
        {"id": "poorest", "name": "x", "source": "s", "median_income": 0, "population_median_income": 5},
        "above 0", "Give both",
    ),
    "an unknown tag": (("options", 2, "costs", 0, "tags"), ["gdp"], "no tag", "construction"),
    "inflation without a source": (("prices", "inflation_source"), None, "no source", "Say where"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_gets_field_reason_and_remedy(calculate, name):
    path, to, reason, remedy = BAD[name]
    code, out, err = calculate(changed(*path, to=to))
    assert (code, out) == (2, "")
    told = [line for line in err.splitlines() if reason in line and remedy in line]
    assert told, err


def test_every_problem_is_named_at_once(calculate):
    data = changed("figures", "completing", "central", to=40)
    data["figures"]["young people"]["central"] = -1
    data["preferred"] = 7
    assert len(calculate(data)[2].splitlines()) == 3


def test_a_file_that_is_no_json_is_refused(calculate):
    code, _out, err = calculate("{")
    assert code == 2
    assert "not JSON" in err


def test_a_unit_value_brings_its_prices_and_its_source(calculate):
    data = changed("prices", to={"year": "2015/16", "deflator": "gdp-financial-2015"})
    money = [name for name, figure in data["figures"].items() if figure["kind"] == "money"]
    for name in money:
        data["figures"][name] = {"kind": "money", "published": "HO1.0/fiscal"}
    code, out, err = calculate(data)
    assert (code, err) == (0, "")
    now = json.loads(out)["appraisal"]["options"][0]
    assert now["metrics"]["costs"] == pytest.approx(7276.417281107909)
    assert now["cash"] is None
    assert any("no cash view" in said for said in json.loads(out)["sentences"])


def test_a_published_value_is_money_without_saying_so_and_a_bad_one_is_told_once(calculate):
    figure = (
        EXAMPLE["figures"]["an hour"] if "an hour" in EXAMPLE["figures"] else next(iter(EXAMPLE["figures"].values()))
    )
    name = next(key for key, value in EXAMPLE["figures"].items() if value is figure)
    code, _out, err = calculate(changed("figures", name, to={"published": "ZZ1.0/fiscal"}))
    assert code == 2
    assert "is no value we ship" in err
    assert "no share" not in err
    assert "kind" not in err.replace("code and kind", "")


def test_a_limit_is_written_out_in_full(calculate):
    _code, _out, err = calculate(changed("simulation", to={"draws": 1}))
    assert "Use a number from 100 to 10000000." in err


def test_a_wellby_is_uprated_by_prices_and_by_gdp_per_head(calculate):
    data = changed("prices", to={"year": "2024", "deflator": "gdp-calendar-2025",
                                 "gdp_per_head": {"2019": 100, "2024": 102}})  # fmt: skip
    code, out, err = calculate(data)
    assert (code, err) == (0, "")
    [wellby] = [s for s in json.loads(out)["appraisal"]["switches"]
                if s["figure"] == "one wellby" and not s["other"]]  # fmt: skip
    assert wellby["central"] == pytest.approx(13_000 * 1.02**1.3)


def later_wellbeing(**value):
    """50 WELLBYs in year 10, of a value that says only this of itself."""
    data = changed("horizon_years", to=10)
    data["figures"] |= {
        "fifty": {"kind": "count", "central": 50, "source": "test"},
        "one point": {"kind": "effect", "central": 1, "source": "test"},
    }
    said = {"id": "v", "name": "Wellbeing", "amount": "one wellby", "kind": "social", "gained_by": "young"}
    data["options"][2]["outcomes"] = [{
        "id": "later", "name": "Later", "in_need": "fifty", "effect": "one point", "corrected": False, "lag_years": 10,
        "years": {"first": 0, "last": 0}, "values": [said | value],
    }]  # fmt: skip
    data["options"][2].pop("unit", None)
    return data


def test_a_published_wellby_is_discounted_on_the_health_schedule(calculate):
    """50 × 13,000 ÷ 1.015 ^ 10 = 560,084, though the line says neither health nor wellby (p. 57)."""
    code, out, err = calculate(later_wellbeing())
    assert (code, err) == (0, "")
    result = json.loads(out)
    assert result["appraisal"]["options"][2]["metrics"]["benefits"] == pytest.approx(650_000 / 1.015**10)
    verdicts = {ruling["rule"]: ruling["verdict"] for ruling in result["rules"]}
    assert verdicts["Health and life effects have their own rate."] == "pass"
    assert verdicts["Large changes in wellbeing are tested another way."] == "fail"


def test_a_wellby_that_was_written_out_is_still_one_when_it_is_read_again(calculate):
    data = write(read(Part.of(later_wellbeing())).case)
    assert data["figures"]["one wellby"]["wellby"] is True
    assert json.loads(calculate(data)[1])["appraisal"]["options"][2]["metrics"]["benefits"] == pytest.approx(
        560_083.98
    )


def test_a_wellby_that_is_said_to_be_none_is_refused(calculate):
    assert "health schedule" in calculate(later_wellbeing(health=False))[2]
    data = later_wellbeing()
    data["figures"]["one wellby"]["wellby"] = False
    assert "Leave wellby out" in calculate(data)[2]


@pytest.mark.parametrize("spoil", [
    lambda data: data["figures"].update({"half \ud800": {"kind": "count", "central": 1, "source": "test"}}),
    lambda data: data["figures"]["completing"].update(label="half \udfff"),
    lambda data: data.update(title="\ud83d"),
])  # fmt: skip
def test_half_a_character_in_a_name_is_refused(calculate, spoil):
    data = copy.deepcopy(EXAMPLE)
    spoil(data)
    code, out, err = calculate(data)
    assert (code, out) == (2, "")
    assert "half a character" in err
    assert err.encode("utf-8")


def test_a_rise_beyond_every_number_is_refused_with_what_to_do(calculate):
    data = changed("horizon_years", to=500)
    data["figures"]["rise"] = {"kind": "rate", "central": 10, "source": "test"}
    data["options"][2]["costs"][0] |= {"growth": "rise", "years": {"first": 0, "last": 500}}
    code, out, err = calculate(data)
    assert (code, out) == (2, "")
    assert "grow beyond every number" in err


def test_amounts_and_shares_are_written_as_people_say_them():
    assert [pounds(amount) for amount in (12.5, 1234, -2_500_000)] == ["£12.50", "£1,234", "−£2.5 million"]
    assert [share_of(s) for s in (0, 0.001, 0.5, 0.9999, 1)] == ["0%", "under 1%", "50%", "over 99%", "100%"]
