from pathlib import Path

import pytest

from coproduction_star.data.content_files import Language
from coproduction_star.data.errors import BadContent, DataError
from coproduction_star.data.explorer import prompts
from coproduction_star.data.explorer.loader import FOLDER, load_prompts
from coproduction_star.data.vocabularies import Co


def test_each_co_has_questions_that_end_as_questions():
    for co, asked in prompts().items():
        assert asked.co is co
        assert len(asked.asks) >= 3
        assert all(question.endswith("?") for question in asked.asks)


def test_the_welsh_is_marked_as_awaiting_a_check():
    welsh = prompts(Language.WELSH)
    assert all(asked.translation.awaiting_check for asked in welsh.values())
    assert welsh[Co.CO_ASSESS].asks != prompts()[Co.CO_ASSESS].asks


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for file in FOLDER.iterdir():
        if file.name.endswith(".yaml") and ".cy." not in file.name:
            (tmp_path / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    return tmp_path


def test_a_co_without_questions_is_named(folder):
    (folder / "co-assess.yaml").unlink()
    with pytest.raises(DataError, match="Questions are missing for: co-assess"):
        load_prompts(folder)


def test_a_missing_field_names_file_and_field(folder):
    file = folder / "co-design.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("would_be:", "woud_be:"), encoding="utf-8")
    with pytest.raises(BadContent) as refused:
        load_prompts(folder)
    assert "co-design.yaml" in str(refused.value)
    assert "would_be" in str(refused.value)
